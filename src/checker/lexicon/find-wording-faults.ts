/** The wording checker: what stands in a text where a known phrase or name was meant. */
import { findNameFaults } from './find-names.ts'
import { findSlips, type KnownToken, type Slip, type Span, walkPhrases } from './find-real-words.ts'
import { commaId, dashId, type Lexicon, type WordingKind } from './lexicon.ts'
import { noNode, type PhraseNode, rootNode } from './phrase-tree.ts'
import { commonSlip } from './syllable.ts'
import { inShape, readTokens, type Token } from './tokens.ts'

export interface WordingFault {
  readonly kind: WordingKind
  /** Offsets in the text given, which is NFC. */
  readonly start: number
  readonly end: number
  readonly found: string
  readonly expected: string
  /** 0 to 1. */
  readonly confidence: number
}

/** Faults of wording in one paragraph, in order, none over another. Silent when in doubt. */
export function findWordingFaults(text: string, lexicon: Lexicon): WordingFault[] {
  const places = readTokens(text).map((token) => knownTokenOf(token, lexicon))
  const walk = walkPhrases(places, lexicon)
  const { spans, cover } = walk
  const candidates = [
    ...findPatterns(text, places, cover, lexicon),
    ...findNameFaults(text, places, cover, lexicon).map((fault) => ({
      ...fault,
      ...extentOf(text, places, fault.from, fault.to),
    })),
    ...findCoordination(text, places, spans, lexicon),
    ...findBareCoordination(text, places, spans),
    ...bestSlips(findSlips(places, walk, lexicon)).map((slip) => faultOf(text, places, slip, lexicon)),
    ...findReversed(text, places, cover, lexicon),
    ...findMisordered(text, places, cover, lexicon),
    ...findMisspelt(text, places),
    ...findParticles(text, places, cover),
    ...findBeforeNumbers(text, places, cover, lexicon),
  ]
  const office = spans.filter((span) => span.office).map((span) => extentOf(text, places, span.from, span.to))
  const kept: WordingFault[] = []
  for (const { kind, start, end, found, expected, confidence } of candidates) {
    if (found === expected || office.some((own) => own.start < end && own.end > start)) continue
    if (kept.some((other) => other.start < end && other.end > start)) continue
    kept.push({ kind, start, end, found, expected, confidence })
  }
  return kept.toSorted((one, other) => one.start - other.start)
}

function knownTokenOf(token: Token, lexicon: Lexicon): KnownToken {
  if (token.kind === 'mark') return { token, id: token.written === ',' ? commaId : dashId, known: null, shape: null }
  if (token.kind === 'border') return { token, id: -1, known: null, shape: null }
  const known = lexicon.know(token.written)
  return { token, id: known.id, known, shape: known.shape }
}

function extentOf(
  text: string,
  places: readonly KnownToken[],
  from: number,
  to: number,
): { start: number; end: number; found: string } {
  const start = places[from]?.token.start ?? 0
  const end = places[to]?.token.end ?? start
  return { start, end, found: text.slice(start, end) }
}

/** Fewer syllables rarely tell a reader what is wrong. */
const leastShown = 3

/** Of the slips over one place the likeliest, shown over the shortest phrase that tells it. */
function bestSlips(slips: readonly Slip[]): Slip[] {
  const ranked = slips.toSorted((one, other) => other.score - one.score || one.slip - other.slip)
  const taken = new Set<number>()
  const best: Slip[] = []
  for (const slip of ranked) {
    if (slip.at.some((at) => taken.has(at))) continue
    for (const at of slip.at) taken.add(at)
    const same = slips.filter(({ at, ids }) => at.join() === slip.at.join() && ids.join() === slip.ids.join())
    const shown = same.filter(({ from, to }) => to - from + 1 >= leastShown)
    const shortest = shown.reduce((one, other) => (other.to - other.from < one.to - one.from ? other : one), slip)
    best.push({ ...shortest, score: slip.score })
  }
  return best
}

