import { describe, expect, test } from 'vitest'
import type { TableRow } from '../../../src/page/blocks.ts'
import { standardColumns } from '../../../src/domain/notice/table.ts'
import { setColumns } from '../../../src/page/compose/columns.ts'
import { markSplits } from '../../../src/page/compose/split-rows.ts'
import { measureText } from '../../../src/page/compose/text-measure.ts'
import { specs } from '../../../src/page/format/formats.ts'

const spec = specs.hd05
const { cellLook, cellPadding, columns: forms } = spec.appendix
const page = spec.landscapePage.width - spec.landscapePage.left - spec.landscapePage.right

const cells = (...texts: readonly string[]): TableRow => ({
  kind: 'cells',
  id: texts.join('/'),
  cells: Array.from({ length: 9 }, (_, at) => texts[at] ?? ''),
})
const named = (name: string, planned = ''): TableRow => cells('1', name, '', '', '', '', planned)
const widthsOf = (rows: readonly TableRow[], columns = standardColumns) =>
  setColumns(columns, 'landscape', spec, rows).map(({ width }) => width)
const sentence = 'Rà soát, hoàn thiện nội dung được giao và báo cáo kết quả. '

describe('widths', () => {
  test('are those of the format without rows', () => {
    expect(widthsOf([])).toEqual([10, 53, 17, 23, 24, 49, 21, 25, 35])
  })

  test('add up to the page, between the limits of the format', () => {
    const widths = widthsOf(Array.from({ length: 30 }, (_, at) => named(sentence.repeat(1 + (at % 6)), 'Quý III')))
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(page, 5)
    widths.slice(0, 9).forEach((width, at) => {
      const form = forms[standardColumns[at]!.role ?? 'other']
      expect(width).toBeGreaterThanOrEqual(form.least)
      expect(width).toBeLessThanOrEqual(form.most + 1)
    })
  })

  test('hold the longest date and symbol of a column, wherever it is in a long table', () => {
    const rows = Array.from({ length: 500 }, (_, at) => named(sentence, at === 333 ? 'trước ngày 30/11/2026' : 'Quý I'))
    const [, , , , , , time = 0] = widthsOf(rows)
    expect(time - 2 * cellPadding).toBeGreaterThanOrEqual(measureText('ngày 30/11/2026', cellLook.size))
  })

  test('follow what is in the cells', () => {
    const [, name = 0, , , , , , , assigned = 0] = widthsOf(Array.from({ length: 9 }, () => named(sentence.repeat(6))))
    expect(name).toBeGreaterThan(53)
    expect(assigned).toBeLessThan(35)
  })

  test('fill the page with few columns and with many', () => {
    const few = standardColumns.filter(({ role }) => role === 'ordinal' || role === 'name' || role === 'plannedTime')
    const rows: TableRow[] = [{ kind: 'cells', id: 'r', cells: ['1', sentence, 'Quý III'] }]
    expect(widthsOf(rows, few).reduce((sum, width) => sum + width, 0)).toBeCloseTo(page, 5)
    const many = Array.from({ length: 12 }, (_, at) => ({ id: `c${at}`, role: null, heading: `Cột ${at + 1}` }))
    const long: TableRow[] = [{ kind: 'cells', id: 'r', cells: many.map(() => '1234/ĐA-UBND-KHCN') }]
    expect(widthsOf(long, many).reduce((sum, width) => sum + width, 0)).toBeCloseTo(page, 5)
  })
})

describe('rows', () => {
  const columns = setColumns(standardColumns, 'landscape', spec)
  const splits = (rows: readonly TableRow[], rowsMaySplit: boolean) =>
    markSplits(rows, columns, 'landscape', { ...spec, appendix: { ...spec.appendix, rowsMaySplit } }).map(
      (row) => row.kind === 'cells' && row.maySplit === true,
    )
  const half = named(sentence.repeat(9))
  const most = named(sentence.repeat(14))
  const taller = named(sentence.repeat(40))

  test('shorter than a page stay whole, taller ones may not', () => {
    expect(splits([half, most, taller], false)).toEqual([false, false, true])
  })

  test('may split where the format lets them and the gap would be high, and only there', () => {
    expect(splits([half, most, named(sentence)], true)).toEqual([false, true, false])
  })
})
