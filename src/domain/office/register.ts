/** The register of issued notices: in which series a number runs, and so which number can be given only once. */
import type { NoticeHeader } from '../notice/notice.ts'
import { type IsoDate, partsOf } from '../deadline/dates.ts'
import type { Office } from './office.ts'
import { linesOf, textOf } from './office-record.ts'
import { fold, squeeze, withoutBlanks } from '../words/text.ts'

/** Numbers run within an organ, a symbol and a term. Folded, so that the way it is written makes no second series. */
export interface Series {
  readonly organ: string
  readonly symbol: string
  readonly term: string
}

/**
 * A document issued jointly takes its number from the series of the leading organ, which is named first (F-NUM-9). The office may
 * say that several symbols, or all, run in one series, and when its terms begin.
 */
export function seriesOfNumber(
  header: Pick<NoticeHeader, 'issuingOrgans' | 'symbol'>,
  issuedOn: IsoDate,
  office: Pick<Office, 'valid' | 'termOn'>,
): Series {
  const name = header.issuingOrgans[0]?.name ?? ''
  const [organ, symbol] = [foldOrgan(name), fold(withoutBlanks(header.symbol))]
  const shared = office.valid('series', issuedOn).find(({ values }) => {
    const symbols = linesOf(values['symbols']).map((line) => fold(withoutBlanks(line)))
    return foldOrgan(textOf(values['organ'])) === organ && (symbols.length === 0 || symbols.includes(symbol))
  })
  const term = office.termOn(issuedOn, (given) => foldOrgan(given) === organ)
  return {
    organ,
    symbol: shared === undefined ? symbol : `*${shared.id}`,
    term: term === null ? termOf(issuedOn) : `*${term.id}`,
  }
}

function foldOrgan(name: string): string {
  return fold(squeeze(name))
}

/**
 * The term a day lies in. Numbers begin anew with each, and provincial terms change between June and November of every
 * fifth year; where the office has not given its terms, these months count apart.
 */
function termOf(day: IsoDate): string {
  const { year, month } = partsOf(day)
  if (year % 5 === 0 && month >= 6 && month <= 11) return `${year}-06/11`
  const began = year - (year % 5)
  return String(year % 5 === 0 && month < 6 ? began - 5 : began)
}
