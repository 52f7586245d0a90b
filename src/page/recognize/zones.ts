/** The parts of a notice in what a reader found: head, title, body, ending, appendices. */
import { Refusal } from '../../domain/errors.ts'
import { wholeOf } from '../../domain/notice/spot.ts'
import { mostColumns } from '../../domain/notice/table.ts'
import { squeeze } from '../../domain/words/text.ts'
import type { ReadBlock, ReadGrid } from '../blocks.ts'
import { findMarker } from './markers.ts'
import { type AppendixZone, startsAppendix } from './recognize-appendix.ts'
import {
  beginsSignature,
  isConcurrently,
  isMarkLine,
  isPersonName,
  isSignedMark,
  isTitleLine,
  startsRecipients,
} from './recognize-ending.ts'
import { findColumns } from './recognize-columns.ts'
import { endsHead } from './head-lines.ts'
import { type Line, type SourceReading, doubt, withText } from './source-reading.ts'
import { mergeHeadings } from './table-rows.ts'

export interface Zones {
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
  /** Its first page is missing: the text begins among the items. */
  readonly beginsInside: boolean
}

const typeLine = /^THÔNG BÁO(?:\s|$)/u
/** The type with a whole abstract behind it, as a page of the web runs them together. */
const typeWithAbstract = /^THÔNG BÁO\s+(?:KẾT LUẬN|[Kk]ết luận|[Pp]hân công|[Vv]ề)\s/u
/** Recognised without its marks: "THONG BAO". */
const foldedTypeLine = /^(?:THONG|THÔNG) (?:BAO|BÁO)(?: (?:KET|KẾT) (?:LUAN|LUẬN))?$/u

function isType({ text }: Line): boolean {
  return (typeLine.test(text) && !/\p{Ll}/u.test(text)) || typeWithAbstract.test(text)
}

/** Where the type stands; -1 where the text has no such line. */
function findType(lines: readonly Line[]): number {
  const sure = lines.findIndex(isType)
  if (sure !== -1) return behindHead(lines, sure)
  const folded = lines.findIndex(({ text }) => foldedTypeLine.test(squeeze(text)))
  return folded === -1
    ? lines.findIndex(({ text }, at) => at < longestHead && /^Thông báo(?: kết luận)?$/u.test(text))
    : folded
}

/** Where the text begins without a line of its type: behind the head, if it has one. */
function findHeadEnd(lines: readonly Line[]): number {
  const anchor = lines.slice(0, longestHead).findLastIndex(({ text }) => endsHead(text))
  return anchor + 1
}

const longestHead = 14

/** A page of the web repeats the title above the paper: the type is the one below the head. */
function behindHead(lines: readonly Line[], first: number): number {
  let found = first
  for (let at = first + 1; at < Math.min(lines.length, first + 2 * longestHead); at += 1) {
    const line = lines[at]
    if (line === undefined || findMarker(line.text) !== null) break
    if (isType(line) && lines.slice(found, at).some(({ text }) => endsHead(text))) found = at
  }
  return found
}

/** Whether lines hold what a notice holds, though nothing says that they are one. */
function looksLikeNotice(lines: readonly Line[]): boolean {
  const items = lines.filter(({ text }) => findMarker(text) !== null).length
  const concludes = lines.some(({ text }) => /(?:kết luận|chỉ đạo|thông báo)[^.]{0,80}như sau\s*:?$/u.test(text))
  const orders = lines.some(({ text }) => /(?:^|\s)(?:Giao|chủ trì|Hoàn thành trước|báo cáo)\s/u.test(text))
  const hasEnding = lines.some(({ text }) => startsRecipients(text))
  return [items >= 2, concludes, orders, hasEnding].filter((one) => one).length >= 3
}

