/** Appendices: heading lines, sections and the rows of the task table (table-rows.ts). */
import {
  type Appendix,
  type AppendixSection,
  type TaskField,
  type TaskRow,
  taskFields,
} from '../../domain/notice/notice.ts'
import { readRoman, writeRoman } from '../../domain/notice/numbering.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import type { ReadGrid, ReadRow } from '../blocks.ts'
import { type Line, type SourceReading, doubt } from './source-reading.ts'
import {
  type OpenRow,
  arrange,
  isContinuation,
  isWider,
  joinRows,
  positionalColumns,
  readColumns,
} from './table-rows.ts'

/** Heading lines of an appendix and the grid below them. */
export interface AppendixZone {
  readonly lines: readonly Line[]
  readonly grids: readonly ReadGrid[]
}

export function startsAppendix(text: string): boolean {
  return /^PHỤ LỤC(?:\s+(?:SỐ\s+)?[\dIVXA-Z]{1,4})?\s*[:.]?$/u.test(squeeze(text).toUpperCase())
}

/** Reads one appendix. `number` counts from 1, for the words of doubts and refusals. */
export function readAppendix(zone: AppendixZone, reading: SourceReading): Appendix {
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

function reportPageNumber(reading: SourceReading, line: Line): void {
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

function readSections(rows: readonly ReadRow[], appendixId: string, reading: SourceReading): AppendixSection[] {
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

function placeRows(taken: readonly { section: OpenSection; row: OpenRow }[], reading: SourceReading): void {
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

function keepSectionLabels(sections: readonly OpenSection[], reading: SourceReading): void {
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
