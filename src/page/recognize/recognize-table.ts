/** Rows of a table: what page breaks split is put together again, columns follow the headings. */
import { readDeadline } from '../../domain/deadline/deadline.ts'
import type { Column, ColumnRole, TableRow, TableSection } from '../../domain/notice/notice.ts'
import { readRoman, writeRoman } from '../../domain/notice/numbering.ts'
import { wholeOf } from '../../domain/notice/spot.ts'
import { layoutFingerprint } from '../../domain/notice/table-layout.ts'
import { isLeaving } from '../../domain/words/leavings.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import type { ReadRow } from '../blocks.ts'
import { isBrokenToken } from '../compose/paragraphs.ts'
import { doubt, keepUnplaced, type SourceReading } from './source-reading.ts'
import { findColumns, trimTrailing } from './recognize-columns.ts'
import { prepareRows } from './table-rows.ts'

export interface ReadTable {
  readonly kind: 'tasks' | 'plain'
  readonly columns: readonly Column[]
  readonly sections: readonly TableSection[]
}

interface OpenSection {
  readonly section: { id: string; writtenLabel?: string; title: string; rows: TableRow[] }
  readonly label: string
}

interface OpenRow {
  /** Of the row as it will stand in the notice. */
  readonly id: string
  readonly line: number
  readonly ordinal: string
  /** As many as the table has columns, in their order. */
  readonly cells: string[]
  readonly removed: string[]
  /** Cells beyond the last column, when they were empty. */
  readonly emptyExtra: boolean
}

/** What reading the rows of one table needs to know. */
interface TableReading {
  readonly reading: SourceReading
  readonly columns: readonly Column[]
  /** Place of the column with this role, or -1. */
  readonly at: (role: ColumnRole) => number
}

/**
 * Reads the rows of a table; null where there are none, or more columns than a table can have: then its lines are kept
 * apart. `part` is the id of what the table stands in.
 */
export function readTable(source: readonly ReadRow[], part: string, reading: SourceReading): ReadTable | null {
  const { rows, areMerged } = prepareRows(source, reading)
  const [first, ...others] = rows
  if (first === undefined) return null
  const found = findColumns([first, ...others], areMerged, reading.layouts)
  if (found === null) {
    for (const row of rows)
      keepUnplaced(reading, row.line, row.cells.map((cell) => squeeze(cell)).join(' | '), 'table.unread')
    return null
  }
  const { kind, columns, hasHeadings } = found
  const headings = trimTrailing(first.cells).map(squeeze)
  if (headings.length >= fewestOfLayout)
    reading.readLayouts.push({ line: first.line, headings, roles: headings.map((_, at) => columns[at]?.role ?? null) })
  const counted = kind === 'plain' || columns.some(({ role }) => role === 'ordinal')
  const isConfirmed = reading.layouts.has(layoutFingerprint(headings))
  if (!isConfirmed && (!hasHeadings || !counted || columns.some(({ role }) => role === null)))
    reportColumns(found, first, part, reading)
  const at = (role: ColumnRole) => columns.findIndex((column) => column.role === role)
  const sections = readSections(hasHeadings ? rows.slice(1) : rows, hasHeadings ? first : null, {
    reading,
    columns,
    at,
  })
  return { kind, columns, sections }
}

/** A table of fewer columns is none of tasks. */
const fewestOfLayout = 3

function reportColumns(
  { columns, hasHeadings, kind }: NonNullable<ReturnType<typeof findColumns>>,
  { line }: ReadRow,
  part: string,
  reading: SourceReading,
): void {
  const unknown = columns.flatMap(({ role, heading }) => (role === null && heading !== '' ? [`"${heading}"`] : []))
  const message =
    kind === 'tasks' && hasHeadings && unknown.length === 0
      ? 'Bảng không có cột số thứ tự; nhiệm vụ được đếm theo thứ tự của hàng.'
      : kind === 'tasks' && hasHeadings
        ? `Cột ${unknown.join(', ')} chưa rõ dùng để ghi gì; đã giữ nguyên tên cột và nội dung.`
        : hasHeadings
          ? 'Bảng này không có cột giao nhiệm vụ; đã giữ nguyên như bản gốc.'
          : kind === 'tasks'
            ? 'Bảng không có hàng tiêu đề; đã hiểu các cột theo thứ tự của mẫu.'
            : 'Bảng không có hàng tiêu đề; đã giữ nguyên các ô như bản gốc.'
  doubt(reading, 'table.columns', { spot: wholeOf(part), line }, message, unknown.join('; '))
}

