/** The heading of a member in an assignment notice: who, in which posts, in which role of the committee. */
import { squeeze } from '../words/text.ts'

export interface Member {
  /** Empty where the notice names the post alone. */
  readonly name: string
  readonly posts: readonly string[]
  /** Role in the committee: "Phó Trưởng Ban Chỉ đạo". Empty when the heading gives none. */
  readonly role: string
}

/** First words of a post: where the name of the person ends and where a comma begins another post. */
const titles = [
  '[ỦU][yỷ] viên',
  'Thành viên',
  '(?:Tỉnh|Thành|Đảng) [ủu][yỷ] viên',
  'Thường trực',
  'Bí thư',
  'Chủ tịch',
  'Giám đốc',
  'Chủ nhiệm',
  'Trưởng (?:Ban|Phòng|Đoàn|Tiểu ban)',
  'Chánh (?:Văn phòng|Thanh tra|án)',
  'Chỉ huy',
  'Chính [ủu][yỷ]',
  'Tổng (?:Bí thư|Giám đốc|Biên tập)',
  '(?:Hiệu|Viện|Cục|Chi cục|Vụ|Tổ|Bộ) trưởng',
  'Tổ phó',
  'Hiệu phó',
  'Thứ trưởng',
  'Thủ tướng',
  'Đại biểu',
  'Lãnh đạo',
].join('|')
const postWords = `(?:(?:Nguyên|Quyền|Phó) )?(?:${titles})`
const startsPost = new RegExp(`^${postWords}(?!\\p{L})`, 'iu')
/** Two capital words and more: "Nguyễn Văn An", "TRẦN THỊ BÌNH", "H'Lan Niê". */
const personName = /^\p{Lu}[\p{L}'’]*(?:\s+\p{Lu}[\p{L}'’]*){1,5}(?=\s|,|$)/u
const address = /^(?:(?:các )?đồng chí|đ\/c|ông|bà)\s+/iu
const dash = /\s+[-–—]\s*|\s*[–—]\s*|-\s+|\s+kiêm\s+/u
const commaBeforePost = new RegExp(`,\\s*(?=${postWords}(?!\\p{L}))`, 'iu')
const committeeRole = new RegExp(
  '^(?:(?:Phó )?Trưởng Ban(?: Thường trực)?(?: Ban)?(?: Chỉ đạo.*)?' +
    '|(?:[ỦU][yỷ] viên|Thành viên)(?: Thường trực)?(?: Ban(?: Chỉ đạo.*)?)?)$|Tổ Giúp việc|Hội đồng Tư vấn|Tiểu ban',
  'iu',
)

/**
 * "Đồng chí Nguyễn Văn An, Bí thư Tỉnh ủy - Trưởng Ban Chỉ đạo". Posts are parted by dashes, by "kiêm" and by a
 * comma before another post; the commas of a field of work ("phụ trách khoa học, công nghệ") part nothing.
 */
export function readMember(heading: string): Member {
  const line = squeeze(heading)
    .replace(address, '')
    .replace(/[.,;:]+$/u, '')
  const name = readName(line)
  const parts = line
    .slice(name.length)
    .replace(/^[\s,–—-]+/u, '')
    .split(dash)
    .flatMap((part) => part.split(commaBeforePost))
    .map((post) => post.trim())
    .filter((post) => post !== '')
  const last = parts.at(-1) ?? ''
  return committeeRole.test(last) ? { name, posts: parts.slice(0, -1), role: last } : { name, posts: parts, role: '' }
}

/** The capital words in front, up to the first word of a post. */
function readName(line: string): string {
  const words = personName.exec(line)?.[0].split(' ') ?? []
  const post = words.findIndex((_, at) => startsPost.test(line.slice(words.slice(0, at).join(' ').length).trim()))
  return (post === -1 ? words : words.slice(0, post)).join(' ')
}

/** True when `text` begins as a post does: "Giám đốc Sở Tài chính". */
export function beginsAsPost(text: string): boolean {
  return startsPost.test(text)
}
