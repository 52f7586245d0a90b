/** What Excel, Word and this program put on the clipboard, and that it comes back as it went. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  readClipboard,
  readQuotedText,
  writeHtmlTable,
  writeQuotedText,
} from '../../../src/page/clipboard/clipboard-table.ts'
import { readHtmlTable } from '../../../src/page/clipboard/read-html-table.ts'

describe('the HTML of Excel', () => {
  const excel = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--td {mso-number-format:General;} table{x:y}--></style></head>
<body><!--[if gte mso 9]><xml><x>no table <td>at all</td></x></xml><![endif]-->
<table border=0 cellpadding=0 style='border-collapse:
 collapse;width:300pt'><!--StartFragment--><col width=64><col width=200>
 <tr height=20><td height=20 class=xl65 width=64>STT</td><td class=xl66>Nhi&#7879;m v&#7909;</td><td>Chủ trì</td></tr>
 <tr height=0 style='display:none'><td>x</td><td>ẩn</td><td>ẩn</td></tr>
 <tr><td>1</td><td>Xây dựng
  kho   d&#7919; li&#7879;u;<br>
  kết nối</td><td rowspan=2>S&#7903; T&agrave;i ch&iacute;nh</td></tr>
 <tr><td>2</td><td>Mở cổng &lt;một cửa&gt; &amp; đo</td></tr>
 <tr><td colspan=2 style='mso-ignore:colspan'>Ghi chú dài tràn ô</td><td></td></tr>
<!--EndFragment--></table></body></html>`

  test('is rows with their lines; hidden rows are not there, a cell merged over rows holds for each', () => {
    expect(readClipboard(excel, '')).toEqual([
      ['STT', 'Nhiệm vụ', 'Chủ trì'],
      ['1', 'Xây dựng kho dữ liệu;\nkết nối', 'Sở Tài chính'],
      ['2', 'Mở cổng <một cửa> & đo', 'Sở Tài chính'],
      ['Ghi chú dài tràn ô', '', ''],
    ])
  })

  test('of Word has paragraphs in its cells, and a table in a cell is words of the cell', () => {
    const word = `<table class=MsoTableGrid><tr><td width=10><p class=MsoNormal>Việc một<o:p></o:p></p><p class=MsoNormal>việc hai</p></td>
    <td><p class=MsoNormal><span lang=VI>Sở&nbsp;<b>Y tế</b></span></p><p>&nbsp;</p><p>x</p></td></tr>
    <tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td><p>&nbsp;</p></td></tr></table><table><tr><td>nữa</td></tr></table>`
    expect(readHtmlTable(word)).toEqual([
      ['Việc một\nviệc hai', 'Sở\u00A0Y tế\n\nx'],
      ['a b', ''],
    ])
  })

  test('that is broken off or holds no table gives what is there', () => {
    expect(readHtmlTable('<table><tr><td>a<td>b<tr><td>c')).toEqual([['a', 'b'], ['c']])
    expect(readHtmlTable('<p>một dòng</p>')).toBeNull()
    expect(readClipboard('<p>x</p>', 'một dòng\nhai dòng')).toBeNull()
    expect(readHtmlTable(`<table><tr><td colspan=99999999 rowspan="5">a</td></tr></table>`)?.[0]).toHaveLength(1000)
  })
})

describe('text with tabs', () => {
  test.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"hai\ndòng"\tb\n', [['hai\ndòng', 'b']]],
    ['"có\ttab"\t"nói ""được"""', [['có\ttab', 'nói "được"']]],
    [
      '"Số hóa" toàn tỉnh\tb\nc\td',
      [
        ['"Số hóa" toàn tỉnh', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      '1\t"mở mà không đóng\n2\tb',
      [
        ['1', '"mở mà không đóng'],
        ['2', 'b'],
      ],
    ],
    ['a\tdòng\u000Bdưới', [['a', 'dòng\ndưới']]],
    [
      'a\t\t\n\t\tb',
      [
        ['a', '', ''],
        ['', '', 'b'],
      ],
    ],
  ])('%j', (text, cells) => expect(readQuotedText(text)).toEqual(cells))
})

describe('the text of Word, which quotes nothing', () => {
  const row = '2\tMở cổng\tSở Y tế'
  test.each([
    ['in a last cell', `1\tLập kho\tSở A\nvà Sở B\n${row}`, ['1', 'Lập kho', 'Sở A\nvà Sở B']],
    ['in a cell further on', `1\tLập kho\ngiai đoạn 1\tSở A\n${row}`, ['1', 'Lập kho\ngiai đoạn 1', 'Sở A']],
  ])('is joined again where a line breaks %s', (_, text, first) => {
    expect(readClipboard('', text)).toEqual([first, ['2', 'Mở cổng', 'Sở Y tế']])
  })

  test('keeps a title over all columns, and rows that are only short', () => {
    expect(readClipboard('', `1\tLập kho\tSở A\nHẠ TẦNG\nII. Hạ tầng\n${row}\n3\tĐo`)?.map(([first]) => first)).toEqual(
      ['1', 'HẠ TẦNG', 'II. Hạ tầng', '2', '3'],
    )
  })
})

describe('what is copied', () => {
  const signs = fc.constantFrom(
    'a',
    'Ă',
    'đ',
    'ệ',
    ' ',
    '\n',
    '\t',
    '"',
    "'",
    '<',
    '>',
    '&',
    '=',
    '1',
    '\u00A0',
    '-',
    ';',
  )
  const cell = fc.array(signs, { maxLength: 12 }).map((all) => all.join('').normalize('NFC'))
  const table = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 5 }))
    .chain(([rows, width]) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: rows, maxLength: rows }),
    )

  test('comes back as it was, whatever the cells hold', () => {
    fc.assert(
      fc.property(table, (cells) => {
        expect(readClipboard(writeHtmlTable(cells), writeQuotedText(cells))).toEqual(cells)
      }),
    )
  })

  test('is the same by its HTML alone, blanks at the ends of lines aside', () => {
    const tidy = (text: string) =>
      text
        .split('\n')
        .map((line) => line.replace(/[ \t\u00A0]+/g, ' ').trim())
        .join('\n')
        .replace(/^\n+|\n+$/g, '')
    fc.assert(
      fc.property(table, (cells) => {
        const read = readHtmlTable(writeHtmlTable(cells))
        expect(read?.map((row) => row.map(tidy))).toEqual(cells.map((row) => row.map(tidy)))
      }),
    )
  })
})
