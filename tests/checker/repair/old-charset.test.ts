/** Text in the letters of old fonts: read back as it was in both sets, and nothing of today is ever read anew. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeOld, oldSetOf, readByFont, readOldLines } from '../../../src/checker/repair/old-charset.ts'
import { asTcvn3, asVni } from '../../helpers/old-fonts.ts'

const folder = join(import.meta.dirname, '../../../resources/samples')
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(folder, name), 'utf8').normalize('NFC'))
const words = [...new Set(samples.join(' ').match(/\p{L}+/gu))]
const small = words.map((one) => one.toLowerCase())

/** Capitals with a tone are small letters in TCVN3; abbreviations have none. */
const withoutCapitals = (text: string) =>
  text.replace(/\p{L}+/gu, (one) => (/^[A-ZĐ]{1,6}$/.test(one) ? one : one.toLowerCase()))

describe.each([
  ['tcvn3', asTcvn3, small],
  ['vni', asVni, words],
] as const)('%s', (set, encode, known) => {
  test('any words of the samples are the same after both ways', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 30 }), (chosen) => {
        const text = chosen.join(' ')
        expect(decodeOld(encode(text), set)).toEqual({ text, unknown: [] })
      }),
    )
  })

  test('the samples are read by their letters alone', () => {
    for (const sample of samples) {
      const text = set === 'tcvn3' ? withoutCapitals(sample) : sample
      // Where a sample has letters of its own beyond both sets, as quotation marks, these stay.
      const { text: read, found } = readOldLines(encode(text))
      expect(found.every((line) => line.set === set)).toBe(true)
      const lines = text.split('\n')
      const different = read.split('\n').filter((line, at) => line !== lines[at])
      expect(different).toEqual([])
    }
  })
})

test('no line of today is read anew', () => {
  for (const sample of samples) expect(readOldLines(sample).found).toEqual([])
  for (const text of [
    'Résumé của ông François Müller, Besançon, Århus, København',
    'Diện tích 12 m², 30 °C, ± 5 %, © 2026',
  ])
    expect(readOldLines(text)).toEqual({ text, found: [] })
})

test('a font names its set; one that was left behind on text of today changes nothing', () => {
  expect([oldSetOf('.VnTimeH'), oldSetOf('.VnArial'), oldSetOf('VNI-Times'), oldSetOf('Times New Roman')]).toEqual([
    { set: 'tcvn3', capitals: true },
    { set: 'tcvn3', capitals: false },
    { set: 'vni', capitals: false },
    null,
  ])
  expect(readByFont('Giá trị là 5 tỷ đồng', 'tcvn3')).toBeNull()
  expect(readByFont('Thông báo số 5', 'vni')).toBeNull()
  expect(readByFont(asTcvn3('Sở Y tế ở Hà Lâm'), 'tcvn3')?.text).toBe('Sở Y tế ở Hà Lâm')
})

test('a letter without a place in the set leaves the text as it was and is named; words that are none are named', () => {
  const strange = `${asTcvn3('giao sở khoa học và công nghệ chủ trì')} \u00FF\u00E0`
  expect(readByFont(strange, 'tcvn3')).toMatchObject({ text: strange, unknown: ['\u00FF', '\u00E0'] })
  expect(readByFont(asTcvn3('giao sở khoa học xqớk'), 'tcvn3')).toMatchObject({ doubtful: ['xqớk'] })
})