export function splitZones(blocks: readonly ReadBlock[], reading: SourceReading): Zones {
  const appendixFrom = findAppendix(blocks)
  const beforeAppendix = appendixFrom === -1 ? blocks : blocks.slice(0, appendixFrom)
  const tables = beforeAppendix.filter((block) => block.kind === 'grid')
  const main = beforeAppendix.flatMap((block) => (block.kind === 'line' ? [withText(block)] : []))
  const found = findType(main)
  if (found === -1 && !looksLikeNotice(main)) {
    if (blocks.some((block) => block.kind === 'grid' && givesTasks(block, reading))) return tablesAlone(blocks, reading)
    throw new Refusal(
      'source.notNotice',
      'Không thấy dòng tên loại "THÔNG BÁO". Hãy kiểm tra lại nội dung đã chọn hoặc đã dán.',
      unknownTable(blocks),
    )
  }
  const typeAt = found === -1 ? findHeadEnd(main) : found
  if (found === -1) reportNoType(main[typeAt], reading)
  const beginsInside = found === -1 && typeAt === 0
  const titleEnd = beginsInside ? 0 : findTitleEnd(main, typeAt, found === -1 ? typeAt : typeAt + 1)
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
    beginsInside,
    appendices: appendixFrom === -1 ? [] : splitAppendices(blocks.slice(appendixFrom)),
  }
}

/** Headings that nobody has told the meaning of: somebody may, and the file is read again. */
function unknownTable(blocks: readonly ReadBlock[]): { readonly headings?: readonly string[] } {
  const grid = blocks.find((block) => block.kind === 'grid' && block.rows.length > 1)
  const headings = grid?.kind === 'grid' ? (grid.rows[0]?.cells.map(squeeze) ?? []) : []
  const isTold = headings.length >= 3 && headings.length <= mostColumns && headings.every((heading) => heading !== '')
  return isTold ? { headings } : {}
}

function givesTasks({ rows }: ReadGrid, { layouts }: SourceReading): boolean {
  const [first, ...others] = mergeHeadings(rows) ?? rows
  if (first === undefined || others.length === 0) return false
  const found = findColumns([first, ...others], false, layouts)
  return found?.kind === 'tasks' && found.hasHeadings
}

/** A list of tasks without the text of its notice: a head may stand above the first table. */
function tablesAlone(blocks: readonly ReadBlock[], reading: SourceReading): Zones {
  const firstGrid = blocks.findIndex(({ kind }) => kind === 'grid')
  const above = blocks.slice(0, firstGrid).flatMap((block) => (block.kind === 'line' ? [withText(block)] : []))
  const marked = above.findIndex(({ text }) => startsAppendix(text))
  const headEnd = findHeadEnd(marked === -1 ? above : above.slice(0, marked))
  const message = 'Bản gốc chỉ có bảng nhiệm vụ, không có phần lời của thông báo; đã đọc mỗi bảng thành một phụ lục.'
  doubt(reading, 'type.unknown', { spot: wholeOf('typeName'), line: blocks[firstGrid]?.line }, message)
  return {
    header: above.slice(0, headEnd),
    title: [],
    body: [],
    tables: [],
    signature: [],
    ending: [],
    beginsInside: true,
    appendices: splitAppendices(blocks.slice(headEnd)),
  }
}

function isEnding(block: ReadBlock): boolean {
  return block.kind === 'line' && (startsRecipients(withText(block).text) || isPersonName(withText(block).text))
}

/** The first block of the appendices: its label, or the first table below the recipients. -1 without any. */
function findAppendix(blocks: readonly ReadBlock[]): number {
  const marked = blocks.findIndex((block) => block.kind === 'line' && startsAppendix(withText(block).text))
  const ending = blocks.findIndex(isEnding)
  const lastItem = blocks.findLastIndex((block) => block.kind === 'line' && findMarker(withText(block).text) !== null)
  const table = blocks.findIndex((block, at) => block.kind === 'grid' && (ending === -1 ? at > lastItem : at > ending))
  if (marked !== -1 && (table === -1 || marked < table)) return marked
  return ending === -1 ? table : titleFrom(blocks, table)
}

