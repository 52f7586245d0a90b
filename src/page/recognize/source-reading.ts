import type { UnplacedLine } from '../../domain/notice/notice.ts'
import type { TableLayout, TableLayouts } from '../../domain/notice/table-layout.ts'
import { type Spot, wholeOf } from '../../domain/notice/spot.ts'
import type { Doubt, DoubtCode, ReadLine } from '../blocks.ts'
import type { InlineReader } from './read-inline.ts'
import { textOf } from '../compose/paragraphs.ts'

/** A layout that was met, with the line of its headings. */
export interface ReadLayout extends TableLayout {
  readonly line: number
}

export type PlacedPart = 'secrecy' | 'urgency' | 'circulation' | 'draft' | 'contact'

/** What the parts of recognition share: ids, doubts, and how the source wrote what the format sets. */
export interface SourceReading extends InlineReader {
  readonly doubts: Doubt[]
  /** Layouts of tables that somebody has confirmed, and those of the tables that were read. */
  readonly layouts: TableLayouts
  readonly readLayouts: ReadLayout[]
  /** Lines that are not understood. */
  readonly unplaced: UnplacedLine[]
  /** Field of the source form -> its text in the source. */
  readonly written: Map<string, string>
  /** The lines of what the notice keeps without its place. */
  readonly lines: Map<PlacedPart, number>
  /** Wrap width of the document, or null (paragraphs.ts). */
  readonly width: number | null
  /** The first page is missing. */
  beginsInside: boolean
}

/** Adds a doubt. `message` is Vietnamese: what was found and what was done with it. */
export function doubt(
  reading: SourceReading,
  code: DoubtCode,
  where: { readonly spot: Spot; readonly line?: number | undefined },
  message: string,
  found?: string,
): void {
  reading.doubts.push({ code, ...where, message, ...(found === undefined ? {} : { found }) })
}

/** Keeps a line that is not understood apart, where it is never printed, with a doubt. */
export function keepUnplaced(
  reading: SourceReading,
  line: number,
  text: string,
  code: DoubtCode = 'line.unplaced',
): void {
  if (text.trim() === '') return
  const id = reading.ids()
  reading.unplaced.push({ id, line, text })
  const message =
    code === 'table.unread'
      ? 'Bảng này chưa đọc được; hàng được giữ riêng và không in.'
      : 'Chưa rõ dòng này thuộc phần nào; đã giữ riêng và không in.'
  doubt(reading, code, { spot: wholeOf(id), line }, message, text)
}

/** A line of the source with its characters at hand. */
export interface Line extends ReadLine {
  readonly text: string
}

export function withText(line: ReadLine): Line {
  return { ...line, text: textOf(line.runs).trim() }
}
