import { describe, expect, test } from 'vitest'
import { setLines, setOrgan, tieCentred } from '../../../src/page/compose/balance-lines.ts'
import { readPhrases, shippedPhrases } from '../../../src/page/compose/phrases.ts'
import { countLines, measureText } from '../../../src/page/compose/text-measure.ts'

const bold = { size: 14, bold: true, italic: false }
const regular = { size: 14, bold: false, italic: false }
const linesOf = (text: string, width: number, look = bold, phrases = shippedPhrases) =>
  setLines(text.split('\n'), width, look, phrases).flat()

describe('a centred text', () => {
  test.each([
    ['T/M BAN THƯỜNG VỤ', 85, ['T/M BAN THƯỜNG VỤ']],
    ['ỦY VIÊN THƯỜNG TRỰC BAN CHỈ ĐẠO', 85, ['ỦY VIÊN THƯỜNG TRỰC', 'BAN CHỈ ĐẠO']],
    ['K/T TRƯỞNG BAN TUYÊN GIÁO VÀ DÂN VẬN', 82, ['K/T TRƯỞNG', 'BAN TUYÊN GIÁO VÀ DÂN VẬN']],
    [
      'kết luận của đồng chí Nguyễn Thị Minh Hằng, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy tại Hội nghị giao ban quý III năm 2026',
      165,
      [
        'kết luận của đồng chí Nguyễn Thị Minh Hằng,',
        'Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy',
        'tại Hội nghị giao ban quý III năm 2026',
      ],
    ],
    [
      'CỦA ĐỒNG CHÍ BÍ THƯ TỈNH ỦY, TRƯỞNG BAN CHỈ ĐẠO PHÁT TRIỂN KHOA HỌC, CÔNG NGHỆ VÀ ĐỔI MỚI SÁNG TẠO',
      165,
      ['CỦA ĐỒNG CHÍ BÍ THƯ TỈNH ỦY, TRƯỞNG BAN CHỈ ĐẠO', 'PHÁT TRIỂN KHOA HỌC, CÔNG NGHỆ VÀ ĐỔI MỚI SÁNG TẠO'],
    ],
  ])('%s', (text, width, lines) => {
    expect(linesOf(text, width)).toEqual(lines)
  })

  test('keeps the lines that were chosen, and breaks only what is too wide for them', () => {
    expect(linesOf('BAN CHỈ ĐẠO\nVỀ CHUYỂN ĐỔI SỐ TỈNH HÀ LÂM VÀ CÁC XÃ', 77, regular)).toEqual([
      'BAN CHỈ ĐẠO',
      'VỀ CHUYỂN ĐỔI SỐ',
      'TỈNH HÀ LÂM VÀ CÁC XÃ',
    ])
  })

  test('keeps the names of the directory it is given whole', () => {
    const text = 'kết luận tại cuộc họp với Trung tâm Giống Mây Trắng và các hợp tác xã trên địa bàn tỉnh'
    const named = linesOf(text, 90, bold, readPhrases(['Trung tâm Giống Mây Trắng']))
    expect(named.some((line) => line.includes('Trung tâm Giống Mây Trắng'))).toBe(true)
  })

  test('no line is wider than its column, nothing is lost', () => {
    const text = 'kết luận của đồng chí Bí thư Tỉnh ủy về phát triển khoa học, công nghệ và chuyển đổi số năm 2026'
    for (let width = 40; width < 200; width += 7) {
      const lines = linesOf(text, width)
      expect(lines.join(' ')).toBe(text)
      expect(Math.max(...lines.map((line) => measureText(line, 14, bold)))).toBeLessThanOrEqual(width)
    }
  })

  test('a word wider than the column has a line of its own; an empty text has none', () => {
    expect(linesOf(`${'A'.repeat(40)} B`, 60)).toEqual(['A'.repeat(40), 'B'])
    expect(linesOf('', 60)).toEqual([])
  })
})

test("a line of an organ's name that is only a little too wide stays one line", () => {
  const name = 'BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ'
  const width = measureText(name, 14, regular)
  expect(setOrgan([name], width * 0.96, regular, shippedPhrases)).toEqual([[name]])
  expect(setOrgan([name], width * 0.8, regular, shippedPhrases)[0]!.length).toBe(2)
})

describe('the text of a centred cell', () => {
  const size = 11
  const tiedIn = (text: string, line: string) =>
    tieCentred(text, { width: measureText(line, size) + 0.4, size }).replaceAll('\u00A0', '~')

  test.each([
    ['Sở Nông nghiệp và Môi trường', 'Sở Nông nghiệp và Môi', 'Sở Nông nghiệp và~Môi~trường'],
    ['Cơ quan chủ trì', 'Cơ quan chủ', 'Cơ quan chủ~trì'],
    ['Các cơ quan, đơn vị liên quan', 'Các cơ quan, đơn', 'Các cơ quan, đơn~vị liên quan'],
    // Nothing is better on as few lines.
    ['UBND tỉnh', 'UBND', 'UBND tỉnh'],
    ['Sở Khoa học và Công nghệ', 'Sở Khoa học và', 'Sở Khoa học và Công nghệ'],
    ['Văn phòng Tỉnh ủy', 'Văn phòng Tỉnh ủy', 'Văn phòng Tỉnh ủy'],
  ])('%s on lines as long as "%s"', (text, line, tied) => {
    expect(tiedIn(text, line)).toBe(tied)
  })

  test('ties nothing that is then wider than its line, at any width', () => {
    for (const text of ['Sở KH&CN', 'Văn bản giao nhiệm vụ', 'Sở Nông nghiệp và Môi trường; Sở KH&CN'])
      for (let width = 16; width < 80; width += 0.1) {
        const [plain, tied] = [text, tieCentred(text, { width, size })].map((of) =>
          of.split(' ').filter((piece) => measureText(piece, size) > width),
        )
        expect(tied, `${text} in ${width}`).toEqual(plain)
      }
  })

  test('takes no line more, at any width, but where a line would fit to a hair', () => {
    const texts = [
      'Sở Tài chính; Sở Nông nghiệp và Môi trường; UBND các xã, phường',
      'Kho bạc Nhà nước khu vực; các chủ đầu tư',
    ]
    for (const text of texts)
      for (let width = 14; width < 80; width += 0.1)
        expect(countLines(tieCentred(text, { width, size }), width, size)).toBeLessThanOrEqual(
          countLines(text, width - 0.3, size),
        )
  })
})
