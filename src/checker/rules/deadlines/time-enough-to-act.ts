import { type IsoDate, addDays, writeShortDate } from '../../../domain/deadline/dates.ts'
import { deadline, withRow, withText } from '../../examples.ts'
import { lastDaysAssigned } from '../../reading/limits.ts'
import type { NoticeRule, RuleContext } from '../../rule.ts'

export const timeEnoughToAct: NoticeRule = {
  name: 'time-enough-to-act',
  id: 'DL-08',
  severity: 'warning',
  detection: 'calendar',
  scope: 'notice',
  title: 'Thời gian thực hiện quá ngắn',
  why: 'A notice needs days to arrive; a deadline of one or two working days cannot be met.',
  check: (reading, { parameters: { shortestWorkingDays }, isDayOff }) => {
    const { issuedOn } = reading
    if (issuedOn === null) return []
    const enough = dayAfter(issuedOn, shortestWorkingDays, isDayOff)
    return lastDaysAssigned(reading)
      .filter(({ until }) => until >= issuedOn && until < enough)
      .map(({ spot, written, until }) => ({
        spot,
        found: written,
        expected: `ít nhất ${shortestWorkingDays} ngày làm việc`,
        message: `Từ ngày ban hành đến hạn ${writeShortDate(until)} chỉ có ${workingDaysBetween(issuedOn, until, isDayOff)} ngày làm việc. Hãy giao hạn xa hơn.`,
      }))
  },
  examples: {
    good: [
      withRow({}),
      withRow({ assigned: 'Hoàn thành trước ngày 18/4/2026' }),
      withText('Giao Sở Tài chính báo cáo ', deadline('trước ngày 18/4/2026'), '.'),
    ],
    bad: [
      {
        notice: withRow({ assigned: 'Hoàn thành trước ngày 16/4/2026' }),
        finds: [
          { at: 'row 1 assigned', found: 'Hoàn thành trước ngày 16/4/2026', expected: 'ít nhất 3 ngày làm việc' },
        ],
      },
      {
        notice: withText('Giao Sở Tài chính báo cáo ', deadline('trước ngày 16/4/2026'), '.'),
        finds: [{ in: 'item 1', found: 'trước ngày 16/4/2026', expected: 'ít nhất 3 ngày làm việc' }],
      },
    ],
  },
}

/** The day on which so many working days have passed after `from`. */
function dayAfter(from: IsoDate, workingDays: number, isDayOff: RuleContext['isDayOff']): IsoDate {
  let day = from
  for (let left = workingDays; left > 0;) {
    day = addDays(day, 1)
    if (!isDayOff(day)) left -= 1
  }
  return day
}

/** Without the first day, with the last. */
function workingDaysBetween(from: IsoDate, to: IsoDate, isDayOff: RuleContext['isDayOff']): number {
  let days = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (!isDayOff(day)) days += 1
  return days
}