/** Where the title of a table begins that has no label above it: below the name of who signed, or the last recipient. */
function titleFrom(blocks: readonly ReadBlock[], table: number): number {
  for (let at = table - 1; at >= Math.max(0, table - longestTitle); at -= 1) {
    const block = blocks[at]
    if (block?.kind !== 'line' || block.column !== undefined) return table
    const { text } = withText(block)
    if (isPersonName(text) || isMarkLine(text) || /^[-–+•]|^Lưu[\s:]/u.test(text)) return at + 1
    if (beginsSignature(text) || isConcurrently(text)) return table
  }
  return table
}

const longestTitle = 6

function reportNoType(line: Line | undefined, reading: SourceReading): void {
  doubt(
    reading,
    'type.unknown',
    { spot: wholeOf('typeName'), line: line?.line },
    'Bản gốc không có dòng tên loại "THÔNG BÁO"; đã đọc như một thông báo kết luận.',
  )
}

/** The abstract ends at the separator, or where the first basis or sentence of the opening starts. */
function findTitleEnd(lines: readonly Line[], typeAt: number, from: number): number {
  for (let index = from; index < Math.min(lines.length, typeAt + 14); index += 1) {
    if (isSeparator(lines[index]?.text ?? '')) return index + 1
  }
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index]
    if (line === undefined || startsOpening(line, index - typeAt)) return index
  }
  return lines.length
}

export function isSeparator(text: string): boolean {
  return /^[-–—_―─━]{3,}$/.test(text) || /^(?:-\s){2,}-$/.test(text)
}

/** "Hồi 15 giờ 00 ngày 21/7/2026, đồng chí …" */
const opensWithMoment = /^(?:Hồi|Vào|Lúc|Từ|Tại|Theo)\s|^\p{Lu}\p{Ll}.*\d{1,2}\/\d{1,2}\/\d{4}/u

function startsOpening(line: Line, index: number): boolean {
  const text = line.text
  return (
    /^(?:[-–]\s+)?Căn cứ\s|^Kính gửi\s*:|^(?:PHẦN|Phần)\s+(?:[IVX]+|\d|thứ|THỨ)(?!\p{L})/u.test(text) ||
    /^(?:(?:Sáng|Chiều|Trong)\s+)?(?:ngày|các ngày)\s+\d/iu.test(text) ||
    /^(?:Thực hiện|Trên cơ sở|Sau khi|Nghe|Tiếp theo|Vừa qua)\s/u.test(text) ||
    (findMarker(text) !== null && index > 0) ||
    (index > 1 && line.gapBefore && opensWithMoment.test(text)) ||
    // The first line behind the type is its abstract, however long.
    (index > 1 && line.gapBefore && text.length > 90 && /\p{Ll}/u.test(text))
  )
}

/** Where trailing signature lines start in lines[from, to): titles, "kiêm", a name. `to` when there are none. */
function findSignature(lines: readonly Line[], from: number, to: number): number {
  let start = to
  while (start > from) {
    const text = lines[start - 1]?.text ?? ''
    if (!isTitleLine(text) && !isConcurrently(text) && !isPersonName(text) && !isSignedMark(text)) break
    start -= 1
  }
  return start
}

function splitAppendices(blocks: readonly ReadBlock[]): AppendixZone[] {
  const zones: { lines: Line[]; grids: ReadGrid[]; after: Line[] }[] = []
  for (const block of blocks) {
    const current = block.begins === true ? undefined : zones.at(-1)
    if (block.kind === 'grid') {
      if (current === undefined) zones.push({ lines: [], grids: [block], after: [] })
      else current.grids.push(block)
      continue
    }
    const line = withText(block)
    if (
      current === undefined ||
      (startsAppendix(line.text) && (current.grids.length > 0 || current.lines.length > 3))
    ) {
      zones.push({ lines: [line], grids: [], after: [] })
    } else if (current.grids.length > 0) current.after.push(line)
    else current.lines.push(line)
  }
  return zones
}
