/** Findings weighed against waivers: what is open, what stands waived, and whether the notice may go on. */
import type { CheckCount, Waiver } from '../domain/office/records.ts'
import type { PlacedFinding } from './check.ts'

export interface Verdict {
  /** What nobody has waived, in reading order. */
  readonly open: readonly PlacedFinding[]
  readonly waived: readonly { readonly finding: PlacedFinding; readonly waiver: Waiver }[]
  /** Waivers whose finding is gone: the place was fixed or changed since. */
  readonly expired: readonly Waiver[]
  readonly count: CheckCount
  /** An open error blocks submission and issue; warnings never do. */
  readonly isClean: boolean
}

/** Weighs the findings of a run. */
export function weigh(findings: readonly PlacedFinding[], waivers: readonly Waiver[]): Verdict {
  const byKey = new Map(waivers.map((waiver) => [waiver.key, waiver]))
  const open = findings.filter(({ key }) => !byKey.has(key))
  const waived = findings.flatMap((finding) => {
    const waiver = byKey.get(finding.key)
    return waiver === undefined ? [] : [{ finding, waiver }]
  })
  const standing = new Set(waived.map(({ waiver }) => waiver.id))
  const countOf = (severity: PlacedFinding['severity']) =>
    open.filter((finding) => finding.severity === severity).length
  const count = {
    errors: countOf('error'),
    warnings: countOf('warning'),
    infos: countOf('info'),
    waived: waived.length,
  }
  return { open, waived, expired: waivers.filter(({ id }) => !standing.has(id)), count, isClean: count.errors === 0 }
}
