/** Right syllables in a wrong phrase: "chuyên đổi số" (SPL-01). */
import { commaId, dashId, type KnownSyllable, type Lexicon, type NearSyllable } from './lexicon.ts'
import { noNode, type PhraseNode, rootNode } from './phrase-tree.ts'
import { commonDistance } from './syllable.ts'
import type { Shape, Token } from './tokens.ts'

/** One token with what the lexicon knows of it. */
export interface KnownToken {
  readonly token: Token
  /** Id of its syllable or mark; -1 for what no phrase has. */
  readonly id: number
  readonly known: KnownSyllable | null
  /** Null for what is no word. */
  readonly shape: Shape | null
}

/** An exact phrase over the places `from` to `to`, both included. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly office: boolean
  /** It is more than two syllables that may stand together. */
  readonly isFirm: boolean
}

/** A phrase that would stand over `from` to `to` if the syllables `at` were the syllables `ids`. */
export interface Typo {
  readonly from: number
  readonly to: number
  readonly at: readonly number[]
  readonly ids: readonly number[]
  readonly score: number
  readonly distance: number
}

/** What the lexicon's phrases say of a text. */
export interface Walk {
  /** All exact phrases, also those inside longer ones: each explains its syllables. */
  readonly spans: readonly Span[]
  /** By place, the exact phrases over it. */
  readonly phrasesAt: readonly (readonly Span[])[]
  /** How far the phrases begun in a place come: the node after each place from there on. Those of all places lie in one list, `starts` tells where. */
  readonly nodes: readonly PhraseNode[]
  readonly starts: readonly number[]
  /** Most places that any of them comes over. */
  readonly longest: number
}

/** Walks through the phrases from each place on. */
export function walkPhrases(tokens: readonly KnownToken[], { tree }: Lexicon): Walk {
  const spans: Span[] = []
  const nodes: PhraseNode[] = []
  const starts: number[] = []
  let longest = 0
  for (let from = 0; from < tokens.length; from += 1) {
    starts.push(nodes.length)
    let node = tokens[from]?.known?.start ?? noNode
    let to = from
    for (; node !== noNode; to += 1) {
      nodes.push(node)
      const office = tree.isOffice(node)
      if (tree.ends(node) && (to > from || office))
        spans.push({ from, to, office, isFirm: office || to > from + 1 || tree.corrects(node) })
      node = tree.goesOn(node) ? tree.step(node, tokens[to + 1]?.id ?? -1) : noNode
    }
    longest = Math.max(longest, to - from)
  }
  starts.push(nodes.length)
  return { ...coverOf(tokens, spans), nodes, starts, longest }
}

/** How far the phrases begun in `from` have come in front of `at`; `noNode` where none comes so far. */
function nodeBefore({ nodes, starts }: Walk, from: number, at: number): PhraseNode {
  const place = (starts[from] ?? 0) + at - 1 - from
  return place < (starts[from + 1] ?? 0) ? (nodes[place] ?? noNode) : noNode
}

/** "nâng cao nhân thức": what a firm phrase takes a syllable of ("cao nhân" of "nâng cao") explains nothing. */
function coverOf(tokens: readonly KnownToken[], found: readonly Span[]): Pick<Walk, 'spans' | 'phrasesAt'> {
  const phrasesAt: (Span[] | undefined)[] = []
  const add = (span: Span) => {
    for (let at = span.from; at <= span.to; at += 1) {
      const over = phrasesAt[at]
      if (over === undefined) phrasesAt[at] = [span]
      else over.push(span)
    }
  }
  const firm = found.filter(({ isFirm }) => isFirm)
  for (const span of firm) add(span)
  const loose = found.filter((span) => !span.isFirm && !isCrossed(span, phrasesAt))
  for (const span of loose) add(span)
  const spans =
    loose.length === 0 ? firm : [...firm, ...loose].toSorted((one, other) => one.from - other.from || one.to - other.to)
  return { spans, phrasesAt: tokens.map((_, at) => phrasesAt[at] ?? nothing) }
}

function isCrossed({ from, to }: Span, phrasesAt: readonly (readonly Span[] | undefined)[]): boolean {
  const before = (span: Span) => span.isFirm && span.to === from && span.from < from
  const after = (span: Span) => span.isFirm && span.from === to && span.to > to
  return phrasesAt[from]?.some(before) === true || phrasesAt[to]?.some(after) === true
}

const nothing = [] as const

/** For one of the commonest typos, by how common the phrase is. */
const commonBonus = 1.2
const markBonus = 0.7
/** Below this a window is left alone. Raised until clean notices had no finding. */
export const leastScore = 1.5

/** Every typo likely enough; a place may have several. */
export function findTypos(tokens: readonly KnownToken[], walk: Walk, lexicon: Lexicon): Typo[] {
  const { phrasesAt } = walk
  const typos: Typo[] = []
  const { tree } = lexicon
  const nearMark = placesNearMarks(tokens)
  for (let at = 0; at < tokens.length; at += 1) {
    // What a phrase explains can only be overruled by a longer one with a comma.
    const isFree = phrasesAt[at]?.length === 0
    if (!isFree && nearMark[at] === 0) continue
    const place = tokens[at]
    if (!place?.known || place.known.near.length === 0 || isForeign(place, tokens, at)) continue
    for (let from = Math.max(0, at - walk.longest); from < at; from += 1) {
      const node = nodeBefore(walk, from, at)
      if (node !== noNode && (isFree || tree.hasMark(node)))
        for (const near of place.known.near) collect(tree.step(node, near.id), from, at, near)
    }
    for (const near of place.known.near) if (isFree || tree.hasMark(near.start)) collect(near.start, at, at, near)
  }
  return [...typos, ...findDoubleTypos(tokens, phrasesAt, lexicon)]

  /** Phrases over `from` and what follows, with the syllable `near` in the place `at`; `reached` has come as far as that. */
  function collect(reached: PhraseNode, from: number, at: number, near: NearSyllable): void {
    let node = reached
    for (let to = at; node !== noNode; to += 1) {
      if (to > from && tree.corrects(node)) {
        const score = scoreOf(tokens, phrasesAt, from, to, at, near.distance, tree.isCommon(node))
        if (score >= leastScore) typos.push({ from, to, at: [at], ids: [near.id], score, distance: near.distance })
      }
      node = tree.step(node, tokens[to + 1]?.id ?? -1)
    }
  }
}

