/** The rule set under work: what was changed, and saving it as the next version. */
import { useState } from 'react'
import type { RuleEntry } from '../../../contract/check.ts'
import type { Severity } from '../../../checker/rule.ts'
import type { RuleSetData } from '../../../checker/rule-set.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'

/** What was changed and not saved stays while the window is open. */
let unsaved: RuleSetData | null = null

export type RuleParameters = RuleSetData['parameters']
export type ChangeParameter = (part: Partial<RuleParameters>) => void

export function useRuleSet(saved: RuleSetData) {
  const [set, keep] = useState(unsaved?.version === saved.version ? unsaved : saved)
  const saving = useWriteCall('ruleSet.save')
  const isChanged = JSON.stringify(set) !== JSON.stringify(saved)
  const { parameters } = set

  function change(next: RuleSetData): void {
    unsaved = next
    keep(next)
  }
  function changeParameter(part: Partial<RuleParameters>): void {
    change({ ...set, parameters: { ...parameters, ...part } })
  }
  function changeSeverity(rule: RuleEntry, severity: Severity | 'off'): void {
    const { [rule.id]: _before, ...others } = set.severities
    change({ ...set, severities: severity === rule.usual ? others : { ...others, [rule.id]: severity } })
  }
  async function save(): Promise<void> {
    const { officeWords, genericLeads, vagueResults } = parameters
    const cleaned = {
      ...set,
      parameters: {
        ...parameters,
        officeWords: tidy(officeWords),
        genericLeads: tidy(genericLeads),
        vagueResults: tidy(vagueResults),
      },
    }
    const kept = await saving.attempt(cleaned, 'Chưa lưu được bộ quy tắc')
    if (kept === null) return
    unsaved = null
    const takeBack = () => void saving.attempt({ ...saved, version: kept.version }, 'Chưa hoàn tác được')
    notifyDone(`Đã lưu bộ quy tắc, phiên bản ${kept.version}.`, [{ label: 'Hoàn tác', run: takeBack }])
  }

  return { set, isChanged, isSaving: saving.isPending, change, changeParameter, changeSeverity, save }
}

function tidy(phrases: readonly string[]): string[] {
  return phrases.map((phrase) => phrase.trim()).filter((phrase) => phrase !== '')
}
