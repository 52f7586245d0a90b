import { writeShortDate } from '../../../domain/deadline/dates.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { type RowWords, item, notice, withRow } from '../../examples.ts'
import { quarterOfPlan, readBringForward } from '../../reading/bring-forward.ts'
import { readRowDates } from '../../reading/row-dates.ts'
import { type Finding, type NoticeRule, type RowReading, inCell } from '../../rule.ts'

export const plannedQuarterAdvanced: NoticeRule = {
  name: 'planned-quarter-advanced',
  id: 'DL-02',
  severity: 'error',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Chưa sớm ít nhất 01 quý so với kế hoạch',
  why: 'Tasks planned for the third and fourth quarter are to be done at least one quarter earlier, where the notice asks for it and does not except them.',
  check: (reading, { parameters }) => {
    const { isAsked, isExcepted } = readBringForward(reading)
    return isAsked
      ? reading.rows.flatMap((row) => (isExcepted(row) ? [] : judge(row, parameters.advanceFromQuarter)))
      : []
  },
  examples: {
    good: [
      asking(
        'Các nhiệm vụ kế hoạch trong quý III, quý IV phải xong sớm ít nhất 01 quý, trừ nhiệm vụ số 1 tại Phụ lục.',
      ),
      asking('Các cơ quan tổ chức thực hiện đúng kế hoạch.'),
      advanced({ plannedTime: '30/10/2026', assigned: 'Hoàn thành trước ngày 30/9/2026' }),
      advanced({ plannedTime: 'Quý IV năm 2026', assigned: 'Hoàn thành trước ngày 30/5/2026' }),
      advanced({ plannedTime: 'Quý III năm 2026', assigned: 'Hoàn thành trước ngày 30/4/2026' }),
      advanced({ plannedTime: 'Quý III năm 2026', assigned: 'Hoàn thành trước ngày 01/7/2026' }),
      advanced({ plannedTime: 'Quý II năm 2026', assigned: 'Quý II năm 2026' }),
      advanced({ plannedTime: 'Quý IV năm 2026', assigned: 'Nhiệm vụ đặc thù, hoàn thành trong quý IV năm 2026' }),
    ],
    bad: [
      {
        notice: advanced({ plannedTime: 'Quý III năm 2026', assigned: 'Hoàn thành trước 30/8/2026' }),
        finds: [
          {
            at: 'row 1 assigned',
            found: 'Hoàn thành trước 30/8/2026',
            expected: 'xong trước khi vào quý của kế hoạch ít nhất một quý',
          },
        ],
      },
      {
        notice: advanced({ plannedTime: 'Quý III', assigned: 'Quý III' }),
        finds: [
          { at: 'row 1 assigned', found: 'Quý III', expected: 'xong trước khi vào quý của kế hoạch ít nhất một quý' },
        ],
      },
      {
        notice: advanced({ plannedTime: '30/10/2026', assigned: 'Hoàn thành trước ngày 16/10/2026' }),
        finds: [
          {
            at: 'row 1 assigned',
            found: 'Hoàn thành trước ngày 16/10/2026',
            expected: 'xong trước khi vào quý của kế hoạch ít nhất một quý',
          },
        ],
      },
      {
        notice: asking(
          'Các nhiệm vụ kế hoạch trong quý III, quý IV phải xong sớm ít nhất 01 quý, trừ nhiệm vụ số 2 tại Phụ lục.',
        ),
        finds: [
          {
            at: 'row 1 assigned',
            found: 'Quý IV năm 2026',
            expected: 'xong trước khi vào quý của kế hoạch ít nhất một quý',
          },
        ],
      },
    ],
  },
}

function judge(reading: RowReading, from: number): Finding[] {
  const { row, task } = reading
  const { plannedQuarter, assignedQuarter, plannedUntil, assignedUntil } = readRowDates(reading)
  if ((quarterOfPlan(task.planned) ?? 0) < from) return []
  // Later than the plan itself is DL-01's to say.
  if (plannedUntil !== null && assignedUntil !== null && assignedUntil > plannedUntil) return []
  if (plannedQuarter === null || assignedQuarter === null || assignedUntil === null || assignedQuarter < plannedQuarter)
    return []
  return [
    {
      spot: inCell(row, 'assigned'),
      found: row.assigned,
      expected: 'xong trước khi vào quý của kế hoạch ít nhất một quý',
      message: `Kế hoạch là ${row.plannedTime}, hạn giao đến ${writeShortDate(assignedUntil)} nên chưa sớm hơn 01 quý. Hãy giao hạn sớm hơn, hoặc ghi rõ đây là nhiệm vụ đặc thù.`,
    },
  ]
}

function advanced(
  cells: RowWords,
  text = 'Các nhiệm vụ kế hoạch trong quý III, quý IV phải xong sớm ít nhất 01 quý.',
): Notice {
  return notice({ ...withRow(cells), items: [item('arabic', text)] })
}

/** A row whose deadline is in the quarter of its plan, and what the body says of it. */
function asking(text: string): Notice {
  return advanced({ plannedTime: 'Quý IV năm 2026', assigned: 'Quý IV năm 2026' }, text)
}
