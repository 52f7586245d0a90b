import { notice, withRow, withText } from '../../examples.ts'
import { checkParts } from '../../memory.ts'
import { isInPartyForm } from '../../reading/official-form.ts'
import { replaceAt } from '../../reading/usages.ts'
import type { Finding, NoticeRule, TextUnit } from '../../rule.ts'

/** "./.", also with blanks between its marks, at the end of a text. */
const slashEnd = /\.\s*\/\s*\.?\s*$/u

export const endsWithoutSlash: NoticeRule = {
  name: 'ends-without-slash',
  id: 'FMT-19',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Dấu “./.” ở cuối văn bản',
  why: 'F-BODY-26: a Party document ends with a full stop; "./." is the end mark of State documents.',
  check: ({ notice: read, texts }, context) => (isInPartyForm(read) ? checkParts(checkText, texts, context) : []),
  examples: {
    good: [
      withText('Cơ quan Thường trực thông báo để các cơ quan biết, thực hiện.'),
      withText('Số ......./....... của cơ quan.'),
      withText('Theo mẫu tại địa chỉ hl.gov.vn/'),
      withRow({}),
      // A State organ ends its papers so.
      notice({
        ...withText('Giao Sở Tài chính bố trí kinh phí./.'),
        header: {
          ...notice().header,
          superiorOrgan: 'UBND TỈNH HÀ LÂM',
          issuingOrgans: [{ id: 'so', name: 'SỞ Y TẾ' }],
        },
      }),
    ],
    bad: [
      {
        notice: withText('Giao Sở Tài chính bố trí kinh phí./.'),
        finds: [{ in: 'item 1', found: './.', expected: '.', afterFix: 'Giao Sở Tài chính bố trí kinh phí.' }],
      },
      {
        notice: withText('Giao Sở Tài chính bố trí kinh phí. / .'),
        finds: [{ in: 'item 1', found: '. / .', expected: '.', afterFix: 'Giao Sở Tài chính bố trí kinh phí.' }],
      },
    ],
  },
}

function checkText(unit: TextUnit): readonly Finding[] {
  const found = slashEnd.exec(unit.text)
  if (found === null) return []
  const [mark] = found
  const message = `“${mark.trim()}” là cách kết thúc của văn bản cơ quan nhà nước. Văn bản của Đảng kết thúc bằng dấu chấm: hãy ghi “.”.`
  return [replaceAt(unit, found.index, found.index + mark.length, '.', message)]
}
