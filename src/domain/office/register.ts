/** The register of issued notices: in which series a number runs, and so which number can be given only once. */
import type { NoticeHeader } from '../notice/notice.ts'
import { type IsoDate, partsOf } from '../deadline/dates.ts'
import { fold, squeeze, withoutBlanks } from '../words/text.ts'

/** Numbers run within an organ, a symbol and a term. Folded, so that the way it is written makes no second series. */
export interface Series {
  readonly organ: string
  readonly symbol: string
  readonly term: string
}

/** A document issued jointly takes its number from the series of the leading organ, which is named first (F-NUM-9). */
export function seriesOfNumber(header: Pick<NoticeHeader, 'issuingOrgans' | 'symbol'>, issuedOn: IsoDate): Series {
  return {
    organ: fold(squeeze(header.issuingOrgans[0]?.name ?? '')),
    symbol: fold(withoutBlanks(header.symbol)),
    term: termOf(issuedOn),
  }
}

/**
 * The term a day lies in. Numbers begin anew with each, and provincial terms change between June and November of every
 * fifth year; as long as the days of the congresses are not known, these months count apart.
 */
function termOf(day: IsoDate): string {
  const { year, month } = partsOf(day)
  if (year % 5 === 0 && month >= 6 && month <= 11) return `${year}-06/11`
  const began = year - (year % 5)
  return String(year % 5 === 0 && month < 6 ? began - 5 : began)
}
