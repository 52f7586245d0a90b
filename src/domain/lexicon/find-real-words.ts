/** Right syllables in a wrong phrase: "chuyên đổi số" (SPL-01). */
import { commaId, dashId, type KnownSyllable, type Lexicon, type PhraseNode } from './read-lexicon.ts'
import type { Token } from './tokens.ts'

/** One token with what the lexicon knows of it. */
export interface Place {
  readonly token: Token
  /** Id of its syllable or mark; -1 for what no phrase has. */
  readonly id: number
  readonly known: KnownSyllable | null
}

/** An exact phrase over the places `from` to `to`, both included. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly office: boolean
}

/** A phrase that would stand over `from` to `to` if the syllables `at` were the syllables `ids`. */
export interface Slip {
  readonly from: number
  readonly to: number
  readonly at: readonly number[]
  readonly ids: readonly number[]
  readonly score: number
  readonly slip: number
}

/** A phrase that began at `from` and has come as far as `node`. */
export interface Begun {
  readonly from: number
  readonly node: PhraseNode
}

/** All exact phrases, also those inside longer ones: each explains its syllables. And by place, what is begun in front of it. */
export function findSpans(places: readonly Place[], lexicon: Lexicon): { readonly spans: Span[]; readonly begun: readonly (readonly Begun[])[] } {
  const spans: Span[] = []
  const begun: Begun[][] = []
  for (let from = 0; from < places.length; from += 1) {
    let node: PhraseNode | undefined = lexicon.root
    for (let to = from; to < places.length; to += 1) {
      node = node.next.get(places[to]?.id ?? -1)
      if (node === undefined) break
      if (node.phrase !== null && (to > from || node.office)) spans.push({ from, to, office: node.office })
      const before = begun[to + 1]
      if (before === undefined) begun[to + 1] = [{ from, node }]
      else before.push({ from, node })
    }
  }
  return { spans, begun }
}

/** For each place, the exact phrases over it. */
export function coverOf(places: readonly Place[], spans: readonly Span[]): readonly (readonly Span[])[] {
  const cover = places.map((): readonly Span[] => nothing)
  for (const span of spans) for (let at = span.from; at <= span.to; at += 1) cover[at] = [...(cover[at] ?? nothing), span]
  return cover
}

const nothing = [] as const

/** A tone or one vowel mark: what is mistyped most. */
const oneMark = 1.3
const commonBonus = 1.2
/** Below this a window is left alone. Raised until clean notices stayed silent. */
export const leastScore = 1.5

/** Every slip likely enough; a place may have several. */
export function findSlips(places: readonly Place[], cover: readonly (readonly Span[])[], begun: readonly (readonly Begun[])[], lexicon: Lexicon): Slip[] {
  const slips: Slip[] = []
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]
    if (place?.known === null || place === undefined) continue
    if (place.known.near.length === 0 || isForeign(place, places, at)) continue
    // What a phrase explains can only be overruled by a longer one with a comma.
    if ((cover[at]?.length ?? 0) > 0 && !hasMarkNear(places, at)) continue
    for (const { from, node } of begun[at] ?? nothing) for (const near of place.known.near) collect(node, from, at, near)
    for (const near of place.known.near) collect(lexicon.root, at, at, near)
  }
  return [...slips, ...findDoubleSlips(places, cover, lexicon)]

  function collect(before: PhraseNode, from: number, at: number, near: { id: number; slip: number }): void {
    let node = before.next.get(near.id)
    for (let to = at; node !== undefined; ) {
      if (node.phrase !== null && node.phrase !== '' && to > from) {
        const score = scoreOf(places, cover, from, to, at, near.slip, node.common)
        if (score >= leastScore) slips.push({ from, to, at: [at], ids: [near.id], score, slip: near.slip })
      }
      to += 1
      node = node.next.get(places[to]?.id ?? -1)
    }
  }
}

function hasMarkNear(places: readonly Place[], at: number): boolean {
  for (let other = Math.max(0, at - 4); other <= at + 4; other += 1) if (places[other]?.token.kind === 'mark') return true
  return false
}

