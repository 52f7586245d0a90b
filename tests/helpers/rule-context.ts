/** What rules know around a notice in tests: the shipped parameters and bodies, weekends as days off, no lexicon. */
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../../src/domain/bodies/body-directory.ts'
import type { RuleContext } from '../../src/checker/rule.ts'
import { type OfficeFacts, standardSet } from '../../src/checker/standard.ts'
import { makeCalendar } from '../../src/domain/deadline/calendar.ts'
import daysOff from '../../resources/calendar/days-off.json' with { type: 'json' }

export function ruleContext(changes: Partial<RuleContext> = {}, province = 'Hà Lâm'): RuleContext {
  return {
    parameters: standardSet.parameters,
    directory: readDirectory(bodies, province),
    isDayOff: (day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
    findWordingFaults: () => [],
    findSpellings: () => [],
    doubts: [],
    others: [],
    ...changes,
  }
}

/** A directory with the days off that ship. */
export function officeFacts(directory: OfficeFacts['directory'] = readDirectory(bodies)): OfficeFacts {
  return { directory, calendar: makeCalendar(daysOff) }
}
