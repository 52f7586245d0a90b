/** What the lexicon finds in a text, as findings. */
import { checkParts } from '../memory.ts'
import type { WordingFault } from '../lexicon/wording-fault.ts'
import type { Finding, RuleContext, TextUnit } from '../rule.ts'

/** The faults of one kind in a text, each with its fix. Names of persons and bodies in headings are read too. */
export function findWording(
  unit: TextUnit,
  context: RuleContext,
  kind: WordingFault['kind'],
  say: (fault: WordingFault) => string,
): Finding[] {
  return checkParts(faultsIn, [unit], context.findWordingFaults)
    .filter((fault) => fault.kind === kind)
    .map((fault) => {
      const spot = { ...unit.spot, span: [fault.start, fault.end] as const }
      return {
        spot,
        found: fault.found,
        expected: fault.expected,
        message: say(fault),
        fix: { label: `Thay bằng “${fault.expected}”`, changes: [{ spot, text: fault.expected }] },
      }
    })
}

/** Read once for all kinds of faults. */
function faultsIn(unit: TextUnit, findWordingFaults: RuleContext['findWordingFaults']): readonly WordingFault[] {
  return findWordingFaults(unit.text)
}

/** A lexicon that knows one fault: for the examples of rules. */
export function knowOne(
  kind: WordingFault['kind'],
  found: string,
  expected: string,
): Pick<RuleContext, 'findWordingFaults'> {
  return {
    findWordingFaults: (text) => {
      const start = text.indexOf(found)
      return start === -1 ? [] : [{ kind, start, end: start + found.length, found, expected, confidence: 1 }]
    },
  }
}
