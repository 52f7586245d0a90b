/** Appendices: heading lines and the nine-column table, with rows that page breaks split put together again. */
import { readDeadline } from '../../domain/deadline/deadline.ts'
import {
  type Appendix,
  type AppendixSection,
  type TaskField,
  type TaskRow,
  taskFields,
} from '../../domain/notice/notice.ts'
import { readRoman, writeRoman } from '../../domain/notice/numbering.ts'
import { Refusal } from '../../domain/errors.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import type { ReadGrid, ReadRow } from '../blocks.ts'
import { isBrokenToken } from '../compose/paragraphs.ts'
import { type Line, type Reading, doubt } from './reading.ts'

/** Printed columns in order; the STT is column 0 and no field. */
type Column = 'ordinal' | TaskField

const columnFolds: readonly { readonly column: Column; readonly names: RegExp }[] = [
  { column: 'ordinal', names: /^(?:stt|tt|so tt|so thu tu)$/ },
  { column: 'name', names: /^(?:ten nhiem vu|noi dung nhiem vu|nhiem vu)/ },
  { column: 'directing', names: /chi dao$(?<!ban chi dao)/ },
  { column: 'lead', names: /chu tri/ },
  { column: 'coordinating', names: /phoi hop/ },
  { column: 'requiredResult', names: /ket qua|san pham/ },
  { column: 'plannedTime', names: /thoi gian|thoi han|tien do/ },
  { column: 'sourceDocument', names: /van ban/ },
  { column: 'assigned', names: /noi dung .*giao|giao bo sung/ },
]

const columnCount = taskFields.length + 1

/** Heading lines of an appendix and the grid below them. */
export interface AppendixZone {
  readonly lines: readonly Line[]
  readonly grids: readonly ReadGrid[]
}

export function startsAppendix(text: string): boolean {
  return /^PHỤ LỤC(?:\s+(?:SỐ\s+)?[\dIVXA-Z]{1,4})?\s*[:.]?$/u.test(squeeze(text).toUpperCase())
}

/** Reads one appendix. `number` counts from 1, for the words of doubts and refusals. */
export function readAppendix(zone: AppendixZone, reading: Reading): Appendix {
  const id = reading.ids()
  const titleLines: string[] = []
  let link = ''
  for (const line of zone.lines) {
    const text = squeeze(line.text)
    if (titleLines.length === 0 && startsAppendix(text)) reading.written.set(`appendix/${id}/label`, text)
    else if (/^\((?:Kèm|Gửi kèm|Ban hành kèm|Đính kèm)/iu.test(text) || (link !== '' && !link.endsWith(')')))
      link = squeeze(`${link} ${text}`)
    else if (/^[-_–—*]{2,}$/.test(text)) continue
    else if (/^\d{1,3}$/.test(text)) reportPageNumber(reading, line)
    else titleLines.push(text)
  }
  if (link !== '') reading.written.set(`appendix/${id}/link`, link)
  const rows = zone.grids.flatMap((grid) => grid.rows)
  return { id, title: titleLines.join('\n'), issuedBy: readIssuedBy(link), sections: readSections(rows, id, reading) }
}

function reportPageNumber(reading: Reading, line: Line): void {
  doubt(reading, 'text.pageNumberRemoved', { component: 'appendix', line: line.line }, `Đã bỏ số trang "${line.text}".`)
}

/** "(Gửi kèm Thông báo số …, ngày … của Cơ quan Thường trực …)" -> "Cơ quan Thường trực …". */
function readIssuedBy(link: string): string {
  return squeeze(/ngày\s+[\d/.\s…]*(?:tháng\s+\S+\s+năm\s+\S+)?\s*của\s+(.+?)\)?$/u.exec(link)?.[1] ?? '')
}

interface OpenSection {
  readonly section: { id: string; writtenLabel?: string; title: string; rows: TaskRow[] }
  readonly label: string
}

interface OpenRow {
  readonly line: number
  readonly ordinal: string
  readonly cells: string[]
  readonly removed: string[]
  /** Cells beyond the last column, when they were empty. */
  readonly emptyExtra: boolean
}

