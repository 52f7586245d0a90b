/** A table as it is worked on: lines are put in, moved over sections, split, merged, filled, sorted, searched. */
import { describe, expect, test } from 'vitest'
import {
  addColumns,
  beginSection,
  fillDown,
  insertRows,
  insertSections,
  linesOf,
  mergeRows,
  moveColumn,
  moveLines,
  removeColumn,
  removeLines,
  sortRows,
  splitRow,
  writeCells,
} from '../../../src/domain/notice/edit-table.ts'
import type { TaskAppendix } from '../../../src/domain/notice/notice.ts'
import { findWords, replaceWords } from '../../../src/domain/notice/replace-words.ts'
import { appendix, bareRow, section } from '../../helpers/build.ts'

const named = (name: string) => bareRow({ id: name, name, lead: `Sở ${name}` })
const table: TaskAppendix = appendix(
  { id: 'top', title: '', rows: [named('A')] },
  { id: 'first', title: 'THỂ CHẾ', rows: [named('B'), named('C')] },
  { id: 'second', title: 'HẠ TẦNG', rows: [named('D')] },
)

/** "1 A | I THỂ CHẾ | 2 B …" */
const shown = (of: TaskAppendix) =>
  linesOf(of, 'computed')
    .map((line) =>
      line.kind === 'section' ? `${line.label} ${line.section.title}` : `${line.ordinal} ${line.row.cells['name']}`,
    )
    .join(' | ')

