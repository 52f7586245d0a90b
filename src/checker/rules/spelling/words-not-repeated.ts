import { isLetterOrNumber } from '../../../domain/words/letters.ts'
import { withRow, withText } from '../../examples.ts'
import { replaceAt } from '../../reading/usages.ts'
import type { Finding, TextRule } from '../../rule.ts'

/**
 * Words that stand alone: doubled they are a typo. Of other syllables the second may begin another word:
 * "thực hiện hiện đại hóa", "cơ quan quan trắc", "bàn giao giao diện", "bằng bằng chứng".
 */
const alone = new Set(
  'các của và là cho với trong về được đã đang sẽ những một này đó tại để do bởi khi nếu thì mà phải trên dưới đến như hoặc hay giữa nhằm thuộc cũng vẫn vào tỉnh đạt có theo khỏi cần chưa rất nên vì gồm thêm mọi phường ngành nhiều'.split(
    ' ',
  ),
)
const word = /[\p{L}\d]+/gu
/** Said twice on purpose. */
const meant = new Set([
  'từng bước',
  'ngày càng',
  'hằng ngày',
  'từng ngày',
  'mỗi ngày',
  'rất nhiều',
  'lần lượt',
  'một cách',
  'cơ sở',
])
/** Where a sentence begins a capital says nothing: "Rà soát rà soát". */
const sentenceEnd = /(?:^|[.:;\n]\s?|[-+] )$/u

export const wordsNotRepeated: TextRule = {
  name: 'words-not-repeated',
  id: 'SPL-06',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'text',
  title: 'Lặp từ',
  why: 'A word typed twice at the end of a line is overlooked by everyone but the reader.',
  check: (unit) => {
    const { text } = unit
    if (!mayRepeat(text)) return []
    const words = [...text.matchAll(word)].map(({ index, 0: written }) => ({
      written,
      lower: written.toLowerCase(),
      start: index,
      end: index + written.length,
    }))
    const areNeighbours = (from: number, to: number) =>
      words.slice(from, to).every(({ end }, at) => /^ +$/.test(text.slice(end, words[from + at + 1]?.start)))
    return words.flatMap(({ lower, start }, at): Finding[] => {
      for (const length of [1, 2, 3]) {
        const again = words[at + length]
        if (again === undefined) break
        if (lower !== again.lower) continue
        const anyCase = length === 1 || sentenceEnd.test(text.slice(Math.max(0, start - 2), start))
        const last = words[at + 2 * length - 1]
        const isDoubled =
          last !== undefined &&
          words
            .slice(at, at + length)
            .every(({ written }, step) =>
              isSame(written, words[at + length + step]?.written ?? '', anyCase && step === 0),
            )
        if (!isDoubled || !areNeighbours(at, at + 2 * length - 1)) continue
        const once = text.slice(start, words[at + length - 1]?.end)
        // "Bộ … Công nghệ Công nghệ": a name may begin with the word before it. Of one syllable only those that stand alone tell.
        if (
          /^\p{Lu}/u.test(again.written) ||
          /\d/.test(once) ||
          (length === 1 ? !alone.has(lower) : meant.has(once.toLowerCase()))
        )
          continue
        return [
          replaceAt(
            unit,
            start,
            last.end,
            once,
            `“${once}” được ghi hai lần liền nhau. Hãy bỏ một lần.`,
            `Chỉ giữ một “${once}”`,
          ),
        ]
      }
      return []
    })
  },
  examples: {
    good: [
      withText('Thực hiện hiện đại hóa, cơ quan quan trắc, phát triển triển vọng; từng bước từng bước hoàn thiện.'),
      withText('Năm năm qua, các cơ quan luôn luôn chủ động, dần dần hoàn thiện.'),
      withText('Ngày ngày theo dõi, tháng tháng báo cáo; thường thường, từ từ, hằng hằng; 30 30 điểm.'),
      withText('Bàn giao giao diện, chứng minh bằng bằng chứng; hạ tầng cơ sở cơ sở dữ liệu.'),
      withText('Giao các sở. Các sở báo cáo; các, các.'),
      withText('Giao Sở Tài chính Tài chính. Ban Chỉ đạo chỉ đạo các sở.'),
      withRow({}),
    ],
    bad: [
      {
        notice: withText('Giao các các sở, ban, ngành.'),
        finds: [{ in: 'item 1', found: 'các các', expected: 'các', afterFix: 'Giao các sở, ban, ngành.' }],
      },
      {
        notice: withText('Tiếp tục triển khai triển khai nhiệm vụ.'),
        finds: [
          {
            in: 'item 1',
            found: 'triển khai triển khai',
            expected: 'triển khai',
            afterFix: 'Tiếp tục triển khai nhiệm vụ.',
          },
        ],
      },
      {
        notice: withText('Báo cáo kết quả kết quả.'),
        finds: [{ in: 'item 1', found: 'kết quả kết quả', expected: 'kết quả', afterFix: 'Báo cáo kết quả.' }],
      },
      {
        notice: withText('Rà soát rà soát hồ sơ.'),
        finds: [{ in: 'item 1', found: 'Rà soát rà soát', expected: 'Rà soát', afterFix: 'Rà soát hồ sơ.' }],
      },
      {
        notice: withRow({ assigned: 'Báo cáo kết quả của của đơn vị trước ngày 30/5/2026' }),
        finds: [
          {
            in: 'row 1 assigned',
            found: 'của của',
            expected: 'của',
            afterFix: 'Báo cáo kết quả của đơn vị trước ngày 30/5/2026',
          },
        ],
      },
    ],
  },
}

/** "Các các" is a typo; "Ban Chỉ đạo chỉ đạo" is none. */
function isSame(one: string, other: string, anyCase: boolean): boolean {
  return one === other || (anyCase && one.toLowerCase() === other.toLowerCase())
}

/** One quick check before the slow one: most texts say nothing twice. Words are compared by a number made of their letters. */
function mayRepeat(text: string): boolean {
  const lower = text.toLowerCase()
  const words: number[] = []
  for (let at = 0; at < lower.length; at += 1) {
    let sum = 0
    for (; at < lower.length && isLetterOrNumber(lower, at); at += 1)
      sum = (Math.imul(sum, 31) + lower.charCodeAt(at)) | 0
    if (sum !== 0) words.push(sum)
  }
  for (let at = 0; at < words.length; at += 1) {
    const one = words[at]
    if (
      one === words[at + 1] ||
      (one === words[at + 2] && words[at + 1] === words[at + 3]) ||
      (one === words[at + 3] && words[at + 1] === words[at + 4])
    )
      return true
  }
  return false
}
