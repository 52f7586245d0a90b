import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { dayOfSerial, isLeaving } from '../../../domain/words/leavings.ts'
import { withRow } from '../../examples.ts'
import type { TextRule } from '../../rule.ts'

export const cellWithoutLeavings: TextRule = {
  name: 'cell-without-leavings',
  id: 'TAB-23',
  severity: 'error',
  detection: 'mechanical',
  scope: 'text',
  title: 'Ô còn phần sót của Excel',
  why: 'What Excel could not show would be printed in place of a body, a task or a day.',
  check: ({ spot, text, kind, role }) => {
    if (kind !== 'cell') return []
    const cell = text.trim()
    if (!isLeaving(cell, role === 'plannedTime' || role === 'assigned')) return []
    const day = dayOfSerial(cell)
    const written = day === null ? '' : writeShortDate(day)
    const start = text.indexOf(cell)
    const where = { ...spot, span: [start, start + cell.length] as const }
    return [
      {
        spot: where,
        found: cell,
        expected: written,
        message:
          written === ''
            ? `Ô ghi “${cell}” là phần còn sót của Excel. Hãy xem lại bảng gốc và ghi nội dung của ô.`
            : `Ô ghi “${cell}” là số ngày của Excel, tức ngày ${written}. Hãy ghi ngày.`,
        fix: written === '' ? undefined : { label: `Thay bằng ${written}`, changes: [{ spot: where, text: written }] },
      },
    ]
  },
  examples: {
    good: [withRow({}), withRow({ requiredResult: '46183' }), withRow({ name: 'Xử lý lỗi #N/A trong bảng tổng hợp' })],
    bad: [
      { notice: withRow({ lead: '#N/A' }), finds: [{ in: 'row 1 lead', found: '#N/A' }] },
      { notice: withRow({ name: '########' }), finds: [{ in: 'row 1 name', found: '########' }] },
      {
        notice: withRow({ plannedTime: '46183' }),
        finds: [{ in: 'row 1 plannedTime', found: '46183', expected: '10/6/2026', afterFix: '10/6/2026' }],
      },
    ],
  },
}
