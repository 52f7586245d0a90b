/** The lines of a head: several parts on one line are told apart, and what is no part of a head is set aside. */
import { bodyOpenings } from '../../domain/bodies/body-words.ts'
import { isoDate } from '../../domain/deadline/dates.ts'
import type { NoticeHeader } from '../../domain/notice/notice.ts'
import { readNumberAndSymbol } from '../../domain/words/citation.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import { anyOf } from '../../domain/words/word-patterns.ts'
import { type Line, type SourceReading, keepUnplaced } from './source-reading.ts'

const dateWords = /ngày\s*([\d.…_]*)\s*tháng\s*([\d.…_]*)\s*năm\s*([\d.…_]*)/iu
/** "ngày 20/6/2026", "ngày 20-6-2026", and with the day left open "ngày     /6/2026". */
const dateDigits =
  /(?:ngày\s*)?(?<![\d/.-])(\d{0,2}|[.…_]+)\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?![\d/]|\s+\d{1,2}:\d)/iu
/**
 * A place is written in capitals and small letters, which distinguishes it from the organ's name on the same line. The
 * day of the week on which a page of the web was written is none.
 */
const placeName =
  '(?<!\\p{L})(?!Thứ\\s|Chủ\\s)((?:(?:(?:TP|Q|H)\\.?|Tỉnh|Thành phố|Đặc khu|Thị xã|Huyện|Quận|Thị trấn|Xã|Phường) )?\\p{Lu}\\p{Ll}+(?:[ -]\\p{Lu}\\p{Ll}*)*)'
const placeDates = [dateWords, dateDigits].map((date) => ({
  // The date is sought first, as the pattern of a place fits the start of any word.
  date: new RegExp(`,\\s*${date.source}`, 'iu'),
  whole: new RegExp(`${placeName}\\s*,\\s*${date.source}`, 'u'),
}))
const organLetters = '[A-ZĐƯ][A-Za-zĐđƯư0-9.&-]*'
const numberLine = new RegExp(
  `Số\\s*:?\\s*\\d{0,5}\\s*(?:[a-z]?\\s*[-–]\\s*[A-ZĐ][A-Za-zĐ]{0,4}\\s*/|/\\s*[A-ZĐ][A-Za-zĐ]{0,4}\\s*[-–])\\s*${organLetters}`,
  'u',
)
const headingFold = 'dang cong san viet nam'
/** The two lines of the State's head, which stand where the Party writes its name. */
const stateHeading = /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM/u
const stateMotto = /Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc/u

export function isHeading(text: string): boolean {
  return fold(squeeze(text)) === headingFold
}

export function isStateHeading(text: string): boolean {
  return stateHeading.test(text) || stateMotto.test(text)
}

/** Words a name of an organ starts with, for finding where the second name begins (F-ORG-8 to 12). */
const organStart =
  /^(?:TỈNH (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|HUYỆN (?:ỦY|UỶ)|ĐẢNG (?:BỘ|ỦY|UỶ)|BAN |SỞ |CƠ QUAN |VĂN PHÒNG|(?:ỦY|UỶ) BAN |UBND |HỘI ĐỒNG |HĐND |TIỂU BAN |ĐOÀN |MẶT TRẬN |CÔNG AN (?:TỈNH|THÀNH|XÃ|PHƯỜNG))/u
const anyOrganStart = new RegExp(`^${anyOf(bodyOpenings.map((word) => word.toUpperCase()))}(?!\\p{L})`, 'u')

/** Whether a line begins the name of an organ, whatever its letters. */
export function startsOrgan(text: string): boolean {
  return organStart.test(text.toUpperCase())
}

/** Whether a line begins the name of another organ below the whole name of the one above it: a hospital below its department. */
export function startsOwnOrgan(text: string, above: string): boolean {
  if (startsOrgan(text)) return true
  return anyOrganStart.test(text.toUpperCase()) && wholeOrgan.test(above.toUpperCase()) && !goesOn.test(above)
}

/** A name with its place, or of those that a lower one stands below. */
const wholeOrgan =
  /(?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU)\s+\S|^(?:BỘ|SỞ|CỤC|TỔNG CỤC|TỔNG CÔNG TY|CÔNG TY|TẬP ĐOÀN|ĐẠI HỌC|HỌC VIỆN|LIÊN ĐOÀN|UBND)\s+\S/u
const goesOn = /(?:,|[-–]|\s(?:VÀ|CỦA|và|của))$/u

/** Whether a line is one that only a head has. */
export function endsHead(text: string): boolean {
  return (
    isHeading(text) ||
    isStateHeading(text) ||
    findPlaceDate(text) !== null ||
    (isNumber(text) && !/\p{Ll}{4}/u.test(text))
  )
}

/** "Số 13-TB/CQTT". */
export function isNumber(text: string): boolean {
  return /^Số(?=[\s:\d.…])/u.test(text) && readNumber(text) !== null
}

/** Number and symbol; both unknown where the page left "Số      -TB/……" to be filled in. */
export function readNumber(text: string): { number: number | null; symbol: string } | null {
  return /…\s*$/.test(text) ? { number: null, symbol: '' } : readNumberAndSymbol(text)
}

export type PlaceAndDate = Pick<NoticeHeader, 'place' | 'date' | 'month' | 'year'>

/** "Hà Lâm, ngày 10 tháng 4 năm 2026"; null for a line without a date. `isWhole` where nothing is wrong with the date. */
export function readPlaceAndDate(text: string): (PlaceAndDate & { readonly isWhole: boolean }) | null {
  const found = dateWords.exec(text) ?? (findPlaceDate(text) === null ? null : dateDigits.exec(text))
  if (found === null) return null
  const place = squeeze(text.slice(0, found.index).replace(/[.…_]{2,}|…/g, ''))
    .replace(/,$/, '')
    .trim()
  const date = readLongDate(found)
  const month = date === null ? readMonthOf(found) : null
  const year = date === null && month === null ? readYearOf(found) : undefined
  // What is blank is left for the issuing office to fill in; anything else that is no date is an error.
  const isToBeFilledIn = found.slice(1, month === null ? 3 : 2).every((part) => /^[.…_\s]*$/.test(part))
  return { place, date, month, year, isWhole: date !== null || ((month ?? year) !== undefined && isToBeFilledIn) }
}

function readLongDate(found: RegExpExecArray): string | null {
  const [day, month, year] = found.slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : Number.NaN))
  if (day === undefined || month === undefined || year === undefined) return null
  return Number.isNaN(day + month + year) ? null : isoDate(year, month, day)
}

