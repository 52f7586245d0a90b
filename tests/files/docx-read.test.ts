/** Word files made elsewhere: here by the docx library, with what Word users put into them. */
import {
  DeletedTextRun,
  Document,
  type FileChild,
  InsertedTextRun,
  LevelFormat,
  NoBreakHyphen,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/domain/errors.ts'
import { readDocx } from '../../src/files/docx-read.ts'
import { textOf } from '../../src/page/compose/paragraphs.ts'

const levels = [
  { level: 0, format: LevelFormat.UPPER_ROMAN, text: '%1.' },
  { level: 1, format: LevelFormat.DECIMAL, text: '%2.' },
  { level: 2, format: LevelFormat.DECIMAL, text: '%2.%3.' },
  { level: 3, format: LevelFormat.LOWER_LETTER, text: '%4)' },
  { level: 4, format: LevelFormat.BULLET, text: '•' },
]
const entries = [{ level: 0, format: LevelFormat.LOWER_ROMAN, text: '(%1)', start: 3 }]
const numbering = {
  config: [
    { reference: 'items', levels },
    { reference: 'entries', levels: entries },
  ],
}

async function docx(...children: FileChild[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ numbering, sections: [{ children }] })))
}

function numbered(text: string, level: number, reference = 'items'): Paragraph {
  return new Paragraph({ text, numbering: { reference, level } })
}

function cell(content: string | Paragraph[], columnSpan = 1): TableCell {
  return new TableCell({ columnSpan, children: typeof content === 'string' ? [new Paragraph(content)] : content })
}

function table(...rows: TableCell[][]): Table {
  return new Table({ rows: rows.map((children) => new TableRow({ children })) })
}

/** Lines as text, grids as their cells. */
function blocksOf(bytes: Uint8Array): (string | (readonly string[])[])[] {
  return readDocx(bytes).blocks.map((block) =>
    block.kind === 'line' ? textOf(block.runs) : block.rows.map((row) => row.cells),
  )
}

/** A file with just a body, for what the docx library does not write. */
function withBody(body: string): Uint8Array {
  return zipSync({
    'word/document.xml': strToU8(`<w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`),
  })
}

