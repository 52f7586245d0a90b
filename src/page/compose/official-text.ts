/** The short fixed texts of the official form, filled in from the notice: number, date, marks, link line. */
import { writeLongDate, writeShortDate } from '../../domain/deadline/dates.ts'
import { joinNumber } from '../../domain/words/citation.ts'
import type { Appendix, Distribution, Notice, NoticeHeader } from '../../domain/notice/notice.ts'
import { squeeze } from '../../domain/words/text.ts'
import type { FormatSpec } from '../format/spec.ts'
import { nameInSentence } from './organ-name.ts'
import type { Phrases } from './phrases.ts'

/** Stands where the office has still to fill something in. */
const blankSpace = '……'

function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** The two halves of "13-TB/CQTT", with gaps for what is not given yet. */
function numberParts(
  { number, symbol }: Pick<NoticeHeader, 'number' | 'symbol'>,
  spec: FormatSpec,
): { number: string; symbol: string } {
  const { gap, minimumDigits } = spec.header.number
  return {
    number: number === null ? gap : String(number).padStart(minimumDigits, '0'),
    symbol: symbol === '' ? `TB/${blankSpace}` : symbol,
  }
}

/** "13-TB/CQTT" (F-NUM-1, F-NUM-4); the gap stands for a number not yet given (F-NUM-20). */
export function writeSymbol(notice: Notice, spec: FormatSpec): string {
  const { number, symbol } = numberParts(notice.header, spec)
  return joinNumber(number, symbol)
}

/** "Số 13-TB/CQTT", and "Số 145/TB-UBND" for a symbol in the State's order. */
export function writeNumberLine(notice: Notice, spec: FormatSpec): string {
  return writeNumberOf(notice.header, spec)
}

/** The same for a paper that is no notice. */
export function writeNumberOf(of: Pick<NoticeHeader, 'number' | 'symbol'>, spec: FormatSpec): string {
  const parts = numberParts(of, spec)
  const joined = joinNumber(parts.number, parts.symbol)
  return fill(
    spec.header.number.pattern.replace('{number}-{symbol}', () => joined),
    parts,
  )
}

/** "Thái Nguyên, ngày 01 tháng 4 năm 2026" (F-DATE-1, F-DATE-3). */
export function writePlaceDate(notice: Notice, spec: FormatSpec): string {
  const { place, date } = notice.header
  return fill(spec.header.placeDate.pattern, {
    place: place === '' ? blankSpace : place,
    date: date === null ? writeUnknownDay(notice.header, spec) : writeLongDate(date),
  })
}

/** Room for the day, and for the month where it is not known either: "ngày      tháng 5 năm 2026". */
function writeUnknownDay({ month, year }: Pick<NoticeHeader, 'month' | 'year'>, spec: FormatSpec): string {
  const { unknownDate } = spec.header.placeDate
  if (month === null) return year === undefined ? unknownDate : `${unknownDate.trimEnd()} ${year}`
  const [gap = ' '] = /\s{2,}/.exec(unknownDate) ?? []
  return writeLongDate(`${month}-01`).replace(/^(\p{L}+)\s+\d+\s+/u, `$1${gap}`)
}

/**
 * The name of the type and the lines of the abstract. By the regime a conclusion is THÔNG BÁO with "kết luận của …" below
 * (F-TYPE-8); an office may print the word with the type. What was read from a paper stands as it did there.
 */
export function writeTitle(
  { typeName, abstract, numbering, sourceForm }: Notice,
  { conclusion }: FormatSpec,
): Pick<Notice, 'typeName' | 'abstract'> {
  const isAsRead = numbering === 'frozen' && sourceForm !== undefined
  const [first = '', ...others] = abstract
  const { word } = conclusion
  if (!conclusion.inTypeName || isAsRead || !new RegExp(`^${word}(?!\\p{L})`, 'iu').test(first))
    return { typeName, abstract }
  const rest = first.slice(word.length).trim()
  return { typeName: `${typeName} ${word.toUpperCase()}`, abstract: [...(rest === '' ? [] : [rest]), ...others] }
}

/** "NTLoan/P.CĐS-CY/200" where a unit signs, as it is written; else "ABC-268" (F-TYP-1 to 5). Empty without both. */
export function writeTypistMark(distribution: Distribution, spec: FormatSpec): string {
  const { typist, unit } = distribution
  const copies = distribution.copies === null ? '' : String(distribution.copies)
  if (unit !== '') return [...(typist === '' ? [] : [typist]), unit, copies].join(spec.typistMark.unitSeparator)
  if (typist === '' && copies === '') return ''
  const { look, pattern } = spec.typistMark
  return fill(pattern, { typist: look.upperCase === true ? typist.toUpperCase() : typist, copies })
}

/** End mark of a basis: the last one differs when the enacting sentence follows (F-BODY-18 to 20). */
export function basisEnd(notice: Notice, index: number, spec: FormatSpec): string {
  if (index < notice.bases.length - 1) return spec.basis.end
  return notice.intro.length + notice.grounds.length > 0 ? spec.basis.lastBeforeEnacting : spec.basis.lastOtherwise
}

/** "PHỤ LỤC", or with its number where there are several (F-APP-3). */
export function writeAppendixLabel(notice: Notice, index: number, spec: FormatSpec): string {
  return notice.appendices.length > 1
    ? fill(spec.appendix.numberedLabel, { ordinal: String(index + 1) })
    : spec.appendix.label
}

/** "(Kèm theo Thông báo số 13-TB/CQTT, ngày 01/4/2026 của …)" (F-APP-5). */
export function writeLink(notice: Notice, appendix: Appendix, spec: FormatSpec, phrases: Phrases): string {
  const { date, month, year, place, issuingOrgans } = notice.header
  const known = month === null ? year : `${Number(month.slice(5))}/${month.slice(0, 4)}`
  const organs = issuingOrgans.map(({ name }) => nameInSentence(squeeze(name), phrases, place))
  return fill(spec.appendix.link, {
    number: writeSymbol(notice, spec),
    date: date !== null ? writeShortDate(date) : known === undefined ? blankSpace : `${blankSpace}/${known}`,
    organ: appendix.issuedBy === '' ? organs.filter((name) => name !== '').join(', ') || blankSpace : appendix.issuedBy,
  })
}

/** Name of the secrecy mark; empty when the notice has none (F-SEC-1). */
export function writeSecrecy(notice: Notice, spec: FormatSpec): string {
  return notice.marks.secrecy === null ? '' : spec.header.secrecy.names[notice.marks.secrecy]
}

export function writeUrgency(notice: Notice, spec: FormatSpec): string {
  return notice.marks.urgency === null ? '' : spec.header.urgency.names[notice.marks.urgency]
}

/** "Dự thảo lần 2" (F-DRAFT-1). */
export function writeDraftMark(notice: Notice, spec: FormatSpec): string {
  return notice.marks.draft === null ? '' : fill(spec.header.draft.pattern, { ordinal: String(notice.marks.draft) })
}