/** Names of people and places, and abbreviations, are no damaged words. */
function isForeign({ token }: Place, places: readonly Place[], at: number): boolean {
  if (token.shape === 'lower') return false
  const before = places[at - 1]?.token
  const after = places[at + 1]?.token
  if (token.shape === 'upper') return before?.shape !== 'upper' && after?.shape !== 'upper'
  if (token.shape !== 'title') return true
  const opens = before === undefined || before.kind === 'border'
  return !opens || after?.shape === 'title'
}

/** How sure it is that the window is a slip: longer phrases and syllables that nothing else explains count for it. */
function scoreOf(
  places: readonly Place[],
  cover: readonly (readonly Span[])[],
  from: number,
  to: number,
  at: number,
  slip: number,
  isCommon: boolean,
): number {
  const damaged = places[at]?.known
  if (!damaged) return 0
  let syllables = 0
  let hasMark = false
  let isNeeded = false
  let evidence = 0
  for (let other = from; other <= to; other += 1) {
    const place = places[other]
    if (place?.id === commaId || place?.id === dashId) {
      hasMark = true
      continue
    }
    syllables += 1
    if (other === at) continue
    const spans = cover[other] ?? []
    // Another phrase already needs this syllable: "thành phố hợp nhất" is no slip of "phối hợp".
    if (spans.some((span) => needsOutside(span, from, to, at))) {
      isNeeded = true
      evidence -= 1
    } else if (spans.length === 0) {
      const role = place?.known?.role
      evidence += role === 'particle' ? 0 : role === 'word' ? 0.5 : 1.5
    }
  }
  const covering = cover[at] ?? []
  if (covering.length > 0) {
    const inside = covering.every((span) => span.from >= from && span.to <= to)
    if (!inside || !hasMark || isNeeded || syllables < 4) return 0
    // Both "đồng bộ, hiện đại" and "hiện tại" are phrases; the longer one decides.
    return 1.6
  }
  // A small word before or after whole phrases belongs to the sentence: "của hệ thống chính trị" is not "cả hệ thống …".
  const beside = at === from ? cover[at + 1] : at === to ? cover[at - 1] : undefined
  if (damaged.role === 'particle' && (isNeeded || (beside?.length ?? 0) > 0)) return 0
  const own = damaged.possible ? { unknown: 2, bound: 1, word: 0, particle: -1 }[damaged.role] : 3
  const ease = slip <= 1 ? 0.4 : slip < 1.3 ? 0.2 : 0
  return evidence + own + ease + (syllables - 2) + (isCommon && slip < oneMark ? commonBonus : 0)
}

/** True when an exact phrase ties a syllable of the window to what stands outside, and does not merely go on after it. */
function needsOutside(span: Span, from: number, to: number, at: number): boolean {
  if (span.from >= from && span.to <= to) return false
  const goesOn = span.from > at && span.to > to && span.to - span.from > to - span.from + 1
  return !goesOn
}

/** "phân đầu" for "phấn đấu": both syllables have a wrong tone, and no phrase of these letters stands there. */
function findDoubleSlips(places: readonly Place[], cover: readonly (readonly Span[])[], lexicon: Lexicon): Slip[] {
  const slips: Slip[] = []
  for (let at = 0; at + 1 < places.length; at += 1) {
    const [first, second] = [places[at], places[at + 1]]
    if (!first?.known || !second?.known || (cover[at]?.length ?? 0) + (cover[at + 1]?.length ?? 0) > 0) continue
    if (isForeign(first, places, at) || isForeign(second, places, at + 1)) continue
    const alike = lexicon.byLetters.get(first.known.syllable.letters)?.get(second.known.syllable.letters)
    const [right] = alike ?? []
    if (right === undefined || alike?.length !== 1) continue
    const ids = right.map((step) => step.id)
    if (ids[0] === first.id || ids[1] === second.id) continue
    const free = [first, second].filter(({ known }) => known?.role === 'word' || known?.role === 'particle').length
    // Where both may stand alone, what follows must belong to the phrase as well: "phân đầu hoàn thành".
    const goesOn = lexicon.root.next.get(ids[0] ?? -1)?.next.get(ids[1] ?? -1)?.next.has(places[at + 2]?.id ?? -1) ?? false
    if (free < 2 || goesOn) slips.push({ from: at, to: at + 1, at: [at, at + 1], ids, score: 2 - free * 0.2, slip: 1.5 })
  }
  return slips
}
