/** The rows of a foreign task table: its columns by their headings, and rows that page breaks split put together again. */
import { readDeadline } from '../../domain/deadline/deadline.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Column, columns, headingOf, readHeadings } from '../../domain/tasks/columns.ts'
import { squeeze } from '../../domain/words/text.ts'
import type { ReadRow } from '../blocks.ts'
import { isBrokenToken } from '../compose/paragraphs.ts'
import { type SourceReading, doubt } from './source-reading.ts'

/** A row of the table while rows below may still belong to it; its cells stand in printed order. */
export interface OpenRow {
  readonly line: number
  readonly ordinal: string
  readonly cells: string[]
  readonly removed: string[]
  /** Cells beyond the last column, when they were empty. */
  readonly emptyExtra: boolean
}

/** Columns by their headings, or null when the first row is no header. Refuses a table that is no task table. */
export function readColumns(row: ReadRow, reading: SourceReading): readonly (Column | null)[] | null {
  const headings = trimTrailing(row.cells)
  const found = readHeadings(headings)
  if (found[0] !== 'ordinal') return null
  const unknown = headings.filter((_, index) => found[index] === null).map(squeeze)
  if (unknown.length > 0 || !found.includes('name') || !found.includes('lead')) {
    throw new Refusal(
      'source.badTable',
      `Bảng ở dòng ${row.line} có ${headings.length} cột${unknown.length > 0 ? `, không nhận ra cột: ${unknown.join('; ')}` : ''}. ` +
        `Phụ lục nhiệm vụ cần ${columns.length} cột: ${columns.map(headingOf).join(', ')}.`,
      {
        place: { component: 'appendix', line: row.line },
        found: String(headings.length),
        expected: String(columns.length),
      },
    )
  }
  if (headings.length < columns.length) {
    doubt(
      reading,
      'table.columns',
      { component: 'appendix', line: row.line },
      `Bảng chỉ có ${headings.length} cột; các cột còn thiếu để trống.`,
      String(headings.length),
    )
  }
  return found
}

/** Without a header row the nine printed columns are taken by position. */
export function positionalColumns(row: ReadRow): readonly Column[] {
  const width = trimTrailing(row.cells).length
  if (row.cells.length < columns.length || width > columns.length) {
    throw new Refusal(
      'source.badTable',
      `Bảng ở dòng ${row.line} có ${width} cột và không có hàng tiêu đề. Phụ lục nhiệm vụ cần ${columns.length} cột.`,
      { place: { component: 'appendix', line: row.line }, found: String(width), expected: String(columns.length) },
    )
  }
  return columns
}

function trimTrailing(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}

/** The cells of a row in printed order. Text beyond the last column stays in the last cell, with a doubt. */
export function arrange(row: ReadRow, order: readonly (Column | null)[], reading: SourceReading): string[] {
  const cells = columns.map((column) => {
    const index = order.indexOf(column)
    return index === -1 ? '' : (row.cells[index] ?? '').trim()
  })
  const extra = row.cells.slice(order.length).filter((cell) => cell.trim() !== '')
  if (extra.length > 0) {
    const lastColumn = order.findLast((column) => column !== null) ?? 'assigned'
    const at = columns.indexOf(lastColumn)
    cells[at] = [cells[at] ?? '', ...extra].filter((cell) => cell !== '').join('\n')
    doubt(
      reading,
      'table.extraCells',
      { component: 'appendix', line: row.line },
      `Hàng có ${trimTrailing(row.cells).length} ô, nhiều hơn tiêu đề; phần thừa đã gộp vào ô cuối.`,
      extra.join(' | '),
    )
  }
  return cells
}

/** More cells than the header, and nothing in them. */
export function isWider({ cells }: ReadRow, width: number): boolean {
  return cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')
}

/**
 * A row without STT: the rest of the row above (a page break split it) or a task whose STT is missing.
 * It is a task of its own when it is filled like one and the row above was complete.
 */
export function isContinuation(cells: readonly string[], above: OpenRow): boolean {
  const filled = cells.filter((cell) => cell !== '').length
  const [, name = '', , lead = '', , , planned = ''] = cells
  const looksWhole = filled >= 5 && /^["“]?\p{Lu}/u.test(name) && /^\p{Lu}/u.test(lead)
  const plannedWhole = readDeadline(planned, { issuedOn: null }) !== null
  const aboveComplete = (above.cells[3] ?? '') !== '' && (above.cells[6] ?? '') !== ''
  return !(looksWhole && plannedWhole && aboveComplete)
}

export function joinRows(row: OpenRow, more: readonly string[], line: number, reading: SourceReading): void {
  const joined: string[] = []
  more.forEach((cell, index) => {
    if (cell === '') return
    const above = row.cells[index] ?? ''
    const gap = above === '' || isBrokenToken(above, cell) ? '' : cell.startsWith('- ') ? '\n' : ' '
    row.cells[index] = `${above}${gap}${cell}`
    joined.push(String(index + 1))
  })
  const ordinal = Number(row.ordinal)
  doubt(
    reading,
    'table.rowJoined',
    { component: 'appendix', line, ...(Number.isInteger(ordinal) && ordinal > 0 ? { row: ordinal } : {}) },
    `Hàng ${row.ordinal} bị tách qua trang: đã nối ${joined.length} ô (cột ${joined.join(', ')}).`,
  )
}
