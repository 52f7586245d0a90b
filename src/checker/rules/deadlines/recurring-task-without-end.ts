import { withRow } from '../../examples.ts'
import { type RowRule, inCell } from '../../rule.ts'

const recurring = /thường xuyên|định kỳ|hằng (?:tháng|quý|năm|tuần)|duy trì|tiếp tục/iu
/** That it is told of each month says nothing of the work. */
const report = /(?<=^|[.;\n]\s*)(?:[-+]\s*)?báo cáo(?!\p{L})[^.;\n]*/giu

export const recurringTaskWithoutEnd: RowRule = {
  name: 'recurring-task-without-end',
  id: 'DL-12',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'row',
  title: 'Nhiệm vụ thường xuyên lại có hạn một lần',
  why: 'Is it done on that day, or does it go on? The follow-up closes it or never does.',
  check: ({ row, task: { planned, assigned } }) => {
    const recurs = planned?.kind === 'continuous' || planned?.kind === 'cadence'
    const endsOnce =
      assigned !== null && ['date', 'weekOfMonth', 'month', 'quarter', 'year', 'partOfYear'].includes(assigned.kind)
    if (!recurs || !endsOnce || recurring.test(row.assigned.replaceAll(report, ''))) return []
    return [
      {
        spot: inCell(row, 'assigned'),
        found: row.assigned,
        expected: 'hạn hoàn thành và việc duy trì sau đó',
        message: `Kế hoạch ghi “${row.plannedTime}” nhưng nội dung giao chỉ có hạn một lần. Hãy ghi rõ việc gì xong đúng hạn, việc gì làm thường xuyên.`,
      },
    ]
  },
  examples: {
    good: [
      withRow({ plannedTime: 'Thường xuyên', assigned: 'Hoàn thành trước 30/5/2026. Thường xuyên duy trì, nâng cấp.' }),
      withRow({ plannedTime: 'Thường xuyên', assigned: 'Báo cáo định kỳ trước ngày 20 hằng tháng' }),
      withRow({ plannedTime: 'Quý IV năm 2026', assigned: 'Hoàn thành trước ngày 30/9/2026' }),
      withRow({ plannedTime: 'Thường xuyên', assigned: 'Thường xuyên' }),
    ],
    bad: [
      {
        notice: withRow({
          plannedTime: 'Thường xuyên',
          assigned: 'Báo cáo Ban Chỉ đạo định kỳ trước ngày 20 hằng tháng. Hoàn thành trước ngày 17/7/2026',
        }),
        finds: [
          {
            at: 'row 1 assigned',
            found: 'Báo cáo Ban Chỉ đạo định kỳ trước ngày 20 hằng tháng. Hoàn thành trước ngày 17/7/2026',
            expected: 'hạn hoàn thành và việc duy trì sau đó',
          },
        ],
      },
      {
        notice: withRow({ plannedTime: 'Thường xuyên', assigned: 'Hoàn thành trước ngày 30/9/2026' }),
        finds: [
          {
            at: 'row 1 assigned',
            found: 'Hoàn thành trước ngày 30/9/2026',
            expected: 'hạn hoàn thành và việc duy trì sau đó',
          },
        ],
      },
      {
        notice: withRow({ plannedTime: 'Hằng tháng', assigned: 'Hoàn thành trong quý II năm 2026' }),
        finds: [
          {
            at: 'row 1 assigned',
            found: 'Hoàn thành trong quý II năm 2026',
            expected: 'hạn hoàn thành và việc duy trì sau đó',
          },
        ],
      },
    ],
  },
}
