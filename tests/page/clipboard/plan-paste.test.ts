/** What pasted tables become: cells over cells, or rows whose columns are told by their headings. */
import { describe, expect, test } from 'vitest'
import { linesOf } from '../../../src/domain/notice/edit-table.ts'
import type { TaskAppendix } from '../../../src/domain/notice/notice.ts'
import {
  becomesRows,
  newColumn,
  nowhere,
  pasteCells,
  pastedColumns,
  pasteRows,
  proposeTargets,
  readPasted,
} from '../../../src/page/clipboard/plan-paste.ts'
import { appendix, bareRow, countIds, section } from '../../helpers/build.ts'

const table = appendix(
  section('', bareRow({ id: 'one', name: 'A', lead: 'Sở A' }), bareRow({ id: 'two', name: 'B', lead: 'Sở B' })),
)
const lines = (of: TaskAppendix) =>
  linesOf(of, 'computed').map((line) =>
    line.kind === 'section'
      ? `${line.label} ${line.section.title}`
      : `${line.ordinal} ${line.row.cells['name']} / ${line.row.cells['lead']} / ${line.row.cells['assigned']}`,
  )

const clipboard = [
  ['TT', 'Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Thời hạn hoàn thành', 'Mã hồ sơ'],
  ['(1)', '(2)', '(3)', '(4)', '(5)'],
  ['I', 'THỂ CHẾ', '', '', ''],
  ['1', 'Ban hành quy chế', 'Sở Tư pháp', '', 'HS-01'],
  ['2', 'Rà soát\nthủ tục', 'Văn phòng', '#N/A', ''],
  ['II', 'HẠ TẦNG', '', '', ''],
  ['3', 'Mở rộng mạng', '', 'Quý III', ''],
]

describe('rows with headings', () => {
  const pasted = readPasted(clipboard)

  test('are read with their section rows; column numbers are no row, what Excel left is named', () => {
    expect(pasted.headings).toEqual(clipboard[0])
    expect(pasted.sections.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['THỂ CHẾ', 2],
      ['HẠ TẦNG', 1],
    ])
    expect([pasted.dropped, pasted.leavings]).toEqual([1, ['#N/A']])
    expect(becomesRows(pasted, table)).toBe(true)
  })

  test('go to the columns of the same role; what is not known becomes a new column', () => {
    const targets = proposeTargets(pasted, table)
    expect(targets).toEqual([nowhere, 'name', 'lead', 'plannedTime', newColumn])
    const after = pasteRows(pasted, targets, 'one', countIds('n'))(table)
    expect(lines(after)).toEqual([
      '1 A / Sở A / ',
      'I THỂ CHẾ',
      '2 Ban hành quy chế / Sở Tư pháp / ',
      '3 Rà soát\nthủ tục / Văn phòng / ',
      'II HẠ TẦNG',
      '4 Mở rộng mạng /  / ',
      '5 B / Sở B / ',
    ])
    expect(after.columns.at(-1)).toMatchObject({ role: null, heading: 'Mã hồ sơ' })
    expect(after.sections[1]!.rows[0]!.cells[after.columns.at(-1)!.id]).toBe('HS-01')
  })

  test('take the place of the blank row of a new table, which may take over their columns', () => {
    const blank = appendix(section('', bareRow()))
    expect(lines(pasteRows(pasted, proposeTargets(pasted, blank), null, countIds('n'))(blank))[0]).toBe('I THỂ CHẾ')
    const columns = pastedColumns(pasted)
    expect([columns?.kind, columns?.columns.map(({ role }) => role)]).toEqual([
      'tasks',
      ['ordinal', 'name', 'lead', 'plannedTime', null],
    ])
  })

  test('of two lines are put together', () => {
    const { headings } = readPasted([
      ['STT', 'Tên nhiệm vụ', 'Cơ quan thực hiện', ''],
      ['', '', 'Chủ trì', 'Phối hợp'],
      ['1', 'A', 'Sở A', 'Sở B'],
    ])
    expect(headings).toEqual(['STT', 'Tên nhiệm vụ', 'Cơ quan thực hiện\nChủ trì', 'Cơ quan thực hiện\nPhối hợp'])
  })
})

describe('rows without headings', () => {
  test('go to the columns in their order, with or without their numbers', () => {
    const counted = readPasted([
      ['1', 'Ban hành quy chế', 'UBND tỉnh'],
      ['2', 'Mở cổng', 'UBND tỉnh'],
    ])
    expect(proposeTargets(counted, table)).toEqual([nowhere, 'name', 'directing'])
    const bare = readPasted([
      ['Ban hành quy chế', 'UBND tỉnh'],
      ['Mở cổng', 'UBND tỉnh'],
    ])
    expect([bare.headings, becomesRows(bare, table), proposeTargets(bare, table)]).toEqual([
      null,
      false,
      ['name', 'directing'],
    ])
  })
})

describe('what is to be looked at', () => {
  test('is named: days without their format, leads that may be merged with the one above', () => {
    const { leavings, mayBeMerged } = readPasted([
      ['STT', 'Tên nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'],
      ['1', 'Lập kho', 'Sở A', '46183'],
      ['2', 'Mở cổng 46183', '', 'Quý III'],
      ['II', 'HẠ TẦNG', '', ''],
    ])
    expect([leavings, mayBeMerged]).toEqual([['46183'], [2]])
  })
})

describe('cells over cells', () => {
  test('are written from one cell on: empty ones stay empty, rows that are missing are added', () => {
    const cells = [
      ['Sở Y tế', ''],
      ['', 'Sở X'],
      ['Sở Z', ''],
    ]
    const after = pasteCells(cells, { line: 'two', column: 'lead' }, countIds('n'))(table)
    expect(lines(after)).toEqual(['1 A / Sở A / ', '2 B / Sở Y tế / ', '3  /  / ', '4  / Sở Z / '])
    expect(after.sections[0]!.rows[2]!.cells['coordinating']).toBe('Sở X')
    expect(after.sections[0]!.rows[0]).toBe(table.sections[0]!.rows[0])
  })
})
