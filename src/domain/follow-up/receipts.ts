/** Plans and reports that several units owe: who sent theirs, who did not, who was late. */
import { type BodyDirectory } from '../bodies/body-directory.ts'
import type { IsoDate } from '../deadline/dates.ts'
import { membersOf } from '../office/count-units.ts'
import type { Obligation } from '../tasks/obligation.ts'
import { fold, squeeze } from '../words/text.ts'
import type { RecordedEntry } from './follow-up.ts'

export interface OwingUnit {
  readonly id: string | null
  readonly name: string
}

export interface UnitReceipt {
  readonly unit: OwingUnit
  readonly receipt: Extract<RecordedEntry, { kind: 'receipt' }> | null
  readonly isLate: boolean
}

/**
 * Who owes: the leads, the members of a group one by one. "Các cơ quan, đơn vị" are nobody in particular, so it is
 * everybody whom the notice gives something to lead.
 */
export function owingUnits(
  obligation: Pick<Obligation, 'bodies'>,
  ofNotice: readonly Pick<Obligation, 'bodies'>[],
  directory: BodyDirectory,
): readonly OwingUnit[] {
  const own = leadsOf(obligation, directory)
  const named = own.filter(({ isNobody }) => !isNobody)
  const all = own.length > named.length ? [...named, ...ofNotice.flatMap((one) => leadsOf(one, directory))] : named
  const units = new Map<string, OwingUnit>()
  for (const { id, name, isNobody } of all)
    if (!isNobody && !units.has(keyOf({ id, name }))) units.set(keyOf({ id, name }), { id, name })
  return [...units.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'vi'))
}

const keyOf = ({ id, name }: OwingUnit) => id ?? fold(squeeze(name))

function leadsOf({ bodies }: Pick<Obligation, 'bodies'>, directory: BodyDirectory) {
  return bodies
    .filter(({ role }) => role === 'lead')
    .flatMap(({ name, bodyId: id }): (OwingUnit & { readonly isNobody: boolean })[] => {
      const body = id === null ? undefined : directory.byId.get(id)
      if (body?.kind !== 'group') return [{ id, name, isNobody: body === undefined && id === null && isPlural(name) }]
      const members = [...membersOf(body, directory)]
      return members.length === 0
        ? [{ id, name, isNobody: body.generic || body.count === null }]
        : members.map((one) => ({ id: one.id, name: one.name, isNobody: false }))
    })
}

const isPlural = (name: string) => /^(?:cac|nhung) /.test(fold(squeeze(name)))

/** Those that owe first, in their order; then those that sent something although nobody expected it. */
export function receiptsOf(
  units: readonly OwingUnit[],
  entries: readonly RecordedEntry[],
  { until, on }: { readonly until: IsoDate | null; readonly on: IsoDate },
): readonly UnitReceipt[] {
  const received = new Map<string, Extract<RecordedEntry, { kind: 'receipt' }>>()
  for (const entry of entries)
    if (entry.kind === 'receipt' && entry.receivedOn <= on && entry.day <= on) {
      const key = keyOf({ id: entry.unitId, name: entry.unit })
      // What came first counts: a corrected plan makes nobody late.
      if (!received.has(key)) received.set(key, entry)
    }
  const expected = new Set(units.map(keyOf))
  const others = [...received].flatMap(([key, { unitId: id, unit: name }]) => (expected.has(key) ? [] : [{ id, name }]))
  return [...units, ...others].map((unit) => {
    const receipt = received.get(keyOf(unit)) ?? null
    return { unit, receipt, isLate: until !== null && (receipt === null ? on : receipt.receivedOn) > until }
  })
}
