/**
 * Which row of the appendix carries out which directive of the body. Two texts speak of one thing when they share a
 * run of words that few other rows have: "Trung tâm Đổi mới sáng tạo vùng Việt Bắc". What is common to the whole
 * subject ("khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số") proves nothing.
 */
import { type Body, type BodyDirectory, resolveBody } from '../../domain/bodies/body-directory.ts'
import type { BodyMention } from '../../domain/bodies/body.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import { shareIn, wordPairs } from '../../domain/words/words.ts'
import { type Directive, directivesOf } from './directives.ts'
import { isOfficePhrase, type ReadWords, readRowWords, subjectPairs } from './words.ts'
import type { Reading, RowReading } from '../rule.ts'

/** A row beside a directive that speaks of the same things. */
export interface Match {
  readonly reading: RowReading
  /** How much the longest shared run says: one for each pair of words that few rows have. */
  readonly run: number
  /** The same over all shared pairs. */
  readonly total: number
  /** Where the longest run ends: the character in the directive, the cell of the row. */
  readonly at: number
  readonly field: 'name' | 'requiredResult' | 'assigned'
  /** The directive holds all that the name begins with: "Trung tâm an ninh mạng (hoặc thuê …)". */
  readonly namesWhole: boolean
}

export interface MatchedDirective {
  readonly directive: Directive
  /** The rows that share most, best first; at most three. */
  readonly matches: readonly Match[]
}

/** A row as matching sees it. Cells that name bodies, times and documents say nothing of the work. */
interface MatchedRow {
  readonly words: readonly string[]
  /** Where the words of the name, and those of the result, end; nothing stands between two cells. */
  readonly ends: readonly [name: number, result: number]
  /** Words of the name up to its first mark, without the verb in front. */
  readonly head: string
  readonly headLength: number
}

const mostMatches = 3

/** Every directive of the body with the rows that come nearest to it; nothing where the notice has no table. */
export function matchDirectives(reading: Reading, directory: BodyDirectory): readonly MatchedDirective[] {
  return reading.rows.length === 0 ? [] : reading.memory.of(matchAll, reading, directory)
}

/** Rows by pair of words; a place is the row and the place of the pair in it, in one number. */
const longestRow = 16_384

interface Sought {
  /** The words of each directive: the list is made for these. */
  readonly of: readonly ReadWords[]
  /** A number for each pair of words, by the first and the second. Rows have thousands of pairs that nobody asks for, and making a text of each is expensive. */
  readonly numbers: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** The pairs by number. */
  readonly pairs: readonly string[]
  /** The sought pairs of a row, each as its number and its place in turn. */
  readonly rows: WeakMap<RowReading, readonly number[]>
}

/** While rows are edited the directives stay as they are, and what is sought with them. */
function seek(last: Sought | undefined, directives: readonly Directive[]): Sought {
  const of = directives.map(({ words }) => words)
  if (last?.of.length === of.length && of.every((words, at) => words === last.of[at])) return last
  const numbers = new Map<string, Map<string, number>>()
  const pairs: string[] = []
  for (const { words } of of) {
    wordPairs(words).forEach((pair, at) => {
      if (isOfficePhrase(pair)) return
      const [word = '', next = ''] = [words[at], words[at + 1]]
      const nexts = numbers.get(word) ?? new Map<string, number>()
      numbers.set(word, nexts)
      if (nexts.has(next)) return
      nexts.set(next, pairs.length)
      pairs.push(pair)
    })
  }
  return { of, numbers, pairs, rows: new WeakMap() }
}

function soughtIn(reading: RowReading, { numbers, rows }: Sought): readonly number[] {
  const before = rows.get(reading)
  if (before !== undefined) return before
  const found: number[] = []
  const { words } = reading.memory.of(readRow, reading)
  const most = Math.min(words.length - 1, longestRow)
  for (let at = 0; at < most; at += 1) {
    const number = numbers.get(words[at] ?? '')?.get(words[at + 1] ?? '')
    if (number !== undefined) found.push(number, at)
  }
  rows.set(reading, found)
  return found
}

