/**
 * Two texts compared word by word: which characters went and which came. Syllables, numbers, dates, periods and symbols of
 * documents are whole; what a reader sees as one change ("Quý III" for "Quý II") is one run.
 */

type Span = readonly [start: number, end: number]

/** Characters that went (`before`) and that came in their place (`after`); one of them may be empty. */
export interface Replaced {
  readonly before: Span
  readonly after: Span
}

/** Characters of a compared text, in reading order. */
export interface ComparedRun {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** A word, number, sign or run of blanks. Words with equal keys are equal. */
export interface Token {
  readonly key: string
  readonly start: number
  readonly end: number
}

const period = String.raw`[Qq]uý\s+(?:IV|I{1,3}|[1-4])(?![\p{L}\d])(?:(?:\s*\/\s*|\s+năm\s+)\d{4})?`
const longDate = String.raw`ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?`
const symbol = String.raw`\d+(?:[-/][\p{L}\d]+)*-[\p{L}\d]+(?:[-/][\p{L}\d]+)*`
const number = String.raw`\d+(?:[./,]\d+)*%?`
const pattern = new RegExp(
  String.raw`\s+|${period}|${longDate}|${symbol}|${number}|[\p{L}\p{M}]+\d*|\p{Nd}+|[^\s\p{L}\p{M}\d]`,
  'gu',
)

/**
 * The words of a text. Blanks of all kinds are equal. `labels`: where labels stand that are counted and not
 * written ("(2)"): they are equal whatever they say.
 */
export function tokensOf(text: string, labels: readonly Span[] = []): Token[] {
  const tokens: Token[] = []
  const add = (from: number, to: number) => {
    for (const found of text.slice(from, to).matchAll(pattern)) {
      const start = from + found.index
      const key = /^\s/u.test(found[0]) ? ' ' : found[0].replace(/\s+/gu, ' ')
      tokens.push({ key, start, end: start + found[0].length })
    }
  }
  let done = 0
  for (const [start, end] of labels) {
    add(done, start)
    tokens.push({ key: '(#)', start, end })
    done = end
  }
  add(done, text.length)
  return tokens
}

/** What differs between two lists of words, as characters of their texts, in reading order. */
export function replacedIn(before: readonly Token[], after: readonly Token[]): Replaced[] {
  const kept = alignKeys(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  )
  if (!isWorthKeeping(kept, before, after)) kept.length = 0
  const gaps: Gap[] = []
  let [left, right] = [0, 0]
  for (const [one, other] of [...withoutLooseBlanks(kept, before), [before.length, after.length] as const]) {
    if (left < one || right < other) gaps.push({ from: left, to: one, from2: right, to2: other })
    left = one + 1
    right = other + 1
  }
  return gaps.map((gap, at) => {
    const { from, to, from2, to2 } = settle(gap, gaps[at - 1], before, after)
    return { before: spanOf(before, from, to), after: spanOf(after, from2, to2) }
  })
}

/** Words that went, and those that came in their place. */
interface Gap {
  readonly from: number
  readonly to: number
  readonly from2: number
  readonly to2: number
}

/** What only came or only went may be read as starting earlier: best where a sentence or an entry starts. */
function settle(gap: Gap, last: Gap | undefined, before: readonly Token[], after: readonly Token[]): Gap {
  const came = gap.from === gap.to
  if (!came && gap.from2 < gap.to2) return gap
  const [tokens, start, end] = came ? [after, gap.from2, gap.to2] : [before, gap.from, gap.to]
  const most = Math.min(gap.from - (last?.to ?? 0), gap.from2 - (last?.to2 ?? 0))
  const starts = (at: number) =>
    at === 0 ||
    tokens[at]?.key === '(#)' ||
    (tokens[at - 1]?.key === ' ' && /^[.;:!?,]$/.test(tokens[at - 2]?.key ?? ''))
  for (let by = 0; by <= most; by += 1) {
    if (by > 0 && tokens[start - by]?.key !== tokens[end - by]?.key) break
    if (starts(start - by)) return { from: gap.from - by, to: gap.to - by, from2: gap.from2 - by, to2: gap.to2 - by }
  }
  return gap
}

/** Where most words went, single words that happen to be equal would only tear the rest apart. */
function isWorthKeeping(kept: readonly Pair[], before: readonly Token[], after: readonly Token[]): boolean {
  const words = (of: readonly Token[]) => of.filter(({ key }) => isWord(key)).length
  const equal = kept.filter(([at]) => isWord(before[at]?.key ?? '')).length
  return equal * 4 >= Math.min(words(before), words(after))
}

function isWord(key: string): boolean {
  return /[\p{L}\d#]/u.test(key)
}

function spanOf(tokens: readonly Token[], from: number, to: number): Span {
  const start = tokens[from]?.start ?? tokens.at(-1)?.end ?? 0
  return [start, from < to ? (tokens[to - 1]?.end ?? start) : start]
}

/** A blank or sign that stayed between two changes belongs to them. */
function withoutLooseBlanks(kept: readonly Pair[], before: readonly Token[]): Pair[] {
  return kept.filter(([one, other], at) => {
    if (isWord(before[one]?.key ?? '')) return true
    const [last, next] = [kept[at - 1], kept[at + 1]]
    const changedBefore = last === undefined ? one > 0 && other > 0 : one - last[0] > 1 && other - last[1] > 1
    const changedAfter = next !== undefined && next[0] - one > 1 && next[1] - other > 1
    return !(changedBefore && changedAfter)
  })
}

/** Positions in two lists of what is equal in both. */
export type Pair = readonly [before: number, after: number]

/** The longest middle part that is compared in full: cells of the table of lengths. */
const mostCompared = 1_000_000

/**
 * Equal keys of two lists, in the order of both: first what stands once in each, then between those the longest common
 * sequence. Between lists that are too long for that and have nothing rare in common, all counts as changed.
 */
export function alignKeys(before: readonly string[], after: readonly string[]): Pair[] {
  const pairs: Pair[] = []
  const stack: (readonly [number, number, number, number])[] = [[0, before.length, 0, after.length]]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    let [from, to, from2, to2] = next
    while (from < to && from2 < to2 && before[from] === after[from2]) pairs.push([from++, from2++])
    while (from < to && from2 < to2 && before[to - 1] === after[to2 - 1]) pairs.push([--to, --to2])
    if (from === to || from2 === to2) continue
    const anchors = increasing(uniquePairs(before, after, [from, to, from2, to2]))
    if (anchors.length === 0) {
      if ((to - from) * (to2 - from2) <= mostCompared)
        pairs.push(...longestCommon(before, after, [from, to, from2, to2]))
      continue
    }
    for (const [one, other] of anchors) {
      pairs.push([one, other])
      stack.push([from, one, from2, other])
      from = one + 1
      from2 = other + 1
    }
    stack.push([from, to, from2, to2])
  }
  return pairs.sort(([one], [other]) => one - other)
}

type Window = readonly [from: number, to: number, from2: number, to2: number]

/** Where the words are that stand once; -1 for others. */
function once(keys: readonly string[], start: number, end: number): Map<string, number> {
  const places = new Map<string, number>()
  for (let at = start; at < end; at += 1) {
    const key = keys[at] ?? ''
    if (isWord(key)) places.set(key, places.has(key) ? -1 : at)
  }
  return places
}

function uniquePairs(before: readonly string[], after: readonly string[], [from, to, from2, to2]: Window): Pair[] {
  const others = once(after, from2, to2)
  return [...once(before, from, to)].flatMap(([key, at]): Pair[] => {
    const other = others.get(key) ?? -1
    return at === -1 || other === -1 ? [] : [[at, other]]
  })
}

/** A word weighs more than a sign, a sign more than a blank. */
function weightOf(key: string): number {
  return isWord(key) ? 4 : key === ' ' ? 1 : 2
}

function longestCommon(before: readonly string[], after: readonly string[], [from, to, from2, to2]: Window): Pair[] {
  const width = to2 - from2 + 1
  const best = new Int32Array((to - from + 1) * width)
  const at = (one: number, other: number) => best[(one - from) * width + other - from2] ?? 0
  const gain = (one: number, other: number) =>
    before[one] === after[other] ? at(one + 1, other + 1) + weightOf(before[one] ?? '') : -1
  for (let one = to - 1; one >= from; one -= 1)
    for (let other = to2 - 1; other >= from2; other -= 1)
      best[(one - from) * width + other - from2] = Math.max(at(one + 1, other), at(one, other + 1), gain(one, other))
  const pairs: Pair[] = []
  let [one, other] = [from, from2]
  while (one < to && other < to2) {
    if (at(one, other) === gain(one, other)) pairs.push([one++, other++])
    else if (at(one + 1, other) >= at(one, other + 1)) one += 1
    else other += 1
  }
  return pairs
}

/** The longest run of pairs that grows in both; the pairs grow in the first. */
export function increasing(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = []
  const previous: number[] = []
  pairs.forEach(([, value], index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[index] = ends[low - 1] ?? -1
    ends[low] = index
  })
  const run: Pair[] = []
  for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) {
    const pair = pairs[at]
    if (pair !== undefined) run.push(pair)
  }
  return run.reverse()
}

