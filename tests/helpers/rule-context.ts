/** What rules know around a notice in tests: the shipped parameters and bodies, weekends as days off, no lexicon. */
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../../src/domain/bodies/body-directory.ts'
import type { RuleContext } from '../../src/checker/rule.ts'
import { standardSet } from '../../src/checker/standard.ts'

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