function readSections(rows: readonly ReadRow[], appendixId: string, reading: Reading): AppendixSection[] {
  const first = rows[0]
  if (first === undefined) return []
  const columns = readColumns(first, reading)
  const hasHeader = columns !== null
  const order = columns ?? positionalColumns(first)
  if (hasHeader)
    first.cells.forEach((cell, index) => reading.written.set(`appendix/${appendixId}/column/${index}`, squeeze(cell)))
  const header = hasHeader ? first.cells.map((cell) => fold(squeeze(cell))).join('|') : null
  const sections: OpenSection[] = []
  const taken: { section: OpenSection; row: OpenRow }[] = []
  const width = Math.max(order.length, first.cells.length)
  let current: OpenSection | null = null
  for (const row of hasHeader ? rows.slice(1) : rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue
    if (header !== null && row.cells.map((cell) => fold(squeeze(cell))).join('|') === header) continue
    const opened = readSectionRow(row)
    if (opened !== null) {
      current = { label: opened.label, section: { id: reading.ids(), title: opened.title, rows: [] } }
      sections.push(current)
      continue
    }
    const cells = arrange(row, order, reading)
    const last = taken.at(-1)
    if ((cells[0] ?? '') === '' && last !== undefined && last.section === current && isContinuation(cells, last.row)) {
      joinRows(last.row, cells, row.line, reading)
      last.row.removed.push(...(row.removed ?? []))
      continue
    }
    if (current === null) {
      current = { label: '', section: { id: reading.ids(), title: '', rows: [] } }
      sections.push(current)
    }
    taken.push({
      section: current,
      row: {
        line: row.line,
        ordinal: (cells[0] ?? '').replace(/\.$/, ''),
        cells,
        removed: [...(row.removed ?? [])],
        emptyExtra: isWider(row, width),
      },
    })
  }
  placeRows(taken, reading)
  keepSectionLabels(sections, reading)
  return sections.map((open) => open.section)
}

/** More cells than the header, and nothing in them. */
function isWider({ cells }: ReadRow, width: number): boolean {
  return cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')
}

/** Columns by their headings, or null when the first row is no header. Refuses a table that is no task table. */
function readColumns(row: ReadRow, reading: Reading): readonly (Column | null)[] | null {
  const folds = trimTrailing(row.cells).map((cell) => fold(squeeze(cell)))
  if (!columnFolds[0]?.names.test(folds[0] ?? '')) return null
  const used = new Set<Column>()
  const columns = folds.map((name) => {
    const found = columnFolds.find(({ column, names }) => !used.has(column) && names.test(name))
    if (found !== undefined) used.add(found.column)
    return found?.column ?? null
  })
  const unknown = columns.flatMap((column, index) => (column === null ? [squeeze(row.cells[index] ?? '')] : []))
  if (unknown.length > 0 || !used.has('name') || !used.has('lead')) {
    throw new Refusal(
      'source.badTable',
      `Bảng ở dòng ${row.line} có ${folds.length} cột${unknown.length > 0 ? `, không nhận ra cột: ${unknown.join('; ')}` : ''}. ` +
        `Phụ lục nhiệm vụ cần ${columnCount} cột: STT, Tên nhiệm vụ, Cơ quan chỉ đạo, Cơ quan chủ trì, Cơ quan phối hợp, ` +
        'Yêu cầu kết quả, Thời gian giao theo kế hoạch, Văn bản giao nhiệm vụ, Nội dung Ban Chỉ đạo giao.',
      { place: { component: 'appendix', line: row.line }, found: String(folds.length), expected: String(columnCount) },
    )
  }
  if (folds.length < columnCount) {
    doubt(
      reading,
      'table.columns',
      { component: 'appendix', line: row.line },
      `Bảng chỉ có ${folds.length} cột; các cột còn thiếu để trống.`,
      String(folds.length),
    )
  }
  return columns
}

/** Without a header row the nine printed columns are taken by position. */
function positionalColumns(row: ReadRow): readonly Column[] {
  const width = trimTrailing(row.cells).length
  if (row.cells.length < columnCount || width > columnCount) {
    throw new Refusal(
      'source.badTable',
      `Bảng ở dòng ${row.line} có ${width} cột và không có hàng tiêu đề. Phụ lục nhiệm vụ cần ${columnCount} cột.`,
      { place: { component: 'appendix', line: row.line }, found: String(width), expected: String(columnCount) },
    )
  }
  return ['ordinal', ...taskFields]
}

function trimTrailing(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}

