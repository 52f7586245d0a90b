/** The head of a notice: everything above the type name, read down or across the two columns. */
import { readNumberAndSymbol } from '../../domain/words/citation.ts'
import { isoDate } from '../../domain/deadline/dates.ts'
import type { Notice, NoticeHeader } from '../../domain/notice/notice.ts'
import { wholeOf } from '../../domain/notice/spot.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import { specs } from '../format/formats.ts'
import { type Line, type SourceReading, doubt, keepUnplaced } from './source-reading.ts'

const dateWords = /ngày\s*([\d.…_]*)\s*tháng\s*([\d.…_]*)\s*năm\s*([\d.…_]*)/iu
/** A place is written in capitals and small letters, which distinguishes it from the organ's name on the same line. */
const placeDate = new RegExp(
  `(?<!\\p{L})((?:(?:(?:TP|Q|H)\\.?|Tỉnh|Thành phố|Đặc khu|Thị xã|Huyện|Quận|Thị trấn|Xã|Phường) )?\\p{Lu}\\p{Ll}+(?:[ -]\\p{Lu}\\p{Ll}*)*)\\s*,\\s*${dateWords.source}`,
  'u',
)
const organLetters = '[A-ZĐƯ][A-Za-zĐƯ0-9.-]*'
const numberLine = new RegExp(
  `Số\\s*:?\\s*\\d{0,5}\\s*(?:[a-z]?\\s*[-–]\\s*[A-ZĐ][A-Za-zĐ]{0,4}\\s*/|/\\s*[A-ZĐ][A-Za-zĐ]{0,4}\\s*[-–])\\s*${organLetters}`,
  'u',
)
const headingFold = 'dang cong san viet nam'
/** The two lines of the State's head, which stand where the Party writes its name. */
const stateHeading = /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM/u
const stateMotto = /Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc/u
const secrecyNames: Record<string, Notice['marks']['secrecy']> = {
  mat: 'mat',
  'toi mat': 'toiMat',
  'tuyet mat': 'tuyetMat',
}
const urgencyNames: Record<string, Notice['marks']['urgency']> = {
  khan: 'khan',
  'thuong khan': 'thuongKhan',
  'hoa toc': 'hoaToc',
  'hoa toc hen gio': 'hoaTocHenGio',
}

