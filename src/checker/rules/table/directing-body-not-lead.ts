import { resolveBody } from '../../../domain/bodies/body-directory.ts'
import { fold, squeeze } from '../../../domain/words/text.ts'
import { withRow } from '../../examples.ts'
import { type RowRule, inCell } from '../../rule.ts'

export const directingBodyNotLead: RowRule = {
  name: 'directing-body-not-lead',
  id: 'TAB-17',
  severity: 'info',
  detection: 'mechanical',
  clarity: 'responsibility',
  scope: 'row',
  title: 'Cơ quan chỉ đạo trùng cơ quan chủ trì',
  why: 'Who does the work cannot be who oversees it.',
  check: ({ row, task }, { directory }) => {
    const identify = (name: string) => resolveBody(name, directory)?.id ?? fold(squeeze(name))
    const directing = new Set(task.directing.map(({ name }) => identify(name)))
    return (
      task.leads
        // A part of the directing body that is named may well lead.
        .filter(({ name, subUnit }) => subUnit === '' && directing.has(identify(name)))
        .map(({ start, end }) => ({
          spot: inCell(row, 'lead', [start, end]),
          found: row.lead.slice(start, end),
          expected: 'cơ quan khác cơ quan chỉ đạo',
          message: `"${squeeze(row.lead.slice(start, end))}" vừa chỉ đạo vừa chủ trì. Hãy xem lại cơ quan chỉ đạo hoặc đơn vị trực tiếp chủ trì.`,
        }))
    )
  },
  examples: {
    good: [
      withRow({}),
      withRow({ directing: 'Tỉnh ủy', lead: 'Văn phòng Tỉnh ủy' }),
      withRow({ directing: 'UBND tỉnh', lead: 'UBND tỉnh (Văn phòng)' }),
      withRow({ directing: '', lead: '' }),
    ],
    bad: [
      {
        notice: withRow({ directing: 'Hội đồng nhân dân tỉnh', lead: 'HĐND tỉnh' }),
        finds: [{ in: 'row 1 lead', found: 'HĐND tỉnh', expected: 'cơ quan khác cơ quan chỉ đạo' }],
      },
      {
        notice: withRow({ directing: 'UBND tỉnh', lead: 'Sở Tài chính; Ủy ban nhân dân tỉnh' }),
        finds: [{ in: 'row 1 lead', found: 'Ủy ban nhân dân tỉnh', expected: 'cơ quan khác cơ quan chỉ đạo' }],
      },
    ],
  },
}
