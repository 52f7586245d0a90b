import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakingHyphens, tieJustified, tieNumbers } from '../../../src/page/compose/no-break.ts'
import { measureText } from '../../../src/page/compose/text-measure.ts'

/** No-break spaces shown as "~". */
function shown(text: string): string {
  return tieNumbers(text).replaceAll('\u00A0', '~')
}

describe('tieNumbers', () => {
  test.each([
    ['Hoàn thành trước ngày 10/4/2026.', 'Hoàn thành trước ngày~10/4/2026.'],
    ['Hà Lâm, ngày 05 tháng 4 năm 2026', 'Hà Lâm, ngày~05~tháng~4~năm~2026'],
    ['trong quý I năm 2026', 'trong quý~I~năm~2026'],
    ['Quý III', 'Quý~III'],
    ['Thông báo số 13-TB/CQTT', 'Thông báo số~13-TB/CQTT'],
    ['theo Điều 5, khoản 2', 'theo Điều~5, khoản~2'],
    ['kèm theo Phụ lục 1', 'kèm theo Phụ lục~1'],
    ['trong 15 ngày làm việc', 'trong 15~ngày làm việc'],
    ['kinh phí 120 tỷ đồng', 'kinh phí 120~tỷ~đồng'],
    ['trước 17 giờ 00, ngày 05/02/2026', 'trước 17~giờ~00, ngày~05/02/2026'],
    ['giai đoạn 2026 - 2030', 'giai đoạn 2026~-~2030'],
    ['quý I – III', 'quý~I~–~III'],
    ['kinh tế - xã hội', 'kinh tế~- xã hội'],
    ['đạt 95 % kế hoạch', 'đạt 95~% kế hoạch'],
    ['tốc độ 10 Gbps', 'tốc độ 10~Gbps'],
  ])('%s', (text, tied) => {
    expect(shown(text)).toBe(tied)
  })

  test.each([
    'Giao Sở Tài chính chủ trì, báo cáo hằng tháng',
    'năm sau, quý tới, số liệu',
    'tháng Mười hai',
    'ngàyX và sốV',
    '57-NQ/TW, 179/2025/NĐ-CP',
    'quý vị',
  ])('nothing to tie in %j', (text) => {
    expect(tieNumbers(text)).toBe(text)
  })

  test('changes blanks only, and each at most once', () => {
    const words = fc.constantFrom(
      'ngày',
      '10/4/2026',
      'tháng',
      'quý',
      'III',
      'năm',
      '2026',
      'số',
      '13-TB/CQTT',
      'tỷ',
      'Sở',
      'V',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const text = parts.join(' ')
        expect(tieNumbers(text).replaceAll('\u00A0', ' ')).toBe(text)
        expect(tieNumbers(tieNumbers(text))).toBe(tieNumbers(text))
      }),
    )
  })
})

describe('what is wider than its line is untied at its best place', () => {
  test.each([
    ['ngày 30 tháng 9 năm 2026', 'năm 2026', 'ngày~30 tháng~9 năm~2026'],
    ['giai đoạn 2026 - 2030', '2026 -', 'giai đoạn 2026~- 2030'],
    ['1.250.000.000 đồng', '1.250.000.000', '1.250.000.000 đồng'],
    ['ngày 30/9/2026', '30/9/2026', 'ngày 30/9/2026'],
    ['Trước ngày 30/9/2026', 'ngày 30/9/2026', 'Trước ngày~30/9/2026'],
  ])('%s on a line for "%s"', (text, fits, tied) => {
    const width = measureText(fits, 11) + 0.1
    expect(tieNumbers(text, { width, size: 11 }).replaceAll('\u00A0', '~')).toBe(tied)
  })
})

describe('a justified paragraph', () => {
  const size = 14
  const settled = (text: string, width: number) =>
    tieJustified(text, { width, indent: 0, size }).replaceAll('\u00A0', '~')

  test.each([
    // A line that is nearly full stays as it is; one with holes gets as much of the tied piece as has room.
    ['Nghị quyết số 57-NQ/TW của Đảng', 'Nghị quyết số 57-NQ/', 'Nghị quyết số 57-NQ/TW của Đảng'],
    [
      'Nghị quyết của Tỉnh ủy và của Đảng số 57',
      'Nghị quyết của Tỉnh ủy và của Đảng số',
      'Nghị quyết của Tỉnh ủy và của Đảng số~57',
    ],
    ['Xong trước ngày 30 tháng 9 năm 2026 nhé', 'Xong trước ngày 30 tháng', 'Xong trước ngày~30 tháng~9~năm~2026 nhé'],
    ['Xong vào giai đoạn 2026 - 2030 nhé', 'Xong vào giai đoạn 2026 - 2', 'Xong vào giai đoạn 2026~- 2030 nhé'],
  ])('%s on lines as long as "%s"', (text, line, tied) => {
    expect(settled(text, measureText(line, size) + 0.1)).toBe(tied)
  })

  test('what fits its line, and a table of ties without holes, are not untied', () => {
    const text = 'Hoàn thành trước ngày 30 tháng 9 năm 2026.'
    expect(settled(text, 165)).toBe('Hoàn thành trước ngày~30~tháng~9~năm~2026.')
  })
})

describe('breakingHyphens', () => {
  const size = 14
  const filler = 'Các cấp ủy tiếp tục quán triệt Nghị quyết số '
  const symbol = '57-NQ/TW'
  /** A line that ends inside the symbol. */
  const tooNarrow = measureText(filler, size) + measureText('57-', size) + 1
  const at = (text: string, width: number, indent = 0) => breakingHyphens(text, { width, indent, size })

  test('a symbol at the end of the line is held together', () => {
    expect(at(filler + symbol, tooNarrow)).toEqual([filler.length + 2])
  })

  test('with every hyphen that it has', () => {
    const text = `${filler}179-2025-NĐ-CP của Chính phủ`
    expect(at(text, tooNarrow).map((index) => text[index])).toEqual(['-', '-', '-'])
  })

  test('the indent of the first line counts', () => {
    const wide = measureText(filler + symbol, size) * 1.1
    expect(at(filler + symbol, wide)).toEqual([])
    expect(at(filler + symbol, wide, wide / 6)).toEqual([filler.length + 2])
  })

  test('on a later line as on the first', () => {
    const text = `${filler}\n${filler}${symbol}`
    expect(at(text, tooNarrow)).toEqual([text.indexOf('57-') + 2])
  })

  test.each([
    ['far from the end of the line', 'Nghị quyết số 57-NQ/TW', 165],
    ['no hyphen', 'Nghị quyết số 57 của Bộ Chính trị', 40],
    ['a dash between words', 'kinh tế - xã hội', 20],
    ['a dash at the start', '- Giao các sở', 20],
    ['a symbol wider than its line, which breaks there', '1234/ĐA-UBND-KHCN', 20],
  ])('none: %s', (_name, text, width) => {
    expect(at(text, width)).toEqual([])
  })

  test('finds hyphens only, in order', () => {
    const words = fc.constantFrom(
      '57-NQ/TW',
      'Sở',
      'kinh',
      '-',
      'P.CĐS-CY/120',
      'tỉnh',
      '2026-2030',
      '08-CTr/BCĐ',
      'a-b',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), fc.integer({ min: 15, max: 180 }), (parts, width) => {
        const text = parts.join(' ')
        const places = at(text, width, 10)
        expect(places.filter((index) => text[index] !== '-')).toEqual([])
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
      }),
    )
  })
})
