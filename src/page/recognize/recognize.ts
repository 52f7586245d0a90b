/**
 * Lines and grids of a foreign text -> notice + doubts. What is unsure becomes a doubt with its place,
 * never an unreported guess; what the text has and the model cannot hold is refused.
 */
import { blankNotice } from '../../domain/notice/blank-notice.ts'
import { noticeLimits, refuseLength, refuseLines } from '../../domain/notice/limits.ts'
import { type Item, type Notice, isDraft } from '../../domain/notice/notice.ts'
import { wholeOf } from '../../domain/notice/spot.ts'
import { parseNotice } from '../../domain/notice/parse-notice.ts'
import type { TableLayouts } from '../../domain/notice/table-layout.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import type { Doubt, ReadBlock } from '../blocks.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
import { textOf, wrapWidthOf } from '../compose/paragraphs.ts'
import { readAppendix } from './recognize-appendix.ts'
import { readBody } from './recognize-body.ts'
import { readEnding } from './recognize-ending.ts'
import { readHeader } from './recognize-header.ts'
import { readMeeting, readConclusionAuthor } from './recognize-meeting.ts'
import {
  type Line,
  type PlacedPart,
  type ReadLayout,
  type SourceReading,
  doubt,
  keepUnplaced,
  withText,
} from './source-reading.ts'
import { isSeparator, splitZones } from './zones.ts'
import { layLines } from './layout-tables.ts'
import { setStampsAside } from './stamps.ts'
import { describeSourceForm } from './source-form.ts'

export interface Recognized {
  readonly notice: Notice
  readonly doubts: readonly Doubt[]
  /** Where the source has what the notice keeps without its place. */
  readonly lines: ReadonlyMap<PlacedPart, number>
  /** How the columns of its tables were understood. */
  readonly layouts: readonly ReadLayout[]
}

export interface RecognizeOptions {
  readonly ids: () => string
  /** The secrecy mark that a file of our own names in its properties, for the page does not print it. */
  readonly secrecy?: Notice['marks']['secrecy'] | undefined
  /** Layouts of tables that somebody has confirmed. */
  readonly layouts?: TableLayouts | undefined
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
    beginsInside: false,
    doubts: [],
    layouts: options.layouts ?? new Map(),
    readLayouts: [],
    unplaced: [],
    written: new Map(),
    lines: new Map(),
  }
  const zones = splitZones(setStampsAside(layLines(blocks), reading), reading)
  reading.beginsInside = zones.beginsInside
  const blank = blankNotice(reading.ids(), 'conclusion')
  const { header, marks, order } = readHeader(zones.header, reading)
  const title = readTitle(zones.title, reading)
  const body = readBody(zones.body, zones.tables, reading, zones.beginsInside)
  const ending = readEnding(zones.signature, zones.ending, reading)
  for (const line of ending.leftOver) keepUnplaced(reading, line.line, line.text)
  const appendices = zones.appendices.map((zone) => readAppendix(zone, reading))
  const openingText = [...body.intro, ...body.grounds].map((part) => plainText(part.content)).join(' ')
  const abstract = title.abstract.join(' ')
  const draft: Notice = {
    ...blank,
    kind: /phan cong/.test(fold(`${title.typeName} ${abstract}`)) ? 'assignment' : 'conclusion',
    // A draft is counted anew while it is written.
    numbering: isDraft({ header }) && !keepsLabels(reading) && !hasOwnLabels(body.items) ? 'computed' : 'frozen',
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
  return {
    notice: parseNotice({ ...draft, unplaced: reading.unplaced, sourceForm }),
    doubts: reading.doubts,
    lines: reading.lines,
    layouts: reading.readLayouts,
  }
}

/** Labels as they stand say more than a new count where one is left out or stands twice, and where the first page is missing. */
function keepsLabels({ doubts, beginsInside }: SourceReading): boolean {
  return beginsInside || doubts.some(({ code }) => code === 'numbering.gap' || code === 'numbering.repeated')
}

/** "(1)" and "A." are no labels that a new count would give. */
function hasOwnLabels(items: readonly Item[]): boolean {
  return items.some(
    ({ marker, writtenLabel = '', items: below }) =>
      writtenLabel.startsWith('(') || (marker === 'letter' && /^[A-Z]/.test(writtenLabel)) || hasOwnLabels(below),
  )
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
  if (/^TH[OÔ]NG B[AÁ]O/u.test(text) && !text.startsWith('THÔNG BÁO')) return { typeName: 'THÔNG BÁO', rest: '' }
  if (!text.startsWith('THÔNG BÁO')) return { typeName: 'THÔNG BÁO', rest: text }
  const found = /^(THÔNG BÁO(?: KẾT LUẬN(?!\s+\p{Lu}*\p{Ll}))?)\s*(.*)$/u.exec(text)
  return { typeName: found?.[1] ?? text, rest: found?.[2] ?? '' }
}
