/** Appendices: heading lines, and the table or the text below them. */
import type { Appendix } from '../../domain/notice/notice.ts'
import { wholeOf } from '../../domain/notice/spot.ts'
import { squeeze } from '../../domain/words/text.ts'
import type { ReadGrid } from '../blocks.ts'
import { joinLines } from '../compose/paragraphs.ts'
import { readCellsAsLines } from './cells-as-lines.ts'
import { readInline } from './read-inline.ts'
import { type Line, type SourceReading, doubt, keepUnplaced } from './source-reading.ts'
import { readTable } from './recognize-table.ts'

/** Heading lines of an appendix and the grid below them. */
export interface AppendixZone {
  readonly lines: readonly Line[]
  readonly grids: readonly ReadGrid[]
  /** Lines below its table. */
  readonly after?: readonly Line[] | undefined
}

export function startsAppendix(text: string): boolean {
  return /^PHỤ LỤC(?:\s+(?:SỐ\s+)?[\dIVXA-Z]{1,4})?\s*[:.]?$/u.test(squeeze(text).toUpperCase())
}

/** Reads one appendix. */
export function readAppendix(source: AppendixZone, reading: SourceReading): Appendix {
  const id = reading.ids()
  const inLines = source.grids.length === 0 ? readCellsAsLines(source.lines) : null
  if (inLines !== null) reportCells(inLines.grid.line, inLines.unsure, id, reading)
  const zone = inLines === null ? source : { lines: inLines.before, grids: [inLines.grid] }
  const titleLines: string[] = []
  const textLines: Line[] = []
  const hasTable = zone.grids.length > 0
  let link = ''
  for (const line of zone.lines) {
    const text = squeeze(line.text)
    if (titleLines.length === 0 && startsAppendix(text)) reading.written.set(`appendix/${id}/label`, text)
    else if (/^\((?:Kèm|Gửi kèm|Ban hành kèm|Đính kèm)/iu.test(text) || (link !== '' && !link.endsWith(')')))
      link = squeeze(`${link} ${text}`)
    else if (/^[-_–—*]{2,}$/.test(text)) continue
    else if (/^\d{1,3}$/.test(text)) reportPageNumber(reading, line, id)
    // Without a table, what is below the title is the appendix.
    else if (!hasTable && (link !== '' || textLines.length > 0 || (titleLines.length > 0 && /\p{Ll}/u.test(text))))
      textLines.push(line)
    else titleLines.push(text)
  }
  for (const line of zone.after ?? []) {
    if (/^\d{1,3}$/.test(line.text)) reportPageNumber(reading, line, id)
    else keepUnplaced(reading, line.line, squeeze(line.text))
  }
  if (link !== '') reading.written.set(`appendix/${id}/link`, link)
  const head = { id, title: titleLines.join('\n'), issuedBy: readIssuedBy(link) }
  const table = readTable(
    zone.grids.flatMap((grid) => grid.rows),
    id,
    reading,
  )
  if (table !== null) return { ...table, ...head }
  const paragraphs = joinLines(textLines, reading.width).map(({ runs }) => ({
    id: reading.ids(),
    content: readInline(runs, reading),
  }))
  return { kind: 'text', ...head, paragraphs }
}

function reportCells(line: number, unsure: readonly number[], id: string, reading: SourceReading): void {
  const rest = unsure.length === 0 ? '' : ` Hàng ở dòng ${unsure.join(', ')} có số ô khác tiêu đề.`
  const message = `Bảng trong bản gốc ghi mỗi ô một dòng (thường do sao chép từ PDF); đã ghép lại theo tiêu đề.${rest}`
  doubt(reading, 'table.columns', { spot: wholeOf(id), line }, message)
}

function reportPageNumber(reading: SourceReading, line: Line, id: string): void {
  doubt(reading, 'text.pageNumberRemoved', { spot: wholeOf(id), line: line.line }, `Đã bỏ số trang "${line.text}".`)
}

/** "(Gửi kèm Thông báo số …, ngày … của Cơ quan Thường trực …)" -> "Cơ quan Thường trực …"; number and day may be missing. */
function readIssuedBy(link: string): string {
  const dated = /ngày\s+[\d/.\s…]*(?:tháng\s+\S+\s+năm\s+\S+)?\s*của\s+(.+?)\)?$/u.exec(link)
  return squeeze((dated ?? /^\(\S+ (?:theo )?Thông báo của\s+(.+?)\)?$/iu.exec(link))?.[1] ?? '')
}
