/** What the checker finds in the notice on the screen, while one types: only what changed is looked at again. */
import { startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { nothingLearned } from '../../checker/lexicon/learn-wording.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { type CheckMemory, type PlacedFinding, checkBySteps, checkNotice } from '../../checker/check.ts'
import { rules } from '../../checker/rules/index.ts'
import type { KnownNotice, SourceDoubt } from '../../checker/rule.ts'
import { makeContext, standardSet } from '../../checker/standard.ts'
import { useCall } from '../use-call.ts'
import { directory } from './directory.ts'
import { useRuleSet } from './use-rule-set.ts'

const nobody: readonly KnownNotice[] = []
const nothing: readonly PlacedFinding[] = []

/** Reads the lexicon, which takes a moment, before the first notice is looked at. */
export function warmChecker(): void {
  makeContext(standardSet, directory).findWordingFaults('')
}

/** ms: the first look waits until the pages are drawn; a later one follows the key, at the latest after so long. */
const beforeFirst = 600
const longestWait = 200
/** ms at a time of the first look, which takes a second in all on a long notice: a key in between is not held up. */
const longestStep = 12

/** The findings of a notice by the rule set of the office, in reading order, in the first idle moment after the last change. */
export function useFindings(notice: Notice, doubts: readonly SourceDoubt[]): readonly PlacedFinding[] {
  const { data: others, error: othersError } = useCall('notice.known', { id: notice.id })
  const { data: learned, error: learnedError } = useCall('lexicon.learned', {})
  const { set, isKnown } = useRuleSet()
  const context = useMemo(
    () => makeContext(set, directory, { others: others ?? nobody, doubts, learned: learned ?? nothingLearned }),
    [set, others, doubts, learned],
  )
  // Without them a whole look would be made twice.
  const isReady =
    (others !== undefined || othersError !== null) && (learned !== undefined || learnedError !== null) && isKnown
  const [findings, setFindings] = useState(nothing)
  const memory = useRef<CheckMemory | undefined>(undefined)
  /** What is remembered of a notice of which every part was looked at once. */
  const seen = useRef<CheckMemory['reading'] | undefined>(undefined)
  useEffect(() => {
    if (!isReady) return
    let idle = 0
    const whenIdle = (deed: () => void) => (idle = requestIdleCallback(deed, { timeout: longestWait }))
    const steps = checkBySteps(notice, rules, set, context, memory.current)
    const look = () => {
      if (!takeSteps()) return void whenIdle(look)
      const checked = checkNotice(notice, rules, set, context, memory.current)
      memory.current = checked.memory
      startTransition(() => setFindings(checked.findings))
    }
    /** True when every part was looked at once, by now or before. */
    const takeSteps = () => {
      const began = performance.now()
      while (performance.now() - began < longestStep) {
        const { value } = steps.next()
        if (value === undefined) seen.current = memory.current?.reading
        else memory.current = value
        if (seen.current !== undefined && seen.current === memory.current?.reading) return true
      }
      return false
    }
    const wait = setTimeout(() => whenIdle(look), memory.current === undefined ? beforeFirst : 0)
    return () => {
      clearTimeout(wait)
      cancelIdleCallback(idle)
    }
  }, [notice, set, context, isReady])
  return findings
}
