/** Whether the meeting or the register contradicts the day of a repaired paper; the rules of the checker say so. */
import { createMemory } from '../checker/memory.ts'
import { type DateSuggestion, findDoubtfulDate } from '../checker/repair/doubtful-date.ts'
import { readForRules, rememberReading } from '../checker/reading/reading.ts'
import type { KnownNotice } from '../checker/rule.ts'
import type { RuleSet } from '../checker/rule-set.ts'
import { issuedSoonAfterMeeting } from '../checker/rules/register/issued-soon-after-meeting.ts'
import { numberFollowsDate } from '../checker/rules/register/number-follows-date.ts'
import { makeContext } from '../checker/standard.ts'
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

export async function findContradictedDate(
  source: readonly string[],
  repaired: readonly string[],
  { office, set, othersOf }: KnownOfDays,
  ids: () => string,
): Promise<DateSuggestion | null> {
  const notice = readAsNotice(repaired, ids)
  const day = notice?.header.date ?? null
  if (notice === null || day === null) return null
  const directory = office.directoryOn(day)
  const others = await othersOf(notice)
  const context = makeContext(set, { directory, calendar: office.calendar }, createMemory(), { others })
  const reading = readForRules(notice, rememberReading(notice, directory))
  return findDoubtfulDate(source, day, (other) => {
    const asIf = { ...reading, notice: { ...notice, header: { ...notice.header, date: other } } }
    return [issuedSoonAfterMeeting, numberFollowsDate]
      .flatMap((rule) => rule.check(asIf, context))
      .flatMap(({ spot, message }) => (spot.part === 'header' ? [message] : []))
  })
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
