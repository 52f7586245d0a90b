/** Right syllables in a wrong phrase: "chuyên đổi số" (SPL-01). */
import { commaId, dashId, type KnownSyllable, type Lexicon, type NearSyllable, type PhraseNode } from './lexicon.ts'
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

/** All exact phrases, also those inside longer ones: each explains its syllables. */
export function findSpans(places: readonly Place[]): Span[] {
  const spans: Span[] = []
  for (let from = 0; from < places.length; from += 1) {
    let node = places[from]?.known?.start
    for (let to = from; node !== undefined; node = node.next.get(places[to]?.id ?? -1)) {
      if (node.phrase !== null && (to > from || node.office)) spans.push({ from, to, office: node.office })
      to += 1
    }
  }
  return spans
}

/** A phrase that began at `from` and has come as far as `node`. */
interface Begun {
  readonly from: number
  readonly node: PhraseNode
}

/** What is begun in front of a place and may go on in it; with `needsMark` only what may hold a comma or dash. */
function begunBefore(places: readonly Place[], at: number, longest: number, needsMark: boolean): Begun[] {
  const begun: Begun[] = []
  for (let from = Math.max(0, at - longest); from < at; from += 1) {
    let node = places[from]?.known?.start
    for (let place = from + 1; place < at && node !== undefined; place += 1) {
      if (needsMark && !node.hasMark) break
      node = node.next.get(places[place]?.id ?? -1)
    }
    if (node !== undefined && node.next.size > 0 && (node.hasMark || !needsMark)) begun.push({ from, node })
  }
  return begun
}

/** For each place, the exact phrases over it. */
export function coverOf(places: readonly Place[], spans: readonly Span[]): readonly (readonly Span[])[] {
  const cover: (Span[] | undefined)[] = []
  for (const span of spans) {
    for (let at = span.from; at <= span.to; at += 1) {
      const over = cover[at]
      if (over === undefined) cover[at] = [span]
      else over.push(span)
    }
  }
  return places.map((_, at) => cover[at] ?? nothing)
}

const nothing = [] as const

/** A tone or one vowel mark: what is mistyped most. */
const oneMark = 1.3
const commonBonus = 1.2
/** Below this a window is left alone. Raised until clean notices stayed silent. */
export const leastScore = 1.5

/** Every slip likely enough; a place may have several. */
export function findSlips(places: readonly Place[], cover: readonly (readonly Span[])[], lexicon: Lexicon): Slip[] {
  const slips: Slip[] = []
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]
    if (place?.known === null || place === undefined) continue
    if (place.known.near.length === 0 || isForeign(place, places, at)) continue
    // What a phrase explains can only be overruled by a longer one with a comma.
    const isFree = cover[at]?.length === 0
    if (!isFree && !hasMarkNear(places, at)) continue
    for (const { from, node } of begunBefore(places, at, lexicon.longest, !isFree)) for (const near of place.known.near) collect(node.next.get(near.id), from, at, near)
    for (const near of place.known.near) if (isFree || near.start?.hasMark === true) collect(near.start, at, at, near)
  }
  return [...slips, ...findDoubleSlips(places, cover, lexicon)]

  /** Phrases over `from` and what follows, with the syllable `near` in the place `at`; `reached` has come as far as that. */
  function collect(reached: PhraseNode | undefined, from: number, at: number, near: NearSyllable): void {
    let node = reached
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
    if ((cover[at]?.length ?? 0) + (cover[at + 1]?.length ?? 0) > 0) continue
    const first = places[at]
    const second = places[at + 1]
    if (!first?.known || !second?.known) continue
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