/** Both texts as one, with what went and what came. */
export function runsOf(before: string, after: string, replaced: readonly Replaced[]): ComparedRun[] {
  const runs: ComparedRun[] = []
  const add = (kind: ComparedRun['kind'], text: string) => {
    if (text !== '') runs.push({ kind, text })
  }
  let done = 0
  for (const { before: went, after: came } of replaced) {
    add('same', after.slice(done, came[0]))
    add('removed', before.slice(...went))
    add('added', after.slice(...came))
    done = came[1]
  }
  add('same', after.slice(done))
  return runs
}

/** Letters of what stayed that are shown around a change, and of a long text that came or went. */
const shownAround = 48
const shownOfOne = 400

/** The runs of a long text as far as they show what changed: "… trước ngày 30/6/2026 …". */
export function shortenRuns(runs: readonly ComparedRun[]): ComparedRun[] {
  return runs.map(({ kind, text }, at) => {
    if (kind !== 'same' || runs.length === 1) return { kind, text: cutAfter(text, shownOfOne) }
    const start = at === 0 ? '' : cutAfter(text, shownAround)
    const end = at === runs.length - 1 ? '' : cutBefore(text, shownAround)
    if (text.length <= 2 * shownAround) return { kind, text }
    return { kind, text: start === '' || end === '' ? start + end : `${start} ${end}` }
  })
}

function cutAfter(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, lastBlank(text, length))} …`
}

function cutBefore(text: string, length: number): string {
  const blank = text.indexOf(' ', text.length - length)
  return text.length <= length || blank === -1 ? text : `…${text.slice(blank)}`
}

function lastBlank(text: string, before: number): number {
  const blank = text.lastIndexOf(' ', before)
  return blank === -1 ? before : blank
}
