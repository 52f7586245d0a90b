import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { type DeadlineValue, lastDay } from '../../../domain/deadline/deadline.ts'
import { deadline, withRow, withText } from '../../examples.ts'
import { findingAt, type Limit, limitsOf, simpleValues } from '../../reading/limits.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

export const deadlineAsADay: NoticeRule = {
  name: 'deadline-as-a-day',
  id: 'DL-13',
  severity: 'warning',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Hạn tương đối/âm lịch/có điều kiện cần quy đổi',
  why: 'A deadline that hangs on another event has no day on which anybody is late.',
  check: (reading) =>
    limitsOf(reading).flatMap((limit) =>
      simpleValues(limit.value)
        .flatMap((value) => report(limit, value))
        .slice(0, 1),
    ),
  examples: {
    good: [
      withRow({ assigned: 'Hoàn thành trước ngày 30/9/2026' }),
      withRow({ plannedTime: 'Quý III năm 2026', assigned: 'Thường xuyên' }),
      withText('Báo cáo ', deadline('định kỳ trước ngày 20 hằng tháng'), '.'),
      withText('Hoàn thành ', deadline('trong quý II năm 2026'), '.'),
      withText('Báo cáo ', deadline('sau khi Đề án được phê duyệt'), '.'),
    ],
    bad: [
      {
        notice: withRow({ assigned: 'Hoàn thành trước Tết Nguyên đán Đinh Mùi' }),
        finds: [
          {
            in: 'row 1 assigned',
            found: 'Hoàn thành trước Tết Nguyên đán Đinh Mùi',
            expected: 'chậm nhất ngày 05/02/2027',
          },
        ],
      },
      {
        notice: withRow({ assigned: 'trong 10 ngày làm việc kể từ khi nhận được văn bản' }),
        finds: [{ in: 'row 1 assigned', found: 'trong 10 ngày làm việc kể từ khi nhận được văn bản' }],
      },
      {
        notice: withText('Kiểm kê ', deadline('trong 10 ngày kể từ ngày nhận được Thông báo này'), '.'),
        finds: [{ in: 'item 1', found: 'trong 10 ngày kể từ ngày nhận được Thông báo này' }],
      },
      {
        notice: withRow({ assigned: 'Hoàn thành trước ngày 30/9/2026 và theo tiến độ của Trung ương' }),
        finds: [{ in: 'row 1 assigned', found: 'Hoàn thành trước ngày 30/9/2026 và theo tiến độ của Trung ương' }],
      },
    ],
  },
}

function report(limit: Limit, value: DeadlineValue): Finding[] {
  if (value.kind === 'lunarNewYear') {
    const day = lastDay(value)
    if (day === null)
      return [findingAt(limit, '', `“${limit.written}” tính theo âm lịch và không rõ năm. Hãy ghi ngày dương lịch.`)]
    return [
      findingAt(
        limit,
        `chậm nhất ngày ${writeShortDate(day)}`,
        `“${limit.written}” tính theo âm lịch, tức chậm nhất ngày ${writeShortDate(day)}. Hãy ghi ngày dương lịch.`,
      ),
    ]
  }
  if (value.kind === 'conditional')
    return [
      findingAt(
        limit,
        '',
        `Hạn còn phụ thuộc “${value.condition.trim()}”. Hãy ghi một ngày cụ thể, hoặc ai báo lại khi điều kiện có.`,
      ),
    ]
  // What is to follow an event has no day before the event; in a table that is followed up it is to be said who tells of it.
  // Days counted from an event are a deadline that nobody can look up.
  const isBoundToEvent =
    value.kind === 'relative' && value.relation === 'after' && limit.where === 'body' && value.length === null
  if (value.kind === 'relative' && !isBoundToEvent)
    return [
      findingAt(limit, '', `Hạn tính theo “${value.event.trim()}” nên chưa ra ngày. Hãy ghi ngày cụ thể khi đã biết.`),
    ]
  return []
}
