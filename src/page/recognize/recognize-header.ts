/** The head of a notice: everything above the type name, read down or across the two columns. */
import type { Notice, NoticeHeader } from '../../domain/notice/notice.ts'
import { wholeOf } from '../../domain/notice/spot.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import { specs } from '../format/formats.ts'
import {
  type PlaceAndDate,
  headLines,
  isHeading,
  isNumber,
  isStateHeading,
  readNumber,
  readPlaceAndDate,
  startsOwnOrgan,
} from './head-lines.ts'
import { type Line, type PlacedPart, type SourceReading, doubt } from './source-reading.ts'

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
  let numbered: ReturnType<typeof readNumber> = null
  let dated: PlaceAndDate | null = null
  let numberAt = 0
  let isState = false
  for (const line of headLines(joinWrapped(lines), reading, (text) => isMark(fold(squeeze(text))))) {
    const [text, folded] = [line.text, fold(squeeze(line.text))]
    const onDay = readPlaceAndDate(text)
    if (isHeading(text)) {
      order.push('heading')
      reading.written.set('heading', squeeze(text))
    } else if (isStateHeading(text)) {
      isState = true
    } else if (onDay !== null) {
      order.push('placeDate')
      reading.written.set('placeDate', squeeze(text))
      if (!onDay.isWhole) reportDate(line, reading)
      dated = onDay
    } else if (isNumber(text)) {
      numbered = readNumber(text)
      numberAt = line.line
      order.push('number')
      reading.written.set('number', squeeze(text))
    } else if (/^[*＊]+$/.test(text)) {
      order.push('asterisk')
      reading.written.set('asterisk', text)
    } else if (isMark(folded)) {
      const part = markPart(folded)
      marks = { ...marks, ...readMark(folded) }
      order.push(part)
      reading.written.set(part, squeeze(text))
      reading.lines.set(part, line.line)
    } else if (!isRule(text) && !isDots(text) && !isPageNumber(line, reading)) {
      order.push(`organ/${organLines.length}`)
      organLines.push(squeeze(text))
    }
  }
  const organs = splitOrgans(organLines)
  isState ||= !order.includes('heading') && organLines.some((line) => stateOrgan.test(line))
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
      ...placeAndDay(dated),
    },
    marks,
    order: order.map((part) => nameOrganPart(part, organs.superior.length)),
  }
}

function placeAndDay(dated: PlaceAndDate | null): PlaceAndDate {
  if (dated === null) return { place: '', date: null, month: null }
  const { place, date, month, year } = dated
  return { place, date, month, ...(year === undefined ? {} : { year }) }
}

/** Whose head lost its lines: organs of the State write as such all the same. */
const stateOrgan = /^(?:UBND|(?:ỦY|UỶ) BAN NHÂN DÂN|HĐND|HỘI ĐỒNG NHÂN DÂN|SỞ\s)/u

/** A rule typed with dashes: the page draws it (F-HEAD-9). */
function isRule(text: string): boolean {
  return /^[-_–—―─━=]{2,}$/.test(text)
}

function isPageNumber({ text, line }: Line, reading: SourceReading): boolean {
  if (!/^\d{1,3}$/.test(text)) return false
  doubt(reading, 'text.pageNumberRemoved', { spot: wholeOf('header'), line }, `Đã bỏ số trang "${text}".`)
  return true
}

/** A date that is not whole becomes a doubt. */
function reportDate({ text, line }: Line, reading: SourceReading): void {
  doubt(
    reading,
    'date.form',
    { spot: { part: 'header', field: 'date' }, line },
    'Ngày ban hành chưa đầy đủ hoặc không có thật.',
    text,
  )
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

/** The circulation note a line is, as the format writes it (F-CIRC-1); upper case on the page. */
function findCirculation(folded: string): string | undefined {
  return specs.hd05.header.circulationNotes.find((note) => fold(note) === folded)
}

/** A mark of two or three lines as one, a place over its day too: the box of a head is narrow. */
function joinWrapped(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  let rest = lines
  for (let [first] = rest; first !== undefined; [first] = rest) {
    const found = [3, 2].find((count) =>
      isWrapped(
        rest.slice(0, count).map(({ text }) => squeeze(text)),
        count,
      ),
    )
    const taken = rest.slice(0, found ?? 1)
    const text = taken.map((line) => squeeze(line.text)).join(' ')
    joined.push(found === undefined ? first : { ...first, text, runs: [{ text }] })
    rest = rest.slice(taken.length)
  }
  return joined
}

function isWrapped(texts: readonly string[], count: number): boolean {
  if (texts.length < count || texts.some((text) => isMark(fold(text)))) return false
  const isPlaceOverDay = count === 2 && /^\p{Lu}[\p{L} ]+,$/u.test(texts[0] ?? '') && /^ngày\s/iu.test(texts[1] ?? '')
  return isPlaceOverDay || isMark(fold(texts.join(' ')))
}

function isMark(folded: string): boolean {
  return (
    folded in secrecyNames ||
    folded in urgencyNames ||
    findCirculation(folded) !== undefined ||
    /^\(?(?:ban )?du thao(?: (?:lan )?(?:thu )?\d+)?\)?$/.test(folded)
  )
}

function markPart(folded: string): PlacedPart {
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
  const starts = lines.flatMap((line, index) =>
    index > 0 && startsOwnOrgan(line, lines[index - 1] ?? '') ? [index] : [],
  )
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
