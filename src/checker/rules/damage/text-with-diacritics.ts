import { matchesOf } from '../../../domain/words/text.ts'
import { withRow, withText } from '../../examples.ts'
import { replaceAt, spotAt } from '../../reading/usages.ts'
import type { Finding, TextRule } from '../../rule.ts'

/** Words of every notice, without their marks. */
const stripped = new Set(
  'cua va thuc hien nhiem vu chuyen doi tinh nghi quyet bao cac don vi duoc khong hoan thanh truoc ngay thang nam giao so ban chi dao co quan ket qua trien khai khoa hoc cong nghe'.split(
    ' ',
  ),
)
/** Six words or more without any diacritics. */
const unmarkedRun = /(?<!\p{L})[a-z]+(?: [a-z]+){5,}(?!\p{L})/gu
/** From this length on, a run whose words all look Vietnamese is reported even if none of them is known. */
const minRunWithoutKnownWords = 7
/** A Vietnamese syllable without its marks. */
const bareSyllable = /^(?:ngh?|nh|ch|tr|th|ph|kh|gh?|gi|qu|[bcdhklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[mnptc])?$/
/** A letter where a digit belongs. */
const lostDigit = /(?<!\p{L})l(?=\d{1,3}(?:%|\b))|(?<=\d)[lO](?=\d|%)|(?<=\d)O(?!\p{L})/gu
/** A digit where a letter belongs. */
const strayDigit = /(?<=\p{Ll})[01](?=\p{Ll})|(?<=\p{Ll}{2})0(?![\d\p{L}])/gu

export const textWithDiacritics: TextRule = {
  name: 'text-with-diacritics',
  id: 'OCR-01',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'text',
  title: 'Văn bản mất dấu do nhận dạng',
  why: 'A scan that lost its marks says something else, or nothing, and no search finds it.',
  check: (unit) => {
    const bare = matchesOf(unit.text, unmarkedRun).flatMap(({ index, 0: found }): Finding[] => {
      const words = found.split(' ')
      // About half of Vietnamese words carry diacritics: a long run without any has lost them, if its words look Vietnamese.
      const known = words.filter((word) => stripped.has(word)).length
      const isSyllables = words.length >= minRunWithoutKnownWords && words.every((word) => bareSyllable.test(word))
      if (known * 2 < words.length && !isSyllables) return []
      return [
        {
          spot: spotAt(unit, index, index + found.length),
          found,
          expected: '',
          message: 'Đoạn này mất dấu tiếng Việt. Hãy gõ lại theo bản gốc.',
        },
      ]
    })
    const lettersForDigits = matchesOf(unit.text, lostDigit).map(({ index, 0: found }) =>
      replaceAt(
        unit,
        index,
        index + 1,
        found === 'l' ? '1' : '0',
        `Chữ “${found}” ở đây có lẽ là chữ số. Hãy đối chiếu bản gốc.`,
      ),
    )
    const digitsForLetters = matchesOf(unit.text, strayDigit).map(({ index, 0: found }) =>
      replaceAt(
        unit,
        index,
        index + 1,
        found === '0' ? 'o' : 'l',
        `Số “${found}” ở giữa từ có lẽ là chữ cái. Hãy đối chiếu bản gốc.`,
      ),
    )
    return [...bare, ...lettersForDigits, ...digitsForLetters]
  },
  examples: {
    good: [
      withText('Thực hiện Nghị quyết số 57-NQ/TW; phủ sóng 5G; đạt 100%.'),
      withText('Trang halam.gov.vn; nền tảng vneid; open data for all public bodies of the province.'),
      withRow({ requiredResult: '01 hệ thống; diện tích 12 km2' }),
    ],
    bad: [
      {
        notice: withRow({ requiredResult: '318 can nha duoc xay moi hoac sua chua' }),
        finds: [{ in: 'row 1 requiredResult', found: 'can nha duoc xay moi hoac sua chua' }],
      },
      {
        notice: withText('Giao cac don vi thuc hien nhiem vu chuyen doi so.'),
        finds: [{ in: 'item 1', found: 'cac don vi thuc hien nhiem vu chuyen doi so' }],
      },
      {
        notice: withText('Đạt l00% hồ sơ.'),
        finds: [{ in: 'item 1', found: 'l', expected: '1', afterFix: 'Đạt 100% hồ sơ.' }],
      },
      {
        notice: withText('Hoàn thành trước ngày 3O tháng 6.'),
        finds: [
          {
            in: 'item 1',
            found: 'O',
            expected: '0',
            afterFix: 'Hoàn thành trước ngày 30 tháng 6.',
          },
        ],
      },
      {
        notice: withText('Xây dựng kh0 dữ liệu.'),
        finds: [{ in: 'item 1', found: '0', expected: 'o', afterFix: 'Xây dựng kho dữ liệu.' }],
      },
    ],
  },
}
