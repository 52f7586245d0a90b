import { withRow, withText } from '../../examples.ts'
import { replaceAt, spotAt } from '../../reading/usages.ts'
import type { Finding, TextRule } from '../../rule.ts'

/**
 * A hyphen at the end of a line inside a word or name; "C- HaLam", "X- quang"; "21- KH/TU". "kinh tế - xã hội" has a
 * blank before it, "BTV- Bí thư" is a typo of another kind.
 */
const cut =
  /(?<=\p{L})-[ \t]*\n\s*(?=\p{L})|(?<=(?<!\p{L})\p{Lu})-[ \u00A0]+(?=\p{L})|(?<=(?<!\p{L})\p{Lu}{2,3})-[ \u00A0]+(?=\p{Lu}(?:\p{Lu}|\p{Ll}+\p{Lu}))|(?<=\d)-[ \u00A0]+(?=\p{Lu}\p{L}{0,4}\/)/gu
/** Two common words: they may have been one line, or two words without any hyphen. */
const betweenWords = /^\p{Ll}{2}-\s+\p{Ll}/u

export const namesNotCut: TextRule = {
  name: 'names-not-cut',
  id: 'FMT-15',
  severity: 'info',
  detection: 'mechanical',
  scope: 'text',
  title: 'Dấu nối cuối dòng thuộc tên riêng',
  why: 'A name that a line end cut in two is found by no search and read as two words.',
  check: (unit) =>
    unit.text.includes('-')
      ? [...unit.text.matchAll(cut)].map(({ index, 0: found }): Finding => {
          const end = index + found.length
          return betweenWords.test(unit.text.slice(Math.max(0, index - 2), end + 1))
            ? {
                spot: spotAt(unit, index, end),
                found,
                expected: '',
                message: 'Từ bị ngắt ở dấu nối cuối dòng. Hãy ghi liền, hoặc bỏ dấu nối.',
              }
            : replaceAt(
                unit,
                index,
                end,
                '-',
                'Tên gọi bị ngắt ở dấu nối. Hãy ghi liền, không có khoảng trắng sau dấu nối.',
                'Ghi liền',
              )
        })
      : [],
  examples: {
    good: [
      withText('Hệ thống C-HaLam.'),
      withText('Đồng chí Ủy viên BTV- Bí thư Đảng ủy; giai đoạn 2026 - 2030 UBND/HĐND.'),
      withText('Phát triển kinh tế - xã hội.'),
      withText('Nghị quyết số 57-NQ/TW.'),
      withRow({ requiredResult: '- 01 báo cáo;\n- 01 hệ thống' }),
    ],
    bad: [
      {
        notice: withText('Hệ thống C- HaLam.'),
        finds: [{ in: 'item 1', found: '- ', expected: '-', afterFix: 'Hệ thống C-HaLam.' }],
      },
      {
        notice: withText('Mua 02 máy chụp X- quang.'),
        finds: [{ in: 'item 1', found: '- ', expected: '-', afterFix: 'Mua 02 máy chụp X-quang.' }],
      },
      {
        notice: withText('Thực hiện Kế hoạch số 21- KH/TU.'),
        finds: [{ in: 'item 1', found: '- ', expected: '-', afterFix: 'Thực hiện Kế hoạch số 21-KH/TU.' }],
      },
      { notice: withRow({ name: 'Đẩy mạnh chuyển-\nđổi số' }), finds: [{ in: 'row 1 name', found: '-\n' }] },
      {
        notice: withRow({ name: 'Nâng cấp nền tảng C-\nHaLam' }),
        finds: [{ in: 'row 1 name', found: '-\n', expected: '-', afterFix: 'Nâng cấp nền tảng C-HaLam' }],
      },
    ],
  },
}
