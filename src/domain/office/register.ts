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

/** Copies of all kinds are counted in one series, apart from the papers they are of (F-COPY-5); folded. */
const copySymbol = /^bs(?:$|\/)/

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
    const isShared = symbols.length === 0 ? !copySymbol.test(symbol) : symbols.includes(symbol)
    return foldOrgan(textOf(values['organ'])) === organ && isShared
  })
  const term = office.termOn(issuedOn, (given) => foldOrgan(given) === organ)
  return {
    organ,
    symbol: shared === undefined ? symbol : `*${shared.id}`,
    term: term === null ? termOf(issuedOn) : `*${term.id}`,
  }
}

/**
 * What the register says of a number that no notice of the store has. reserved: kept for a paper to come. void: spoiled, never
 * given. past: a paper that is not in the store. start: where the register begins to count, after this number.
 * copy: of a certified copy.
 */
export const noteKinds = ['reserved', 'void', 'past', 'start', 'copy'] as const
export type NoteKind = (typeof noteKinds)[number]

export const noteNames: Readonly<Record<NoteKind, string>> = {
  reserved: 'Để dành',
  void: 'Bỏ, không dùng',
  past: 'Văn bản trước đây, ghi tay',
  start: 'Số cuối trước khi dùng sổ này',
  copy: 'Bản sao',
}

/** A line of the register of outgoing papers. */
export interface RegisterRow {
  readonly number: number
  /** As it is written: "TB/CQTT". */
  readonly symbol: string
  readonly organ: string
  readonly term: string
  readonly kind: 'issued' | NoteKind
  /** Of what is issued or copied: its notice; and how it stands by now. */
  readonly noticeId: string | null
  readonly state: string
  /** Day of issue, or the day a number was noted for. */
  readonly date: IsoDate | null
  readonly typeName: string
  readonly abstract: string
  readonly signatory: string
  readonly recipients: readonly string[]
  readonly fileCopy: string
  readonly copies: number | null
  /** Day on which the first copy went out. */
  readonly sentOn: IsoDate | null
  /** Why a number is reserved or void. */
  readonly reason: string
}

/** The number that a paper of a series takes next, and what should be known before it is given. */
export interface NextNumber {
  readonly number: number
  /** Highest number that was issued, reserved, voided or noted; null in an empty series. */
  readonly highest: number | null
  readonly reserved: readonly number[]
  /** Latest day of issue in the series: a paper of an earlier day is backdated. */
  readonly latestDay: IsoDate | null
  readonly organ: string
  readonly symbol: string
}

/** The head of a paper of which no more is known. */
export function headOf(organ: string, symbol: string): Pick<NoticeHeader, 'issuingOrgans' | 'symbol'> {
  return { issuingOrgans: [{ id: 'organ', name: organ }], symbol }
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