/** By place, 1 where a comma or dash is near enough to stand in a phrase with it. */
function placesNearMarks(tokens: readonly KnownToken[]): Uint8Array {
  const near = new Uint8Array(tokens.length)
  for (let at = 0; at < tokens.length; at += 1)
    if (tokens[at]?.token.kind === 'mark') near.fill(1, Math.max(0, at - 4), at + 5)
  return near
}

/** Names of people and places, and abbreviations, are no damaged words. */
function isForeign({ shape }: KnownToken, tokens: readonly KnownToken[], at: number): boolean {
  if (shape === 'lower') return false
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (shape === 'upper') return before?.shape !== 'upper' && after?.shape !== 'upper'
  if (shape !== 'title') return true
  const opens = before === undefined || before.token.kind === 'border'
  return !opens || after?.shape === 'title'
}

/** How sure it is that the window is a typo: longer phrases and syllables that nothing else explains count for it. */
function scoreOf(
  tokens: readonly KnownToken[],
  phrasesAt: readonly (readonly Span[])[],
  from: number,
  to: number,
  at: number,
  distance: number,
  isCommon: boolean,
): number {
  const damaged = tokens[at]?.known
  if (!damaged) return 0
  let syllables = 0
  let hasMark = false
  let isNeeded = false
  let evidence = 0
  for (let other = from; other <= to; other += 1) {
    const place = tokens[other]
    if (place?.id === commaId || place?.id === dashId) {
      hasMark = true
      continue
    }
    syllables += 1
    if (other === at) continue
    const spans = phrasesAt[other] ?? []
    // Another phrase already needs this syllable: "thành phố hợp nhất" is no typo of "phối hợp".
    if (spans.some((span) => needsOutside(span, from, to, at))) {
      isNeeded = true
      evidence -= 1
    } else if (spans.length === 0) {
      const role = place?.known?.role
      evidence += role === 'particle' ? 0 : role === 'word' ? 0.5 : 1.5
    }
  }
  const covering = phrasesAt[at] ?? []
  if (covering.length > 0) {
    const inside = covering.every((span) => span.from >= from && span.to <= to)
    if (!inside || !hasMark || isNeeded || syllables < 4) return 0
    // Both "đồng bộ, hiện đại" and "hiện tại" are phrases; the longer one decides.
    return 1.6
  }
  // A small word before or after whole phrases belongs to the sentence: "của hệ thống chính trị" is not "cả hệ thống …".
  const beside = at === from ? phrasesAt[at + 1] : at === to ? phrasesAt[at - 1] : undefined
  if (damaged.role === 'particle' && (isNeeded || (beside?.length ?? 0) > 0)) return 0
  const own = damaged.possible ? { unknown: 2, bound: 1, word: 0, particle: -1 }[damaged.role] : 3
  const ease = distance <= 1 ? 0.4 : distance <= commonDistance ? 0.2 : 0
  return (
    evidence + own + ease + (syllables - 2) + (distance <= commonDistance ? (isCommon ? commonBonus : markBonus) : 0)
  )
}

/** True when an exact phrase ties a syllable of the window to what stands outside, and does not merely go on after it. */
function needsOutside(span: Span, from: number, to: number, at: number): boolean {
  if (span.from >= from && span.to <= to) return false
  const goesOn = span.from > at && span.to > to && span.to - span.from > to - span.from + 1
  return !goesOn
}

/** "phân đầu" for "phấn đấu": both syllables have a wrong tone, and no phrase of these letters stands there. */
function findDoubleTypos(
  tokens: readonly KnownToken[],
  phrasesAt: readonly (readonly Span[])[],
  lexicon: Lexicon,
): Typo[] {
  const typos: Typo[] = []
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    if ((phrasesAt[at]?.length ?? 0) + (phrasesAt[at + 1]?.length ?? 0) > 0) continue
    const first = tokens[at]
    const second = tokens[at + 1]
    if (!first?.known || !second?.known) continue
    if (isForeign(first, tokens, at) || isForeign(second, tokens, at + 1)) continue
    const alike = lexicon.byLetters.get(first.known.syllable.letters)?.get(second.known.syllable.letters)
    const [right] = alike ?? []
    if (right === undefined || alike?.length !== 1) continue
    const ids = right.map((step) => step.id)
    if (ids[0] === first.id || ids[1] === second.id) continue
    const free = [first, second].filter(({ known }) => known?.role === 'word' || known?.role === 'particle').length
    // Where both may stand alone, what follows must belong to the phrase as well: "phân đầu hoàn thành".
    const goesOn = [...ids, tokens[at + 2]?.id ?? -1].reduce(lexicon.tree.step, rootNode) !== noNode
    if (free < 2 || goesOn)
      typos.push({ from: at, to: at + 1, at: [at, at + 1], ids, score: 2 - free * 0.2, distance: 1.5 })
  }
  return typos
}
