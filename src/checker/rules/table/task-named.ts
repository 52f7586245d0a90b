import { squeeze } from '../../../domain/words/text.ts'
import { isTaskNamed } from '../../clarity.ts'
import { withRow } from '../../examples.ts'
import { type RowRule, inCell } from '../../rule.ts'

export const taskNamed: RowRule = {
  name: 'task-named',
  id: 'TAB-22',
  severity: 'warning',
  detection: 'mechanical',
  clarity: 'work',
  scope: 'row',
  title: 'Tên nhiệm vụ chưa rõ việc',
  why: 'Every assignment must be "rõ việc": a task without a name, or with a word or two, can be taken for any work.',
  check: ({ row }) => {
    const name = squeeze(row.name)
    // Without a lead it is rather the rest of the row above (TAB-01).
    if (isTaskNamed(name) || (name === '' && row.lead.trim() === '')) return []
    return [
      {
        spot: inCell(row, 'name'),
        found: row.name,
        expected: 'việc phải làm và đối tượng của việc đó',
        message:
          name === ''
            ? 'Ô "Tên nhiệm vụ" còn trống. Hãy ghi việc phải làm.'
            : `“${name}” quá ngắn để rõ việc phải làm. Hãy ghi đủ việc và đối tượng của việc đó.`,
      },
    ]
  },
  examples: {
    good: [withRow({}), withRow({ name: 'Khám sức khỏe học sinh' }), withRow({ name: '', lead: '' })],
    bad: [
      {
        notice: withRow({ name: '' }),
        finds: [{ at: 'row 1 name', expected: 'việc phải làm và đối tượng của việc đó' }],
      },
      ...['Báo cáo', 'Nâng cấp'].map((name) => ({
        notice: withRow({ name }),
        finds: [{ at: 'row 1 name', found: name, expected: 'việc phải làm và đối tượng của việc đó' }],
      })),
    ],
  },
}
