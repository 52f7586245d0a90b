/** The wording checker: what stands in a text where a known phrase or name was meant. */
import { findBareCoordination, findCoordination } from './find-coordination.ts'
import { findNameFaults } from './find-names.ts'
import { findMisordered, findReversed } from './find-order.ts'
import { findTypos, type KnownToken, type Typo, type Span, walkPhrases } from './find-real-words.ts'
import { commaId, dashId, type Lexicon } from './lexicon.ts'
import { commonDistance } from './syllable.ts'
import { inShape, readTokens, type Token } from './tokens.ts'
import { extentOf, type WordingFault } from './wording-fault.ts'

/** Faults of wording in one paragraph, in order, none over another. No finding when in doubt. */
export function findWordingFaults(text: string, lexicon: Lexicon): WordingFault[] {
  const tokens = readTokens(text).map((token) => knownTokenOf(token, lexicon))
  const walk = walkPhrases(tokens, lexicon)
  const { spans, phrasesAt } = walk
  const candidates = [
    ...findPatterns(text, tokens, phrasesAt, lexicon),
    ...findNameFaults(text, tokens, phrasesAt, lexicon).map((fault) => ({
      ...fault,
      ...extentOf(text, tokens, fault.from, fault.to),
    })),
    ...findCoordination(text, tokens, spans, lexicon),
    ...findBareCoordination(text, tokens, spans),
    ...bestTypos(findTypos(tokens, walk, lexicon)).map((typo) => faultOf(text, tokens, typo, lexicon)),
    ...findReversed(text, tokens, phrasesAt, lexicon),
    ...findMisordered(text, tokens, phrasesAt, lexicon),
    ...findMisspelt(text, tokens),
    ...findParticles(text, tokens, phrasesAt),
    ...findBeforeNumbers(text, tokens, phrasesAt, lexicon),
  ]
  const office = spans.filter((span) => span.office).map((span) => extentOf(text, tokens, span.from, span.to))
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

/** Fewer syllables rarely tell a reader what is wrong. */
const leastShown = 3

/** Of the typos over one place the likeliest, shown over the shortest phrase that tells it. */
function bestTypos(typos: readonly Typo[]): Typo[] {
  const ranked = typos.toSorted((one, other) => other.score - one.score || one.distance - other.distance)
  const taken = new Set<number>()
  const best: Typo[] = []
  for (const typo of ranked) {
    if (typo.at.some((at) => taken.has(at))) continue
    for (const at of typo.at) taken.add(at)
    const same = typos.filter(({ at, ids }) => at.join() === typo.at.join() && ids.join() === typo.ids.join())
    const shown = same.filter(({ from, to }) => to - from + 1 >= leastShown)
    const shortest = shown.reduce((one, other) => (other.to - other.from < one.to - one.from ? other : one), typo)
    best.push({ ...shortest, score: typo.score })
  }
  return best
}

/** The found text with its damaged syllables corrected: blanks, marks and capitals stay as they stand. */
function faultOf(text: string, tokens: readonly KnownToken[], typo: Typo, lexicon: Lexicon): WordingFault {
  const { start, end, found } = extentOf(text, tokens, typo.from, typo.to)
  let expected = ''
  let done = start
  for (const [index, at] of typo.at.entries()) {
    const place = tokens[at]
    if (place === undefined) continue
    expected += text.slice(done, place.token.start) + inShape(lexicon.written[typo.ids[index] ?? 0] ?? '', place.shape)
    done = place.token.end
  }
  const confidence = Math.min(0.99, 0.5 + typo.score / 10)
  return { kind: 'realWord', start, end, found, expected: expected + text.slice(done, end), confidence }
}

/** Sequences that are always wrong: "cả kể", "cơ quan đơn vị". */
function findPatterns(
  text: string,
  tokens: readonly KnownToken[],
  phrasesAt: readonly (readonly Span[])[],
  lexicon: Lexicon,
): WordingFault[] {
  const faults: WordingFault[] = []
  for (let from = 0; from < tokens.length; from += 1) {
    const place = tokens[from]
    const begun = place === undefined ? undefined : lexicon.patterns[place.id]
    if (place === undefined || begun === undefined) continue
    for (const { kind, steps, right } of begun) {
      if (!steps.every(({ id }, index) => tokens[from + index]?.id === id)) continue
      const to = from + steps.length - 1
      // "tất cả kể từ ngày": the words belong to their neighbours.
      const isSplit = [...(phrasesAt[from] ?? []), ...(phrasesAt[to] ?? [])].some(
        (span) => span.from < from || span.to > to,
      )
      if (isSplit && kind !== 'comma' && kind !== 'fixedName') continue
      const extent = extentOf(text, tokens, from, to)
      faults.push({ kind, ...extent, expected: inShape(right, place.shape), confidence: 0.85 })
    }
  }
  return faults
}

/** What is wrong in one syllable alone, whatever stands beside it. */
function findMisspelt(text: string, tokens: readonly KnownToken[]): WordingFault[] {
  const faults: WordingFault[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const place = tokens[at]
    const meant = place?.known?.meant ?? null
    if (place === undefined || meant === null || (place.id < 0 && place.shape !== 'lower')) continue
    faults.push({
      kind: 'realWord',
      ...extentOf(text, tokens, at, at),
      expected: inShape(meant, place.shape),
      confidence: 0.7,
    })
  }
  return faults
}

/** Small words so frequent that a syllable one mark away is a typo of them even if some phrase has it: "dược phê duyệt". */
const frequent: ReadonlySet<string> = new Set(['được', 'trong', 'những', 'không', 'như'])

/** "nhiệm vụ cua Ban Chỉ đạo": a syllable that never stands alone, one mark away from a single small word. */
function findParticles(
  text: string,
  tokens: readonly KnownToken[],
  phrasesAt: readonly (readonly Span[])[],
): WordingFault[] {
  const faults: WordingFault[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const place = tokens[at]
    if (!place?.known || place.shape !== 'lower' || (phrasesAt[at]?.length ?? 0) > 0) continue
    const { role, particle } = place.known
    if (particle === null || (role !== 'unknown' && (role !== 'bound' || !frequent.has(particle)))) continue
    faults.push({ kind: 'realWord', ...extentOf(text, tokens, at, at), expected: particle, confidence: 0.7 })
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
/** No form reads further. */
const numberLength = 12

/** "ngay 22/12/2024", "sổ 57-NQ/TW": one tone or mark away from the word that belongs in front of such a number. */
function findBeforeNumbers(
  text: string,
  tokens: readonly KnownToken[],
  phrasesAt: readonly (readonly Span[])[],
  lexicon: Lexicon,
): WordingFault[] {
  const faults: WordingFault[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const place = tokens[at]
    if (!place?.known || place.shape !== 'lower' || (phrasesAt[at]?.length ?? 0) > 0) continue
    const {
      token: { written, end },
      known: { near },
    } = place
    if (!/[\dIV]/.test(text.charAt(end + 1)) || text.charAt(end).trim() !== '') continue
    const number = text.slice(end + 1, end + 1 + numberLength)
    const [meant] =
      beforeNumbers.find(
        ([word, form]) =>
          form.test(number) &&
          near.some(({ id, distance }) => distance <= commonDistance && lexicon.written[id] === word),
      ) ?? []
    if (meant !== undefined && meant !== written)
      faults.push({ kind: 'realWord', ...extentOf(text, tokens, at, at), expected: meant, confidence: 0.8 })
  }
  return faults
}
