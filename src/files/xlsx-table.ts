/** The table of a sheet that somebody else has made: where it begins and ends, and its rows with merged cells told. */
import { squeeze } from '../domain/words/text.ts'
import type { ReadRow } from '../page/blocks.ts'
import { findRoles, isOrdinalHeading } from '../page/recognize/recognize-columns.ts'
import { readSectionRow } from '../page/recognize/recognize-table.ts'
import { fileLimits } from './file-limits.ts'
import type { SheetCells } from './xlsx-cells.ts'

/** A row of which a reader of the sheet sees something: its texts by column. */
export interface SheetRow {
  readonly number: number
  readonly texts: ReadonlyMap<number, string>
}

export interface SheetTable {
  readonly heading: SheetRow
  /** Its rows among those of the sheet: `to` is the first below it. */
  readonly from: number
  readonly to: number
  readonly rows: readonly ReadRow[]
  /** Numbers of the rows that were given what stands in a cell merged over them. */
  readonly filled: readonly number[]
}

/** A row of fewer cells is no heading. */
const fewestColumns = 3
/** The heading is among so many rows. */
const deepestHeading = 60

/** The rows without what is hidden and what is empty once it is clean. */
export function visibleRows({ rows, isHiddenColumn }: SheetCells, clean: (text: string) => string): SheetRow[] {
  return rows.flatMap(({ number, texts, isHidden }) => {
    if (isHidden) return []
    const shown = [...texts].flatMap(([column, text]): [number, string][] => {
      const cleaned = isHiddenColumn(column) ? '' : clean(text)
      return cleaned === '' ? [] : [[column, cleaned]]
    })
    return shown.length === 0 ? [] : [{ number, texts: new Map(shown) }]
  })
}

/** Null for a sheet of lines alone. */
export function tableOf(sheet: SheetCells, rows: readonly SheetRow[]): SheetTable | null {
  const from = findHeading(rows)
  const heading = rows[from]
  if (heading === undefined) return null
  const ordinals = [...heading.texts].find(([, text]) => isOrdinalHeading(text))?.[0] ?? null
  const to = findEnd(rows, from, ordinals, sheet)
  const own = rows.slice(from, to)
  const { completed, filled } = fillMerged(sheet, own, ordinals)
  const columns = columnsOf(completed, heading)
  return { heading, from, to, filled, rows: completed.map((row, at) => rowOf(row, columns, at === 0, sheet)) }
}

/** The first row that names columns; where none does, the first that has cells of a table. -1 without any. */
function findHeading(rows: readonly SheetRow[]): number {
  const named = rows.slice(0, deepestHeading).findIndex(({ texts }) => {
    const roles = findRoles([...texts.values()].slice(0, fileLimits.spannedColumns).map(squeeze))
    const known = roles.filter((role) => role !== null)
    return texts.size >= fewestColumns && (known.includes('ordinal') || known.length >= 2)
  })
  return named === -1 ? rows.findIndex(({ texts }) => texts.size >= fewestColumns) : named
}

/** Behind the last row of the table: notes and signatures below it have a cell or two, and no ordinal. */
function findEnd(rows: readonly SheetRow[], from: number, ordinals: number | null, sheet: SheetCells): number {
  const merged = sheet.mergedDown.filter(({ left }) => left === ordinals)
  const isMergedInto = (number: number) => merged.some(({ top, bottom }) => number > top && number <= bottom)
  for (let at = rows.length - 1; at > from; at -= 1) {
    const { number, texts } = rows[at] ?? { number: 0, texts: new Map<number, string>() }
    const hasOrdinal = ordinals !== null && texts.has(ordinals) && texts.size > 1
    if (texts.size >= fewestColumns || hasOrdinal || isMergedInto(number)) return at + 1
  }
  return from + 1
}