/** The month of a date whose day is missing: "ngày     tháng 5 năm 2026" -> "2026-05". */
function readMonthOf(found: RegExpExecArray): string | null {
  const day = isoDate(Number(found[3]), Number(found[2]), 1)
  return /^\d+$/.test(found[2] ?? '') && day !== null ? day.slice(0, 7) : null
}

/** The year of a date whose day and month are missing. */
function readYearOf(found: RegExpExecArray): number | undefined {
  const [year] = /^(?:19|2\d)\d\d$/.exec(found[3] ?? '') ?? []
  return year === undefined ? undefined : Number(year)
}

/** Characters of the longest name of a place. */
const longestPlace = 100

/** Place and date on a line. */
function findPlaceDate(text: string): { readonly index: number; readonly 0: string } | null {
  for (const { date, whole } of placeDates) {
    const dated = date.exec(text)
    if (dated === null) continue
    const from = Math.max(0, dated.index - longestPlace)
    const found = whole.exec(text.slice(from, dated.index + dated[0].length))
    if (found !== null) return { index: from + found.index, 0: found[0] }
  }
  return null
}

/** Lines of a head, each with one part of it. */
export function headLines(lines: readonly Line[], reading: SourceReading, isMark: (text: string) => boolean): Line[] {
  const parts = lines.map(withoutRule).flatMap(splitAtAnchors).map(withoutRule).flatMap(splitSuperior)
  const isOrgan = ({ text }: Line) => isOrganName(text) && !endsHead(text) && !isMark(text)
  const named = parts.findIndex((line) => isOrgan(line) && (startsOrgan(line.text) || anyOrganStart.test(line.text)))
  // Names of organs are in capitals (F-ORG-2, F-ORG-3), unless none is.
  const firstName = named === -1 ? parts.findIndex(isOrgan) : named
  return parts.filter((line, at) => {
    const { text } = line
    if (!/\p{L}/u.test(text) || endsHead(text) || isNumber(text) || readPlaceAndDate(text) !== null || isMark(text))
      return true
    const isPart = isOrganName(text)
      ? at >= firstName
      : at > firstName && startsOrgan(text) && text.length <= longestPlace
    if (isPart) return true
    keepUnplaced(reading, line.line, squeeze(text))
    return false
  })
}

/** A rule drawn with signs beside a name. */
function withoutRule(line: Line): Line {
  const text = line.text.replace(/(?<=\S)\s+(?:[-_–—―─━=]{3,}|\|)$/u, '')
  return text === line.text ? line : { ...line, text }
}

function isOrganName(text: string): boolean {
  return /^\p{Lu}[^\p{Ll}]{3,}$/u.test(text)
}

/** A line that holds several parts ("TỈNH … ĐẢNG CỘNG SẢN VIỆT NAM", "Số … Hà Lâm, ngày …") as one line each. */
function splitAtAnchors(line: Line): Line[] {
  const cuts = new Set<number>([0, line.text.length])
  const heading = /ĐẢNG CỘNG SẢN VIỆT NAM/u.exec(line.text)
  const state = [stateHeading.exec(line.text), stateMotto.exec(line.text)]
  for (const found of [heading, ...state, findPlaceDate(line.text), numberLine.exec(line.text)]) {
    if (found === null) continue
    cuts.add(found.index)
    cuts.add(found.index + found[0].length)
  }
  const places = [...cuts].sort((a, b) => a - b)
  return places
    .slice(0, -1)
    .map((from, index) => ({ ...line, text: line.text.slice(from, places[index + 1]).trim() }))
    .filter((part) => part.text !== '')
}

const superiorName =
  /^((?:TỈNH (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|(?:ĐẢNG (?:BỘ|ỦY|UỶ)|UBND|(?:ỦY|UỶ) BAN NHÂN DÂN) (?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU))(?: [\p{Lu}-]+){1,5}?) (?:[-–] )?((?:BAN(?! NHÂN DÂN)|VĂN PHÒNG|SỞ|CƠ QUAN|TIỂU BAN|HỘI ĐỒNG|PHÒNG|ĐẢNG (?:ỦY|UỶ))\s.*|VĂN PHÒNG)$/u

/** "TỈNH ỦY HÀ LÂM BAN CHỈ ĐẠO … *" of a cell that lost its lines. */
function splitSuperior(line: Line): Line[] {
  const starred = /^(.*\S)\s+(\*)$/u.exec(line.text)
  const [text, ...others] = starred?.[1] === undefined ? [line.text] : [starred[1], '*']
  const found = superiorName.exec(text ?? '')
  const names = found?.[1] === undefined || found[2] === undefined ? [text ?? ''] : [found[1], found[2]]
  return [...names, ...others].map((part) => ({ ...line, text: part }))
}
