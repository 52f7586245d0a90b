/** The words of a text that say something, so that two texts about one thing can be known as such. */
import { isLetterOrNumber, skip } from '../../domain/words/letters.ts'
import type { TaskCells } from '../../domain/notice/notice.ts'
import { spellOut } from '../../domain/words/abbreviations.ts'
import { fold } from '../../domain/words/text.ts'
import { wordPairs } from '../../domain/words/words.ts'

/** Words without marks, short forms spelled out, and the place where each begins. */
export interface ReadWords {
  readonly words: readonly string[]
  readonly starts: readonly number[]
}

/** The cells of a row by their words. */
export type RowWords = Readonly<Record<'name' | 'requiredResult' | 'assigned', ReadWords>>

/** Words that join others or date them. Told with their marks: "đề" (án) is no "để". */
const joining = new Set(
  (
    'và các những của cho trong tại theo với để được là đến từ về trên bảo đảm đảm phải có một số việc này đó khi do bằng cùng như hoặc nhất ' +
    'ngày tháng năm quý trước sau chậm định kỳ hằng hàng'
  ).split(' '),
)
const number = /^\d+$/
const folded = new Map<string, readonly string[]>()
const mostRemembered = 20_000

/** Reads the words of a text. */
export function readWords(text: string): ReadWords {
  const lower = text.toLowerCase()
  const words: string[] = []
  const starts: number[] = []
  for (let at = 0; at < lower.length; at += 1) {
    if (!isLetterOrNumber(lower, at)) continue
    const start = at
    at = skip(lower, at, isLetterOrNumber)
    // "KH&CN" is one word.
    while (lower.charAt(at) === '&' && isLetterOrNumber(lower, at + 1)) at = skip(lower, at + 1, isLetterOrNumber)
    for (const one of wordsOf(lower.slice(start, at))) {
      words.push(one)
      starts.push(start)
    }
  }
  return { words, starts }
}

/** Folding is the dear part, and notices say the same words over and over. Nothing for numbers and words that only join. */
function wordsOf(written: string): readonly string[] {
  const before = folded.get(written)
  if (before !== undefined) return before
  if (folded.size >= mostRemembered) folded.clear()
  const all = spellOut(written)
    ?.toLowerCase()
    .match(/\p{L}+/gu) ?? [written]
  const read = all.filter((word) => !number.test(word) && !joining.has(word)).map(fold)
  folded.set(written, read)
  return read
}

const knownRows = new WeakMap<TaskCells, RowWords>()

/** Words of the cells of a row that speak of its work, read once for all rules. */
export function readRowWords(row: TaskCells): RowWords {
  const before = knownRows.get(row)
  if (before !== undefined) return before
  const read = {
    name: readWords(row.name),
    requiredResult: readWords(row.requiredResult),
    assigned: readWords(row.assigned),
  }
  knownRows.set(row, read)
  return read
}

const phrases = [
  'khoa học công nghệ đổi mới sáng tạo chuyển đổi số',
  'công nghệ và chuyển đổi',
  'khoa học và đổi mới',
  'ban chỉ đạo',
  'cơ quan, đơn vị, địa phương',
  'đơn vị liên quan',
  'cơ quan liên quan',
  'ủy ban nhân dân tỉnh',
  'hội đồng nhân dân tỉnh',
  'địa bàn tỉnh',
  'cấp có thẩm quyền',
  'cán bộ, công chức, viên chức',
  'nhiệm vụ, giải pháp',
  'tổ chức thực hiện',
  'triển khai thực hiện',
  'thực hiện nhiệm vụ',
  'trung ương',
  'tỉnh ủy',
  'công nghệ thông tin',
  'cơ sở dữ liệu',
  'an toàn thông tin',
  'đáp ứng yêu cầu',
  'kế hoạch tổ chức',
  'xây dựng kế hoạch',
  'báo cáo kết quả',
  'rà soát',
  'phục vụ',
  'xây dựng',
  'hệ thống chính trị',
  'hoàn thiện',
  'nâng cao',
  'triển khai',
  'trung tâm',
  'dữ liệu',
  'giai đoạn',
  'người dân, doanh nghiệp',
  'ban hành',
  'quy định pháp luật',
  'thủ tục hành chính',
  'giải quyết thủ tục',
  'đưa vào vận hành',
  'đưa vào sử dụng',
  'hoàn thiện đưa vào',
  'dịch vụ công trực tuyến',
  'phát triển khoa học',
  'tham mưu',
  'đề xuất',
  'chất lượng',
  'hiệu quả',
  'cấp tỉnh',
  'cấp xã',
  'nguồn lực',
  'hoàn thành nhiệm vụ',
  'hoàn thành xây dựng',
]
const everywhere = new Set(phrases.flatMap((phrase) => wordPairs(readWords(phrase).words)))

/** Any notice of this kind is full of this pair: that two texts have it proves nothing. */
export function isEverywhere(pair: string): boolean {
  return everywhere.has(pair)
}