/** The cells of a row in printed order. Text beyond the last column stays in the last cell, with a doubt. */
function arrange(row: ReadRow, columns: readonly (Column | null)[], reading: Reading): string[] {
  const order: readonly Column[] = ['ordinal', ...taskFields]
  const cells = order.map((column) => {
    const index = columns.indexOf(column)
    return index === -1 ? '' : (row.cells[index] ?? '').trim()
  })
  const extra = row.cells.slice(columns.length).filter((cell) => cell.trim() !== '')
  if (extra.length > 0) {
    const lastColumn = columns.findLast((column) => column !== null) ?? 'assigned'
    const at = order.indexOf(lastColumn)
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

/** "II" + title and nothing else, or "II. Title" alone in the first cells. */
function readSectionRow(row: ReadRow): { label: string; title: string } | null {
  const filled = row.cells.map((cell) => squeeze(cell)).filter((cell) => cell !== '')
  const [label, title] = filled
  if (label === undefined || filled.length > 2) return null
  if (filled.length === 2 && title !== undefined && squeeze(row.cells[0] ?? '') === label) {
    return readRoman(label.replace(/\.$/, '')) !== null && /^[IVXLC]+\.?$/.test(label) ? { label, title } : null
  }
  const together = filled.length === 1 ? /^([IVX]+)[.-]\s+(.+)$/u.exec(label) : null
  return together?.[1] === undefined || together[2] === undefined
    ? null
    : { label: `${together[1]}.`, title: together[2] }
}

/**
 * A row without STT: the rest of the row above (a page break split it) or a task whose STT is missing.
 * It is a task of its own when it is filled like one and the row above was complete.
 */
function isContinuation(cells: readonly string[], above: OpenRow): boolean {
  const filled = cells.filter((cell) => cell !== '').length
  const [, name = '', , lead = '', , , planned = ''] = cells
  const looksWhole = filled >= 5 && /^["“]?\p{Lu}/u.test(name) && /^\p{Lu}/u.test(lead)
  const plannedWhole = readDeadline(planned, { issuedOn: null }) !== null
  const aboveComplete = (above.cells[3] ?? '') !== '' && (above.cells[6] ?? '') !== ''
  return !(looksWhole && plannedWhole && aboveComplete)
}

function joinRows(row: OpenRow, more: readonly string[], line: number, reading: Reading): void {
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

function placeRows(taken: readonly { section: OpenSection; row: OpenRow }[], reading: Reading): void {
  let expected = 0
  let lastWritten = 0
  // A table pasted with a tab at the end of most of its lines has no row that stands out.
  const tellsExtra = taken.filter(({ row }) => row.emptyExtra).length * 2 < taken.length
  for (const { section, row } of taken) {
    expected += 1
    const [, ...texts] = row.cells
    const fields = Object.fromEntries(taskFields.map((field, index) => [field, texts[index] ?? ''])) as Record<
      TaskField,
      string
    >
    const task: TaskRow = { id: reading.ids(), ...fields }
    section.section.rows.push(row.ordinal === String(expected) ? task : { ...task, writtenOrdinal: row.ordinal })
    const place = { component: 'appendix' as const, row: expected, line: row.line }
    if (row.ordinal === '') {
      doubt(
        reading,
        'table.noOrdinal',
        place,
        `Hàng thứ ${expected} không có STT; đã giữ thành một nhiệm vụ riêng.`,
        texts[0],
      )
    } else if (Number(row.ordinal) !== lastWritten + 1) {
      doubt(
        reading,
        'table.ordinal',
        place,
        `STT "${row.ordinal}" không liên tục (hàng thứ ${expected} của bảng).`,
        row.ordinal,
      )
    }
    if (row.removed.length > 0) {
      doubt(
        reading,
        'table.markupRemoved',
        place,
        `Đã bỏ ${row.removed.length} thẻ đánh dấu lẫn trong ô của hàng ${row.ordinal || expected}.`,
        [...new Set(row.removed)].slice(0, 8).join(' '),
      )
    }
    if (row.emptyExtra && tellsExtra) {
      doubt(
        reading,
        'table.extraCells',
        place,
        `Hàng ${row.ordinal || expected} có nhiều ô hơn tiêu đề bảng; ô thừa để trống đã bỏ.`,
      )
    }
    lastWritten = row.ordinal === '' ? lastWritten + 1 : Number(row.ordinal) || lastWritten + 1
  }
}

function keepSectionLabels(sections: readonly OpenSection[], reading: Reading): void {
  let ordinal = 0
  let lastWritten = 0
  for (const { section, label } of sections) {
    if (label === '') continue
    ordinal += 1
    if (label !== writeRoman(ordinal)) section.writtenLabel = label
    const written = readRoman(label.replace(/\.$/, '')) ?? ordinal
    if (written !== lastWritten + 1) {
      doubt(
        reading,
        written <= lastWritten ? 'numbering.repeated' : 'numbering.gap',
        { component: 'appendix', path: label },
        `Số mục "${label}" của phụ lục ${written <= lastWritten ? 'bị lặp' : 'nhảy cách'}; đã giữ nguyên như bản gốc.`,
        section.title,
      )
    }
    lastWritten = written
  }
}
