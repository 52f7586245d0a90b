/** What a deadline in the text means, in words: its last day, the day of the week, a day off. */
import type { Calendar } from '../../domain/deadline/calendar.ts'
import { writeShortDate } from '../../domain/deadline/dates.ts'
import { lastDay, readDeadline } from '../../domain/deadline/deadline.ts'

export interface DeadlineMeaning {
  /** "Ngày cuối cùng: thứ Năm, 09/4/2026" */
  readonly words: string
  /** Why nobody receives work on that day; null on a working day. */
  readonly dayOff: string | null
}

const weekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const

/** `issuedOn` gives the years that the words leave out; null for the calendar while it is not known. */
export function readMeaning(written: string, issuedOn: string | null, calendar: Calendar | null): DeadlineMeaning {
  const value = readDeadline(written, { issuedOn })
  if (value === null) return { words: 'Thời hạn chưa rõ nghĩa', dayOff: null }
  if (value.kind === 'cadence') return { words: 'Chế độ định kỳ', dayOff: null }
  if (value.kind === 'continuous') return { words: 'Thực hiện thường xuyên', dayOff: null }
  const day = lastDay(value, calendar?.isDayOff)
  if (day === null) return { words: 'Chưa tính được ngày cuối cùng', dayOff: null }
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  const dayOff = calendar?.isDayOff(day) === true ? (calendar.holidayName(day) ?? 'ngày nghỉ cuối tuần') : null
  return { words: `Ngày cuối cùng: ${weekday}, ${writeShortDate(day)}`, dayOff }
}

export function describeMeaning({ words, dayOff }: DeadlineMeaning): string {
  return dayOff === null ? words : `${words} (${dayOff})`
}
