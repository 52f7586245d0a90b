import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collectRows, isTableLine } from '../../src/files/text-table.ts'

/** Cells of the table at the start of a text, and the lines after it. */
function readTable(text: string): { cells: string[][]; rest: string[] } {
  const lines = text.split('\n')
  expect(isTableLine(lines[0]!, lines, 0)).toBe(true)
  const table = collectRows(lines, 0)
  return { cells: table.rows.map((row) => [...row.cells]), rest: lines.slice(table.next) }
}

describe('where a table starts', () => {
  test.each([
    ['1\tXây dựng kho dữ liệu\tUBND tỉnh', true],
    ['STT\tTên nhiệm vụ\tCơ quan chủ trì', true],
    ['| STT | Tên nhiệm vụ |', true],
    ['TỈNH ỦY HÀ LÂM\tĐẢNG CỘNG SẢN VIỆT NAM', false],
    ['Giao Sở Y tế', false],
    ['Sở KH&CN | Sở Tài chính', false],
    ['', false],
  ])('%j', (line, expected) => {
    expect(isTableLine(line, [line], 0)).toBe(expected)
  })

  test('a header of two columns, when a row follows', () => {
    const lines = ['STT\tTên nhiệm vụ', '1\tXây dựng kho dữ liệu']
    expect(isTableLine(lines[0]!, lines, 0)).toBe(true)
    expect(isTableLine(lines[0]!, lines.slice(0, 1), 0)).toBe(false)
  })
})

describe('rows by tabs', () => {
  test('with the lines they stand on, up to the first line that is none', () => {
    const lines = ['STT\tTên\tHạn', '1\tKho dữ liệu\tQuý III', '2\tTrạm 5G\tQuý IV', 'Nơi nhận:', '- Các sở']
    expect(collectRows(lines, 0)).toEqual({
      rows: [
        { line: 1, cells: ['STT', 'Tên', 'Hạn'] },
        { line: 2, cells: ['1', 'Kho dữ liệu', 'Quý III'] },
        { line: 3, cells: ['2', 'Trạm 5G', 'Quý IV'] },
      ],
      next: 3,
    })
  })

  test('blank lines and page numbers between rows do not end the table', () => {
    expect(readTable('1\tKho dữ liệu\tQuý III\n\n7\n\n2\tTrạm 5G\tQuý IV\n\nNơi nhận:')).toEqual({
      cells: [
        ['1', 'Kho dữ liệu', 'Quý III'],
        ['2', 'Trạm 5G', 'Quý IV'],
      ],
      rest: ['', 'Nơi nhận:'],
    })
  })

  test('empty cells keep their places', () => {
    expect(readTable('1\t\tSở Y tế\t\n\t\tSở Nội vụ\t').cells).toEqual([
      ['1', '', 'Sở Y tế', ''],
      ['', '', 'Sở Nội vụ', ''],
    ])
  })

  test('the last line end of a clipboard is no row (H14)', () => {
    expect(readTable('1\tKho dữ liệu\tQuý III\n2\tTrạm 5G\tQuý IV\n').cells).toHaveLength(2)
  })

  test('the table keeps the width of its rows, be it three or twelve', () => {
    const twelve = Array.from({ length: 12 }, (_, index) => `ô ${index}`)
    expect(readTable(`1\ta\tb\n${['2', 'c', 'd'].join('\t')}`).cells).toEqual([
      ['1', 'a', 'b'],
      ['2', 'c', 'd'],
    ])
    expect(readTable(twelve.join('\t')).cells).toEqual([twelve])
  })
})

describe('quoted cells (H14)', () => {
  test('line breaks stay in the cell', () => {
    expect(readTable('STT\tTên\tCơ quan\n1\t"- Rà soát\n- Báo cáo"\tSở Y tế\n2\tTrạm 5G\tSở Nội vụ').cells).toEqual([
      ['STT', 'Tên', 'Cơ quan'],
      ['1', '- Rà soát\n- Báo cáo', 'Sở Y tế'],
      ['2', 'Trạm 5G', 'Sở Nội vụ'],
    ])
  })

  test('a column heading may have two lines', () => {
    expect(readTable('STT\t"Tên\nnhiệm vụ"\t"Cơ quan\nchủ trì"\n1\tKho dữ liệu\tSở Y tế').cells).toEqual([
      ['STT', 'Tên\nnhiệm vụ', 'Cơ quan\nchủ trì'],
      ['1', 'Kho dữ liệu', 'Sở Y tế'],
    ])
  })

  test('in the last cell, in two cells of a row, and with doubled quotes', () => {
    expect(
      readTable('1\tKho\t"một\nhai"\n2\t"ba\nbốn"\t"năm\nsáu"\n3\t"tiêu chí ""6 rõ""\ntheo tháng"\tx').cells,
    ).toEqual([
      ['1', 'Kho', 'một\nhai'],
      ['2', 'ba\nbốn', 'năm\nsáu'],
      ['3', 'tiêu chí "6 rõ"\ntheo tháng', 'x'],
    ])
  })

  test('a quote that nothing closes is a character', () => {
    expect(readTable('1\t"Mỗi xã một sản phẩm\tSở Y tế\n2\tTrạm 5G\tSở Nội vụ').cells).toEqual([
      ['1', '"Mỗi xã một sản phẩm', 'Sở Y tế'],
      ['2', 'Trạm 5G', 'Sở Nội vụ'],
    ])
  })

  test('rows copied from a spreadsheet come back as they were', () => {
    const cell = fc
      .array(fc.constantFrom('Sở Y tế', 'Quý III', '- rà soát', '“6 rõ”', '57-NQ/TW', 'x "y" z'), {
        minLength: 1,
        maxLength: 3,
      })
      .map((lines) => lines.join('\n'))
    const quote = (text: string) => (text.includes('\n') ? `"${text.replaceAll('"', '""')}"` : text)
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const numbered = rows.map((cells, index) => [String(index + 1), ...cells])
        const table = [['STT', 'Tên', 'Cơ quan', 'Hạn'], ...numbered]
        expect(readTable(table.map((cells) => cells.map(quote).join('\t')).join('\n')).cells).toEqual(table)
      }),
    )
  })
})

describe('rows by pipes', () => {
  test('the rule under the header is no row', () => {
    expect(readTable('| STT | Tên nhiệm vụ |\n|:---:|---|\n| 1 | Kho dữ liệu |\n| 2 | |\n\nNơi nhận:')).toEqual({
      cells: [
        [' STT ', ' Tên nhiệm vụ '],
        [' 1 ', ' Kho dữ liệu '],
        [' 2 ', ' '],
      ],
      rest: ['', 'Nơi nhận:'],
    })
  })

  test('an escaped pipe is a character', () => {
    expect(readTable('| 1 | A \\| B | C |').cells).toEqual([[' 1 ', ' A | B ', ' C ']])
  })
})