function codeOf(bytes: Uint8Array): string {
  try {
    readDocx(bytes)
    return 'read'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('paragraphs', () => {
  test('each is a whole line with its looks', async () => {
    const bytes = await docx(
      new Paragraph('THÔNG BÁO'),
      new Paragraph(''),
      new Paragraph({
        children: [
          new TextRun('Giao Sở Y tế. '),
          new TextRun({ text: 'Hoàn thành trước ngày 10/4/2026.', bold: true, italics: true }),
          new TextRun({ text: ' Báo cáo', bold: true }),
          new TextRun({ text: ' ngay.', italics: true }),
        ],
      }),
    )
    expect(readDocx(bytes)).toEqual({
      secrecy: null,
      blocks: [
        { kind: 'line', line: 1, runs: [{ text: 'THÔNG BÁO' }], gapBefore: true, whole: true },
        {
          kind: 'line',
          line: 3,
          runs: [
            { text: 'Giao Sở Y tế. ' },
            { text: 'Hoàn thành trước ngày 10/4/2026.', emphasis: 'boldItalic' },
            { text: ' Báo cáo', emphasis: 'bold' },
            { text: ' ngay.', emphasis: 'italic' },
          ],
          gapBefore: true,
          whole: true,
        },
      ],
      doubts: [],
    })
  })

  test('a soft break is a line end; tabs and blanks are one blank', async () => {
    const bytes = await docx(
      new Paragraph({
        children: [
          new TextRun('CHÁNH VĂN PHÒNG'),
          new TextRun({ break: 1, text: 'kiêm' }),
          new TextRun({ break: 1, text: 'ỦY VIÊN  THƯỜNG TRỰC' }),
        ],
      }),
      new Paragraph({ children: [new TextRun({ children: ['1.', new Tab(), 'Giao Sở Y tế'] })] }),
    )
    expect(blocksOf(bytes)).toEqual(['CHÁNH VĂN PHÒNG', 'kiêm', 'ỦY VIÊN THƯỜNG TRỰC', '1. Giao Sở Y tế'])
  })

  test('a word in several runs is one word, a no-break hyphen a hyphen, letters NFC', async () => {
    const bytes = await docx(
      new Paragraph({
        children: [
          new TextRun('Số 57'),
          new TextRun({ children: [new NoBreakHyphen()] }),
          new TextRun('NQ/'),
          new TextRun('TW'),
          new TextRun(' của tỉnh Hà Lâm'.normalize('NFD')),
        ],
      }),
    )
    expect(blocksOf(bytes)).toEqual(['Số 57-NQ/TW của tỉnh Hà Lâm'])
  })

  test('tracked deletions are passed over, insertions stay', async () => {
    const change = { id: 1, author: 'Lê Hoa', date: '2026-04-01T00:00:00Z' }
    const bytes = await docx(
      new Paragraph({
        children: [
          new TextRun('Giao '),
          new DeletedTextRun({ ...change, text: 'Sở Y tế ' }),
          new InsertedTextRun({ ...change, id: 2, text: 'Sở Nội vụ ' }),
          new TextRun('rà soát.'),
        ],
      }),
    )
    expect(blocksOf(bytes)).toEqual(['Giao Sở Nội vụ rà soát.'])
  })

  test('a deleted line break breaks no line', () => {
    const deleted = '<w:del><w:r><w:delText>Sở Y tế</w:delText><w:br/></w:r></w:del>'
    const body = `<w:p><w:r><w:t>Giao Sở </w:t></w:r>${deleted}<w:r><w:t>Nội vụ</w:t></w:r></w:p>`
    expect(blocksOf(withBody(body))).toEqual(['Giao Sở Nội vụ'])
  })

  test('moved text stands once, and alternative content is not read twice', () => {
    expect(
      blocksOf(
        withBody(
          '<w:p><w:moveFrom><w:r><w:t>Giao Sở Y tế.</w:t></w:r></w:moveFrom></w:p>' +
            '<w:p><w:moveTo><w:r><w:t>Giao Sở Y tế.</w:t></w:r></w:moveTo></w:p>' +
            '<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>MẬT</w:t></w:r></mc:Choice>' +
            '<mc:Fallback><w:r><w:t>MẬT</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>',
        ),
      ),
    ).toEqual(['Giao Sở Y tế.', 'MẬT'])
  })

  test('field codes are no text, their results are', () => {
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>01/4/2026</w:t></w:r>'
    expect(blocksOf(withBody(`<w:p><w:r><w:t xml:space="preserve">ngày </w:t></w:r>${field}</w:p>`))).toEqual([
      'ngày 01/4/2026',
    ])
  })
})

describe('numbers that Word counts itself (H13)', () => {
  test('are resolved level by level', async () => {
    const bytes = await docx(
      numbered('Đánh giá', 0),
      numbered('Kết quả', 1),
      numbered('Hạn chế', 1),
      numbered('Tiến độ chậm', 2),
      numbered('Vốn thiếu', 2),
      numbered('ở cấp xã', 3),
      numbered('ở cấp tỉnh', 3),
      numbered('dự án nhỏ', 4),
      numbered('Nhiệm vụ', 0),
      numbered('Giao các sở', 1),
    )
    expect(blocksOf(bytes)).toEqual([
      'I. Đánh giá',
      '1. Kết quả',
      '2. Hạn chế',
      '2.1. Tiến độ chậm',
      '2.2. Vốn thiếu',
      'a) ở cấp xã',
      'b) ở cấp tỉnh',
      '- dự án nhỏ',
      'II. Nhiệm vụ',
      '1. Giao các sở',
    ])
  })

  test('go on after a paragraph without a number and keep lists apart', async () => {
    const bytes = await docx(
      numbered('Đánh giá', 0),
      new Paragraph('ghi chú'),
      numbered('hồ sơ', 0, 'entries'),
      numbered('Nhiệm vụ', 0),
      numbered('bản đồ', 0, 'entries'),
    )
    expect(blocksOf(bytes)).toEqual(['I. Đánh giá', 'ghi chú', '(iii) hồ sơ', 'II. Nhiệm vụ', '(iv) bản đồ'])
  })

  test('typed numbers stay as they are typed', async () => {
    const bytes = await docx(new Paragraph('I. Đánh giá'), new Paragraph('2.1. Giao Sở Y tế'))
    expect(blocksOf(bytes)).toEqual(['I. Đánh giá', '2.1. Giao Sở Y tế'])
  })

  test('count in the cells of a table too', async () => {
    const bytes = await docx(table([cell([numbered('một', 1)]), cell([numbered('hai', 1)]), cell('ba')]))
    expect(blocksOf(bytes)).toEqual([[['1. một', '2. hai', 'ba']]])
  })
})

describe('tables', () => {
  test('of three and more columns are grids; a cell keeps its lines', async () => {
    const bytes = await docx(
      new Paragraph('PHỤ LỤC'),
      table(
        [cell('STT'), cell('Tên nhiệm vụ'), cell('Hạn')],
        [cell('1'), cell([new Paragraph('- Rà soát'), new Paragraph(''), new Paragraph('- Báo cáo')]), cell('')],
      ),
      new Paragraph('Nơi nhận:'),
    )
    expect(blocksOf(bytes)).toEqual([
      'PHỤ LỤC',
      [
        ['STT', 'Tên nhiệm vụ', 'Hạn'],
        ['1', '- Rà soát\n- Báo cáo', ''],
      ],
      'Nơi nhận:',
    ])
  })

  test('of two columns only place things side by side: left, then right', async () => {
    const left = cell([new Paragraph('TỈNH ỦY HÀ LÂM'), new Paragraph('*')])
    const bytes = await docx(table([left, cell('ĐẢNG CỘNG SẢN VIỆT NAM')]), new Paragraph('THÔNG BÁO'))
    expect(blocksOf(bytes)).toEqual(['TỈNH ỦY HÀ LÂM', '*', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'THÔNG BÁO'])
  })

  test('cells drawn together leave the columns after them in place', async () => {
    const bytes = await docx(
      table([cell('I'), cell('VỀ DỮ LIỆU', 3)], [cell('1'), cell('Kho'), cell('Sở Y tế'), cell('Quý III')]),
    )
    expect(blocksOf(bytes)).toEqual([
      [
        ['I', 'VỀ DỮ LIỆU', '', ''],
        ['1', 'Kho', 'Sở Y tế', 'Quý III'],
      ],
    ])
  })

  test('one inside a table that only places things is read', async () => {
    const inner = table([cell('1'), cell('Kho'), cell('Quý III')])
    const outer = table([cell('trái'), new TableCell({ children: [new Paragraph('phải'), inner] })])
    expect(blocksOf(await docx(outer))).toEqual(['trái', 'phải', [['1', 'Kho', 'Quý III']]])
  })

  test('one inside a cell loses no character of either', async () => {
    const inner = table([cell('trong'), cell('ô')])
    const middle = new TableCell({ children: [new Paragraph('trước'), inner, new Paragraph('sau')] })
    const outer = table([cell('1'), middle, cell('Quý III')])
    const found = blocksOf(await docx(outer))
      .flat(2)
      .join('\n')
      .split('\n')
    expect(found.toSorted()).toEqual(['1', 'Quý III', 'sau', 'trong', 'trước', 'ô'].toSorted())
  })
})

describe('what is refused as damaged', () => {
  const part = (xml: string | Uint8Array, name = 'word/document.xml') =>
    zipSync({ [name]: typeof xml === 'string' ? strToU8(xml) : xml })

  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['plain text', strToU8('THÔNG BÁO')],
    ['a ZIP file without a document', part('<x/>', 'xl/workbook.xml')],
    ['XML that is cut off', part('<w:document xmlns:w="w"><w:body>')],
    ['XML that is none', part('THÔNG BÁO')],
    ['letters that are not UTF-8', part(new Uint8Array([0x3c, 0x61, 0x3e, 0xf4, 0x3c, 0x2f, 0x61, 0x3e]))],
    ['a DOCTYPE', part('<!DOCTYPE w:document [<!ENTITY a "aaaa">]><w:document xmlns:w="w"/>')],
    [
      'a DOCTYPE in the numbering',
      zipSync({
        'word/document.xml': strToU8('<w:document xmlns:w="w"/>'),
        'word/numbering.xml': strToU8('<!DOCTYPE a><a/>'),
      }),
    ],
  ])('%s', (_name, bytes) => {
    expect(codeOf(bytes)).toBe('source.damaged')
  })

  test('a file that was cut off or changed on the way', async () => {
    const sound = await docx(...Array.from({ length: 50 }, (_, index) => new Paragraph(`Nội dung ${index}`)))
    expect(codeOf(sound)).toBe('read')
    expect(codeOf(sound.subarray(0, sound.length / 2))).toBe('source.damaged')
    const changed = withBody(`<w:p><w:r><w:t>${'Giao Sở Y tế rà soát. '.repeat(20)}</w:t></w:r></w:p>`)
    changed[60] = changed[60]! ^ 0xff
    expect(codeOf(changed)).toBe('source.damaged')
  })
})

test('a text box keeps the paragraph around it', () => {
  const box = '<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>'
  expect(
    blocksOf(
      withBody(
        `<w:p><w:r><w:t>1. Giao Sở Y tế</w:t></w:r>${box}<w:r><w:t xml:space="preserve"> rà soát.</w:t></w:r></w:p>`,
      ),
    ),
  ).toEqual(['MẬT', '1. Giao Sở Y tế rà soát.'])
})