function readSections(rows: readonly ReadRow[], headings: ReadRow | null, table: TableReading): TableSection[] {
  const { reading, columns, at } = table
  const header = headings?.cells.map((cell) => fold(squeeze(cell))).join('|') ?? null
  const sections: OpenSection[] = []
  const taken: { section: OpenSection; row: OpenRow }[] = []
  const width = Math.max(columns.length, headings?.cells.length ?? 0)
  let current: OpenSection | null = null
  for (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue
    if (header !== null && row.cells.map((cell) => fold(squeeze(cell))).join('|') === header) continue
    const opened = readSectionRow(row)
    if (opened !== null) {
      const unlabelled = row.section === true && opened.label === '' ? { writtenLabel: '' } : {}
      current = { label: opened.label, section: { id: reading.ids(), ...unlabelled, title: opened.title, rows: [] } }
      sections.push(current)
      continue
    }
    const id = reading.ids()
    const cells = arrange(row, id, table)
    const last = taken.at(-1)
    const ordinal = (cells[at('ordinal')] ?? '').replace(/\.$/, '')
    const mayGoOn = row.whole !== true && at('ordinal') !== -1 && ordinal === ''
    if (mayGoOn && last !== undefined && last.section === current && isContinuation(cells, last.row, table)) {
      joinRows(last.row, cells, row.line, table)
      last.row.removed.push(...(row.removed ?? []))
      continue
    }
    if (current === null) {
      current = { label: '', section: { id: reading.ids(), title: '', rows: [] } }
      sections.push(current)
    }
    const removed = [...(row.removed ?? [])]
    taken.push({
      section: current,
      row: { id, line: row.line, ordinal, cells, removed, emptyExtra: isWider(row, width) },
    })
  }
  placeRows(taken, table)
  keepSectionLabels(sections, reading)
  return sections.map((open) => open.section)
}

/** More cells than the headings, and nothing in them. */
function isWider({ cells }: ReadRow, width: number): boolean {
  return cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')
}

/** The cells of a row, one for each column. Text beyond the last column stays in the last cell, with a doubt. */
function arrange(row: ReadRow, id: string, { columns, reading }: TableReading): string[] {
  const cells = columns.map((_, index) => (row.cells[index] ?? '').trim())
  const extra = row.cells.slice(columns.length).filter((cell) => cell.trim() !== '')
  if (extra.length > 0) {
    cells.push([cells.pop() ?? '', ...extra].filter((cell) => cell !== '').join('\n'))
    doubt(
      reading,
      'table.extraCells',
      { spot: { part: id, field: columns.at(-1)?.id ?? 'whole' }, line: row.line },
      `Hàng có ${trimTrailing(row.cells).length} ô, nhiều hơn tiêu đề; phần thừa đã gộp vào ô cuối.`,
      extra.join(' | '),
    )
  }
  return cells
}

/** "II" + title and nothing else, or "II. Title" alone in the first cells. */
export function readSectionRow(row: Pick<ReadRow, 'cells' | 'section'>): { label: string; title: string } | null {
  const filled = row.cells.map((cell) => squeeze(cell)).filter((cell) => cell !== '')
  const [label, title] = filled
  if (label === undefined || filled.length > 2) return null
  if (row.section === true && title !== undefined) return { label, title }
  if (filled.length === 2 && title !== undefined && squeeze(row.cells[0] ?? '') === label) {
    const isRoman = readRoman(label.replace(/\.$/, '')) !== null && /^[IVXLC]+\.?$/.test(label)
    return isRoman || /^[A-ZĐ]\.?$/u.test(label) ? { label, title } : null
  }
  const together = filled.length === 1 ? /^([IVX]+|[A-ZĐ])[.-]\s+(.+)$/u.exec(label) : null
  return together?.[1] === undefined || together[2] === undefined
    ? row.section === true
      ? { label: '', title: label }
      : null
    : { label: `${together[1]}.`, title: together[2] }
}

