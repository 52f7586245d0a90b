/**
 * A workbook as lines and grids, sheet by sheet: what stands above a table and below it are lines, the table is a grid
 * with its title rows, merged cells and dates as a reader of the sheet sees them. What is hidden is left out, with a
 * doubt. A workbook of our own is read by its own form (xlsx-read.ts).
 */
import { wholeOf } from '../domain/notice/spot.ts'
import { cleanText, fold, squeeze } from '../domain/words/text.ts'
import type { Doubt, DoubtCode, ReadBlock, ReadLine, ReadRow } from '../page/blocks.ts'
import type { ReadDocx } from './docx-read.ts'
import { cleaningDoubts } from './text-read.ts'
import { type SheetCells, readCells } from './xlsx-cells.ts'
import { factsSheet } from './xlsx-form.ts'
import { leadsTitle } from './xlsx-layouts.ts'
import { type XlsxAppendix, readAppendices } from './xlsx-read.ts'
import { type SheetTable, tableOf, visibleRows } from './xlsx-table.ts'

/** Lines and grids of a workbook. Refuses as `readCells` does. */
export function readWorkbook(bytes: Uint8Array): ReadDocx {
  const sheets = readCells(bytes)
  const own = new Map(readAppendices(sheets).flatMap((one) => (one.appendixId === '' ? [] : [[one.sheetName, one]])))
  const reading: Reading = { doubts: [], cleaning: { removed: 0, replaced: 0 }, above: 0 }
  const shown = sheets.filter((sheet) => sheet.isVisible && !(own.size > 0 && isByLeads(sheet)))
  reportHiddenSheets(sheets, reading)
  const areSeveral = shown.filter(({ rows }) => rows.length > 0).length > 1
  const blocks = shown.flatMap((sheet) => {
    const appendix = own.get(sheet.name)
    const read = appendix === undefined ? blocksOf(sheet, areSeveral, reading) : blocksOfOwn(appendix, reading)
    reading.above += sheet.rows.at(-1)?.number ?? 0
    const [first, ...others] = read
    return first === undefined ? [] : [{ ...first, begins: true } as const, ...others]
  })
  return {
    blocks,
    doubts: [...cleaningDoubts(reading.cleaning), ...reading.doubts],
    secrecy: null,
    isWorkbook: own.size === 0,
  }
}

interface Reading {
  readonly doubts: Doubt[]
  readonly cleaning: { removed: number; replaced: number }
  /** Rows of the sheets above: lines are counted through the workbook. */
  above: number
}

function report({ doubts }: Reading, code: DoubtCode, line: number | undefined, message: string): void {
  doubts.push({ code, spot: wholeOf('document'), line, message })
}

function isByLeads({ rows }: SheetCells): boolean {
  return [...(rows[0]?.texts.values() ?? [])][0] === leadsTitle
}

function reportHiddenSheets(sheets: readonly SheetCells[], reading: Reading): void {
  const hidden = sheets.filter(({ name, isVisible, rows }) => !isVisible && name !== factsSheet && rows.length > 0)
  if (hidden.length === 0) return
  const names = hidden.slice(0, 10).map(({ name }) => `"${name}"`)
  const more = hidden.length > names.length ? ' …' : ''
  report(reading, 'sheet.hidden', undefined, `Đã bỏ qua trang tính ẩn ${names.join(', ')}${more}.`)
}

/** The table of our own export, by its ids: rows that go on are joined, what stands beside the table is left. */
function blocksOfOwn({ heading, columns, rows }: XlsxAppendix, reading: Reading): ReadBlock[] {
  const lines = heading.map((text, at) => lineOf(text, reading.above + at + 1, {}))
  const from = reading.above + heading.length + 1
  const read = rows.map((row, at): ReadRow => {
    const line = from + at + 1
    return row.kind === 'cells'
      ? { line, cells: row.cells, whole: true }
      : { line, cells: [row.label, row.title].slice(row.label === '' ? 1 : 0), whole: true, section: true }
  })
  return [...lines, { kind: 'grid', line: from, rows: [{ line: from, cells: columns }, ...read] }]
}

