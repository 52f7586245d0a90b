/** What can be a Vietnamese syllable: every word of right texts, and not what a typing error makes of it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isPossible, readSyllable } from '../../../src/checker/lexicon/syllable.ts'

const possible = (word: string): boolean => isPossible(readSyllable(word))

test('every marked word of texts that are right can be one', () => {
  const text = readFileSync('tests/fixtures/wording/others-clean.txt', 'utf8').normalize('NFC')
  // Symbols of documents ("NĐ-CP") are in capitals.
  const words = (text.match(/\p{L}+/gu) ?? []).filter((word) => /\p{Ll}/u.test(word)).map((word) => word.toLowerCase())
  const marked = new Set(words.filter((word) => /[^a-z]/.test(word)))
  expect(marked.size).toBeGreaterThan(500)
  // The names of places may be of other languages: "Bắc Kạn".
  expect([...marked].filter((word) => !possible(word) && word !== 'kạn')).toEqual([])
})

test.each(['oc', 'ooc', 'uâng', 'uênh', 'uyp', 'ươu', 'iêng', 'yêt', 'uych'])('the rime %s', (rime) => {
  const first = rime.startsWith('y') ? '' : 't'
  expect(['\u0301', ''].some((tone) => possible(`${first}${rime}${tone}`.normalize('NFC')))).toBe(true)
})

test.each(['nghành', 'thưc', 'tòann', 'kông', 'ghà', 'hocx'])('"%s" cannot', (word) => {
  expect(possible(word)).toBe(false)
})