/** The found text with its damaged syllables mended: blanks, marks and capitals stay as they stand. */
function faultOf(text: string, places: readonly KnownToken[], slip: Slip, lexicon: Lexicon): WordingFault {
  const { start, end, found } = extentOf(text, places, slip.from, slip.to)
  let expected = ''
  let done = start
  for (const [index, at] of slip.at.entries()) {
    const place = places[at]
    if (place === undefined) continue
    expected += text.slice(done, place.token.start) + inShape(lexicon.written[slip.ids[index] ?? 0] ?? '', place.shape)
    done = place.token.end
  }
  const confidence = Math.min(0.99, 0.5 + slip.score / 10)
  return { kind: 'realWord', start, end, found, expected: expected + text.slice(done, end), confidence }
}

/** Sequences that are always wrong: "cả kể", "cơ quan đơn vị". */
function findPatterns(
  text: string,
  places: readonly KnownToken[],
  cover: readonly (readonly Span[])[],
  lexicon: Lexicon,
): WordingFault[] {
  const faults: WordingFault[] = []
  for (let from = 0; from < places.length; from += 1) {
    const place = places[from]
    const begun = place === undefined ? undefined : lexicon.patterns[place.id]
    if (place === undefined || begun === undefined) continue
    for (const { kind, steps, right } of begun) {
      if (!steps.every(({ id }, index) => places[from + index]?.id === id)) continue
      const to = from + steps.length - 1
      // "tất cả kể từ ngày": the words belong to their neighbours.
      const isSplit = [...(cover[from] ?? []), ...(cover[to] ?? [])].some((span) => span.from < from || span.to > to)
      if (isSplit && kind !== 'comma' && kind !== 'fixedName') continue
      const extent = extentOf(text, places, from, to)
      faults.push({ kind, ...extent, expected: inShape(right, place.shape), confidence: 0.85 })
    }
  }
  return faults
}

/**
 * Three parts joined by two "và" after a comma: "A, B và C và D". Names are left alone ("Sở Giáo dục và Đào tạo và
 * Sở Y tế"), and so are parts that hold an "và" of their own ("quốc phòng và an ninh"), unless the list mended is known.
 */
function findCoordination(
  text: string,
  places: readonly KnownToken[],
  spans: readonly Span[],
  lexicon: Lexicon,
): WordingFault[] {
  const isAnd = (at: number) => places[at]?.token.written === 'và'
  const isSmall = (span: Span) => places.slice(span.from, span.to + 1).every(({ shape }) => shape === 'lower')
  const isInside = (at: number) => spans.some((span) => span.from < at && span.to > at)
  const faults: WordingFault[] = []
  for (const middle of spans) {
    if (!isAnd(middle.from - 1) || !isAnd(middle.to + 1) || !isSmall(middle)) continue
    const first = spans.find(
      (span) => span.to === middle.from - 2 && places[span.from - 1]?.id === commaId && isSmall(span),
    )
    const last = spans.findLast((span) => span.from === middle.to + 2 && isSmall(span))
    const and = places[middle.from - 1]?.token
    if (first === undefined || last === undefined || and === undefined) continue
    const ownAnd = isInside(middle.from - 1) || isInside(middle.to + 1)
    if (ownAnd && !isKnownList(places, first, middle, last, lexicon)) continue
    const { start, end, found } = extentOf(text, places, first.from, last.to)
    const expected = `${text.slice(start, and.start).trimEnd()},${text.slice(and.end, end)}`
    faults.push({ kind: 'coordination', start, end, found, expected, confidence: 0.8 })
  }
  return faults
}

const longestPart = 4