/** Cells merged over rows are said in each of them; rows with one ordinal are one row. */
function fillMerged(sheet: SheetCells, rows: readonly SheetRow[], ordinals: number | null) {
  const [heading] = rows
  const places = new Map(rows.map(({ number }, at) => [number, at]))
  const texts = rows.map((row) => new Map(row.texts))
  const written = new Map(sheet.rows.map((row) => [row.number, row.texts]))
  const filled = new Set<number>()
  /** Row -> the row above it that has its ordinal. */
  const belongsTo = new Map<number, number>()
  const ranges = sheet.mergedDown.filter(
    ({ top, left }) =>
      top > (heading?.number ?? 0) && !sheet.isHiddenColumn(left) && written.get(top)?.has(left) === true,
  )
  for (const { top, bottom, left } of ranges) {
    if (left !== ordinals) continue
    const first = places.get(top)
    for (const at of placesBetween(places, top, bottom, rows)) if (first !== undefined) belongsTo.set(at, first)
  }
  for (const { top, bottom, left } of ranges) {
    if (left === ordinals) continue
    const text = written.get(top)?.get(left)?.trim() ?? ''
    for (const at of placesBetween(places, top, bottom, rows)) {
      if (belongsTo.has(at) || (ordinals !== null && texts[at]?.has(ordinals) !== true)) continue
      texts[at]?.set(left, text)
      filled.add(rows[at]?.number ?? 0)
    }
  }
  for (const [at, first] of belongsTo)
    for (const [column, text] of texts[at] ?? [])
      texts[first]?.set(column, [texts[first].get(column) ?? '', text].filter((part) => part !== '').join('\n'))
  const completed = rows.flatMap(({ number }, at) =>
    belongsTo.has(at) ? [] : [{ number, texts: texts[at] ?? new Map<number, string>() }],
  )
  return { completed, filled: [...filled].toSorted((one, other) => one - other) }
}

/** Places of the rows below `top` down to `bottom`: by the rows that there are, as a range may be a million high. */
function placesBetween(
  places: ReadonlyMap<number, number>,
  top: number,
  bottom: number,
  rows: readonly SheetRow[],
): number[] {
  if (bottom - top <= rows.length)
    return Array.from({ length: bottom - top }, (_, at) => places.get(top + 1 + at)).filter((at) => at !== undefined)
  return rows.flatMap(({ number }, at) => (number > top && number <= bottom ? [at] : []))
}

/** The columns that hold something, from the first heading on; what stands left of it is none. */
function columnsOf(rows: readonly SheetRow[], heading: SheetRow): readonly number[] {
  const first = Math.min(...heading.texts.keys())
  const used = new Set<number>()
  for (const { texts } of rows) for (const column of texts.keys()) if (column >= first) used.add(column)
  return [...used].toSorted((one, other) => one - other)
}

function rowOf(
  { number, texts }: SheetRow,
  columns: readonly number[],
  isHeading: boolean,
  sheet: SheetCells,
): ReadRow {
  // So wide that no table of a notice can hold it: it is kept as it stands, without its empty cells.
  if (columns.length > fileLimits.spannedColumns) return { line: number, cells: [...texts.values()], whole: true }
  const beside = [...texts].flatMap(([column, text]) => (column < (columns[0] ?? 0) ? [text] : []))
  const row: ReadRow = {
    line: number,
    cells: [...columns.map((column) => texts.get(column) ?? ''), ...beside],
    whole: true,
  }
  return !isHeading && isTitle(row, { number, texts }, columns, sheet) ? { ...row, section: true } : row
}

/** A title of the rows below: it runs over the columns, or stands alone in capitals. */
function isTitle(row: ReadRow, { number, texts }: SheetRow, columns: readonly number[], sheet: SheetCells): boolean {
  if (readSectionRow(row) !== null) return false
  const [column, text] = [...texts].at(-1) ?? [0, '']
  const end = sheet.endOf(number, column)
  const covered = columns.filter((one) => one >= column && one <= end).length
  if (texts.size <= 2 && covered >= Math.max(2, Math.ceil(columns.length / 2))) return true
  return texts.size === 1 && /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}
