import { withRow, withText } from './examples.ts'
import { replaceAt } from './read-usages.ts'
import type { Finding, TextRule } from './rule.ts'

/**
 * Words that stand alone: doubled they are a slip. Of other syllables the second may begin another word:
 * "thực hiện hiện đại hóa", "cơ quan quan trắc".
 */
const alone = 'các|của|và|là|cho|với|trong|về|được|đã|đang|sẽ|những|một|này|đó|tại|theo|để|do|bởi|khi|nếu|thì|mà|việc|phải|cần|trên|dưới|đến|bằng|cùng|như|hoặc|hay|giữa|giao|tỉnh|ngày|tháng'
const doubledWord = new RegExp(`(?<![\\p{L}\\d])(${alone}) +(\\1)(?![\\p{L}\\d])`, 'giu')
/** "triển khai triển khai"; not "Ban Chỉ đạo chỉ đạo". */
const doubledPhrase = /(?<![\p{L}\d])(\p{L}+ +\p{L}+(?: +\p{L}+)?) +(\1)(?![\p{L}\d])/gu
/** Said twice on purpose. */
const meant = new Set(['từng bước', 'ngày càng', 'hằng ngày', 'từng ngày', 'mỗi ngày', 'rất nhiều', 'lần lượt', 'đời đời'])

export const wordsNotRepeated: TextRule = {
  name: 'words-not-repeated',
  id: 'SPL-06',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'text',
  title: 'Lặp từ',
  why: 'A word typed twice at the end of a line is overlooked by everyone but the reader.',
  check: (unit) =>
    [doubledWord, doubledPhrase].flatMap((pattern) =>
      [...unit.text.matchAll(pattern)].flatMap(({ index, 0: found, 1: once = '', 2: again = '' }): Finding[] => {
        // "Bộ … Công nghệ Công nghệ": a name may begin with the word before it.
        if (meant.has(once.toLowerCase()) || /^\p{Lu}/u.test(again)) return []
        return [replaceAt(unit, index, index + found.length, once, `“${once}” được ghi hai lần liền nhau. Hãy bỏ một lần.`, `Chỉ giữ một “${once}”`)]
      }),
    ),
  examples: {
    good: [
      withText('Thực hiện hiện đại hóa, cơ quan quan trắc, phát triển triển vọng; từng bước từng bước hoàn thiện.'),
      withText('Năm năm qua, các cơ quan luôn luôn chủ động, dần dần hoàn thiện.'),
      withText('Giao các sở. Các sở báo cáo; các, các.'),
      withText('Giao Sở Tài chính Tài chính. Ban Chỉ đạo chỉ đạo các sở.'),
      withRow({}),
    ],
    bad: [withText('Giao các các sở, ban, ngành.'), withText('Tiếp tục triển khai triển khai nhiệm vụ.'), withRow({ assigned: 'Báo cáo kết quả của của đơn vị trước ngày 30/5/2026' })],
  },
}
