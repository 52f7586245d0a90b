/**
 * Words as the search compares them. A text is cut into runs of letters and digits; each has two forms: folded (without
 * any mark, "duong") and exact (with its marks, and the tone where it is usually put: "hoá" is "hóa"). The index holds
 * these forms and nothing else, so that every database finds the same.
 */
import { fold, matchesOf } from '../words/text.ts'
import { isPlain, patternOf } from './word-pattern.ts'

export interface Token {
  readonly folded: string
  readonly exact: string
  readonly start: number
  readonly end: number
}

const run = /[\p{L}\p{N}\p{M}]+/gu
const alikeD = /[ÐƉðɖ]/g
const combining = /\p{M}+/gu
/** A tone on the second of two vowels at the end of a syllable; "quý" has its "u" from "qu". */
const lateTone = /(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$/u
const earlier: Readonly<Record<string, string>> = Object.fromEntries(
  ['oàòa', 'oáóa', 'oảỏa', 'oãõa', 'oạọa', 'oèòe', 'oéóe', 'oẻỏe', 'oẽõe', 'oẹọe']
    .concat(['uỳùy', 'uýúy', 'uỷủy', 'uỹũy', 'uỵụy'])
    .map((pair) => [pair.slice(0, 2), pair.slice(2)]),
)
const isNumber = /^0+(?=\d+$)/

/** "05" and "5" are one number. */
function foldWord(word: string): string {
  return fold(word)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(isNumber, '')
}

function exactWord(word: string): string {
  const lower = word.normalize('NFC').replace(alikeD, 'đ').toLowerCase().replace(combining, '')
  return lower.replace(lateTone, (pair) => earlier[pair] ?? pair).replace(isNumber, '')
}

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(run)].flatMap(({ 0: word, index }) => {
    const folded = foldWord(word)
    return folded === '' ? [] : [{ folded, exact: exactWord(word), start: index, end: index + word.length }]
  })
}

/** The words of a text in their two forms, as the index holds them. */
export interface IndexedWords {
  readonly folded: string
  readonly exact: string
}

export function indexedWords(texts: readonly string[]): IndexedWords {
  // A word between two texts that nobody types: a phrase never runs from one into the next.
  const tokens = texts.map(tokensOf).filter((of) => of.length > 0)
  const join = (form: 'folded' | 'exact') =>
    tokens.map((of) => of.map((token) => token[form]).join(' ')).join(` ${gapWord} `)
  return { folded: join('folded'), exact: join('exact') }
}

const gapWord = 'zzxgap'

/** The words of two parts of one document. */
export function joinWords(one: IndexedWords, other: IndexedWords): IndexedWords {
  const join = (form: 'folded' | 'exact') => (other[form] === '' ? one[form] : `${one[form]} ${gapWord} ${other[form]}`)
  return { folded: join('folded'), exact: join('exact') }
}

/** What must stand in a text, word behind word. */
export interface SearchTerm {
  readonly words: readonly { readonly folded: string; readonly exact: string }[]
  /** The last word may go on. */
  readonly isPrefix: boolean
}

/** More at once nobody types, and every one costs time. */
const mostTerms = 16
const part = /"([^"]*)"?|[“”]([^“”]*)[“”]?|(\S+)/gu

/**
 * What somebody typed. Words between blanks stand anywhere; in quotes they follow each other, as do the parts of a symbol
 * ("41-KH/TU"). A star lets a word go on; so does `isTyping`, for the last word while no blank follows it.
 */
export function readQuery(written: string, isTyping = false): SearchTerm[] {
  const found = [...written.matchAll(part)]
  return found
    .flatMap(({ 0: whole, 1: straight, 2: curly, 3: bare }, at): SearchTerm[] => {
      const text = straight ?? curly ?? bare ?? ''
      const words = tokensOf(text)
      const isLast = at === found.length - 1 && written.endsWith(whole)
      const goesOn = bare !== undefined && (bare.endsWith('*') || (isTyping && isLast))
      return words.length === 0 ? [] : [{ words, isPrefix: goesOn }]
    })
    .slice(0, mostTerms)
    .map(({ words, isPrefix }) => ({ words: words.map(({ folded, exact }) => ({ folded, exact })), isPrefix }))
}