function matchAll(reading: Reading, directory: BodyDirectory): readonly MatchedDirective[] {
  const { rows } = reading
  const directives = directivesOf(reading, directory)
  const sought = reading.memory.next(seek, directives)
  const places: number[][] = sought.pairs.map(() => [])
  rows.forEach((of, row) => {
    const found = soughtIn(of, sought)
    for (let at = 0; at < found.length; at += 2) places[found[at] ?? 0]?.push(row * longestRow + (found[at + 1] ?? 0))
  })
  const few = Math.max(2, rows.length / 25)
  const tooMany = Math.max(8, rows.length / 3)
  const subject = subjectPairs(reading)
  const weights = places.map((found, pair) =>
    found.length > tooMany || subject.has(sought.pairs[pair] ?? '') ? 0 : Math.min(1, few / Math.max(1, found.length)),
  )
  return directives.map((directive) => ({ directive, matches: bestRows(directive, sought, places, weights, rows) }))
}

const noRuns: ReadonlyMap<number, number> = new Map()

interface Shared {
  run: number
  total: number
  end: number
  place: number
  readonly pairs: Set<number>
}

/** A run goes on where the pair before stood just before, or where only a pair that says nothing stood between. */
function bestRows(
  { words: { words, starts } }: Directive,
  { numbers }: Sought,
  places: readonly (readonly number[])[],
  weights: readonly number[],
  rows: readonly RowReading[],
): Match[] {
  const best = new Map<number, Shared>()
  let last = noRuns
  let lastButOne = noRuns
  for (let index = 0; index + 1 < words.length; index += 1) {
    const pair = numbers.get(words[index] ?? '')?.get(words[index + 1] ?? '')
    const weight = pair === undefined ? 0 : (weights[pair] ?? 0)
    let now = noRuns
    if (pair !== undefined && weight > 0) {
      const runs = new Map<number, number>()
      for (const place of places[pair] ?? []) {
        const run = (last.get(place - 1) ?? lastButOne.get(place - 2) ?? 0) + weight
        runs.set(place, run)
        keep(best, Math.floor(place / longestRow), { run, weight, pair, place, end: starts[index + 1] ?? 0 })
      }
      now = runs
    }
    lastButOne = last
    last = now
  }
  const spoken = ` ${words.join(' ')} `
  return [...best]
    .toSorted(([, one], [, other]) => other.run - one.run || other.total - one.total)
    .slice(0, mostMatches)
    .flatMap(([row, { run, total, end, place }]) => {
      const reading = rows[row]
      if (reading === undefined) return []
      const { ends, head, headLength } = reading.memory.of(readRow, reading)
      const inRow = place % longestRow
      const field = inRow < ends[0] ? 'name' : inRow < ends[1] ? 'requiredResult' : 'assigned'
      return [
        {
          reading,
          run,
          total,
          at: end,
          field,
          namesWhole: headLength >= fewestHeadWords && spoken.includes(` ${head} `),
        },
      ]
    })
}

function keep(
  best: Map<number, Shared>,
  row: number,
  found: { run: number; weight: number; pair: number; place: number; end: number },
): void {
  const known = best.get(row) ?? { run: 0, total: 0, end: 0, place: 0, pairs: new Set<number>() }
  best.set(row, known)
  if (!known.pairs.has(found.pair)) known.total += found.weight
  known.pairs.add(found.pair)
  if (found.run <= known.run) return
  known.run = found.run
  known.end = found.end
  known.place = found.place
}

