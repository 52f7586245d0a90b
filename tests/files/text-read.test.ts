/** A text file, or what was pasted, as lines and grids. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/domain/errors.ts'
import { decodeText, readText } from '../../src/files/text-read.ts'
import { textOf } from '../../src/page/compose/paragraphs.ts'

const vietnamese = 'THÔNG BÁO\nkết luận của đồng chí Bí thư Tỉnh ủy Hà Lâm'

function codeOf(read: () => unknown): string {
  try {
    read()
    return 'read'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

/** Lines as text, grids as their cells. */
function blocksOf(source: string): (string | (readonly string[])[])[] {
  return readText(source).blocks.map((block) =>
    block.kind === 'line' ? textOf(block.runs) : block.rows.map((row) => row.cells),
  )
}

describe('decodeText', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(vietnamese)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${vietnamese}`)],
    ['UTF-16, little end first', utf16(vietnamese, 'le')],
    ['UTF-16, big end first', utf16(vietnamese, 'be')],
  ])('%s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe(vietnamese)
  })

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'source.empty'],
    ['a DOCX', Buffer.from('PK\u0003\u0004....'), 'source.notText'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'source.notText'],
    ['an old DOC', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'source.notText'],
    ['bytes with NUL', Buffer.from([0x4d, 0x5a, 0, 1, 2, 0]), 'source.notText'],
    ['50 MB', new Uint8Array(50_000_000).fill(0x61), 'source.tooLarge'],
  ])('refuses %s', (_name, bytes, code) => {
    expect(codeOf(() => decodeText(bytes))).toBe(code)
  })

  test('a file in an old code page is refused with the line, not read wrong', () => {
    const bytes = Buffer.concat([Buffer.from('THÔNG BÁO\nkết luận\nS'), Buffer.from([0xf4, 0xcc]), Buffer.from(' 7')])
    expect(() => readText(decodeText(bytes))).toThrow('Dòng 3')
    expect(codeOf(() => readText(decodeText(bytes)))).toBe('source.badEncoding')
  })

  test('whatever bytes: text or a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(codeOf(() => readText(decodeText(bytes)))).toMatch(/^read$|^source\./)
      }),
    )
  })
})

describe('readText', () => {
  test('lines with their places and the gaps before them', () => {
    expect(readText('THÔNG BÁO\nkết luận\n\nI. Đánh giá').blocks).toEqual([
      { kind: 'line', line: 1, runs: [{ text: 'THÔNG BÁO' }], gapBefore: true, whole: false },
      { kind: 'line', line: 2, runs: [{ text: 'kết luận' }], gapBefore: false, whole: false },
      { kind: 'line', line: 4, runs: [{ text: 'I. Đánh giá' }], gapBefore: true, whole: false },
    ])
  })

  test.each(['', '   ', '\n\n\t\n', '\uFEFF', '\u200B\u0000'])('nothing in it: %j', (source) => {
    expect(codeOf(() => readText(source))).toBe('source.empty')
  })

  test('characters already lost are refused with their place', () => {
    const refused = () => readText('THÔNG BÁO\n\nk\uFFFDt luận')
    expect(codeOf(refused)).toBe('source.badEncoding')
    expect(refused).toThrow('Dòng 3')
  })

  test('control, invisible and unpaired characters go, and that is told', () => {
    const { blocks, doubts } = readText('THÔNG\u0000 BÁO\uFFFE\nkết\u200B luận\uD800')
    expect(blocks.map((block) => (block.kind === 'line' ? textOf(block.runs) : ''))).toEqual(['THÔNG BÁO', 'kết luận'])
    expect(doubts.map(({ code, message }) => [code, message])).toEqual([
      ['text.removedCharacters', 'Đã bỏ 4 ký tự điều khiển hoặc ký tự không hiện hình.'],
    ])
  })

  test('NFD is read as NFC', () => {
    expect(blocksOf(vietnamese.normalize('NFD'))).toEqual(vietnamese.split('\n'))
  })

  test('line ends of every system', () => {
    expect(blocksOf('một\r\nhai\rba\nbốn')).toEqual(['một', 'hai', 'ba', 'bốn'])
  })

  describe('two columns read across', () => {
    test('are two lines, the left one first', () => {
      expect(
        blocksOf('TỈNH ỦY HÀ LÂM            ĐẢNG CỘNG SẢN VIỆT NAM\nSố 13-TB/CQTT\tHà Lâm, ngày 01 tháng 4 năm 2026'),
      ).toEqual(['TỈNH ỦY HÀ LÂM', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'Số 13-TB/CQTT', 'Hà Lâm, ngày 01 tháng 4 năm 2026'])
    })

    test('the gap left for a number or a day is none', () => {
      expect(blocksOf('Số      -TB/BCĐ\nHà Lâm, ngày      tháng 7 năm 2026')).toEqual([
        'Số -TB/BCĐ',
        'Hà Lâm, ngày tháng 7 năm 2026',
      ])
    })

    test('an indent is none', () => {
      expect(blocksOf('          THÔNG BÁO\n\t1. Giao Sở Y tế')).toEqual(['THÔNG BÁO', '1. Giao Sở Y tế'])
    })
  })

  test.each(['I.', 'I-', 'II', '1.', '1-', '1.2.', 'a)', 'a-', '-', '•', '(1)'])(
    'the tab behind the label "%s" is a blank',
    (label) => {
      const [line] = readText(`${label}\tGiao Sở Y tế chủ trì.`).blocks
      expect(line?.kind === 'line' && line.runs.map(({ text }) => text).join('')).toBe(`${label} Giao Sở Y tế chủ trì.`)
    },
  )

  test('a table between lines is a grid, its cells clean', () => {
    const source = [
      'PHỤ LỤC',
      'STT\tTên nhiệm vụ\tSản phẩm',
      '1\tKho  dữ liệu \t<ul><li>Đề án</li><li>Báo cáo</li></ul>',
      '2\t"Trạm',
      '5G"\tBản đồ',
      'Nơi nhận:',
    ]
    expect(blocksOf(source.join('\n'))).toEqual([
      'PHỤ LỤC',
      [
        ['STT', 'Tên nhiệm vụ', 'Sản phẩm'],
        ['1', 'Kho dữ liệu', '- Đề án\n- Báo cáo'],
        ['2', 'Trạm\n5G', 'Bản đồ'],
      ],
      'Nơi nhận:',
    ])
  })

  test('a Markdown table is a grid, too', () => {
    expect(blocksOf('| STT | Tên | Hạn |\n|---|---|---|\n| 1 | **Kho** dữ liệu | Quý III |')).toEqual([
      [
        ['STT', 'Tên', 'Hạn'],
        ['1', 'Kho dữ liệu', 'Quý III'],
      ],
    ])
  })

  test('tags that were removed are told with their lines, those of a table with their row', () => {
    const { blocks, doubts } = readText('<p>THÔNG BÁO</p>\nkết luận\n1\t<b>Kho</b>\tQuý III')
    expect(doubts).toEqual([
      {
        code: 'text.markupRemoved',
        spot: { part: 'document', field: 'whole' },
        line: 1,
        message: 'Đã bỏ 2 thẻ đánh dấu lẫn trong văn bản (dòng 1).',
        found: '<p> </p>',
      },
    ])
    expect(blocks.at(-1)).toMatchObject({ kind: 'grid', rows: [{ line: 3, removed: ['<b>', '</b>'] }] })
  })

  test('a line in an old character set is read as a whole, and told with its line', () => {
    const { blocks, doubts } = readText(
      'Kết luận như sau:\n1. Giao Së T\u00b5i chÝnh bè trÝ kinh phÝ tr­íc ng\u00b5y 10/6.',
    )
    expect(blocks.at(-1)).toMatchObject({ runs: [{ text: '1. Giao Sở Tài chính bố trí kinh phí trước ngày 10/6.' }] })
    expect(doubts).toMatchObject([{ code: 'text.replacedCharacters', line: 2 }])
  })

  test('signs and names of other languages are no old character set', () => {
    const text = 'Công ty Citroën « Düsseldorf » § 5 © 2026: diện tích 12 µm, ®'
    expect(readText(text).doubts).toEqual([])
  })

  test('"57-NQ/TW" and "C-HaLam" stay whole', () => {
    expect(blocksOf('57-NQ/TW, C-HaLam, 179/2025/NĐ-CP')).toEqual(['57-NQ/TW, C-HaLam, 179/2025/NĐ-CP'])
  })
})
