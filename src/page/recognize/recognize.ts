/**
 * Lines and grids of a foreign text -> notice + doubts. What is unsure becomes a doubt with its place,
 * never an unreported guess; what the text has and the model cannot hold is refused.
 */
import { Refusal } from '../../domain/errors.ts'
import { blankNotice } from '../../domain/notice/blank-notice.ts'
import { noticeLimits, refuseLength, refuseLines } from '../../domain/notice/limits.ts'
import { type Notice, isDraft } from '../../domain/notice/notice.ts'
import { wholeOf } from '../../domain/notice/spot.ts'
import { parseNotice } from '../../domain/notice/parse-notice.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import type { Doubt, ReadBlock, ReadGrid } from '../blocks.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
import { textOf, wrapWidthOf } from '../compose/paragraphs.ts'
import { type AppendixZone, readAppendix, startsAppendix } from './recognize-appendix.ts'
import { readBody } from './recognize-body.ts'
import { isConcurrently, isPersonName, isTitleLine, readEnding, startsRecipients } from './recognize-ending.ts'
import { readHeader } from './recognize-header.ts'
import { readMeeting, readConclusionAuthor } from './recognize-meeting.ts'
import { type Line, type SourceReading, doubt, keepUnplaced, withText } from './source-reading.ts'
import { describeSourceForm } from './source-form.ts'

export interface Recognized {
  readonly notice: Notice
  readonly doubts: readonly Doubt[]
}

export interface RecognizeOptions {
  readonly ids: () => string
  /** The secrecy mark that a file of our own names in its properties, for the page does not print it. */
  readonly secrecy?: Notice['marks']['secrecy'] | undefined
}

/**
 * Finds the notice in what a reader found. Refuses what is no notice (`source.notNotice`) and texts beyond the bounds of
 * domain/notice/limits.ts (`source.beyondLimits`).
 */
export function recognize(source: readonly ReadBlock[], options: RecognizeOptions): Recognized {
  refuseLong(source)
  const footers = source.flatMap((block) => (block.kind === 'line' && block.footer === true ? [withText(block)] : []))
  const blocks = source.filter((block) => block.kind !== 'line' || block.footer !== true)
  const lines = blocks.flatMap((block) => (block.kind === 'line' ? [block] : []))
  const reading: SourceReading = {
    ids: options.ids,
    showsEmphasis: lines.some((line) => line.runs.some((run) => run.emphasis !== undefined)),
    width: wrapWidthOf(lines),
    doubts: [],
    unplaced: [],
    written: new Map(),
  }
  const zones = splitZones(blocks)
  const blank = blankNotice(reading.ids(), 'conclusion')
  const { header, marks, order } = readHeader(zones.header, reading)
  const title = readTitle(zones.title, reading)
  const body = readBody(zones.body, zones.tables, reading)
  const ending = readEnding(zones.signature, zones.ending, reading)
  for (const line of ending.leftOver) keepUnplaced(reading, line.line, line.text)
  const appendices = zones.appendices.map((zone) => readAppendix(zone, reading))
  const openingText = [...body.intro, ...body.grounds].map((part) => plainText(part.content)).join(' ')
  const abstract = title.abstract.join(' ')
  const draft: Notice = {
    ...blank,
    kind: /phan cong/.test(fold(`${title.typeName} ${abstract}`)) ? 'assignment' : 'conclusion',
    // A draft is counted anew while it is written.
    numbering: isDraft({ header }) ? 'computed' : 'frozen',
    header,
    marks: { ...marks, secrecy: marks.secrecy ?? options.secrecy ?? null },
    typeName: title.typeName,
    abstract: title.abstract,
    ...body,
    closing: body.closing,
    conclusionAuthor: readConclusionAuthor(openingText, abstract),
    meeting: readMeeting(openingText, abstract),
    distribution: ending.distribution,
    signatures: ending.signatures,
    contact: [ending.contact, ...footers.map(({ text }) => text)].filter((text) => text !== '').join(' '),
    appendices,
  }
  const sourceForm = describeSourceForm(draft, order, title.separator, ending.order, reading)
  return { notice: parseNotice({ ...draft, unplaced: reading.unplaced, sourceForm }), doubts: reading.doubts }
}

/** Before any pattern is tried on them. */
function refuseLong(blocks: readonly ReadBlock[]): void {
  refuseLines(blocks.length)
  for (const block of blocks) {
    if (block.kind === 'line') {
      refuseLength(textOf(block.runs), noticeLimits.paragraph, { component: 'document', line: block.line })
      continue
    }
    for (const { line, cells } of block.rows)
      for (const cell of cells) refuseLength(cell, noticeLimits.cell, { component: 'appendix', line })
  }
}

interface Zones {
  readonly header: readonly Line[]
  /** Type name, abstract and separator. */
  readonly title: readonly Line[]
  readonly body: readonly Line[]
  /** Tables that are in the body. */
  readonly tables: readonly ReadGrid[]
  /** Signature lines that come before "Nơi nhận". */
  readonly signature: readonly Line[]
  readonly ending: readonly Line[]
  readonly appendices: readonly AppendixZone[]
}

const typeLine = /^THÔNG BÁO(?:\s|$)/u

