/**
 * The ways to cut a run of places into words: from each character where a word may begin, the words that may have been
 * read as what follows. A blank inside a word and two words end to end are ways like all others.
 */
import type { LostLetters } from './lost-letters.ts'
import { type LanguageModel, unknownId } from './language-model.ts'
import { type Match, matchesFrom, type Reach } from './match.ts'
import type { Place } from './read-places.ts'
import { canonical, takeApart } from './spelling.ts'
import { type Unit, lostSign, readUnits } from './units.ts'

/** A word that may stand there, or a place that is not sought in. */
export interface Edge {
  /** The node where it ends. */
  readonly to: number
  /** What stands there; of a word that a line's end cuts, the larger half. */
  readonly place: Place
  /** The other half. */
  readonly rest: Rest | null
  /** The letters as they stand; the hyphen at a line's end is none. */
  readonly units: readonly Unit[]
  readonly matches: readonly Match[]
  /** It is one word as it stands. */
  readonly isWhole: boolean
  /** After it stands the hyphen of a line's end that cuts no word. */
  readonly hasHyphen: boolean
}

export interface Rest {
  readonly line: number
  readonly start: number
  readonly end: number
}

/** Edges by the node where they begin; the last node is the end. */
export type Lattice = readonly (readonly Edge[])[]

export interface Search {
  readonly lines: readonly string[]
  readonly model: LanguageModel
  readonly lost: LostLetters
  /** A spelling checker of another language has put in its words. */
  readonly isRespelled: boolean
}

export function latticeOf(run: readonly Place[], search: Search): Lattice {
  const nodes: Edge[][] = []
  for (let at = 0; at < run.length;) {
    const place = run[at]
    if (place === undefined) break
    if (place.kind !== 'word') {
      const to = nodes.length + 1
      nodes.push([{ to, place, rest: null, units: [], matches: [], isWhole: true, hasHyphen: false }])
      at += 1
      continue
    }
    let end = at + 1
    while (end < run.length && areBeside(run[end - 1], run[end], search)) end += 1
    addStretch(nodes, run, at, end, search)
    at = end
  }
  return nodes
}

/** One blank apart, or two where one of them may have been a letter; or the two halves of a cut word. */
function areBeside(first: Place | undefined, second: Place | undefined, { lines, lost }: Search): boolean {
  if (first?.kind !== 'word' || second?.kind !== 'word') return false
  if (first.line !== second.line) return first.isCut === true
  const gap = lines[first.line]?.slice(first.end, second.start)
  return gap === ' ' || (lost.isTraceless && gap === '  ')
}

/** Places that stand one beside the other, as characters. */
interface Stretch {
  readonly units: readonly Unit[]
  readonly run: readonly Place[]
  /** Where words may begin, with the number of the node. */
  readonly starts: ReadonlyMap<number, number>
  readonly search: Search
  /** The node behind it. */
  readonly last: number
}

function addStretch(nodes: Edge[][], run: readonly Place[], from: number, to: number, search: Search): void {
  const units = readUnits(run, from, to, search.lines)
  const starts = new Map<number, number>()
  const first = nodes.length
  for (const [at, unit] of units.entries()) {
    const before = units[at - 1]
    const isInside = before?.place === unit.place && before.kind !== 'blank'
    if (isWritten(unit) && (!isInside || isStrange(run[unit.place], search))) starts.set(at, first + starts.size)
  }
  const stretch: Stretch = { units, run, starts, search, last: first + starts.size }
  for (const at of starts.keys()) nodes.push(edgesFrom(at, stretch))
}

const isWritten = ({ kind }: Unit) => kind === 'letter' || kind === 'lost'

/** No syllable that was seen has these letters. */
function isStrange(place: Place | undefined, { model, lost }: Search): boolean {
  if (place === undefined) return false
  const { written } = place
  if (lostSign.test(written) || /\P{L}/u.test(written.normalize('NFC'))) return true
  if (!/[aeiouy]/.test(takeApart(written).bare)) return true
  if (lost.isTraceless && model.idOf(canonical(written)) === unknownId) return true
  return model.ofLetters(takeApart(written).bare).length === 0
}

const partMisread = 0.8
const usualReach = { misread: 1.2, edits: 0, lost: 0, isTraceless: false, blanks: 0 }
/** What is no word as it stands may have been read worse. */
const strangeMisread = 2.2

function reachOf(at: number, stretch: Stretch): Reach {
  const { units, run, search } = stretch
  const unit = units[at]
  const place = run[unit?.place ?? -1]
  if (unit === undefined || place === undefined) return usualReach
  const { lost, isRespelled } = search
  const isInside = units[at - 1]?.place === unit.place
  const strange = isStrange(place, search)
  return {
    misread: strange ? strangeMisread : usualReach.misread,
    edits: isRespelled && !isInside ? (strange ? 2 : 1) : 0,
    lost: lost.mostInSyllable,
    isTraceless: lost.isTraceless,
    blanks: mayJoin(unit.place, stretch) ? (lost.isTraceless ? 2 : 1) : 0,
  }
}

