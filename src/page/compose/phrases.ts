/**
 * Words that belong together where a centred text is broken into lines: names of bodies, posts and fixed compounds.
 * The names of bodies are the office's own and are passed in; compounds come from the lexicon.
 */
import shippedBodies from '../../../resources/bodies.json' with { type: 'json' }
import type { BodyDirectory } from '../../domain/bodies/body-directory.ts'
import lexicon from '../../../resources/lexicon/lexicon.json' with { type: 'json' }
import { once } from '../../domain/words/once.ts'

export interface Phrases {
  /** How tightly the words of a key belong together. */
  readonly bondOf: (key: string) => Bond | undefined
  /** A name as the directory writes it, told by its words in any letters. */
  readonly writtenOf: (words: string) => string | undefined
}

type Bond = 'compound' | 'name' | 'post'

/** No compound has more words. */
const longestPhrase = 14

/** What it costs to break inside: two bonds on one place add up. */
const costs: Readonly<Record<Bond, number>> = { compound: 75, name: 65, post: 75 }

/** Between a post and the body it is in. */
const afterPost = 25

/** Posts of more words than two; the body a post is in may stand on the next line. */
const posts = [
  'Ủy viên Ban Thường vụ',
  'Ủy viên Thường vụ',
  'Ủy viên Thường trực',
  'Phó Bí thư Thường trực',
  'Phó Chủ tịch Thường trực',
  'Phó Trưởng Ban Thường trực',
  'Phó Chánh Văn phòng',
  'Chánh Văn phòng',
  'Phó Bí thư',
  'Phó Chủ tịch',
  'Phó Giám đốc',
  'Tổng Bí thư',
]

/** The compounds and the names of the lexicon: twenty thousand. */
const fixed = once((): ReadonlyMap<string, Bond> => {
  const bonds = new Map<string, Bond>()
  for (const list of [...Object.values(lexicon.phrases), lexicon.common, lexicon.collocations])
    for (const phrase of list) bonds.set(phraseKey(phrase), 'compound')
  addNames(bonds, [...lexicon.names, ...lexicon.places])
  return bonds
})

const postKeys: ReadonlySet<string> = new Set(posts.map(phraseKey))

function addNames(bonds: Map<string, Bond>, names: Iterable<string>): void {
  for (const name of names)
    for (const form of formsOf(name)) bonds.set(phraseKey(form), form.split(' ').length === 2 ? 'compound' : 'name')
}

/** On its own paper a body leaves out whose it is; a name of two words is a compound: "Tỉnh ủy", "Hà Nội". */
function formsOf(name: string): string[] {
  return [name, name.replace(/ (?:Tỉnh ủy|Trung ương|tỉnh)$/u, '')]
}

function writtenForms(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.flatMap((name) => formsOf(name).map((form) => [phraseKey(form), form] as const)))
}

const fixedForms = once(() => writtenForms([...lexicon.names, ...lexicon.places]))

/** The phrases with the names and short names of a directory of bodies. */
export function readPhrases(names: readonly string[]): Phrases {
  const own = new Map<string, Bond>()
  addNames(own, names)
  const ownForms = once(() => writtenForms(names))
  return {
    bondOf: (key) => (postKeys.has(key) ? 'post' : (own.get(key) ?? fixed().get(key))),
    writtenOf: (words) => {
      const key = phraseKey(words)
      return ownForms().get(key) ?? fixedForms().get(key)
    },
  }
}

/** A reader of the phrases of directories. It takes a moment, so the reader keeps what it made of each. */
export function makePhraseReader(): (directory: BodyDirectory) => Phrases {
  const made = new WeakMap<BodyDirectory, Phrases>()
  return (directory) => {
    const before = made.get(directory)
    if (before !== undefined) return before
    const phrases = readPhrases(
      directory.bodies.flatMap(({ name, aliases, otherNames }) => [name, ...aliases, ...otherNames]),
    )
    made.set(directory, phrases)
    return phrases
  }
}

/** The phrases with the bodies a new office begins with. */
export const shippedPhrases: Phrases = readPhrases(
  shippedBodies.bodies.flatMap((body) => [body.name, ...('aliases' in body ? (body.aliases ?? []) : [])]),
)