/** "giống và vật tư và kỹ thuật": two "và" around a few small words. An "và" of a name or a phrase joins only what is in it. */
function findBareCoordination(text: string, places: readonly KnownToken[], spans: readonly Span[]): WordingFault[] {
  const ands: number[] = []
  for (let at = 0; at < places.length; at += 1) {
    if (places[at]?.token.written === 'và' && !spans.some(({ from, to }) => from < at && to > at)) ands.push(at)
  }
  return ands.flatMap((first, index): WordingFault[] => {
    const second = ands[index + 1]
    if (second === undefined || second - first > longestPart + 1 || second - first < 2) return []
    const around = places.slice(Math.max(0, first - 1), second + 2)
    if (around.length < second - first + 3 || around.some(({ shape }) => shape !== 'lower')) return []
    const { start, end, found } = extentOf(text, places, first - 1, second + 1)
    const and = places[first]?.token
    if (and === undefined) return []
    return [
      {
        kind: 'coordination',
        start,
        end,
        found,
        expected: `${text.slice(start, and.start).trimEnd()},${text.slice(and.end, end)}`,
        confidence: 0.75,
      },
    ]
  })
}

/** True when a phrase of the lexicon ends with "first, middle và last". */
function isKnownList(places: readonly KnownToken[], first: Span, middle: Span, last: Span, lexicon: Lexicon): boolean {
  for (let from = first.from; from >= Math.max(0, first.from - 6); from -= 1) {
    let node: PhraseNode = rootNode
    for (let at = from; at <= last.to && node !== noNode; at += 1)
      node = lexicon.tree.step(node, at === middle.from - 1 ? commaId : (places[at]?.id ?? -1))
    if (lexicon.tree.ends(node)) return true
  }
  return false
}

/** Two syllables in the wrong order, neither of which can stand alone: "đốc đôn". */
function findReversed(
  text: string,
  places: readonly KnownToken[],
  cover: readonly (readonly Span[])[],
  lexicon: Lexicon,
): WordingFault[] {
  const faults: WordingFault[] = []
  for (let at = 0; at + 1 < places.length; at += 1) {
    const first = places[at]
    const second = places[at + 1]
    if (first?.known?.role !== 'bound' || second?.known?.role !== 'bound' || first.id === second.id) continue
    if (first.shape !== 'lower' || second.shape !== 'lower') continue
    if ((cover[at]?.length ?? 0) + (cover[at + 1]?.length ?? 0) > 0) continue
    if (!lexicon.tree.mends(lexicon.tree.step(second.known.start, first.id))) continue
    const expected = `${second.token.written} ${first.token.written}`
    faults.push({ kind: 'order', ...extentOf(text, places, at, at + 1), expected, confidence: 0.7 })
  }
  return faults
}

const longestOrdered = 6

/** Neighbours swapped inside a longer phrase: "cấp thẩm có quyền", "trên bàn địa tỉnh". One of the two must be without a phrase of its own. */
function findMisordered(
  text: string,
  places: readonly KnownToken[],
  cover: readonly (readonly Span[])[],
  lexicon: Lexicon,
): WordingFault[] {
  const faults: WordingFault[] = []
  const isFree = (at: number) => places[at]?.known?.role === 'bound' && (cover[at]?.length ?? 0) === 0
  for (let at = 0; at + 1 < places.length; at += 1) {
    const first = places[at]
    const second = places[at + 1]
    if (
      !first?.known ||
      !second?.known ||
      first.id === second.id ||
      first.shape !== 'lower' ||
      second.shape !== 'lower'
    )
      continue
    if (!isFree(at) && !isFree(at + 1)) continue
    // What begins with the swap may be right: "họp phiên thường kỳ".
    for (let from = Math.max(0, at - longestOrdered + 2); from < at; from += 1) {
      const to = endOfSwapped(places, from, at, lexicon)
      if (to === null || to - from < 2) continue
      const extent = extentOf(text, places, from, to)
      const [one, other] = [first.token, second.token]
      const expected =
        text.slice(extent.start, one.start) +
        other.written +
        text.slice(one.end, other.start) +
        one.written +
        text.slice(other.end, extent.end)
      faults.push({ kind: 'order', ...extent, expected, confidence: 0.7 })
      break
    }
  }
  return faults
}

