/** What was typed into fields of the look and cannot be used: kept there, named, and in nobody's way. */
import { useState } from 'react'
import { type Regime, specs } from '../../../page/format/formats.ts'
import type { LookKey } from '../../../page/format/look-changes.ts'
import { type LookValue, refuseValue } from '../../../page/format/look.ts'

export const regimes: readonly Regime[] = ['hd05', 'hd36']

/** "05-HD/VPTW" */
export const nameRegime = (regime: Regime): string =>
  specs[regime].title.split(',')[0]?.replace('Hướng dẫn ', '') ?? regime

type Typed = Readonly<Partial<Record<Regime, Readonly<Partial<Record<LookKey, LookValue>>>>>>

export function useUnfit() {
  const [typed, keep] = useState<Typed>({})
  return {
    of: (regime: Regime, key: LookKey): LookValue | undefined => typed[regime]?.[key],
    /** Keeps a value that cannot be used; undefined where the field has one that can. */
    keep: (regime: Regime, key: LookKey, value: LookValue | undefined) =>
      keep((before) => {
        const { [key]: former, ...others } = before[regime] ?? {}
        if (former === value) return before
        return { ...before, [regime]: value === undefined ? others : { ...others, [key]: value } }
      }),
    forget: () => keep({}),
    /** Why each of them cannot be used; of the other regime, with its name. */
    reasons: (shown: Regime): string[] =>
      regimes.flatMap((regime) =>
        Object.entries(typed[regime] ?? {}).flatMap(([key, value]) => {
          const reason = refuseValue(regime, key as LookKey, value)
          return reason === null ? [] : [regime === shown ? reason : `${nameRegime(regime)}: ${reason}`]
        }),
      ),
  }
}

export type Unfit = ReturnType<typeof useUnfit>