describe('the lines of a table', () => {
  test('are its section rows and rows; rows before any section row have none', () => {
    expect(shown(table)).toBe('1 A | I THỂ CHẾ | 2 B | 3 C | II HẠ TẦNG | 4 D')
  })

  test('are put in, with the numbers counted anew', () => {
    expect(shown(insertRows('B', [named('X')], 's')(table))).toBe(
      '1 A | I THỂ CHẾ | 2 B | 3 X | 4 C | II HẠ TẦNG | 5 D',
    )
    expect(shown(insertRows('second', [named('X')], 's')(table))).toMatch(/II HẠ TẦNG \| 4 X \| 5 D$/)
    expect(shown(insertRows(null, [named('X')], 's')({ ...table, sections: [] }))).toBe('1 X')
    expect(shown(beginSection('C', 'new', 'DỮ LIỆU')(table))).toBe(
      '1 A | I THỂ CHẾ | 2 B | II DỮ LIỆU | 3 C | III HẠ TẦNG | 4 D',
    )
    expect(shown(insertSections('B', [section('X', named('E')), section('Y', named('F'))])(table))).toBe(
      '1 A | I THỂ CHẾ | 2 B | II X | 3 E | III Y | 4 F | 5 C | IV HẠ TẦNG | 6 D',
    )
  })

  test('move inside their section and over its edge; a section takes its rows along', () => {
    expect(shown(moveLines(['C'], -1)(table))).toBe('1 A | I THỂ CHẾ | 2 C | 3 B | II HẠ TẦNG | 4 D')
    expect(shown(moveLines(['C'], 1)(table))).toBe('1 A | I THỂ CHẾ | 2 B | II HẠ TẦNG | 3 C | 4 D')
    expect(shown(moveLines(['B', 'C'], 1)(table))).toBe('1 A | I THỂ CHẾ | II HẠ TẦNG | 2 B | 3 C | 4 D')
    expect(shown(moveLines(['B', 'C'], -1)(table))).toBe('1 A | 2 B | 3 C | I THỂ CHẾ | II HẠ TẦNG | 4 D')
    expect(shown(moveLines(['second'], -1)(table))).toBe('1 A | I HẠ TẦNG | 2 D | II THỂ CHẾ | 3 B | 4 C')
    for (const still of [moveLines(['A'], -1), moveLines(['D'], 1), moveLines(['first'], -1), moveLines(['?'], 1)])
      expect(shown(still(table))).toBe(shown(table))
  })

  test('go; the rows of a section row that goes belong to the section above', () => {
    expect(shown(removeLines(new Set(['first', 'C']))(table))).toBe('1 A | 2 B | I HẠ TẦNG | 3 D')
    const alone = { ...table, sections: table.sections.slice(1) }
    expect(shown(removeLines(new Set(['first']))(alone))).toBe('1 B | 2 C | I HẠ TẦNG | 3 D')
  })

  test('are split at a character of a cell and put together again', () => {
    const two = { ...table, sections: [section('', bareRow({ id: 'R', name: 'Lập kho. Mở cổng.', lead: 'Sở X' }))] }
    const split = splitRow('R', 'name', 8, 'S')(two)
    expect(shown(split)).toBe('1 Lập kho. | 2 Mở cổng.')
    expect(linesOf(split, 'computed').map((line) => line.kind === 'row' && line.row.cells['lead'])).toEqual([
      'Sở X',
      'Sở X',
    ])
    const [merged] = mergeRows(['R', 'S'])(split).sections[0]!.rows
    expect(merged?.cells).toMatchObject({ name: 'Lập kho.\nMở cổng.', lead: 'Sở X', assigned: '' })
    expect(shown(mergeRows(['B', 'D'])(table))).toBe('1 A | I THỂ CHẾ | 2 B\nD | 3 C | II HẠ TẦNG')
  })

  test('are filled, written and sorted; what did not change stays the same object', () => {
    const filled = fillDown(['B', 'C', 'second', 'D'], ['lead'])(table)
    expect(filled.sections.map(({ rows }) => rows.map(({ cells }) => cells['lead']))).toEqual([
      ['Sở A'],
      ['Sở B', 'Sở B'],
      ['Sở B'],
    ])
    expect(filled.sections[0]).toBe(table.sections[0])
    expect(filled.sections[1]!.rows[0]).toBe(table.sections[1]!.rows[0])
    const written = writeCells(
      new Map([
        ['first', { title: 'X' }],
        ['D', { name: 'D2', nothing: '?' }],
      ]),
    )(table)
    expect(shown(written)).toBe('1 A | I X | 2 B | 3 C | II HẠ TẦNG | 4 D2')
    expect(Object.keys(written.sections[2]!.rows[0]!.cells)).not.toContain('nothing')
    const sorted = sortRows((one, other) => (other.cells['name'] ?? '').localeCompare(one.cells['name'] ?? ''))(table)
    expect(shown(sorted)).toBe('1 A | I THỂ CHẾ | 2 C | 3 B | II HẠ TẦNG | 4 D')
  })
})

describe('columns', () => {
  test('are added, moved and taken out with their cells', () => {
    const wide = addColumns([{ id: 'note', role: null, heading: 'Ghi chú' }])(table)
    expect(wide.sections[0]!.rows[0]!.cells['note']).toBe('')
    expect(
      moveColumn(
        'note',
        -1,
      )(wide)
        .columns.map(({ id }) => id)
        .slice(-2),
    ).toEqual(['note', 'assigned'])
    expect(removeColumn('note')(wide)).toEqual(table)
  })
})

describe('find and replace', () => {
  test('takes words whatever their capitals, and any blank between them', () => {
    const texts = {
      ...table,
      sections: [section('Kho dữ liệu', bareRow({ id: 'R', name: 'kho\ndữ liệu, KHO DỮ LIỆU' }))],
    }
    const found = findWords(texts, ' kho dữ  liệu ')
    expect(found.map(({ column, span }) => [column, ...span])).toEqual([
      ['title', 0, 11],
      ['name', 0, 11],
      ['name', 13, 24],
    ])
    expect(shown(writeCells(replaceWords(texts, found, 'cổng'))(texts))).toBe('I cổng | 1 cổng, cổng')
    expect(findWords(texts, '  ')).toEqual([])
    expect(findWords(texts, 'liệu, (')).toEqual([])
  })
})
