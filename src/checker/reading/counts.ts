/** Counts stated in a text ("06 trường", "ba nhóm") and the lists that they announce. */
import { groupNouns } from '../../domain/bodies/body-words.ts'
import { allPapers } from '../../domain/words/papers.ts'
import { countableThings } from '../../domain/words/products.ts'
import { anyOf } from '../../domain/words/word-patterns.ts'

const wordsInOrder = ['hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'] as const
const numberWords = new Map<string, number>(wordsInOrder.map((word, index) => [word, index + 2]))

/** What is counted when a list of that many follows; a "giai đoạn 02 năm (2026, 2027)" is none. */
const countedNouns = anyOf([
  ...groupNouns,
  ...allPapers,
  ...countableThings,
  'nhiệm vụ',
  'nội dung',
  'nhóm',
  'giải pháp',
  'chỉ tiêu',
  'mục tiêu',
  'yêu cầu',
  'vấn đề',
  'công việc',
  'việc',
  'lĩnh vực',
  'sản phẩm',
  'điểm',
  'trạm',
  'cụm',
  'bước',
  'tiêu chí',
  'nguyên tắc',
  'trụ cột',
  'đột phá',
  'thủ tục',
  'dịch vụ',
  'hạng mục',
  'thành phần',
  'khâu',
  'ý kiến',
  'hạn chế',
  'tồn tại',
  'khó khăn',
  'vướng mắc',
  'nguyên nhân',
  'bài học',
  'kết quả',
  'điều kiện',
  'biện pháp',
  'công trình',
  'chuyên đề',
  'đối tượng',
  'định hướng',
  'quan điểm',
  'thôn',
  'xóm',
  'tổ dân phố',
  'quy trình',
  'tuyến',
  'điểm nghẽn',
  'công nghệ',
  'phòng',
  'tổ',
  'đoàn',
])

const number = `(?<number>\\d{1,2}|${[...numberWords.keys()].join('|')})`
const from = '(?<![\\p{L}\\d/.,-]|(?:số|khoản|điều|nhóm|quý|tháng|năm|ngày|phụ lục|giai đoạn|đề án|lần|thứ) )'
/** "06 trường (tại các trường: A; B; C)". */
const inBrackets = new RegExp(
  `${from}${number} +(?:${countedNouns})(?!\\p{L})[^().;:\\n]{0,60}\\((?<list>[^()\\n]{3,1500})\\)`,
  'giu',
)
/** "03 nhiệm vụ sau: ", where a list of parts begins. */
const beforeParts = new RegExp(
  `${from}${number} +(?:${countedNouns})(?!\\p{L})(?<between>[^():.;\\n]{0,60})(?<end>: *)$`,
  'iu',
)
/** "6 rõ: rõ người, rõ việc", "“5 không” (không …, không …)": each part begins with the counted word. */
const sameWord =
  /(?<![\p{L}\d/.,-])(?<number>\d{1,2}) (?<word>rõ|không|tại chỗ|có|đúng|nhất|thật)[”"]? *[:(] *[“"]?(?<list>[^().;:\n]{5,400})/giu

export interface StatedCount {
  /** Place of the number in the text. */
  readonly start: number
  readonly end: number
  readonly written: string
  readonly stated: number
  /** How many are listed. */
  readonly listed: number
}

/** A number that a text states, with the count of the list in the same text. Only lists whose parts are surely told apart. */
export function findStatedCounts(text: string): StatedCount[] {
  if (!/[(:]/.test(text)) return []
  const found: StatedCount[] = []
  for (const match of text.matchAll(inBrackets)) {
    const listed = countParts(match.groups?.['list'] ?? '')
    const stated = place(match.groups?.['number'] ?? '', match.index)
    if (listed !== null && stated !== null) found.push({ ...stated, listed })
  }
  for (const match of text.matchAll(sameWord)) {
    const parts = (match.groups?.['list'] ?? '').split(/, *(?:và +)?|; *| và +/u)
    const word = (match.groups?.['word'] ?? '').toLowerCase()
    const stated = place(match.groups?.['number'] ?? '', match.index)
    const own = parts.filter((part) => part.trim().toLowerCase().startsWith(`${word} `))
    if (stated !== null && own.length > 1 && own[0] === parts[0]) found.push({ ...stated, listed: own.length })
  }
  return found
}

/** The number a text states right before a list of `listed` parts of its own: entries or items below. */
export function findCountBefore(text: string, listed: number): StatedCount | null {
  const match = beforeParts.exec(text)
  if (match === null) return null
  // "02 nhiệm vụ của 03 sở": the list may be of either.
  if (/\d/.test(match.groups?.['between'] ?? '')) return null
  const stated = place(match.groups?.['number'] ?? '', match.index)
  return stated === null ? null : { ...stated, listed }
}

/** A count as the other one is written: "03" beside "06", "5" beside "6", "hai" beside "ba". */
export function writeCountLike(count: number, like: string): string {
  if (/^[1-9]$/.test(like)) return String(count)
  const word = /^\d/.test(like) ? undefined : wordsInOrder[count - 2]
  if (word === undefined) return String(count).padStart(2, '0')
  return like.charAt(0) === like.charAt(0).toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1)
}

function place(written: string, start: number): Omit<StatedCount, 'listed'> | null {
  const stated = /^\d/.test(written) ? Number(written) : (numberWords.get(written.toLowerCase()) ?? 0)
  return stated < 2 ? null : { start, end: start + written.length, written, stated }
}

const thingWithName =
  /^(?!(?:Sở|Ban|Văn|Bộ|Công|Khoa)(?!\p{L}))(?:\p{Ll}+ ){1,3}\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){0,3}$|^(?:Trường|Trạm|Cầu|Hồ|Đập|Chợ|Kênh|Đường|Bản|Thôn|Xã|Phường) (?:\p{L}+ ){0,4}\p{Lu}\p{L}*$/u

/** Parts of a list in brackets: by ";", or by "," where each part is one name of a few capital words. */
function countParts(list: string): number | null {
  const bare = list.replace(/^[^:;,]{0,40}: */u, '')
  if (/(?:…|\.\.\.?|v\.v\.?|,? (?:vân vân|trong đó|bao gồm cả))/u.test(bare)) return null
  const parts = bare.split(/;(?: *và(?!\p{L}))?/u).filter((part) => part.trim() !== '')
  // A last "A; B và C" may hold two.
  if (parts.length > 1) return parts.some((part) => / và +\p{Lu}/u.test(part)) ? null : parts.length
  // "đường Khê Thượng, kênh Nà Lạ": a thing and its name. A name with "và" may be two.
  const named = bare.split(/, */u).map((part) => part.trim())
  if (named.length > 2 && !/ và /u.test(bare) && named.every((part) => thingWithName.test(part))) return named.length
  const names = bare.split(/, *(?:và +)?| và +/u).map((part) => part.trim())
  return names.length > 1 &&
    names.every(
      (name) =>
        /^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){0,3}$/u.test(name) && !/^(?:Sở|Ban|Văn|Bộ|Công|Khoa)(?!\p{L})/u.test(name),
    )
    ? names.length
    : null
}
