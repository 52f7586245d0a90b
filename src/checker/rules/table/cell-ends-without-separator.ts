import { withRow } from '../../examples.ts'
import type { TextRule } from '../../rule.ts'

/** A comma, semicolon, colon or dash. */
const separator = /[,;:–-]/u
/** Sought from the end: a pattern that ends with `$` takes quadratic time over a long run of blanks. */
const blankOrSeparator = /[\s,;:–-]/u

export const cellEndsWithoutSeparator: TextRule = {
  name: 'cell-ends-without-separator',
  id: 'TAB-10',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'text',
  title: 'Thừa dấu phân cách cuối ô',
  why: 'A separator at the end announces something that does not follow: a part was lost, or the mark is too much.',
  check: ({ spot, text, kind }) => {
    if (kind !== 'cell') return []
    let from = text.length
    while (from > 0 && blankOrSeparator.test(text.charAt(from - 1))) from -= 1
    const found = text.slice(from).trim()
    // A cell that is only a dash says that there is nothing.
    if (from === 0 || !separator.test(found)) return []
    const start = text.indexOf(found, from)
    return [
      {
        spot: { ...spot, span: [start, start + found.length] },
        found,
        expected: '',
        message: `Ô kết thúc bằng dấu "${found}" mà không có gì theo sau. Hãy bỏ dấu, hoặc bổ sung phần còn thiếu.`,
        // What a colon announces is missing: without the colon nobody would see it.
        fix: found.includes(':')
          ? undefined
          : { label: 'Bỏ dấu thừa', changes: [{ spot: { ...spot, span: [from, text.length] }, text: '' }] },
      },
    ]
  },
  examples: {
    good: [
      withRow({}),
      withRow({ requiredResult: '01 hệ thống đi vào vận hành.' }),
      withRow({ coordinating: '- Các sở, ban, ngành;\n- UBND các xã, phường' }),
      withRow({ name: 'Ứng dụng GIS, BIM...' }),
      withRow({ plannedTime: '-' }),
    ],
    bad: [
      {
        notice: withRow({ sourceDocument: '08-CTr/BCĐ,' }),
        finds: [{ in: 'row 1 sourceDocument', found: ',', afterFix: '08-CTr/BCĐ' }],
      },
      {
        notice: withRow({ name: 'Canh tác lúa giảm phát thải; ' }),
        finds: [{ in: 'row 1 name', found: ';', afterFix: 'Canh tác lúa giảm phát thải' }],
      },
      {
        notice: withRow({ coordinating: 'Sở Tài chính, ;' }),
        finds: [{ in: 'row 1 coordinating', found: ', ;', afterFix: 'Sở Tài chính' }],
      },
      {
        notice: withRow({ requiredResult: 'Kết quả gồm:' }),
        finds: [{ in: 'row 1 requiredResult', found: ':' }],
      },
    ],
  },
}
