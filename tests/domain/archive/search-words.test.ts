/** Words as the search compares them: marks are optional, and counted where they were typed. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import {
  createFinder,
  findTerms,
  indexedWords,
  readQuery,
  snippetOf,
  tokensOf,
} from '../../../src/domain/archive/search-words.ts'

const finds = (query: string, text: string, isTyping = false) =>
  findTerms(text, readQuery(query, isTyping)).every((lit) => lit.length > 0)
const exact = (text: string) => indexedWords([text]).exact

describe('words', () => {
  test.each([
    ['chuyen doi so', 'Đẩy mạnh chuyển đổi số toàn diện'],
    ['duong', 'Đường sắt'],
    ['hoá', 'văn hóa'],
    ['thuỷ', 'thủy lợi'],
    ['Ðường', 'đường'],
    ['41-KH/TU', 'theo Kế hoạch số 41-KH/TU, ngày 05/3/2026'],
    ['05/3/2026', 'ngày 5/3/2026'],
    ['"an ninh mạng"', 'Trung tâm an ninh mạng cấp tỉnh'],
    ['chuy*', 'chuyển'],
  ])('%s is found in "%s"', (query, text) => expect(finds(query, text)).toBe(true))

  test.each([
    ['"ninh an"', 'an ninh'],
    ['41-KH/TU', '41-KH/TW'],
    ['chuy', 'chuyển'],
    ['"số toàn"', 'chuyển đổi số; toàn diện'.replace(';', ' và')],
  ])('%s is not found in "%s"', (query, text) => expect(finds(query, text)).toBe(false))

  test('the last word may go on while it is typed, not once a blank follows', () => {
    expect(finds('chuyen do', 'chuyển đổi', true)).toBe(true)
    expect(finds('chuyen do ', 'chuyển đổi', true)).toBe(false)
  })

  test('tones stand alike wherever they were put; "quý" keeps its own', () => {
    expect(exact('Hoà, khoẻ, thuý, HOÁ')).toBe(exact('hòa khỏe thúy hóa'))
    expect(exact('quý')).toBe('quý')
    expect(exact('hoàn')).toBe('hoàn')
  })
})

const syllable = fc.constantFrom('đường', 'dương', 'hoá', 'hóa', 'Ủy', 'ban', 'tỉnh', '05', '41-KH/TU', 'Ðảng', 'số')
const sentence = fc.array(syllable, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))

/** Asked for by nobody. */
const exotic = 'ꙮ'

test('any part of a text finds it, as it is written, without marks, in capitals, decomposed', () => {
  fc.assert(
    fc.property(sentence, fc.nat(), fc.nat(), (text, from, length) => {
      const words = text.split(' ')
      const start = from % words.length
      const some = words.slice(start, start + 1 + (length % words.length)).join(' ')
      for (const query of [some, indexedWords([some]).folded, some.toUpperCase(), some.normalize('NFD'), `"${some}"`])
        expect(finds(query, text)).toBe(true)
    }),
  )
})

test('words stand where the text has them, and the index holds only letters and digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      for (const { folded, start, end } of tokensOf(text)) {
        expect(indexedWords([text.slice(start, end)]).folded).toBe(folded)
        expect(folded).toMatch(/^[\p{L}\p{N}]+$/u)
      }
    }),
  )
})

test('patterns find what folding word by word finds', () => {
  const wild = fc.string({ unit: 'grapheme', maxLength: 12 })
  const number = fc.constantFrom('0', '00', '5', '05', '050', '05a', '5²', '0012', '12', '1', 'a05', 'đ5')
  fc.assert(
    fc.property(fc.array(fc.oneof(syllable, number, wild), { maxLength: 12 }), fc.nat(), (words, from) => {
      const start = from % (words.length + 1)
      const asked = words.slice(start, start + 3).join(' ')
      const text = words.join(from % 3 === 0 ? ' ' : ', ').normalize(from % 2 === 0 ? 'NFC' : 'NFD')
      for (const query of [asked, `"${asked}"`, asked.replace(/(?=.$)/u, '* '), `${asked.slice(0, -1)}*`]) {
        const { find, weigh } = createFinder(readQuery(query))
        // A letter that does not fold by itself: its text is read word by word.
        expect(find(text)).toEqual(find(`${text} ${exotic}`))
        expect(weigh(text)).toBe(find(text).filter((lit) => lit.length > 0).length)
      }
    }),
  )
})

test('a snippet shows what was found, cut between words', () => {
  const text = `${'mở đầu '.repeat(30)}Trung tâm an ninh mạng ${'kết thúc '.repeat(60)}`
  const lit = findTerms(text, readQuery('"an ninh mang"')).flat()
  const snippet = snippetOf(text, lit)
  expect(snippet.lit.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['an ninh mạng'])
  expect(snippet.text).toMatch(/^… \S.*\S …$/u)
  expect(snippet.text.length).toBeLessThan(230)
})