/** Words in comparable form: case, punctuation and the two places of a tone do not matter. */
function phraseKey(phrase: string): string {
  const lower = phrase.toLowerCase()
  // Only what wordKey changes: most phrases have none of it.
  return /[()[\]"“”‘’,;:.…ỷ]/.test(lower) ? lower.split(' ').map(wordKey).join(' ') : lower
}

function wordKey(word: string): string {
  return word
    .toLowerCase()
    .replace(/^[("“‘[]+|[)"”’\],;:.…]+$/gu, '')
    .replaceAll('uỷ', 'ủy')
}

const particleEnds: ReadonlySet<string> = new Set(
  'của và tại về các cho với trong từ đến theo do những là để đồng chí ngày số thứ - –'.split(' '),
)
/** Words that open a post or an authority and need what follows. */
const heads: ReadonlySet<string> = new Set('trưởng phó t/m k/t t/l q'.split(' '))
const beforePlace: ReadonlySet<string> = new Set('tỉnh xã phường huyện phố khu'.split(' '))
const goodStarts: ReadonlySet<string> = new Set('tại về của ngày trong cho do theo với và giai để'.split(' '))

/** Whether a break between two words tears a compound of the two. */
export function tearsCompound(left: string, right: string, { bondOf }: Phrases): boolean {
  return !endsClause(left) && bondOf(`${wordKey(left)} ${wordKey(right)}`) === 'compound'
}

/**
 * What it costs to break a line after each of the words; less than 0 where a break is welcome. Phrases of more words than
 * `longest` are not looked for.
 */
export function breakCosts(words: readonly string[], phrases: Phrases, longest = longestPhrase): number[] {
  const keys = words.map(wordKey)
  const found = words.map(() => 0)
  for (const { start, end, bond } of spansOf(words, keys, phrases, longest)) {
    for (let at = start; at < end; at += 1) found[at] = (found[at] ?? 0) + costs[bond]
    if (bond === 'post' && !endsClause(words[end] ?? '')) found[end] = (found[end] ?? 0) + afterPost
  }
  return words.map((word, at) => {
    const next = words[at + 1] ?? ''
    const key = keys[at] ?? ''
    let cost = found[at] ?? 0
    if (!endsClause(word)) {
      if (beforePlace.has(key) && /^\p{Lu}/u.test(next)) cost += 30
      if (cost === 0 && isProper(word) && isProper(next)) cost += 20
      if (particleEnds.has(key)) cost += 25
      if (heads.has(key)) cost += 30
    }
    if (/^[-–]/u.test(next)) cost += 60
    if (word.endsWith(';')) cost -= 20
    else if (/[,:]$/u.test(word)) cost -= 5
    else if (cost === 0 && goodStarts.has(keys[at + 1] ?? '')) cost -= 5
    return cost
  })
}

interface Span {
  readonly start: number
  /** The last word. */
  readonly end: number
  readonly bond: Bond
}

/**
 * The phrases in a text. Of two that overlap without one being in the other, the post or the longer one counts: the
 * "trực ban" in "Thường trực Ban Chỉ đạo" is none.
 */
function spansOf(words: readonly string[], keys: readonly string[], { bondOf }: Phrases, longest: number): Span[] {
  const spans: Span[] = []
  for (let start = 0; start < words.length; start += 1) {
    let key = keys[start] ?? ''
    let isList = false
    for (let end = start + 1; end < Math.min(words.length, start + longest); end += 1) {
      // A name goes on over a comma, words of a list do not.
      isList ||= endsClause(words[end - 1] ?? '')
      key += ` ${keys[end] ?? ''}`
      const bond = bondOf(key)
      if (bond !== undefined && !(bond === 'compound' && isList)) spans.push({ start, end, bond })
    }
  }
  const weight = ({ start, end, bond }: Span) => end - start + (bond === 'post' ? longestPhrase : 0)
  const kept: Span[] = []
  for (const span of spans.toSorted((one, other) => weight(other) - weight(one)))
    if (!kept.some((other) => crosses(span, other))) kept.push(span)
  return kept
}

function crosses(one: Span, other: Span): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one]
  return second.start > first.start && second.start <= first.end && second.end > first.end
}

function endsClause(word: string): boolean {
  return /[,;:.]$/u.test(word)
}

/** "Nguyễn", but not "NGUYỄN": in a text of capitals they say nothing. */
function isProper(word: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word)
}
