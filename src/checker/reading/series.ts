/** Other notices of the store, as those that a notice follows. */
import type { IsoDate } from '../../domain/deadline/dates.ts'
import { partsOf, writeShortDate } from '../../domain/deadline/dates.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { joinNumber } from '../../domain/words/citation.ts'
import { fold } from '../../domain/words/text.ts'
import type { KnownNotice } from '../rule.ts'

/** A notice that has a number and a date. */
export interface Numbered extends KnownNotice {
  readonly number: number
  readonly issuedOn: IsoDate
}

/** The others of one series that have a number and a date. */
export function seriesOf(others: readonly KnownNotice[], symbol: string): readonly Numbered[] {
  return others.filter(
    (other): other is Numbered => other.symbol === symbol && other.number !== null && other.issuedOn !== null,
  )
}

/** "Thông báo số 13-TB/CQTT, ngày 01/4/2026"; leaves out what is unknown. */
export function nameKnown({ number, symbol, issuedOn }: KnownNotice): string {
  const said = `Thông báo số ${joinNumber(number === null ? '…' : String(number).padStart(2, '0'), symbol)}`
  return issuedOn === null ? said : `${said}, ngày ${writeShortDate(issuedOn)}`
}

/**
 * May the numbers have begun anew between two days? They do with each term, and provincial terms change between
 * June and November of every fifth year; the exact day is not known.
 */
export function mayBeginAnew(from: IsoDate, to: IsoDate): boolean {
  for (let year = partsOf(from).year; year <= partsOf(to).year; year += 1) {
    if (year % 5 === 0 && from <= `${year}-11-30` && to >= `${year}-06-01`) return true
  }
  return false
}

/** The last notice issued before with the same kind of content: a conclusion after a conclusion, an assignment after an assignment. */
export function predecessorOf({ header, abstract, typeName }: Notice, others: readonly KnownNotice[]): Numbered | null {
  const { date, symbol } = header
  if (date === null || symbol === '') return null
  const kind = kindOf(typeName, abstract.join(' '))
  let last: Numbered | null = null
  for (const other of seriesOf(others, symbol)) {
    if (other.issuedOn >= date || kindOf(other.typeName, other.abstract) !== kind) continue
    if (last === null || other.issuedOn > last.issuedOn) last = other
  }
  return last
}

function kindOf(typeName: string, abstract: string): string {
  const words = fold(`${typeName} ${abstract}`)
  return /ket luan/.test(words) ? 'conclusion' : /phan cong/.test(words) ? 'assignment' : 'other'
}