function lineOf(text: string, line: number, more: Partial<ReadLine>): ReadLine {
  return { kind: 'line', line, runs: [{ text }], gapBefore: false, whole: true, ...more }
}

function blocksOf(sheet: SheetCells, areSeveral: boolean, reading: Reading): ReadBlock[] {
  const rows = visibleRows(sheet, (written) => {
    const { text, removed, replaced } = cleanText(written)
    reading.cleaning.removed += removed
    reading.cleaning.replaced += replaced
    return text.trim()
  })
  if (rows.length === 0) return []
  const table = tableOf(sheet, rows)
  reportSheet(sheet, table, reading)
  const [from, to] = table === null ? [rows.length, rows.length] : [table.from, table.to]
  const above = linesOf(rows.slice(0, from), reading)
  const below = linesOf(rows.slice(to), reading)
  // The name is not on the paper, but where there are several it is what tells them apart.
  const isNamed = areSeveral && !isUsualName(sheet.name) && (table === null || above.length === 0)
  const line = reading.above + (table?.heading.number ?? rows[0]?.number ?? 0)
  const named = isNamed ? [lineOf(sheet.name, line, {})] : []
  if (table === null) return [...named, ...above]
  const grid: ReadBlock = {
    kind: 'grid',
    line,
    rows: table.rows.map((row) => ({ ...row, line: row.line + reading.above })),
  }
  return [...named, ...above, grid, ...below]
}

/** What programs call a sheet that nobody has named. */
function isUsualName(name: string): boolean {
  return /^(?:sheet|trang[ _]?tinh|bang[ _]?tinh|trang)[ _]?\d*$/.test(fold(squeeze(name)))
}

function linesOf(rows: ReturnType<typeof visibleRows>, { above }: Reading): ReadLine[] {
  let last = 0
  return rows.flatMap(({ number, texts }) => {
    const isGap = number > last + 1
    last = number
    return [...texts.values()].flatMap((text, at) =>
      text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, index) =>
          lineOf(squeeze(line), above + number, {
            gapBefore: isGap && at === 0 && index === 0,
            ...(texts.size > 1 ? { column: at === 0 ? 0 : 1 } : {}),
          }),
        ),
    )
  })
}

function reportSheet(sheet: SheetCells, table: SheetTable | null, reading: Reading): void {
  const where = `Trang tính "${sheet.name}"`
  const hidden = sheet.rows.flatMap(({ number, isHidden }) => (isHidden ? [number] : []))
  if (hidden.length > 0)
    report(
      reading,
      'sheet.hidden',
      reading.above + (hidden[0] ?? 0),
      `${where}: đã bỏ qua hàng ẩn ${inRanges(hidden)}.`,
    )
  const columns = new Set(sheet.rows.flatMap(({ texts }) => [...texts.keys()].filter(sheet.isHiddenColumn)))
  if (columns.size > 0) report(reading, 'sheet.hidden', undefined, `${where}: đã bỏ qua ${columns.size} cột ẩn.`)
  if (sheet.uncomputed.count > 0) {
    const { count, first } = sheet.uncomputed
    const message = `${where}: ${count} ô công thức chưa có kết quả (ô đầu tiên: ${first}). Hãy mở bằng Excel, lưu lại rồi đọc lại.`
    report(reading, 'sheet.noValue', undefined, message)
  }
  if (table !== null && table.filled.length > 0) {
    const message = `${where}: ô gộp qua nhiều hàng được ghi lại cho từng hàng ${inRanges(table.filled)}.`
    report(reading, 'sheet.mergedCells', reading.above + (table.filled[0] ?? 0), message)
  }
}

/** "5–7, 12": numbers in order. */
function inRanges(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && number === last.to + 1) last.to = number
    else ranges.push({ from: number, to: number })
  }
  const shown = ranges.slice(0, 12).map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`))
  return shown.join(', ') + (ranges.length > shown.length ? ' …' : '')
}
