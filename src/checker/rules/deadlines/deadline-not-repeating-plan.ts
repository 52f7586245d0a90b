import { type DeadlineValue, lastDay } from '../../../domain/deadline/deadline.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { type RowWords, item, notice, withRow } from '../../examples.ts'
import { quarterOfPlan, readBringForward } from '../../reading/bring-forward.ts'
import { type Finding, type NoticeRule, type RowReading, inCell } from '../../rule.ts'

/** What may stand around a limit that is the whole cell: "Hoàn thành trong quý III năm 2026.", "Thời hạn: quý III". */
const aroundLimit = /^[\s\-–•+]*(?:thời hạn(?: hoàn thành)?\s*:\s*)?|[\s.;]+$/giu

/** The words of a limit that is the whole cell are read with the end mark. */
const endMarks = /[\s.;]+$/u

export const deadlineNotRepeatingPlan: NoticeRule = {
  name: 'deadline-not-repeating-plan',
  id: 'DL-03',
  severity: 'error',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Hạn giao bằng hạn kế hoạch',
  why: 'A deadline that only repeats the planned one gives the task nothing new; planned late in the year, it was to be advanced.',
  check: (reading, { parameters }) => {
    const { isAsked, isExcepted } = readBringForward(reading)
    return reading.rows.flatMap((row) => (isExcepted(row) ? [] : judge(row, isAsked, parameters.advanceFromQuarter)))
  },
  examples: {
    good: [
      withRow({}),
      withRow({ plannedTime: 'Quý III năm 2026', assigned: 'Quý II năm 2026' }),
      withRow({ plannedTime: 'Quý III năm 2026', assigned: 'Hoàn thành trước ngày 30/8/2026' }),
      withRow({ plannedTime: 'Quý III năm 2026', assigned: 'Quý III năm 2027' }),
      withRow({ plannedTime: 'Quý II năm 2026', assigned: 'Hoàn thành trước ngày 30/6/2026' }),
      withRow({ plannedTime: 'Quý II', assigned: 'Bổ sung phương án thuê hạ tầng, hoàn thành trong quý II.' }),
      withRow({ plannedTime: 'Quý IV năm 2026', assigned: 'Nhiệm vụ đặc thù, hoàn thành trong quý IV năm 2026' }),
      withRow({ plannedTime: 'Thường xuyên', assigned: 'Thường xuyên' }),
      withRow({
        plannedTime: 'Quý III năm 2026',
        assigned: 'Hoàn thành trong quý III năm 2026 và theo tiến độ của Trung ương',
      }),
    ],
    bad: [
      {
        notice: withRow({ plannedTime: 'Quý III', assigned: 'Quý III' }),
        finds: [{ in: 'row 1 assigned', found: 'Quý III' }],
      },
      {
        notice: withRow({ plannedTime: 'Quý II năm 2026', assigned: 'Hoàn thành trong quý II năm 2026.' }),
        finds: [{ in: 'row 1 assigned', found: 'Hoàn thành trong quý II năm 2026' }],
      },
      {
        notice: advanced({
          plannedTime: 'Quý IV năm 2026',
          assigned: 'Bổ sung phương án thuê hạ tầng; hoàn thành trước ngày 01/01/2027',
        }),
        finds: [
          {
            in: 'row 1 assigned',
            found: 'hoàn thành trước ngày 01/01/2027',
            expected: 'sớm hơn ít nhất 01 quý so với Quý IV năm 2026',
          },
        ],
      },
      {
        notice: advanced({
          plannedTime: '30/9/2026',
          assigned: 'Rà soát lại quy mô đầu tư. Hoàn thành trong quý III năm 2026',
        }),
        finds: [
          {
            in: 'row 1 assigned',
            found: 'Hoàn thành trong quý III năm 2026',
            expected: 'sớm hơn ít nhất 01 quý so với 30/9/2026',
          },
        ],
      },
    ],
  },
}

function advanced(cells: RowWords): Notice {
  return notice({
    ...withRow(cells),
    items: [item('arabic', 'Các nhiệm vụ kế hoạch trong quý III, quý IV phải xong sớm ít nhất 01 quý.')],
  })
}

function trimAround(text: string): string {
  return text.replaceAll(aroundLimit, '')
}

const limits = new Set<DeadlineValue['kind']>([
  'date',
  'weekOfMonth',
  'month',
  'quarter',
  'partOfYear',
  'year',
  'range',
])

/** Both end on one day. What also hangs on a condition, or recurs after it, is no mere repetition. */
function isSameLimit(planned: DeadlineValue, assigned: DeadlineValue): boolean {
  if (!limits.has(planned.kind) || !limits.has(assigned.kind)) return false
  const [plannedUntil, assignedUntil] = [lastDay(planned), lastDay(assigned)]
  if (plannedUntil !== null && assignedUntil !== null) return plannedUntil === assignedUntil
  // A draft without a date: "Quý III" is the same quarter in whatever year it will be.
  return (
    planned.kind === 'quarter' &&
    assigned.kind === 'quarter' &&
    planned.quarter === assigned.quarter &&
    planned.year === assigned.year &&
    planned.bound === assigned.bound
  )
}

function judge({ row, task }: RowReading, isAsked: boolean, from: number): Finding[] {
  const { planned, assigned } = task
  if (planned === null || assigned === null || !isSameLimit(planned, assigned)) return []
  const isLate = isAsked && (quarterOfPlan(planned) ?? 0) >= from
  const written = (task.instructions.find(({ deadline }) => deadline === assigned)?.writtenDeadline ?? '').replace(
    endMarks,
    '',
  )
  // What need not be advanced may be confirmed, as long as the cell says anything else about the task.
  if (!isLate && trimAround(row.assigned) !== trimAround(written)) return []
  const start = written === '' ? -1 : row.assigned.indexOf(written)
  return [
    {
      spot: inCell(row, 'assigned', start === -1 ? undefined : [start, start + written.length]),
      found: start === -1 ? row.assigned : written,
      expected: isLate ? `sớm hơn ít nhất 01 quý so với ${row.plannedTime.trim()}` : '',
      message: isLate
        ? `Hạn giao trùng với hạn kế hoạch (${row.plannedTime.trim()}), chưa rút ngắn thời gian. Hãy giao hạn sớm hơn, hoặc ghi rõ đây là nhiệm vụ đặc thù.`
        : `Nội dung giao chỉ nhắc lại hạn kế hoạch (${row.plannedTime.trim()}). Hãy giao hạn sớm hơn, hoặc ghi rõ việc Ban Chỉ đạo giao thêm.`,
    },
  ]
}