/** Words a name of an organ starts with, for finding where the second name begins (F-ORG-8 to 12). */
const organStart =
  /^(?:TỈNH (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|HUYỆN (?:ỦY|UỶ)|ĐẢNG (?:BỘ|ỦY|UỶ)|BAN |SỞ |CƠ QUAN |VĂN PHÒNG|(?:ỦY|UỶ) BAN |HỘI ĐỒNG |TIỂU BAN |ĐOÀN |MẶT TRẬN )/u

/** Whether a line is one that only a head has. */
export function endsHead(text: string): boolean {
  return (
    fold(squeeze(text)) === headingFold ||
    stateHeading.test(text) ||
    stateMotto.test(text) ||
    findPlaceDate(text) !== null ||
    (/^Số(?=[\s:\d])/u.test(text) && readNumber(text) !== null)
  )
}

export interface ReadHeader {
  readonly header: NoticeHeader
  readonly marks: Notice['marks']
  readonly order: readonly string[]
}

/** Reads the lines above the type name. What is missing becomes a doubt; the fields stay empty. */
export function readHeader(lines: readonly Line[], reading: SourceReading): ReadHeader {
  const order: string[] = []
  const organLines: string[] = []
  let marks: Notice['marks'] = { secrecy: null, urgency: null, circulation: '', draft: null }
  let numbered: { number: number | null; symbol: string } | null = null
  let dated: PlaceAndDate | null = null
  let numberAt = 0
  let isState = false
  for (const line of withoutPageLines(lines.flatMap(splitAtAnchors).flatMap(splitSuperior), reading)) {
    const { text } = line
    const folded = fold(squeeze(text))
    const dateFound = dateWords.exec(text)
    if (folded === headingFold) {
      order.push('heading')
      reading.written.set('heading', squeeze(text))
    } else if (stateHeading.test(text) || stateMotto.test(text)) {
      isState = true
    } else if (dateFound !== null) {
      order.push('placeDate')
      reading.written.set('placeDate', squeeze(text))
      dated = readPlaceAndDate(line, dateFound, reading)
    } else if (/^Số(?=[\s:\d])/u.test(text) && readNumber(text) !== null) {
      numbered = readNumber(text)
      numberAt = line.line
      order.push('number')
      reading.written.set('number', squeeze(text))
    } else if (/^[*＊]+$/.test(text)) {
      order.push('asterisk')
      reading.written.set('asterisk', text)
    } else if (isMark(folded)) {
      marks = { ...marks, ...readMark(folded) }
      order.push(markPart(folded))
      reading.written.set(markPart(folded), squeeze(text))
    } else if (isRule(text) || isDots(text) || isPageNumber(line, reading)) {
      continue
    } else {
      order.push(`organ/${organLines.length}`)
      organLines.push(squeeze(text))
    }
  }
  const organs = splitOrgans(organLines)
  reportMissing(reading, lines, organLines.length > 0, numbered !== null, dated !== null)
  if (isState) reportState(reading)
  else if (lines.length > 0 && !order.includes('heading')) reportNoHeading(reading)
  const symbol = isState ? (numbered?.symbol ?? '') : inPartyOrder(numbered?.symbol ?? '', numberAt, reading)
  return {
    header: {
      superiorOrgan: organs.superior.join('\n'),
      issuingOrgans: organs.issuing.map((name) => ({ id: reading.ids(), name: name.join('\n') })),
      number: numbered?.number ?? null,
      symbol,
      place: dated?.place ?? '',
      date: dated?.date ?? null,
      month: dated?.month ?? null,
    },
    marks,
    order: order.map((part) => nameOrganPart(part, organs.superior.length)),
  }
}

/**
 * Names of organs are in capitals (F-ORG-2, F-ORG-3): a line in small letters above them is of the page of the web, or of the
 * program, that the text was copied from.
 */
function withoutPageLines(lines: readonly Line[], reading: SourceReading): readonly Line[] {
  const firstName = lines.findIndex(({ text }) => isOrganName(text))
  return lines.filter(({ text, line }, at) => {
    if (at >= firstName || !/\p{Ll}/u.test(text) || endsHead(text) || isMark(fold(squeeze(text)))) return true
    keepUnplaced(reading, line, squeeze(text))
    return false
  })
}

function isOrganName(text: string): boolean {
  return /^\p{Lu}[^\p{Ll}\d]{3,}$/u.test(text) && !endsHead(text) && !isMark(fold(squeeze(text)))
}

/** A rule typed with dashes: the page draws it (F-HEAD-9). */
function isRule(text: string): boolean {
  return /^[-_–—=]{2,}$/.test(text)
}

function isPageNumber({ text, line }: Line, reading: SourceReading): boolean {
  if (!/^\d{1,3}$/.test(text)) return false
  doubt(reading, 'text.pageNumberRemoved', { spot: wholeOf('header'), line }, `Đã bỏ số trang "${text}".`)
  return true
}

type PlaceAndDate = Pick<NoticeHeader, 'place' | 'date' | 'month'>

/** "Hà Lâm, ngày 10 tháng 4 năm 2026"; a date that is not whole becomes a doubt. */
function readPlaceAndDate({ text, line }: Line, found: RegExpExecArray, reading: SourceReading): PlaceAndDate {
  const place = squeeze(text.slice(0, found.index).replace(/[.…_]{2,}|…/g, ''))
    .replace(/,$/, '')
    .trim()
  const date = readLongDate(found)
  const month = date === null ? readMonthOf(found) : null
  // A blank day is left for the issuing office to fill in; anything else that is no date is an error.
  if (date === null && !(month !== null && isBlank(found[1] ?? ''))) {
    doubt(
      reading,
      'date.form',
      { spot: { part: 'header', field: 'date' }, line },
      'Ngày ban hành chưa đầy đủ hoặc không có thật.',
      text,
    )
  }
  return { place, date, month }
}

function reportNoHeading(reading: SourceReading): void {
  doubt(
    reading,
    'header.headingMissing',
    { spot: wholeOf('header') },
    'Bản gốc không có dòng "ĐẢNG CỘNG SẢN VIỆT NAM"; bản xuất sẽ có.',
  )
}

function reportState(reading: SourceReading): void {
  doubt(
    reading,
    'header.form',
    { spot: wholeOf('header') },
    'Bản gốc theo thể thức văn bản của Nhà nước (có Quốc hiệu); bản xuất sẽ theo thể thức văn bản của Đảng.',
  )
}

/** "TB-BCĐ" of a Party organ is meant as "TB/BCĐ". */
function inPartyOrder(symbol: string, line: number, reading: SourceReading): string {
  if (symbol.includes('/') || !symbol.includes('-')) return symbol
  const turned = symbol.replace('-', '/')
  doubt(
    reading,
    'number.form',
    { spot: { part: 'header', field: 'symbol' }, line },
    `Số và ký hiệu ghi theo cách của Nhà nước; đã hiểu là "${turned}" theo cách của Đảng.`,
    symbol,
  )
  return turned
}

/** Number and symbol; both unknown where the page left "Số      -TB/……" to be filled in. */
function readNumber(text: string): { number: number | null; symbol: string } | null {
  return /…\s*$/.test(text) ? { number: null, symbol: '' } : readNumberAndSymbol(text)
}

function reportMissing(
  reading: SourceReading,
  lines: readonly Line[],
  organ: boolean,
  number: boolean,
  dated: boolean,
): void {
  const missing = [
    organ ? '' : 'tên cơ quan ban hành',
    number ? '' : 'số và ký hiệu',
    dated ? '' : 'địa danh và ngày tháng năm',
  ]
    .filter((name) => name !== '')
    .join(', ')
  if (missing === '') return
  const line = lines[0]?.line
  const nothing = !organ && !number && !dated
  doubt(
    reading,
    'header.missing',
    { spot: wholeOf('header'), line },
    nothing
      ? 'Bản gốc không có phần đầu: cơ quan, số, nơi và ngày ban hành.'
      : `Bản gốc không có: ${missing}. Hãy bổ sung trước khi xuất bản.`,
  )
}

function readLongDate(found: RegExpExecArray): string | null {
  const [day, month, year] = found.slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : Number.NaN))
  if (day === undefined || month === undefined || year === undefined) return null
  return Number.isNaN(day + month + year) ? null : isoDate(year, month, day)
}

