/** The rule set of the office as the screen reads it; the shipped one until the answer is there. */
import { useMemo } from 'react'
import { type RuleSet, readRuleSet } from '../../checker/rule-set.ts'
import { standardSet } from '../../checker/standard.ts'
import { useCall } from '../use-call.ts'

/** `isKnown` once the store has answered or refused. */
export function useRuleSet(): { readonly set: RuleSet; readonly isKnown: boolean } {
  const { data: saved, error } = useCall('ruleSet.get', {})
  const set = useMemo(
    () => (saved === undefined || saved.version === standardSet.version ? standardSet : readRuleSet(saved)),
    [saved],
  )
  return { set, isKnown: saved !== undefined || error !== null }
}
