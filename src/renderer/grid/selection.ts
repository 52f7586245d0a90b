/** Where one is in a table and what is selected, and how keys move it. Pure: places are counted, not measured. */
import { type TableLine, sectionTitle } from '../../domain/notice/edit-table.ts'
import type { Column } from '../../domain/notice/notice.ts'
import type { Cells } from '../../page/clipboard/clipboard-table.ts'

/** What is shown of a table: its lines, and the columns that have cells. */
export interface Shown {
  readonly lines: readonly TableLine[]
  readonly columns: readonly Column[]
}

/** A cell by its place. A section row has one cell, whatever the column. */
export interface At {
  readonly line: number
  readonly column: number
}

/** A cell by its names, which hold while lines come and go. */
export interface Place {
  readonly line: string
  readonly column: string
}

export interface Range {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export function rangeOf(one: At, other: At): Range {
  return {
    top: Math.min(one.line, other.line),
    bottom: Math.max(one.line, other.line),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  }
}

/** The nearest cell that is there. */
export function clamp({ line, column }: At, { lines, columns }: Shown): At {
  return {
    line: Math.max(0, Math.min(lines.length - 1, line)),
    column: Math.max(0, Math.min(columns.length - 1, column)),
  }
}

export function textAt({ lines, columns }: Shown, { line, column }: At): string {
  const found = lines[line]
  if (found === undefined) return ''
  if (found.kind === 'section') return column === 0 ? found.section.title : ''
  return found.row.cells[columns[column]?.id ?? ''] ?? ''
}

/** The cell of a place in the notice: id of the part, and the field that is written. */
export function placeAt({ lines, columns }: Shown, { line, column }: At): Place | null {
  const found = lines[line]
  if (found === undefined) return null
  return { line: found.id, column: found.kind === 'section' ? sectionTitle : (columns[column]?.id ?? '') }
}

const arrows: Readonly<Record<string, readonly [line: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
/** Lines of a screen. */
const page = 10

/** Where a key leads; null for a key that moves nowhere. */
export function moveBy(key: string, isFar: boolean, at: At, shown: Shown): At | null {
  const last = { line: shown.lines.length - 1, column: shown.columns.length - 1 }
  const arrow = arrows[key]
  if (arrow !== undefined) {
    return isFar ? jump(at, arrow, shown) : clamp({ line: at.line + arrow[0], column: at.column + arrow[1] }, shown)
  }
  if (key === 'Home') return isFar ? { line: 0, column: 0 } : { ...at, column: 0 }
  if (key === 'End') return isFar ? last : { ...at, column: last.column }
  if (key === 'PageUp') return clamp({ ...at, line: at.line - page }, shown)
  if (key === 'PageDown') return clamp({ ...at, line: at.line + page }, shown)
  return null
}

/** To the end of the filled cells, or over empty ones to the next that is filled: Ctrl with an arrow in a spreadsheet. */
function jump(from: At, [lines, columns]: readonly [number, number], shown: Shown): At {
  const next = (at: At): At | null => {
    const to = { line: at.line + lines, column: at.column + columns }
    const there = clamp(to, shown)
    return there.line === to.line && there.column === to.column ? to : null
  }
  const isFilled = (at: At) => textAt(shown, at) !== ''
  let at = from
  const first = next(at)
  if (first === null) return at
  const goesInside = isFilled(at) && isFilled(first)
  for (let to: At | null = first; to !== null; to = next(to)) {
    if (goesInside && !isFilled(to)) return at
    at = to
    if (!goesInside && isFilled(to)) return at
  }
  return at
}

/** Where Tab leads, along the lines; null beyond the last cell. */
export function tabFrom({ line, column }: At, isBack: boolean, shown: Shown): At | null {
  const isSection = shown.lines[line]?.kind === 'section'
  const last = shown.columns.length - 1
  if (isBack) {
    if (column > 0 && !isSection) return { line, column: column - 1 }
    return line === 0 ? { line, column: 0 } : { line: line - 1, column: last }
  }
  if (column < last && !isSection) return { line, column: column + 1 }
  return line === shown.lines.length - 1 ? null : { line: line + 1, column: 0 }
}

/** Ids of the rows of a range; section rows are not among them. */
export function rowsIn({ lines }: Shown, { top, bottom }: Range): string[] {
  return lines.slice(top, bottom + 1).flatMap((line) => (line.kind === 'row' ? [line.id] : []))
}

/** What is copied: the cells of the range. Of whole rows with their numbers; of the whole table with its headings. */
export function cellsIn(shown: Shown, range: Range, isWholeRows: boolean): Cells {
  const { lines, columns } = shown
  const { top, bottom, left, right } = range
  const cells = lines.slice(top, bottom + 1).map((line) => {
    if (line.kind === 'section') {
      const title = [line.section.title, ...Array.from({ length: right - left }, () => '')]
      return isWholeRows ? [line.label, ...title] : title
    }
    const words = columns.slice(left, right + 1).map(({ id }) => line.row.cells[id] ?? '')
    return isWholeRows ? [line.ordinal, ...words] : words
  })
  const isAll = isWholeRows && top === 0 && bottom === lines.length - 1
  return isAll ? [['STT', ...columns.map(({ heading }) => heading)], ...cells] : cells
}