const dateAfterPlace = new RegExp(`,\\s*${dateWords.source}`, 'iu')
/** Characters of the longest name of a place. */
const longestPlace = 100

/** Place and date on a line; the date is sought first, as the pattern of a place fits the start of any word. */
function findPlaceDate(text: string): { readonly index: number; readonly 0: string } | null {
  const dated = dateAfterPlace.exec(text)
  if (dated === null) return null
  const from = Math.max(0, dated.index - longestPlace)
  const found = placeDate.exec(text.slice(from, dated.index + dated[0].length))
  return found === null ? null : { index: from + found.index, 0: found[0] }
}

/** The month of a date whose day is missing: "ngày     tháng 5 năm 2026" -> "2026-05". */
function readMonthOf(found: RegExpExecArray): string | null {
  const day = isoDate(Number(found[3]), Number(found[2]), 1)
  return /^\d+$/.test(found[2] ?? '') && day !== null ? day.slice(0, 7) : null
}

function isBlank(day: string): boolean {
  return /^[.…_\s]*$/.test(day)
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
  /^((?:TỈNH (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|UBND TỈNH|UBND THÀNH PHỐ|(?:ỦY|UỶ) BAN NHÂN DÂN TỈNH)(?: [\p{Lu}-]+){1,4}?) ((?:BAN|VĂN PHÒNG|SỞ|CƠ QUAN|TIỂU BAN|HỘI ĐỒNG|ĐẢNG (?:ỦY|UỶ))\s.*)$/u

/** "TỈNH ỦY HÀ LÂM BAN CHỈ ĐẠO … *" of a cell that lost its lines. */
function splitSuperior(line: Line): Line[] {
  const starred = /^(.*\S)\s+(\*)$/u.exec(line.text)
  const [text, ...others] = starred?.[1] === undefined ? [line.text] : [starred[1], '*']
  const found = superiorName.exec(text ?? '')
  const names = found?.[1] === undefined || found[2] === undefined ? [text ?? ''] : [found[1], found[2]]
  return [...names, ...others].map((part) => ({ ...line, text: part }))
}

/** The circulation note a line is, as the format writes it (F-CIRC-1); upper case on the page. */
function findCirculation(folded: string): string | undefined {
  return specs.hd05.header.circulationNotes.find((note) => fold(note) === folded)
}

function isMark(folded: string): boolean {
  return (
    folded in secrecyNames ||
    folded in urgencyNames ||
    findCirculation(folded) !== undefined ||
    /^du thao( lan \d+)?$/.test(folded)
  )
}

function markPart(folded: string): string {
  if (folded in secrecyNames) return 'secrecy'
  if (folded in urgencyNames) return 'urgency'
  return findCirculation(folded) === undefined ? 'draft' : 'circulation'
}

function readMark(folded: string): Partial<Notice['marks']> {
  const secrecy = secrecyNames[folded]
  if (secrecy !== undefined) return { secrecy }
  const urgency = urgencyNames[folded]
  if (urgency !== undefined) return { urgency }
  const circulation = findCirculation(folded)
  if (circulation !== undefined) return { circulation }
  return { draft: Number(/\d+/.exec(folded)?.[0] ?? 1) }
}

/**
 * The issuing organ starts at the last line that begins a name; what is above is the superior organ. A line that
 * ends with a dash is followed by another organ that issues jointly.
 */
function splitOrgans(lines: readonly string[]): { superior: string[]; issuing: string[][] } {
  const starts = lines.flatMap((line, index) => (index > 0 && organStart.test(line.toUpperCase()) ? [index] : []))
  let first = starts.length - 1
  while (first > 0 && joint.test(lines[(starts[first] ?? 0) - 1] ?? '')) first -= 1
  const joins = joint.test(lines[(starts[first] ?? 0) - 1] ?? '')
  const cut = joins ? 0 : (starts[first] ?? 0)
  const issuing: string[][] = []
  for (const line of lines.slice(cut)) {
    const last = issuing.at(-1)
    if (last === undefined || joint.test(last.at(-1) ?? '')) issuing.push([line])
    else last.push(line)
  }
  return { superior: lines.slice(0, cut), issuing: issuing.map((name) => name.map((line) => line.replace(joint, ''))) }
}

const joint = /\s[-–]$/u

function nameOrganPart(part: string, superiorLines: number): string {
  const index = /^organ\/(\d+)$/.exec(part)?.[1]
  if (index === undefined) return part
  const at = Number(index)
  return at < superiorLines ? `superiorOrgan/${at}` : `issuingOrgan/${at - superiorLines}`
}

/** Dots: the place of an organ that is not named yet. */
function isDots(text: string): boolean {
  return /^[.…\s]+$/u.test(text)
}