/** Whether marks were typed anywhere: then what has the same marks comes first. */
export function hasMarks(terms: readonly SearchTerm[]): boolean {
  return terms.some(({ words }) => words.some(({ folded, exact }) => folded !== exact))
}

/** All words as one phrase; null where there is nothing to join. */
export function asPhrase(terms: readonly SearchTerm[]): SearchTerm | null {
  const words = terms.flatMap((term) => term.words)
  return terms.length < 2 ? null : { words, isPrefix: terms.at(-1)?.isPrefix ?? false }
}

export type Lit = readonly [start: number, end: number]

/** Where each term stands in a text: nothing for one that does not. */
export function findTerms(text: string, terms: readonly SearchTerm[]): (readonly Lit[])[] {
  return createFinder(terms).find(text)
}

/** Looks for the same terms in many texts. */
export interface Finder {
  /** How many of the terms stand in a text. */
  readonly weigh: (text: string) => number
  /** Where each term stands. */
  readonly find: (text: string) => (readonly Lit[])[]
}

type Place = Pick<Token, 'folded' | 'start' | 'end'>

export function createFinder(terms: readonly SearchTerm[]): Finder {
  const patterns = terms.map(({ words, isPrefix }) =>
    patternOf(
      words.map(({ folded }) => folded),
      isPrefix,
    ),
  )
  const findFolded = (text: string) => {
    const places = [...text.matchAll(run)].flatMap(({ 0: word, index }): Place[] => {
      const folded = foldWord(word)
      return folded === '' ? [] : [{ folded, start: index, end: index + word.length }]
    })
    return terms.map((term) => findTerm(places, term))
  }
  return {
    weigh: (text) =>
      isPlain(text)
        ? patterns.filter((pattern) => text.search(pattern) !== -1).length
        : findFolded(text).filter((lit) => lit.length > 0).length,
    find: (text) =>
      isPlain(text)
        ? patterns.map((pattern) =>
            matchesOf(text, pattern).map(({ 0: match, index }) => [index, index + match.length] as const),
          )
        : findFolded(text),
  }
}

function findTerm(tokens: readonly Place[], { words, isPrefix }: SearchTerm): Lit[] {
  const found: Lit[] = []
  for (let at = 0; at + words.length <= tokens.length; at += 1) {
    const matches = words.every(({ folded }, place) => {
      const token = tokens[at + place]?.folded ?? ''
      return isPrefix && place === words.length - 1 ? token.startsWith(folded) : token === folded
    })
    if (!matches) continue
    found.push([tokens[at]?.start ?? 0, tokens[at + words.length - 1]?.end ?? 0])
    at += words.length - 1
  }
  return found
}

/** Lit words in order, those that overlap as one. */
export function mergeLit(lit: readonly Lit[]): Lit[] {
  const merged: [number, number][] = []
  for (const [start, end] of lit.toSorted(([one], [other]) => one - other)) {
    const last = merged.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

export interface Snippet {
  readonly text: string
  readonly lit: readonly Lit[]
}

const around = 70

/** The words around what was found first, in one line, cut between words. */
export function snippetOf(text: string, lit: readonly Lit[], length = 220): Snippet {
  const merged = mergeLit(lit)
  const first = merged[0]?.[0] ?? 0
  const from = first <= around ? 0 : startOfWord(text, first - around)
  const to = text.length - from <= length ? text.length : endOfWord(text, from + length)
  const before = from === 0 ? '' : '… '
  const shift = before.length - from
  return {
    text: `${before}${text.slice(from, to).replace(/\s/gu, ' ')}${to < text.length ? ' …' : ''}`,
    lit: merged.flatMap(([start, end]) => (start >= from && end <= to ? [[start + shift, end + shift] as const] : [])),
  }
}

function startOfWord(text: string, at: number): number {
  const next = text.slice(at).search(blank)
  return next === -1 ? at : at + next + 1
}

function endOfWord(text: string, at: number): number {
  for (let end = at - 1; end > 0; end -= 1) if (blank.test(text.charAt(end))) return end
  return at
}

const blank = /\s/u
