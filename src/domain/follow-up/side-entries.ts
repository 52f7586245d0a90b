/**
 * What is written of a thing and moves neither its day nor its stage: the end of what recurs, who of several units sent
 * theirs, what the lead told, what it belongs to, waits for or continues, the values of its indicators.
 */
import type { IsoDate } from '../deadline/dates.ts'

export type SideEntry =
  /** What recurs ends with the time that is due on this day at the latest; null: it has no end any more. */
  | { readonly kind: 'ending'; readonly until: IsoDate | null; readonly document: string; readonly note: string }
  /** A plan or a report of one of several units came in. */
  | {
      readonly kind: 'receipt'
      readonly unit: string
      readonly unitId: string | null
      readonly document: string
      readonly receivedOn: IsoDate
      readonly note: string
    }
  /** What a lead wrote into its status sheet. */
  | ({ readonly kind: 'told' } & Told)
  /** It is a part of another obligation; null: of none any more. */
  | { readonly kind: 'parent'; readonly of: string | null; readonly note: string }
  /** It waits for another obligation, or does no longer. */
  | { readonly kind: 'wait'; readonly for: string; readonly isLifted: boolean; readonly note: string }
  /** It continues an obligation of an earlier notice; null: none. */
  | { readonly kind: 'lineage'; readonly earlier: string | null; readonly note: string }
  /** An indicator had this value on a day. */
  | {
      readonly kind: 'measure'
      readonly indicator: string
      readonly value: number
      readonly on: IsoDate
      readonly source: string
    }

/** A filled row of a status sheet, with who sent it. */
export interface Told {
  /** One of the choices of the sheet. */
  readonly status: string
  readonly toldOn: IsoDate | null
  readonly result: string
  readonly document: string
  readonly note: string
  /** The lead whose sheet it is. */
  readonly sentBy: string
  /** The day the sheet was made for: copies of one day are told from later ones by it. */
  readonly sheetOn: IsoDate
  readonly file: string
  /** SHA-256 of that file. */
  readonly sha256: string
}

export const sideNames: Readonly<Record<SideEntry['kind'], string>> = {
  ending: 'Kết thúc định kỳ',
  receipt: 'Nhận văn bản của đơn vị',
  told: 'Tình hình đơn vị báo',
  parent: 'Thuộc nhiệm vụ',
  wait: 'Chờ nhiệm vụ khác',
  lineage: 'Tiếp nối nhiệm vụ',
  measure: 'Số liệu chỉ tiêu',
}

export const sideKinds = Object.keys(sideNames) as readonly SideEntry['kind'][]

/** The last entry of a kind, by the order they were written, of those that count by a day. */
export function lastOf<Entry extends { readonly kind: string; readonly day: IsoDate }, Kind extends Entry['kind']>(
  entries: readonly Entry[],
  kind: Kind,
  on: IsoDate,
): Extract<Entry, { readonly kind: Kind }> | null {
  return (entries.findLast((entry) => entry.kind === kind && entry.day <= on) ?? null) as Extract<
    Entry,
    { readonly kind: Kind }
  > | null
}
