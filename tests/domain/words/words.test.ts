import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { abbreviations, shortKey, spellOut } from '../../../src/domain/words/abbreviations.ts'
import { anyOf, wholeWords, wordsAtStart } from '../../../src/domain/words/word-patterns.ts'
import { fold } from '../../../src/domain/words/text.ts'
import {
  comparableWords,
  countShared,
  foldedWords,
  shareIn,
  shareOfBoth,
  wordPairs,
} from '../../../src/domain/words/words.ts'

describe('short forms', () => {
  test('all spellings of one are spelled out alike', () => {
    const long = 'Khoa học và Công nghệ'
    expect(['KH&CN', 'KHCN', 'kh&cn'].map(spellOut)).toEqual([long, long, long])
    expect(spellOut('Sở')).toBe(null)
  })

  test('none reads as a word: compared without marks it would be taken for one', () => {
    const { words } = JSON.parse(readFileSync('resources/lexicon/lexicon.json', 'utf8')) as { words: string[] }
    const syllables = new Set(words.flatMap((one) => fold(one).split(' ')))
    expect(syllables.has('tu')).toBe(true)
    expect([...abbreviations.keys()].filter((short) => syllables.has(shortKey(short)))).toEqual([])
  })

  test('no two are one', () => {
    const keys = [...abbreviations.keys()].map(shortKey)
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })
})

describe('words for comparison', () => {
  test('a short form is as good as its words', () => {
    expect(comparableWords('Ứng dụng CNTT tại Sở KH&CN')).toEqual(
      comparableWords('ứng dụng công nghệ thông tin tại Sở Khoa học và Công nghệ'),
    )
    expect(comparableWords('Đảm bảo 05 app; A & B')).toEqual(['bao', 'dam', '05', 'ung', 'dung', 'a', 'b'])
    expect(comparableWords('cài apps')).toEqual(['cai', 'apps'])
  })

  test('folded alone they stay as written', () => {
    expect(foldedWords('Đề án KH&CN, 2026')).toEqual(['de', 'an', 'kh', 'cn', '2026'])
  })

  test('pairs of neighbours', () => {
    expect(wordPairs(['a', 'b', 'c'])).toEqual(['a b', 'b c'])
    expect(wordPairs(['a'])).toEqual([])
  })

  test('shares of one in the other, and of both', () => {
    const [one, other, none] = [new Set('abcd'), new Set('cdefgh'), new Set<string>()]
    expect([countShared(one, other), shareIn(one, other), shareOfBoth(one, other)]).toEqual([2, 0.5, 0.25])
    expect([shareIn(other, one), shareIn(none, one), shareOfBoth(none, none)]).toEqual([1 / 3, 0, 0])
  })
})

describe('patterns of lists', () => {
  test('whole words in any case, with either place of a tone and any blanks between', () => {
    const found = wholeWords(['Đảng ủy', 'văn hóa', 'kế hoạch'])
    expect(['ĐẢNG UỶ xã', 'ban văn  hoá', 'Kế\nhoạch số'].map((text) => found.test(text))).toEqual([true, true, true])
    expect(['đảng ủyên', 'kế hoạchs', 'bkế hoạch'].map((text) => found.test(text))).toEqual([false, false, false])
  })

  test('the longest phrase wins, marks are no pattern, and no phrase finds nothing', () => {
    expect(wordsAtStart(['Tổng', 'Tổng công ty']).exec('Tổng công ty Điện lực')?.[0]).toBe('Tổng công ty')
    expect(new RegExp(`^${anyOf(['a.b', 'c(d)'])}$`, 'u').test('axb')).toBe(false)
    expect(wholeWords([]).test('bất kỳ')).toBe(false)
  })
})