/**
 * A row without STT: the rest of the row above (a page break split it) or a task whose STT is missing.
 * It is a task of its own when it is filled like one and the row above was complete.
 */
function isContinuation(cells: readonly string[], above: OpenRow, { at, columns }: TableReading): boolean {
  const filled = cells.filter((cell) => cell !== '').length
  const [name, lead, planned] = [at('name'), at('lead'), at('plannedTime')]
  const looksWhole =
    filled >= Math.min(fewestFilled, columns.length - 1) &&
    /^["“]?\p{Lu}/u.test(cells[name] ?? '') &&
    (lead === -1 || /^\p{Lu}/u.test(cells[lead] ?? ''))
  const plannedWhole = planned === -1 || readDeadline(cells[planned] ?? '', { issuedOn: null }) !== null
  const aboveComplete = [lead, planned].every((index) => index === -1 || (above.cells[index] ?? '') !== '')
  return !(looksWhole && plannedWhole && aboveComplete)
}

/** Filled cells that make a row of the office's nine columns one of its own. */
const fewestFilled = 5

function joinRows(row: OpenRow, more: readonly string[], line: number, { reading }: TableReading): void {
  const joined: string[] = []
  more.forEach((cell, index) => {
    if (cell === '') return
    const above = row.cells[index] ?? ''
    const gap = above === '' || isBrokenToken(above, cell) ? '' : startsLine(above, cell) ? '\n' : ' '
    row.cells[index] = `${above}${gap}${cell}`
    joined.push(String(index + 1))
  })
  doubt(
    reading,
    'table.rowJoined',
    { spot: wholeOf(row.id), line },
    `Hàng ${row.ordinal} bị tách qua trang: đã nối ${joined.length} ô (cột ${joined.join(', ')}).`,
  )
}

/** A line of its own: a dash, or a capital below words that are complete, as in a cell merged over rows. */
function startsLine(above: string, cell: string): boolean {
  if (cell.startsWith('- ')) return true
  return /^\p{Lu}/u.test(cell) && !unfinished.test(above)
}

/** What goes on below: a mark or a small word that joins, or the first syllable of a name alone ("Sở", "Ban", "Hội"). */
const unfinished = /[,;:(–-]$|\s(?:và|của|các|với|cùng|về)$|(?:^|[,;\n]\s*)\p{Lu}\p{Ll}{1,3}$/u

function placeRows(taken: readonly { section: OpenSection; row: OpenRow }[], table: TableReading): void {
  const { columns, at } = table
  let expected = 0
  let lastWritten = 0
  // A table pasted with a tab at the end of most of its lines has no row that stands out.
  const tellsExtra = taken.filter(({ row }) => row.emptyExtra).length * 2 < taken.length
  for (const [place, { section, row }] of taken.entries()) {
    expected += 1
    const cells = Object.fromEntries(
      columns.flatMap(({ id, role }, index) => (role === 'ordinal' ? [] : [[id, row.cells[index] ?? '']])),
    )
    const isCounted = at('ordinal') === -1 || row.ordinal === String(expected)
    section.section.rows.push(isCounted ? { id: row.id, cells } : { id: row.id, writtenOrdinal: row.ordinal, cells })
    if (at('ordinal') !== -1) reportOrdinal(row, expected, lastWritten, table)
    reportRemains(row, expected, tellsExtra, table)
    reportLeavings(row, table)
    const above = taken[place - 1]
    if (above !== undefined && section === above.section) reportMerged(row, above.row, table)
    lastWritten = row.ordinal === '' ? lastWritten + 1 : Number(row.ordinal) || lastWritten + 1
  }
}

function reportOrdinal(row: OpenRow, expected: number, lastWritten: number, { reading, at }: TableReading): void {
  const where = { spot: wholeOf(row.id), line: row.line }
  if (row.ordinal === '') {
    const message = `Hàng thứ ${expected} không có STT; đã giữ thành một nhiệm vụ riêng.`
    doubt(reading, 'table.noOrdinal', where, message, row.cells[at('name')])
  } else if (Number(row.ordinal) !== lastWritten + 1) {
    const message = `STT "${row.ordinal}" không liên tục (hàng thứ ${expected} của bảng).`
    doubt(reading, 'table.ordinal', where, message, row.ordinal)
  }
}

function reportRemains(row: OpenRow, expected: number, tellsExtra: boolean, { reading }: TableReading): void {
  const where = { spot: wholeOf(row.id), line: row.line }
  const named = row.ordinal || String(expected)
  if (row.removed.length > 0) {
    const message = `Đã bỏ ${row.removed.length} thẻ đánh dấu lẫn trong ô của hàng ${named}.`
    doubt(reading, 'table.markupRemoved', where, message, [...new Set(row.removed)].slice(0, 8).join(' '))
  }
  if (row.emptyExtra && tellsExtra) {
    const message = `Hàng ${named} có nhiều ô hơn tiêu đề bảng; ô thừa để trống đã bỏ.`
    doubt(reading, 'table.extraCells', where, message)
  }
}

/** An empty lead below one that is filled, in a row that is otherwise like it: the cell may be merged with the one above. */
function reportMerged(row: OpenRow, above: OpenRow, { reading, columns, at }: TableReading): void {
  const lead = at('lead')
  if (lead === -1 || row.cells[lead] !== '' || (above.cells[lead] ?? '') === '') return
  const others = row.cells.filter((_, index) => index !== lead && index !== at('ordinal'))
  if (others.filter((cell) => cell !== '').length < 2) return
  const where = { spot: { part: row.id, field: columns[lead]?.id ?? 'whole' }, line: row.line }
  const message = `Ô "${columns[lead]?.heading ?? ''}" trống; có thể ô này gộp với ô của hàng trên ("${above.cells[lead]}").`
  doubt(reading, 'table.unread', where, message)
}

function reportLeavings(row: OpenRow, { reading, columns }: TableReading): void {
  row.cells.forEach((cell, at) => {
    const column = columns[at]
    const isTime = column?.role === 'plannedTime' || column?.role === 'assigned'
    if (column === undefined || !isLeaving(cell, isTime)) return
    const where = { spot: { part: row.id, field: column.id }, line: row.line }
    const message = `Ô ghi "${cell}" là phần còn sót của Excel, không phải nội dung. Hãy xem lại bảng gốc.`
    doubt(reading, 'table.unread', where, message, cell)
  })
}

function keepSectionLabels(sections: readonly OpenSection[], reading: SourceReading): void {
  let ordinal = 0
  let lastWritten = 0
  // "C" and "D" are Roman numbers, too.
  const areLetters = /^A\.?$/.test(sections.find(({ label }) => label !== '')?.label ?? '')
  for (const { section, label } of sections) {
    if (label === '') continue
    ordinal += 1
    if (label !== writeRoman(ordinal)) section.writtenLabel = label
    const written = ordinalOfSection(label, areLetters) ?? ordinal
    if (written !== lastWritten + 1) {
      doubt(
        reading,
        written <= lastWritten ? 'numbering.repeated' : 'numbering.gap',
        { spot: { part: section.id, field: 'label' } },
        `Số mục "${label}" của phụ lục ${written <= lastWritten ? 'bị lặp' : 'nhảy cách'}; đã giữ nguyên như bản gốc.`,
        section.title,
      )
    }
    lastWritten = written
  }
}

function ordinalOfSection(label: string, areLetters: boolean): number | null {
  const bare = label.replace(/\.$/, '')
  if (!areLetters) return readRoman(bare)
  const at = 'ABCDĐEGHIKLMNOPQRSTUVXY'.indexOf(bare)
  // Both "D, Đ, E" and "D, E" are counted.
  return at === -1 || at > 3 ? null : at + 1
}
