import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { opening, sharedHead } from '../../../src/domain/bodies/body-words.ts'
import { allPapers, papersOf, surePapersOf } from '../../../src/domain/words/papers.ts'
import { builtProducts, countableThings, products } from '../../../src/domain/words/products.ts'
import { wholeWords } from '../../../src/domain/words/word-patterns.ts'

const folder = 'resources/words'

test.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('%s is NFC and names nothing twice', (name) => {
  const source = readFileSync(`${folder}/${name}`, 'utf8')
  expect(source).toBe(source.normalize('NFC'))
  const lists: string[][] = []
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) lists.push(value as string[])
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  collect(JSON.parse(source))
  expect(lists.filter((words) => new Set(words).size < words.length)).toEqual([])
})

test('a kind of paper is of one kind alone; those that are verbs too are left out on demand', () => {
  expect(new Set(allPapers).size).toBe(allPapers.length)
  expect(papersOf('regulations')).toContain('quyết định')
  expect(surePapersOf('regulations')).not.toContain('quyết định')
  expect(surePapersOf('plans')).toEqual(papersOf('plans'))
})

test('what is built is a product, and every product can be counted', () => {
  expect(builtProducts.every((thing) => products.includes(thing))).toBe(true)
  expect(products.every((thing) => countableThings.includes(thing))).toBe(true)
})

test('the longest opening of a body is found, in either spelling of its tone', () => {
  const found = ['Chi cục Thuế', 'ĐẢNG UỶ xã', 'Toà án nhân dân', 'Tổng công ty Điện lực', 'Sởm']
  expect(found.map((name) => opening.exec(name)?.[0] ?? null)).toEqual([
    'Chi cục',
    'ĐẢNG UỶ',
    'Toà án',
    'Tổng công ty',
    null,
  ])
  expect(sharedHead.exec('Ủy ban MTTQ Việt Nam, UBND tỉnh')?.[0]).toBe('Ủy ban MTTQ Việt Nam')
})

test('a phrase may hold any sign', () => {
  const pattern = wholeWords(['nghị định-thư', 'a.b (c)'])
  expect(['Nghị  định-thư', 'A.B (c)', 'axb (c)'].map((text) => pattern.test(text))).toEqual([true, true, false])
})
