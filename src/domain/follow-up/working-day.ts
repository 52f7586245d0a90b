/** What recurs and falls on a day off is due by the rule the office has on that day; the day itself where it has none. */
import type { IsoDate } from '../deadline/dates.ts'
import type { Calendar } from '../deadline/calendar.ts'
import type { Office } from '../office/office.ts'

export const dayOffRules = ['keep', 'before', 'after'] as const
export type DayOffRule = (typeof dayOffRules)[number]

export function moveToWorkingDay(
  day: IsoDate,
  rule: DayOffRule,
  { isDayOff, addWorkingDays }: Pick<Calendar, 'isDayOff' | 'addWorkingDays'>,
): IsoDate {
  return rule === 'keep' || !isDayOff(day) ? day : addWorkingDays(day, rule === 'before' ? -1 : 1)
}

/** The profile is dated, so a change of the rule moves no day of the past. */
export function workingDayOf({ calendar, valid }: Pick<Office, 'calendar' | 'valid'>): (day: IsoDate) => IsoDate {
  return (day) => {
    const [profile] = valid('profile', day)
    const said = profile?.values['dueOnDayOff']
    return moveToWorkingDay(day, dayOffRules.find((rule) => rule === said) ?? 'keep', calendar)
  }
}