function splitZones(blocks: readonly ReadBlock[]): Zones {
  const appendixFrom = findAppendix(blocks)
  const beforeAppendix = appendixFrom === -1 ? blocks : blocks.slice(0, appendixFrom)
  const tables = beforeAppendix.filter((block) => block.kind === 'grid')
  const main = beforeAppendix.flatMap((block) => (block.kind === 'line' ? [withText(block)] : []))
  const typeAt = main.findIndex((line) => typeLine.test(line.text) && !/\p{Ll}/u.test(line.text))
  if (typeAt === -1) {
    throw new Refusal(
      'source.notNotice',
      'Không thấy dòng tên loại "THÔNG BÁO". Hãy kiểm tra lại nội dung đã chọn hoặc đã dán.',
    )
  }
  const titleEnd = findTitleEnd(main, typeAt)
  const recipientsAt = main.findIndex((line, index) => index >= titleEnd && startsRecipients(line.text))
  const endingFrom = recipientsAt === -1 ? findSignature(main, titleEnd, main.length) : recipientsAt
  const signatureFrom = recipientsAt === -1 ? endingFrom : findSignature(main, titleEnd, recipientsAt)
  return {
    header: main.slice(0, typeAt),
    title: main.slice(typeAt, titleEnd),
    body: main.slice(titleEnd, signatureFrom),
    signature: main.slice(signatureFrom, endingFrom),
    ending: main.slice(endingFrom),
    tables,
    appendices: appendixFrom === -1 ? [] : splitAppendices(blocks.slice(appendixFrom)),
  }
}

/** The first block of the appendices: its label, or the first table below the recipients. -1 without any. */
function findAppendix(blocks: readonly ReadBlock[]): number {
  const marked = blocks.findIndex((block) => block.kind === 'line' && startsAppendix(withText(block).text))
  const recipients = blocks.findIndex((block) => block.kind === 'line' && startsRecipients(withText(block).text))
  const table = blocks.findIndex((block, at) => block.kind === 'grid' && at > recipients)
  return marked !== -1 && (table === -1 || marked < table) ? marked : table
}

/** The abstract ends at the separator, or where the first basis or sentence of the opening starts. */
function findTitleEnd(lines: readonly Line[], typeAt: number): number {
  for (let index = typeAt + 1; index < Math.min(lines.length, typeAt + 14); index += 1) {
    if (isSeparator(lines[index]?.text ?? '')) return index + 1
  }
  for (let index = typeAt + 1; index < lines.length; index += 1) {
    const line = lines[index]
    if (line === undefined || startsOpening(line)) return index
  }
  return lines.length
}

function isSeparator(text: string): boolean {
  return /^[-–—_]{3,}$/.test(text) || /^(?:-\s){2,}-$/.test(text)
}

function startsOpening(line: Line): boolean {
  const text = line.text
  return (
    /^(?:[-–]\s+)?Căn cứ\s/u.test(text) ||
    /^(?:(?:Sáng|Chiều|Trong)\s+)?(?:ngày|các ngày)\s+\d/iu.test(text) ||
    /^(?:Thực hiện|Trên cơ sở|Sau khi|Tiếp theo|Vừa qua)\s/u.test(text) ||
    (line.gapBefore && text.length > 90 && /\p{Ll}/u.test(text))
  )
}

/** Where trailing signature lines start in lines[from, to): titles, "kiêm", a name. `to` when there are none. */
function findSignature(lines: readonly Line[], from: number, to: number): number {
  let start = to
  while (start > from) {
    const text = lines[start - 1]?.text ?? ''
    if (!isTitleLine(text) && !isConcurrently(text) && !isPersonName(text)) break
    start -= 1
  }
  return start
}

function splitAppendices(blocks: readonly ReadBlock[]): AppendixZone[] {
  const zones: { lines: Line[]; grids: ReadGrid[] }[] = []
  for (const block of blocks) {
    const current = zones.at(-1)
    if (block.kind === 'grid') {
      if (current === undefined) zones.push({ lines: [], grids: [block] })
      else current.grids.push(block)
      continue
    }
    const line = withText(block)
    if (
      current === undefined ||
      (startsAppendix(line.text) && (current.grids.length > 0 || current.lines.length > 3))
    ) {
      zones.push({ lines: [line], grids: [] })
    } else current.lines.push(line)
  }
  return zones
}

interface ReadTitle {
  readonly typeName: string
  readonly abstract: readonly string[]
  /** As it stood; null when the source has none. */
  readonly separator: string | null
}

/** Wrapped lines of an abstract are joined; a change between capitals and normal case starts a new one. */
function readTitle(lines: readonly Line[], reading: SourceReading): ReadTitle {
  const [first, ...others] = lines
  const { typeName, rest } = splitTypeName(squeeze(first?.text ?? ''))
  const abstract: string[] = []
  let separator: string | null = null
  let upper: boolean | null = null
  for (const text of [rest, ...others.map((line) => squeeze(line.text))]) {
    if (text === '') continue
    if (isSeparator(text)) {
      separator = text
      continue
    }
    const isUpper = !/\p{Ll}/u.test(text)
    if (upper === isUpper && abstract.length > 0) abstract.push(`${abstract.pop() ?? ''} ${text}`)
    else abstract.push(text)
    upper = isUpper
  }
  if (abstract.length === 0) {
    doubt(reading, 'type.unknown', { spot: wholeOf('abstract'), line: first?.line }, 'Chưa có trích yếu.')
  }
  return { typeName, abstract, separator }
}

function splitTypeName(text: string): { typeName: string; rest: string } {
  const found = /^(THÔNG BÁO(?: KẾT LUẬN(?!\s+\p{Lu}*\p{Ll}))?)\s*(.*)$/u.exec(text)
  return { typeName: found?.[1] ?? text, rest: found?.[2] ?? '' }
}
