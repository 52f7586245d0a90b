/** Which columns a table has: by its headings, or without any by the office's own nine. */
import type { Column, ColumnRole } from '../../domain/notice/notice.ts'
import { columnWords, mostColumns, standardColumns } from '../../domain/notice/table.ts'
import { type TableLayouts, layoutFingerprint } from '../../domain/notice/table-layout.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import type { ReadRow } from '../blocks.ts'

const patterns = columnWords.map(({ role, known, except }) => ({
  role,
  known: known.map(patternOf),
  except: except.map(patternOf),
}))

/** "… chỉ đạo" -> what ends with these words; folded, as headings come in capitals and with marks lost. */
function patternOf(phrase: string): RegExp {
  // Whole words: "hạn" is not in "cá nhân".
  const parts = fold(phrase)
    .split('…')
    .map((part) => part.trim())
  return new RegExp(`^${parts.map((part) => (part === '' ? '' : `\\b${part}\\b`)).join('.*')}$`, 'u')
}

export interface FoundColumns {
  readonly kind: 'tasks' | 'plain'
  readonly columns: readonly Column[]
  /** Whether the first row was the headings. */
  readonly hasHeadings: boolean
}

/**
 * The columns of a table with these rows; null when it has more than a table of a notice can hold. What somebody has confirmed
 * of a layout goes before what its headings mean.
 */
export function findColumns(
  rows: readonly [ReadRow, ...ReadRow[]],
  areMerged = false,
  layouts: TableLayouts = new Map(),
): FoundColumns | null {
  const [row, ...others] = rows
  const written = trimTrailing(row.cells)
  const headings = written.map((cell) => squeeze(cell))
  const confirmed = layouts.get(layoutFingerprint(headings))
  const roles = confirmed ?? findRoles(headings)
  const known = roles.filter((role) => role !== null)
  if (confirmed !== undefined || known.includes('ordinal') || known.length >= fewestKnown) {
    if (headings.length > mostColumns) return null
    const isTasks =
      headings.length >= fewestOfTasks &&
      (confirmed === undefined ? givesTasks(roles, headings) : confirmed.includes('name'))
    const columns = headings.map((heading, at) =>
      nameColumn(
        at,
        isTasks || roles[at] === 'ordinal' ? (roles[at] ?? null) : null,
        areMerged ? linesOf(written[at] ?? '') : heading,
      ),
    )
    return { kind: isTasks ? 'tasks' : 'plain', columns, hasHeadings: true }
  }
  if (row.cells.length >= standardColumns.length && headings.length <= standardColumns.length)
    return { kind: 'tasks', columns: standardColumns, hasHeadings: false }
  const width = Math.max(1, row.cells.length)
  if (width > mostColumns) return null
  const hasHeadings = looksLikeHeadings(row, others)
  const columns = Array.from({ length: width }, (_, at) =>
    nameColumn(at, null, hasHeadings ? (headings[at] ?? '') : ''),
  )
  return { kind: 'plain', columns, hasHeadings }
}

/** A heading of two rows keeps its two lines. */
function linesOf(written: string): string {
  return written.split('\n').map(squeeze).join('\n')
}

/** A task, and who does it or by when; "Nội dung" alone may be anything. */
function givesTasks(roles: readonly (ColumnRole | null)[], headings: readonly string[]): boolean {
  const others = roles.filter((role) => role !== null && role !== 'ordinal' && role !== 'name').length
  return (
    others >= 2 || (others === 1 && roles.includes('name')) || headings.some((one) => /nhiệm vụ|công việc/iu.test(one))
  )
}

/** Words over numbers: no digit in the first row, and a column that has one in every row below it. */
function looksLikeHeadings(first: ReadRow, others: readonly ReadRow[]): boolean {
  if (others.length === 0 || first.cells.some((cell) => cell.trim() === '' || /\d/.test(cell))) return false
  return first.cells.some((_, at) => others.every(({ cells }) => /\d/.test(cells[at] ?? '')))
}

/** Headings of known columns that make a first row the headings, where none of them is the ordinals'. */
const fewestKnown = 2
const fewestOfTasks = 3

function nameColumn(at: number, role: ColumnRole | null, heading: string): Column {
  return { id: role ?? `column-${at + 1}`, role, heading }
}

/** The role of each heading, each role once; null for a heading that is not known. */
export function findRoles(headings: readonly string[]): (ColumnRole | null)[] {
  const used = new Set<ColumnRole>()
  const found = headings.map((heading): ColumnRole | null => {
    const words = fold(squeeze(heading))
    const match = patterns.find(
      ({ role, known, except }) =>
        !used.has(role) &&
        known.some((pattern) => pattern.test(words)) &&
        !except.some((pattern) => pattern.test(words)),
    )
    if (match === undefined) return null
    used.add(match.role)
    return match.role
  })
  // A lone time is that of the plan; a second one is the new one.
  const isTime = (at: number) => /thoi (?:gian|han)|tien do|han hoan thanh/.test(fold(headings[at] ?? ''))
  const assigned = found.indexOf('assigned')
  if (assigned !== -1 && !used.has('plannedTime') && isTime(assigned)) found[assigned] = 'plannedTime'
  const second = found.findIndex((role, at) => role === null && isTime(at))
  if (second !== -1 && used.has('plannedTime') && !used.has('assigned')) found[second] = 'assigned'
  return found
}

/** True for the heading of the first column, where a task table begins. */
export function isOrdinalHeading(heading: string): boolean {
  return findRoles([heading])[0] === 'ordinal'
}

/** Cells without the empty ones at the end. */
export function trimTrailing(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}
