import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { notice, withText } from '../../examples.ts'
import { citationsIn } from '../../reading/citations.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

const on = (...texts: readonly string[]) => notice({ bases: texts.map((text, at) => ({ id: `basis-${at}`, text })) })

export const basesIssuedBefore: NoticeRule = {
  name: 'bases-issued-before',
  id: 'REG-05',
  severity: 'error',
  detection: 'crossDocument',
  scope: 'notice',
  title: 'Căn cứ ban hành sau văn bản',
  why: 'A notice cannot rest on a document that did not exist yet: one of the two dates is wrong.',
  check: ({ notice: { closing }, texts, issuedOn }) => {
    if (issuedOn === null) return []
    // What is replaced is REG-04's to judge.
    const replaces = new Set(closing.filter(({ role }) => role === 'replaces').map(({ id }) => id))
    return texts.flatMap((unit): Finding[] => {
      if (replaces.has(unit.spot.part)) return []
      return citationsIn(unit).flatMap(({ date, start, end }): Finding[] => {
        if (date === null || date <= issuedOn) return []
        return [
          {
            spot: { ...unit.spot, span: [start, end] },
            found: unit.text.slice(start, end),
            expected: '',
            message: `Văn bản này ban hành ngày ${writeShortDate(date)}, sau ngày của thông báo (${writeShortDate(issuedOn)}). Hãy kiểm tra lại hai ngày này.`,
          },
        ]
      })
    })
  },
  examples: {
    good: [
      notice(),
      on('Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ'),
      on('Căn cứ Quyết định số 505-QĐ/TU, ngày 14/4/2026 của Ban Thường vụ Tỉnh ủy về việc kiện toàn Ban Chỉ đạo'),
      on('Căn cứ Quy chế làm việc của Ban Chỉ đạo'),
      {
        ...on('Căn cứ Quyết định số 505-QĐ/TU, ngày 19/3/2027 của Ban Thường vụ Tỉnh ủy'),
        header: { ...notice().header, date: null },
      },
    ],
    bad: [
      {
        notice: on(
          'Căn cứ Quyết định số 505-QĐ/TU, ngày 15/4/2026 của Ban Thường vụ Tỉnh ủy về việc kiện toàn Ban Chỉ đạo',
        ),
        finds: [{ in: 'basis 1', found: 'Quyết định số 505-QĐ/TU, ngày 15/4/2026 của Ban Thường vụ Tỉnh ủy' }],
      },
      {
        notice: withText('Giao Sở Tài chính thực hiện Công điện số 47/CĐ-TTg, ngày 22/9/2026 của Thủ tướng Chính phủ.'),
        finds: [{ in: 'item 1', found: 'Công điện số 47/CĐ-TTg, ngày 22/9/2026 của Thủ tướng Chính phủ' }],
      },
      {
        notice: on(
          'Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị',
          'Căn cứ Quy định số 243-QĐ/TU, ngày 05/01/2027 của Ban Thường vụ Tỉnh ủy',
        ),
        finds: [{ in: 'basis 2', found: 'Quy định số 243-QĐ/TU, ngày 05/01/2027 của Ban Thường vụ Tỉnh ủy' }],
      },
    ],
  },
}