const fewestHeadWords = 5
const headEnd = /[,;:(.\n]/u
const verbs =
  /^(?:(?:hoan thanh|thanh lap|xay dung|trien khai|dau tu|phat trien|hoan thien|nang cap|to chuc|van hanh|thuc hien|thu hut|tiep tuc|day manh) )+/

function readRow(reading: RowReading): MatchedRow {
  const { name: ofName, requiredResult: ofResult, assigned: ofAssigned } = readRowWords(reading)
  const cut = reading.row.name.search(headEnd)
  const inHead = cut === -1 ? ofName.words : ofName.words.slice(0, ofName.starts.filter((start) => start < cut).length)
  const head = inHead.join(' ').replace(verbs, '')
  const nameEnd = ofName.words.length + 1
  return {
    words: [...ofName.words, '', ...ofResult.words, '', ...ofAssigned.words],
    ends: [nameEnd, nameEnd + ofResult.words.length + 1],
    head,
    headLength: head.split(' ').length,
  }
}

const sureRun = 4
const sureTotal = 6
/** Enough where the same body leads both. */
const likelyRun = 3
/** Single words: so many of the name, and so many of the directive. */
const likelyShare = { ofName: 0.4, ofDirective: 0.25 }

/** Speaks some row of what the directive asks? Then nothing is missing. */
export function isMatched(matched: MatchedDirective, directory: BodyDirectory): boolean {
  return matchedRow(matched, directory) !== null
}

/** The first row that speaks of what the directive asks; null when none does. */
export function matchedRow({ directive, matches }: MatchedDirective, directory: BodyDirectory): Match | null {
  return (
    matches.find((match) => {
      const isSure = match.run >= sureRun || match.total >= sureTotal
      if (hasSameLead(directive, match, directory))
        return isSure || match.namesWhole || match.run >= likelyRun || sharesWords(directive, match)
      return match.namesWhole || (isSure && !countsOtherThings(directive, match))
    }) ?? null
  )
}

/** "12 cơ số thuốc" is none of "32 tấn gạo" in the same villages: both count, and nothing that one counts is counted in the other. */
export function countsOtherThings({ text }: Directive, { reading: { row } }: Match): boolean {
  const [asked, named] = [countedIn(text), countedIn(row.name)]
  return asked.length > 0 && named.length > 0 && !named.some((thing) => asked.includes(thing))
}

const counted = /(?<![\d.,/-])\d[\d.,]*\s+(?!(?:ngày|tháng|năm|giờ)(?!\p{L}))(\p{Ll}+)/gu

function countedIn(text: string): string[] {
  return [...text.matchAll(counted)].map(([, thing = '']) => fold(thing))
}

function hasSameLead(
  { charged, unknownBodies }: Directive,
  { reading: { task } }: Match,
  directory: BodyDirectory,
): boolean {
  if (namesUnknownBody(unknownBodies, task.leads)) return true
  const leads = bodiesOf(task.leads, directory)
  return charged.some(({ as, body }) => as !== 'coordinating' && !body.generic && leads.includes(body))
}

function sharesWords({ words }: Directive, { reading }: Match): boolean {
  const name = new Set(readRowWords(reading).name.words)
  const spoken = new Set(words.words)
  return shareIn(name, spoken) >= likelyShare.ofName && shareIn(spoken, name) >= likelyShare.ofDirective
}

/** The row that is surely meant: it shares a long run, and no other row comes near. */
export function sureMatch({ matches }: MatchedDirective): Match | null {
  const [whole, otherWhole] = matches.filter(({ namesWhole }) => namesWhole)
  if (whole !== undefined) return otherWhole === undefined ? whole : null
  const [best, second] = matches
  if (best === undefined || best.run < sureRun) return null
  return second !== undefined && second.run > best.run / 2 ? null : best
}

/** Does a cell name one of those whom the directory does not know? */
export function namesUnknownBody(unknownBodies: readonly string[], mentions: readonly BodyMention[]): boolean {
  const unknown = unknownBodies.map(fold)
  return mentions.some(({ name }) => unknown.includes(fold(squeeze(name))))
}

/** Known bodies of a cell. */
export function bodiesOf(mentions: readonly BodyMention[], directory: BodyDirectory): readonly Body[] {
  return mentions.flatMap(({ name }) => resolveBody(name, directory) ?? [])
}