/** "ngh ị": one of the two is no word; "cu ộc": both are by their letters, but never side by side. */
function mayJoin(at: number, { run, search }: Stretch): boolean {
  const [first, second] = [run[at], run[at + 1]]
  if (first === undefined || second === undefined) return false
  // A capital begins a word.
  if (/^\p{Lu}/u.test(second.written) && /\p{Ll}/u.test(first.written)) return false
  if (isStrange(first, search) || isStrange(second, search)) return true
  return isRest(first.written, second.written) && !haveStood(first.written, second.written, search.model)
}

/** The marked end of a syllable whose beginning has no mark: "ộc", but not "ý". */
function isRest(first: string, second: string): boolean {
  const [one, other] = [takeApart(first), takeApart(second)]
  return one.tone === '' && other.tone !== '' && other.bare.length > 1 && /^[aeiouy]/.test(other.bare)
}

function haveStood(one: string, other: string, model: LanguageModel): boolean {
  const seconds = model.ofLetters(takeApart(other).bare)
  return model.ofLetters(takeApart(one).bare).some((first) => seconds.some(({ id }) => model.hasPair(first.id, id)))
}

function edgesFrom(at: number, stretch: Stretch): Edge[] {
  const { units, starts, search } = stretch
  const isEnd = (end: number): boolean => {
    const unit = units[end]
    if (unit === undefined || unit.kind === 'blank' || unit.kind === 'cut') return end > at
    return starts.has(end) && units[end - 1]?.place === unit.place && units[end - 1]?.kind !== 'blank'
  }
  const whole = endOfPlace(at, stretch)
  const matches = matchesFrom(units, at, isEnd, search.model.trees, reachOf(at, stretch)).filter(
    // A part of what stands there, and misread besides: that explains everything.
    ({ end, misread }) => misread <= partMisread || (whole !== null && !starts.has(end)),
  )
  const byEnd = Map.groupBy(matches, ({ end }) => end)
  if (whole !== null && !byEnd.has(whole)) byEnd.set(whole, [])
  return [...byEnd].map(([end, found]) => edgeOf(at, end, found, end === whole, stretch))
}

/** The end of the place that begins here; null inside one. */
function endOfPlace(at: number, { units }: Stretch): number | null {
  const place = units[at]?.place
  if (units[at - 1]?.place === place && units[at - 1]?.kind === 'letter') return null
  let end = at
  for (let unit = units[end]; unit !== undefined && unit.place === place && isWritten(unit); unit = units[end]) end += 1
  return end
}

function edgeOf(at: number, end: number, matches: readonly Match[], isWhole: boolean, stretch: Stretch): Edge {
  const { units, run, starts, last, search } = stretch
  const own = units.slice(at, end)
  let next = end
  while (units[next]?.kind === 'blank' || units[next]?.kind === 'cut') next += 1
  const before = units[at - 1]
  const isInside = before !== undefined && isWritten(before) && before.place === own[0]?.place
  const { where, rest } = halvesOf(own, search.lines)
  const place = run[own[0]?.place ?? -1]
  return {
    to: starts.get(next) ?? last,
    place: {
      kind: 'word',
      ...where,
      written: search.lines[where.line]?.slice(where.start, where.end) ?? '',
      isInside: isInside || place?.isInside === true,
      inCapitals: place?.inCapitals === true,
      lostBlank: isInside && rest === null,
    },
    rest,
    units: own,
    matches,
    isWhole,
    hasHyphen: units[end]?.kind === 'cut',
  }
}

const spanOf = (units: readonly Unit[]): Rest => ({
  line: units[0]?.line ?? 0,
  start: units[0]?.start ?? 0,
  end: units.at(-1)?.end ?? 0,
})

/** A word that a line's end cuts goes where more of it stands, and nothing but blanks is left in its place. */
function halvesOf(own: readonly Unit[], lines: readonly string[]): { where: Rest; rest: Rest | null } {
  const cut = own.findIndex(({ kind }) => kind === 'cut')
  if (cut < 0) return { where: spanOf(own), rest: null }
  const [first, second] = [spanOf(own.slice(0, cut + 1)), spanOf(own.slice(cut + 1))]
  const behind = lines[second.line]?.charAt(second.end) ?? ''
  const isLargerAbove = cut > own.length - cut - 1
  const mayStayAbove = behind === '' || /[\s\p{L}]/u.test(behind)
  const mayGoBelow = /^$|\s/.test(lines[first.line]?.charAt(first.start - 1) ?? '')
  return mayStayAbove && (isLargerAbove || !mayGoBelow)
    ? { where: first, rest: { ...second, end: second.end + (behind === ' ' ? 1 : 0) } }
    : { where: second, rest: { ...first, start: startOfBlank(lines[first.line] ?? '', first.start) } }
}

const startOfBlank = (line: string, start: number) => line.slice(0, start).trimEnd().length
