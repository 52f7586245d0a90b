/** Who approves in the place of somebody who is away: by a delegation that the office recorded, on its days and for its papers. */
import { type IsoDate, writeShortDate } from '../deadline/dates.ts'
import { accountOf } from './user.ts'
import type { Office } from './office.ts'
import { type OfficeRecord, linesOf, nameOf, stateNear, stateOn, textOf } from './office-record.ts'

/** A delegation that somebody has, or why it does not help them today. */
export interface Delegated {
  readonly id: string
  /** The paper it stands in. */
  readonly name: string
  /** Account of whoever gave it: what they may do is what the receiver may do. */
  readonly giver: string
  /** Its last day; null while it is open. */
  readonly until: IsoDate | null
  /** '' where it holds. */
  readonly refused: string
}

/** The delegations to approve that somebody received, those that hold on the day for papers of the symbol first. */
export function delegatedTo(office: Office, account: string, symbol: string, on: IsoDate): readonly Delegated[] {
  const all = office.ofKind('delegation').flatMap((record) => readDelegation(office, record, { account, symbol, on }))
  return all.toSorted((one, other) => Number(one.refused !== '') - Number(other.refused !== ''))
}

function readDelegation(
  office: Office,
  record: OfficeRecord,
  { account, symbol, on }: { readonly account: string; readonly symbol: string; readonly on: IsoDate },
): Delegated[] {
  const { from, until, values } = stateNear(record, on)
  const rights = textOf(values['rights'])
  if (rights !== 'approve' && rights !== 'both') return []
  if (holderOf(office, textOf(values['receiver']), on) !== accountOf(account)) return []
  const giver = holderOf(office, textOf(values['giver']), on)
  const name = nameOf(record)
  const symbols = linesOf(values['symbols'])
  const refused =
    until !== null && until < on
      ? `${name} hết hiệu lực từ sau ngày ${writeShortDate(until)}.`
      : from !== null && from > on
        ? `${name} có hiệu lực từ ngày ${writeShortDate(from)}.`
        : stateOn(record, on) === null
          ? `${name} không có hiệu lực ngày ${writeShortDate(on)}.`
          : symbols.length > 0 && !symbols.includes(symbol)
            ? `${name} chỉ ủy quyền cho văn bản có ký hiệu ${symbols.join(', ')}.`
            : giver === ''
              ? `${name}: chưa biết tài khoản của người ủy quyền. Hãy ghi tên đăng nhập ở mục Người.`
              : ''
  return [{ id: record.id, name, giver, until, refused }]
}

/** Account of whoever holds a post on a day; '' where nobody does, or none is recorded. */
function holderOf(office: Office, post: string, on: IsoDate): string {
  const record = office.find({ kind: 'post', id: post })
  const values = record === null ? null : stateOn(record, on)?.values
  const person = office.find({ kind: 'person', id: textOf(values?.['holder']) })
  return person === null ? '' : accountOf(textOf(stateNear(person, on).values['account']))
}
