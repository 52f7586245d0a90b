import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countLines, measureText } from '../../../src/page/compose/text-measure.ts'

describe('measureText', () => {
  test('the heading at 15 pt bold is 72.9 mm (F-HEAD-8)', () => {
    expect(measureText('ĐẢNG CỘNG SẢN VIỆT NAM', 15, { bold: true })).toBeCloseTo(72.9, 1)
  })

  test('a digit is half an em in every face, a letter with marks as wide as without', () => {
    const em = 12 * (25.4 / 72)
    for (const face of [{}, { bold: true }, { italic: true }, { bold: true, italic: true }]) {
      expect(measureText('2026', 12, face)).toBeCloseTo(2 * em, 9)
      expect(measureText('ếớựẫđ', 12, face)).toBeCloseTo(measureText('eơưađ', 12, face), 9)
      expect(measureText('ẢỘỆ', 12, face)).toBeCloseTo(measureText('AOE', 12, face), 9)
    }
  })

  test('the faces differ', () => {
    const text = 'Hoàn thành trước ngày 15/01/2026'
    const widths = [{}, { bold: true }, { italic: true }, { bold: true, italic: true }].map((face) =>
      measureText(text, 12, face).toFixed(2),
    )
    expect(new Set(widths).size).toBe(4)
  })

  test('every letter of Vietnamese is known', () => {
    const base = 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ'
    const em = 100 * (25.4 / 72)
    for (const letter of (base + base.toUpperCase()).split('')) {
      expect(measureText(letter, 100)).toBeGreaterThan(em * 0.27)
      expect(measureText(letter, 100)).toBeLessThan(em * 0.8)
    }
  })

  test('unknown characters count a whole em', () => {
    expect(measureText('字', 72)).toBeCloseTo(12.7, 9)
    expect(measureText('😀', 72)).toBeCloseTo(25.4, 9)
    expect(measureText('я', 72)).toBeCloseTo(25.4, 9)
  })
})

describe('countLines', () => {
  const size = 12
  const widthOf = (text: string) => measureText(text, size) + 1e-9

  test('counts lines as they break at blanks', () => {
    const width = widthOf('Sở Khoa học và')
    expect(countLines('', width, size)).toBe(1)
    expect(countLines('Sở Khoa học và', width, size)).toBe(1)
    expect(countLines('Sở Khoa học và ', width, size)).toBe(1)
    expect(countLines('Sở Khoa học và Công nghệ', width, size)).toBe(2)
    expect(countLines('Sở Khoa học\nvà Công nghệ', width, size)).toBe(2)
    expect(countLines('Sở Khoa học\n\nvà Công nghệ\n', width, size)).toBe(4)
  })

  test('a no-break space does not break', () => {
    expect(countLines('ngày 15 tháng 4', widthOf('ngày 15'), size)).toBe(2)
    expect(countLines('ngày 15\u00a0tháng 4', widthOf('ngày 15'), size)).toBe(3)
  })

  test('a word longer than the line takes lines of its own and breaks inside', () => {
    const width = widthOf('000000')
    expect(countLines('000000', width, size)).toBe(1)
    expect(countLines('0000000', width, size)).toBe(2)
    expect(countLines('a 0000000000000', width, size)).toBe(4)
    expect(countLines('0000000 a', width, size)).toBe(2)
    expect(countLines('字字', 1, size)).toBe(2)
  })

  /** The same rule, word by word, as one would explain it. */
  function countSlowly(text: string, width: number): number {
    let lines = 0
    for (const paragraph of text.split('\n')) {
      lines += 1
      let line = ''
      for (const word of paragraph.split(/(?<=[ \t])(?![ \t])/)) {
        const bare = word.replace(/[ \t]+$/, '')
        if (measureText(line + bare, size) <= width) {
          line += word
          continue
        }
        if (line !== '') lines += 1
        line = ''
        for (const unit of bare.split('')) {
          if (line !== '' && measureText(line + unit, size) > width) {
            lines += 1
            line = ''
          }
          line += unit
        }
        line += word.slice(bare.length)
      }
    }
    return lines
  }

  test('agrees with counting word by word', () => {
    const letters = fc.constantFrom(...'aBđếƯ1 \n\t\u00a0'.split(''), ' ', 'mm', 'ill')
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 60 }), fc.integer({ min: 30, max: 500 }), (parts, tenths) => {
        // Off the grid of widths, so that rounding decides nothing.
        const text = parts.join('')
        const width = tenths / 10 + 0.0123
        expect(countLines(text, width, size)).toBe(countSlowly(text, width))
      }),
      { numRuns: 500 },
    )
  })

  test('a million characters are counted at once', () => {
    const text = 'Rà soát, tổng hợp tiến độ thực hiện nhiệm vụ. '.repeat(22_000)
    countLines(text, 60, size)
    const started = performance.now()
    expect(countLines(text, 60, size)).toBeGreaterThan(20_000)
    // A guard against a blow-up; how fast it is, is measured by the bench.
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})
