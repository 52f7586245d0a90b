/** Who is away, from a day to a day: said by the office, shown beside what waits for them. */
import type { IsoDate } from '../deadline/dates.ts'
import type { Office } from './office.ts'
import { nameOf, stateNear, stateOn, textOf } from './office-record.ts'
import { accountOf } from './user.ts'

export interface Absence {
  /** Full name. */
  readonly name: string
  /** Null where the office did not say. */
  readonly from: IsoDate | null
  readonly until: IsoDate | null
  readonly reason: string
}

/** Those who are away on a day, with their account in the program; '' where none is recorded. */
export function absentOn(office: Office, on: IsoDate): readonly (Absence & { readonly account: string })[] {
  return office.ofKind('absence').flatMap((record) => {
    const state = stateOn(record, on)
    const person = state === null ? null : office.find({ kind: 'person', id: textOf(state.values['person']) })
    if (state === null || person === null) return []
    const { values } = stateNear(person, on)
    const { from, until } = state
    const account = accountOf(textOf(values['account']))
    return [{ name: textOf(values['name']), account, from, until, reason: nameOf(record) }]
  })
}
