/** Whether the meeting or the register contradicts the day of a repaired paper, as the rules of the checker say, or its title the day of the meeting. */
import { createMemory } from '../checker/memory.ts'
import { type DateSuggestion, daysIn, findDoubtfulDate, pointOut } from '../checker/repair/doubtful-date.ts'
import { readForRules, rememberReading } from '../checker/reading/reading.ts'
import type { KnownNotice } from '../checker/rule.ts'
import type { RuleSet } from '../checker/rule-set.ts'
import { issuedSoonAfterMeeting } from '../checker/rules/register/issued-soon-after-meeting.ts'
import { numberFollowsDate } from '../checker/rules/register/number-follows-date.ts'
import { makeContext } from '../checker/standard.ts'
import { writeShortDate } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { Office } from '../domain/office/office.ts'
import { readText } from '../files/text-read.ts'
import { recognize } from '../page/recognize/recognize.ts'

/** What the day is held against. */
export interface KnownOfDays {
  readonly office: Office
  readonly set: RuleSet
  readonly othersOf: (notice: Notice) => Promise<readonly KnownNotice[]>
}

export async function findContradictedDates(
  source: readonly string[],
  repaired: readonly string[],
  { office, set, othersOf }: KnownOfDays,
  ids: () => string,
): Promise<DateSuggestion[]> {
  const notice = readAsNotice(repaired, ids)
  const day = notice?.header.date ?? null
  if (notice === null || day === null) return []
  const directory = office.directoryOn(day)
  const others = await othersOf(notice)
  const context = makeContext(set, { directory, calendar: office.calendar }, createMemory(), { others })
  const reading = readForRules(notice, rememberReading(notice, directory))
  const contradictionsOf = (read: Notice) =>
    [issuedSoonAfterMeeting, numberFollowsDate]
      .flatMap((rule) => rule.check({ ...reading, notice: read }, context))
      .flatMap(({ spot, message }) => (spot.part === 'header' ? [message] : []))
  const meeting = findDoubtfulMeeting(source, notice, contradictionsOf)
  if (meeting !== null) return [meeting]
  const date = findDoubtfulDate(source, day, (other) =>
    contradictionsOf({ ...notice, header: { ...notice.header, date: other } }),
  )
  return date === null ? [] : [date]
}

/** The day of the meeting in the opening, where the title gives another one that contradicts less. */
function findDoubtfulMeeting(
  source: readonly string[],
  notice: Notice,
  contradictionsOf: (notice: Notice) => readonly string[],
): DateSuggestion | null {
  const { meeting } = notice
  const held = meeting?.date ?? null
  if (meeting === null || held === null) return null
  const [titled] = daysIn(notice.abstract.join(' ')).filter(({ day }) => day !== held)
  const reasons = contradictionsOf(notice)
  if (titled === undefined) return null
  const asTitled = contradictionsOf({ ...notice, meeting: { ...meeting, date: titled.day } })
  if (asTitled.length > 0 && reasons.length === 0) return null
  const differs = `Phần mở đầu ghi ngày họp ${writeShortDate(held)}, trích yếu ghi ${writeShortDate(titled.day)}.`
  return pointOut(source, held, [titled.day], [differs, ...reasons])
}

function readAsNotice(lines: readonly string[], ids: () => string): Notice | null {
  try {
    return recognize(readText(lines.join('\n')).blocks, { ids }).notice
  } catch (error) {
    // What holds no notice, or a torn table: its words are repaired all the same.
    if (error instanceof Refusal) return null
    throw error
  }
}
