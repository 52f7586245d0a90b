/** What the checker finds in the notice on the screen, while one types: only what changed is checked again. */
import { startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { nothingLearned } from '../../checker/lexicon/learn-wording.ts'
import type { BodyDirectory } from '../../domain/bodies/body-directory.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import type { Office } from '../../domain/office/office.ts'
import { signersOn } from '../../domain/office/signers.ts'
import { type PlacedFinding, checkBySteps, checkNotice } from '../../checker/check.ts'
import { createMemory } from '../../checker/memory.ts'
import { rules } from '../../checker/rules/index.ts'
import type { KnownNotice, SourceDoubt } from '../../checker/rule.ts'
import { type OfficeFacts, makeContext, standardSet } from '../../checker/standard.ts'
import { useCall } from '../use-call.ts'
import { useCustoms } from './use-format.ts'
import { directoryFor, fetchOffice, today, useOffice } from './use-office.ts'
import { useRuleSet } from './use-rule-set.ts'

const nobody: readonly KnownNotice[] = []
const nothing: readonly PlacedFinding[] = []

export interface Findings {
  readonly findings: readonly PlacedFinding[]
  /** False until the first check has ended: then none found does not mean none there. */
  readonly isChecked: boolean
}

/** One for the window: the lexicon is read once, and of the notice that was checked last all is kept. */
const memory = createMemory()

/** Reads the lexicon, which takes a moment, before the first notice is checked. */
export async function warmChecker(): Promise<void> {
  const { calendar, directoryOn } = await fetchOffice()
  requestIdleCallback(() =>
    makeContext(standardSet, { calendar, directory: directoryOn(today()) }, memory).findWordingFaults(''),
  )
}

function factsOf(office: Office, directory: BodyDirectory): OfficeFacts {
  return { directory, calendar: office.calendar, signersOn: (on) => signersOn(office, on) }
}

/** ms: the first check waits until the pages are drawn; a later one follows the key, at the latest after so long. */
const beforeFirst = 600
const longestWait = 200
/** ms at a time of the first check, which takes a second in all on a long notice: a key in between is not held up. */
const longestStep = 12

/** The findings of a notice by the rule set of the office, in reading order, in the first idle moment after the last change. */
export function useFindings(notice: Notice, doubts: readonly SourceDoubt[], look: number | null): Findings {
  const { data: others, error: othersError } = useCall('notice.known', { id: notice.id })
  const { data: learned, error: learnedError } = useCall('lexicon.learned', {})
  const { set, isKnown } = useRuleSet()
  const office = useOffice()
  const { conclusionInType } = useCustoms(notice, look)
  const directory = office === null ? null : directoryFor(office, notice.header)
  const context = useMemo(
    () =>
      office === null || directory === null
        ? null
        : makeContext(set, factsOf(office, directory), memory, {
            others: others ?? nobody,
            doubts,
            learned: learned ?? nothingLearned,
            conclusionInType,
          }),
    [set, office, directory, others, doubts, learned, conclusionInType],
  )
  // Without them all would be checked twice.
  const isReady =
    (others !== undefined || othersError !== null) && (learned !== undefined || learnedError !== null) && isKnown
  const [findings, setFindings] = useState(nothing)
  const hasBegun = useRef(false)
  useEffect(() => {
    if (!isReady || context === null) return
    let idle = 0
    const whenIdle = (action: () => void) => (idle = requestIdleCallback(action, { timeout: longestWait }))
    const steps = checkBySteps(notice, rules, set, context, memory)
    const check = () => {
      hasBegun.current = true
      if (!takeSteps()) return void whenIdle(check)
      const checked = checkNotice(notice, rules, set, context, memory)
      startTransition(() => setFindings(checked.findings))
    }
    /** True when every part was checked once, by now or before. */
    const takeSteps = () => {
      const began = performance.now()
      while (performance.now() - began < longestStep) if (steps.next().done === true) return true
      return false
    }
    const wait = setTimeout(() => whenIdle(check), hasBegun.current ? 0 : beforeFirst)
    return () => {
      clearTimeout(wait)
      cancelIdleCallback(idle)
    }
  }, [notice, set, context, isReady])
  return { findings, isChecked: findings !== nothing }
}
