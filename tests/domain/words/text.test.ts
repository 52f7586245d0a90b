import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, findForbidden, fold, matchesOf, squeeze, withoutBlanks } from '../../../src/domain/words/text.ts'

/** Any 16-bit units, halves of surrogate pairs included. */
const wild = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units))

const forbidden: readonly (readonly [string, string])[] = [
  ['NUL', '\u0000'],
  ['backspace', '\u0008'],
  ['vertical tab', '\u000B'],
  ['form feed', '\u000C'],
  ['carriage return', '\r'],
  ['escape', '\u001B'],
  ['DEL', '\u007F'],
  ['a C1 control', '\u0091'],
  ['U+FFFE', '\uFFFE'],
  ['U+FFFF', '\uFFFF'],
  ['a private-use marker', '\uE000'],
  ['half a pair, the first', '\uD83D'],
  ['half a pair, the second', '\uDE00'],
]

describe('findForbidden', () => {
  test.each(forbidden)('%s', (_name, character) => {
    expect(findForbidden(`Hà Lâm${character} 2026`)).toBe(6)
    expect(findForbidden(character)).toBe(0)
  })

  test('tabs, new lines, whole pairs and every Vietnamese letter may stand', () => {
    expect(findForbidden('Ủy ban nhân dân tỉnh Hà Lâm\n\t“ĐẶNG – Ườm” …\u00A0%')).toBe(-1)
    expect(findForbidden('\u{1F600}')).toBe(-1)
    expect(findForbidden('')).toBe(-1)
  })

  test('pairs in the wrong order are two halves', () => {
    expect(findForbidden('a\uDE00\uD83D')).toBe(1)
  })
})

describe('cleanText', () => {
  const lineEnds = ['carriage return', 'vertical tab', 'form feed']
  const removable = forbidden.filter(([name]) => !lineEnds.includes(name))
  test.each(removable)('removes and counts %s', (_name, character) => {
    expect(cleanText(`Hà${character} Lâm${character}`)).toEqual({ text: 'Hà Lâm', removed: 2, replaced: 0 })
  })

  test('removes and counts what cannot be seen', () => {
    expect(cleanText('\uFEFFchuyển\u200B đổi\u2060 số\u00AD')).toEqual({
      text: 'chuyển đổi số',
      removed: 4,
      replaced: 0,
    })
  })

  test.each(['\u061C', '\u200C', '\u200D', '\u200E', '\u200F', '\u202A', '\u202E', '\u2066', '\u2069'])(
    'removes the joiner or mark of direction %j',
    (mark) => {
      expect(cleanText(`ngày ${mark}01/4/2026${mark}`)).toEqual({ text: 'ngày 01/4/2026', removed: 2, replaced: 0 })
    },
  )

  test.each([
    ['ÐẢNG và ðảng, Ɖảng và ɖảng', 'ĐẢNG và đảng, Đảng và đảng', 4],
    ['24\u2011TB/CQTT, 24\u2010TB', '24-TB/CQTT, 24-TB', 2],
    ['\uF0B7 việc một\n\uF02D việc hai', '• việc một\n- việc hai', 2],
  ])('replaces and counts the signs that look like others in %j', (from, text, replaced) => {
    expect(cleanText(from)).toEqual({ text, removed: 0, replaced })
    expect(cleanText(from.normalize('NFD'))).toEqual({ text, removed: 0, replaced })
  })

  test('removes what only one font knows', () => {
    expect(cleanText('a\uF8FFb\u{F0000}c\u{10FFFD}')).toEqual({ text: 'abc', removed: 3, replaced: 0 })
  })

  test('every line end is one', () => {
    expect(cleanText('a\r\nb\rc\u0085d\u2028e\u2029f\ng\u000Bh\u000Ci')).toEqual({
      text: 'a\nb\nc\nd\ne\nf\ng\nh\ni',
      removed: 0,
      replaced: 0,
    })
  })

  test('gives NFC, also where a removed character stood between a letter and its mark', () => {
    expect(cleanText('Hà Lâm'.normalize('NFD'))).toEqual({ text: 'Hà Lâm', removed: 0, replaced: 0 })
    expect(cleanText('a\u200B\u0300')).toEqual({ text: 'à', removed: 1, replaced: 0 })
  })

  test('whatever comes in, what comes out may stand in a notice, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(wild, (text) => {
        const once = cleanText(text).text
        expect(findForbidden(once)).toBe(-1)
        expect(once).toBe(once.normalize('NFC'))
        expect(cleanText(once)).toEqual({ text: once, removed: 0, replaced: 0 })
      }),
    )
  })

  const good = ['Quý III/2026', 'Sở KH&CN;\tSở Tài chính\n', '57-NQ/TW', '“đặc thù”', 'đạt >95%']
  test.each(good)('leaves %j as it is', (text) => {
    expect(cleanText(text)).toEqual({ text, removed: 0, replaced: 0 })
  })
})

test('squeeze: blanks of every kind as one space, none at the ends', () => {
  expect(squeeze('  Sở\u00A0\u00A0Tài\tchính \n của\u2009tỉnh\u3000')).toBe('Sở Tài chính của tỉnh')
  expect(squeeze(' \n\t ')).toBe('')
})

test('withoutBlanks: equal, blanks aside', () => {
  expect(withoutBlanks(' Sở\u00A0Tài\n\tchính ')).toBe('SởTàichính')
})

describe('fold', () => {
  test.each([
    ['Chuyển đổi số', 'chuyen doi so'],
    ['ĐƯỜNG', 'duong'],
    ['ÐƯỜNG', 'duong'],
    ['hoá', 'hoa'],
    ['hóa', 'hoa'],
    ['Ủy ban nhân dân', 'uy ban nhan dan'],
    ['Quý III/2026', 'quy iii/2026'],
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded)
    expect(fold(text.normalize('NFD'))).toBe(folded)
  })

  test('folding twice is folding once', () => {
    const unit = fc.constantFrom('ă', 'đ', 'Đ', 'ề', 'Ợ', 'ử', 'u', 'Y', ' ', '2', '/', '\u0301')
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})

test('matches are those of matchAll, wherever the pattern stood before', () => {
  const patterns = [/a+/g, /(?=b)/g, /a|b*/g, /\p{L}/gu]
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ệ') }),
      fc.constantFrom(...patterns),
      fc.nat(5),
      (text, pattern, before) => {
        pattern.lastIndex = 0
        const all = [...text.matchAll(pattern)].map(({ index, 0: found }) => [index, found])
        pattern.lastIndex = before
        expect(matchesOf(text, pattern).map(({ index, 0: found }) => [index, found])).toEqual(all)
      },
    ),
  )
})
