/** Rows of a table that are no rows of its own: headings of two rows, column numbers, totals, headings that come again. */
import { fold, squeeze } from '../../domain/words/text.ts'
import type { ReadRow } from '../blocks.ts'
import { findRoles } from './recognize-columns.ts'
import { type SourceReading, keepUnplaced } from './source-reading.ts'

/** The rows with one row of headings; what says nothing by itself is kept apart. */
export function prepareRows(
  source: readonly ReadRow[],
  reading: SourceReading,
): { readonly rows: readonly ReadRow[]; readonly areMerged: boolean } {
  const merged = mergeHeadings(source)
  const [headings, ...others] = merged ?? source
  if (headings === undefined) return { rows: [], areMerged: false }
  const repeated = keyOf(headings)
  const kept = others.filter((row) => {
    if (!isColumnNumbers(row) && !isTotal(row) && !(repeated !== '' && keyOf(row) === repeated)) return true
    keepUnplaced(
      reading,
      row.line,
      row.cells
        .map((cell) => cell.replaceAll('\n', ' '))
        .join('\t')
        .trimEnd(),
    )
    return false
  })
  return { rows: [headings, ...kept], areMerged: merged !== null }
}

function keyOf({ cells }: ReadRow): string {
  return cells.map((cell) => fold(squeeze(cell))).join('|')
}

/** A first row with merged cells over a second one: "Cơ quan thực hiện" over "Chủ trì" and "Phối hợp". */
export function mergeHeadings(rows: readonly ReadRow[]): readonly ReadRow[] | null {
  const [first, second, ...others] = rows
  if (first === undefined || second === undefined || !isSecondHeading(first, second)) return null
  let group = ''
  const cells = Array.from({ length: Math.max(first.cells.length, second.cells.length) }, (_, at) => {
    const above = squeeze(first.cells[at] ?? '')
    const below = squeeze(second.cells[at] ?? '')
    if (above !== '') group = above
    if (below === '') return above
    return group === '' ? below : `${group}\n${below}`
  })
  return [{ ...first, cells }, ...others]
}

function isSecondHeading(first: ReadRow, second: ReadRow): boolean {
  const filled = second.cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]))
  const known = findRoles(first.cells.map(squeeze)).filter((role) => role !== null).length
  return (
    (second.cells[0] ?? '').trim() === '' &&
    filled.length >= 2 &&
    known >= 2 &&
    filled.some((at) => (first.cells[at] ?? '').trim() === '') &&
    filled.every((at) => !/\d/.test(second.cells[at] ?? '') && (second.cells[at] ?? '').length <= 60)
  )
}

/** "(1) | (2) | (3)", "A | B | 1 | 2". */
export function isColumnNumbers({ cells }: ReadRow): boolean {
  const filled = cells.map((cell) => squeeze(cell).replace(/^\((.*)\)$/, '$1')).filter((cell) => cell !== '')
  const numbers = filled.filter((cell) => /^\d{1,2}$/.test(cell)).map(Number)
  const letters = filled.filter((cell) => /^[A-Z]$/.test(cell)).length
  return (
    filled.length >= 3 &&
    numbers.length >= 2 &&
    numbers.length + letters === filled.length &&
    numbers.every((number, at) => number === (numbers[0] ?? 0) + at) &&
    numbers[0] === 1
  )
}

export function isTotal({ cells }: ReadRow): boolean {
  const first = cells.map(squeeze).find((cell) => cell !== '') ?? ''
  return (cells[0] ?? '').trim() === '' || cells.length > 1
    ? /^(?:Tổng(?: cộng| số)?|Cộng)(?:\s*[:(].*|\s+\d.*)?$/iu.test(first)
    : false
}