/** Where a phrase ends that begins at `from` and has the places `at` and `at + 1` swapped. */
function endOfSwapped(places: readonly KnownToken[], from: number, at: number, { tree }: Lexicon): number | null {
  let node: PhraseNode = rootNode
  let end: number | null = null
  for (let place = from; place < Math.min(places.length, from + longestOrdered); place += 1) {
    node = tree.step(node, places[place === at ? at + 1 : place === at + 1 ? at : place]?.id ?? -1)
    if (node === noNode) break
    if (place > at && tree.mends(node)) end = place
  }
  return end
}

/** What is wrong in one syllable alone, whatever stands beside it. */
function findMisspelt(text: string, places: readonly KnownToken[]): WordingFault[] {
  const faults: WordingFault[] = []
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]
    const meant = place?.known?.meant ?? null
    if (place === undefined || meant === null || (place.id < 0 && place.shape !== 'lower')) continue
    faults.push({
      kind: 'realWord',
      ...extentOf(text, places, at, at),
      expected: inShape(meant, place.shape),
      confidence: 0.7,
    })
  }
  return faults
}

/** Small words so frequent that a syllable one mark away is a slip of them even if some phrase has it: "dược phê duyệt". */
const frequent: ReadonlySet<string> = new Set(['được', 'trong', 'những', 'không', 'như'])

/** "nhiệm vụ cua Ban Chỉ đạo": a syllable that never stands alone, one mark away from a single small word. */
function findParticles(
  text: string,
  places: readonly KnownToken[],
  cover: readonly (readonly Span[])[],
): WordingFault[] {
  const faults: WordingFault[] = []
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]
    if (!place?.known || place.shape !== 'lower' || (cover[at]?.length ?? 0) > 0) continue
    const { role, particle } = place.known
    if (particle === null || (role !== 'unknown' && (role !== 'bound' || !frequent.has(particle)))) continue
    faults.push({ kind: 'realWord', ...extentOf(text, places, at, at), expected: particle, confidence: 0.7 })
  }
  return faults
}

/** The words that stand in front of numbers of these forms. */
const beforeNumbers: readonly (readonly [word: string, number: RegExp])[] = [
  ['ngày', /^\d{1,2}\/\d/],
  ['tháng', /^\d{1,2}(?:\/\d{4}| năm )/],
  ['năm', /^(?:19|20)\d{2}(?!\d)/],
  ['quý', /^(?:I{1,3}|IV)(?![\p{L}\d])/u],
  ['số', /^\d+-\p{Lu}{2}/u],
]
/** No form looks further. */
const numberLength = 12

/** "ngay 22/12/2024", "sổ 57-NQ/TW": one tone or mark away from the word that belongs in front of such a number. */
function findBeforeNumbers(
  text: string,
  places: readonly KnownToken[],
  cover: readonly (readonly Span[])[],
  lexicon: Lexicon,
): WordingFault[] {
  const faults: WordingFault[] = []
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]
    if (!place?.known || place.shape !== 'lower' || (cover[at]?.length ?? 0) > 0) continue
    const {
      token: { written, end },
      known: { near },
    } = place
    if (!/[\dIV]/.test(text.charAt(end + 1)) || text.charAt(end).trim() !== '') continue
    const number = text.slice(end + 1, end + 1 + numberLength)
    const [meant] =
      beforeNumbers.find(
        ([word, form]) =>
          form.test(number) && near.some(({ id, slip }) => slip <= commonSlip && lexicon.written[id] === word),
      ) ?? []
    if (meant !== undefined && meant !== written)
      faults.push({ kind: 'realWord', ...extentOf(text, places, at, at), expected: meant, confidence: 0.8 })
  }
  return faults
}
