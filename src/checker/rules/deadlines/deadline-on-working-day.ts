import { type IsoDate, addDays, writeShortDate } from '../../../domain/deadline/dates.ts'
import { type DeadlineValue, readDeadline } from '../../../domain/deadline/deadline.ts'
import { type Period, edgesOf } from '../../../domain/deadline/deadline-value.ts'
import type { DeadlineNode } from '../../../domain/notice/notice.ts'
import { content, deadline, notice, withRow, withText } from '../../examples.ts'
import { placeDeadlines } from '../../reading/deadline-nodes.ts'
import { type Finding, type NoticeRule, type RowReading, type RuleContext, inCell } from '../../rule.ts'
import type { Spot } from '../../../domain/notice/spot.ts'

type IsDayOff = RuleContext['isDayOff']

/** The day that the words name, and whether it is itself too late: "trước ngày 30/5/2026". */
interface NamedDay {
  readonly day: IsoDate
  readonly isLate: boolean
}

const weekdayNames = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const
/** Holidays and weekends together are never that long. */
const longestBreak = 30

export const deadlineOnWorkingDay: NoticeRule = {
  name: 'deadline-on-working-day',
  id: 'DL-07',
  severity: 'info',
  detection: 'calendar',
  scope: 'notice',
  title: 'Hạn rơi vào ngày nghỉ',
  why: 'Nobody receives work on a day off: a deadline on a Sunday is Friday to some and Monday to others.',
  check: ({ notice: read, rows, issuedOn, memory }, { isDayOff }) => {
    const inBody = placeDeadlines(read).flatMap(({ node, part, span }) => {
      const value = memory.of(valueOf, node, issuedOn)
      return value === null ? [] : findDayOff(value, node.written, { part, field: 'text', span }, isDayOff)
    })
    return [...inBody, ...rows.flatMap((reading) => checkRow(reading, isDayOff))]
  },
  examples: {
    good: [
      notice(),
      withRow({ assigned: 'Hoàn thành trước ngày 29/5/2026' }),
      // Monday: the weekend in front of it is no deadline.
      withRow({ assigned: 'Hoàn thành trước ngày 01/6/2026' }),
      withRow({ assigned: 'Hoàn thành trong tháng 5/2026' }),
      withRow({ plannedTime: '30/5/2026', assigned: 'Hoàn thành trước ngày 22/5/2026' }),
      withText('Mở đợt ra quân ', deadline('bắt đầu từ ngày 30/5/2026'), '.'),
      withText('Các sở gửi báo cáo ', deadline('định kỳ trước ngày 20 hằng tháng'), '.'),
      withText('Họp bàn ngày 30/5/2026, báo cáo ', deadline('trước ngày 05/6/2026'), '.'),
    ],
    bad: [
      {
        notice: withRow({ assigned: 'Hoàn thành trước ngày 30/5/2026' }),
        finds: [
          {
            in: 'row 1 assigned',
            found: 'Hoàn thành trước ngày 30/5/2026',
            expected: 'một ngày làm việc, như 29/5/2026 hoặc 01/6/2026',
          },
        ],
      },
      {
        notice: withRow({
          assigned:
            '- Gửi dự toán trước ngày 29/5/2026.\n- Nghiệm thu kho dữ liệu, hoàn thành chậm nhất ngày 31/5/2026.',
        }),
        finds: [
          {
            in: 'row 1 assigned',
            found: 'hoàn thành chậm nhất ngày 31/5/2026',
            expected: 'một ngày làm việc, như 29/5/2026 hoặc 01/6/2026',
          },
        ],
      },
      {
        notice: withText('Giao Sở Tài chính báo cáo kết quả ', deadline('trước ngày 10/5/2026'), '.'),
        finds: [
          { in: 'item 1', found: 'trước ngày 10/5/2026', expected: 'một ngày làm việc, như 08/5/2026 hoặc 11/5/2026' },
        ],
      },
      {
        notice: withText('Giao UBND tỉnh: ', {
          kind: 'enumeration',
          id: 'day-off-list',
          family: 'digits',
          entries: [
            { id: 'day-off-entry', content: content('Gửi dự toán ', deadline('trước 17 giờ ngày 16/5/2026'), '.') },
          ],
        }),
        finds: [
          {
            in: 'item 1',
            found: 'trước 17 giờ ngày 16/5/2026',
            expected: 'một ngày làm việc, như 15/5/2026 hoặc 18/5/2026',
          },
        ],
      },
    ],
  },
}

function checkRow({ row, task }: RowReading, isDayOff: IsDayOff): Finding[] {
  let from = 0
  return task.instructions.flatMap(({ deadline: value, writtenDeadline: written }) => {
    if (value === null || written === '') return []
    // The cell may have broken its line inside the deadline: then the whole cell is the place.
    const start = row.assigned.indexOf(written, from)
    if (start !== -1) from = start + written.length
    const [spot, found] =
      start === -1 ? [inCell(row, 'assigned'), row.assigned] : [inCell(row, 'assigned', [start, from]), written]
    return findDayOff(value, found, spot, isDayOff)
  })
}

function findDayOff(value: DeadlineValue, found: string, spot: Spot, isDayOff: IsDayOff): Finding[] {
  const named = readNamedDay(value)
  if (named === null || !isDayOff(named.day)) return []
  const before = nextWorkingDay(named.day, -1, isDayOff)
  const after = nextWorkingDay(named.day, 1, isDayOff)
  const reach = named.isLate ? 'nên việc phải xong từ' : 'nên ngày làm việc cuối cùng trong hạn là'
  return [
    {
      spot,
      found,
      expected: `một ngày làm việc, như ${writeShortDate(before)} hoặc ${writeShortDate(after)}`,
      message: `Ngày ${writeShortDate(named.day)} là ${nameDayOff(named.day)}, ${reach} ${weekdayOf(before)} ${writeShortDate(before)}. Nên ghi hạn vào một ngày làm việc để không hiểu khác nhau.`,
    },
  ]
}

/** Only a day that is written: the end of a quarter, of a length of time or of a cadence is nobody's mistake. */
function readNamedDay(value: DeadlineValue): NamedDay | null {
  switch (value.kind) {
    case 'date':
      return value.bound === 'from'
        ? null
        : dayOf(value, value.clock === null && (value.bound === 'before' || value.bound === 'latestBefore'))
    case 'range':
      return dayOf(value.to, false)
    case 'conditional':
      return value.base === null ? null : readNamedDay(value.base)
    case 'mixed':
      return readNamedDay(value.parts[0]) ?? readNamedDay(value.parts[1])
    default:
      return null
  }
}

function dayOf(period: Period, isLate: boolean): NamedDay | null {
  const edges = period.kind === 'date' ? edgesOf(period) : null
  return edges === null ? null : { day: edges.last, isLate }
}

function nextWorkingDay(from: IsoDate, step: 1 | -1, isDayOff: IsDayOff): IsoDate {
  let day = addDays(from, step)
  for (let left = longestBreak; left > 0 && isDayOff(day); left -= 1) day = addDays(day, step)
  return day
}

function weekdayOf(day: IsoDate): string {
  return weekdayNames[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
}

function nameDayOff(day: IsoDate): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6 ? weekdayOf(day) : `ngày nghỉ lễ (${weekdayOf(day)})`
}

/** The year of "ngày 20/4" hangs on the date of issue. */
function valueOf(node: DeadlineNode, issuedOn: IsoDate | null): DeadlineValue | null {
  return readDeadline(node.written, { issuedOn })
}
