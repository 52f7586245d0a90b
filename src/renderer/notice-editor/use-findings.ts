/** What the checker finds in the notice on the screen, while one types: only what changed is looked at again. */
import { useDeferredValue, useMemo, useRef } from 'react'
import type { Notice } from '../../domain/notice.ts'
import { type CheckMemory, type PlacedFinding, checkNotice } from '../../domain/rules/check.ts'
import { rules } from '../../domain/rules/index.ts'
import type { KnownNotice, SourceDoubt } from '../../domain/rules/rule.ts'
import { readRuleSet } from '../../domain/rules/rule-set.ts'
import { makeContext, standardSet } from '../../domain/rules/standard.ts'
import { useCall } from '../use-call.ts'
import { directory } from './directory.ts'

const nobody: readonly KnownNotice[] = []
const nothing: readonly PlacedFinding[] = []

/** Reads the lexicon, which takes a moment, before the first notice is looked at. */
export function warmChecker(): void {
  makeContext(standardSet, directory, nobody).findWordingFaults('')
}

/** The findings of a notice by the rule set of the office, in reading order, a moment after the last key. */
export function useFindings(notice: Notice, doubts: readonly SourceDoubt[]): readonly PlacedFinding[] {
  // The notice is shown first, and then looked at.
  const later = useDeferredValue<Notice | null>(notice, null)
  const { data: others = nobody } = useCall('notice.known', { id: notice.id })
  const { data: saved } = useCall('ruleSet.get', {})
  const set = useMemo(() => (saved === undefined || saved.version === standardSet.version ? standardSet : readRuleSet(saved)), [saved])
  const context = useMemo(() => makeContext(set, directory, others, doubts), [set, others, doubts])
  const memory = useRef<CheckMemory | undefined>(undefined)
  return useMemo(() => {
    if (later === null) return nothing
    const checked = checkNotice(later, rules, set, context, memory.current)
    memory.current = checked.memory
    return checked.findings
  }, [later, set, context])
}
