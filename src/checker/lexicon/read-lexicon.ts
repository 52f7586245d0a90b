/** The list of correct wording, made ready for reading texts with it. */
import { z } from 'zod'
import { Refusal } from '../../domain/errors.ts'
import { squeeze } from '../../domain/words/text.ts'
import {
  type KnownSyllable,
  type Lexicon,
  type FixedName,
  type Pattern,
  type Step,
  type Variants,
  type WordingKind,
  commaId,
  dashId,
} from './lexicon.ts'
import { type LearnedWording, nothingLearned } from './learn-wording.ts'
import { fieldsOf } from './name-steps.ts'
import { createPhraseTree, type PhraseTrait, rootNode } from './phrase-tree.ts'
import {
  commonDistance,
  isPossible,
  isToneMisplaced,
  keyOf,
  meetingKeys,
  readSyllable,
  distanceBetween,
  type Syllable,
} from './syllable.ts'
import { readShape, readTokens } from './tokens.ts'

const pair = z.object({ wrong: z.string().min(3), right: z.string().min(3) }).strict()

const lexiconSchema = z
  .object({
    /** Right phrases in running text, by subject. */
    phrases: z.record(z.string(), z.array(z.string().min(1))),
    /** Phrases that every notice is full of: a text one mark away from one is a typo of it. */
    common: z.array(z.string().min(1)),
    /** Words often side by side that do not need each other: a typo of one is corrected, and neither is explained. */
    pairs: z.array(z.string().min(1)),
    /** Right sequences that are no phrases but look like a typo of one: they only suppress findings. */
    collocations: z.array(z.string().min(1)),
    /** Syllables that stand alone; `particles` can stand beside anything. */
    words: z.array(z.string().min(1)),
    particles: z.array(z.string().min(1)),
    /** Names written in one way, with their capitals and commas. */
    names: z.array(z.string().min(1)),
    places: z.array(z.string().min(1)),
    /** Spellings of one thing, of which a notice should use one. */
    variants: z.array(
      z
        .object({ rule: z.enum(['SPL-05', 'TERM-01', 'TERM-04']), spellings: z.array(z.string().min(3)).min(2) })
        .strict(),
    ),
    /** Sequences that are always wrong. */
    patterns: z.partialRecord(z.enum(['order', 'comma', 'fixedName', 'realWord']), z.array(pair)),
  })
  .strict()

/** Phrases without any of these are split at their blanks: reading tokens costs ten times as much. */
const marks = /[,\-–\d.()"\n]/

/** More spellings than a text of thousands of pages has; foreign words must not fill the memory. */
const mostRemembered = 50_000

/**
 * Makes a lexicon ready. `officeWords` are the office's own phrases: what they cover is never a fault, and typos in
 * them are found. `bodyNames` are names of bodies, written as they should be; `learned` is what issued notices have. Refuses with `input.invalid` what is no lexicon.
 */
export function readLexicon(
  json: unknown,
  officeWords: readonly string[] = [],
  bodyNames: readonly string[] = [],
  learned: LearnedWording = nothingLearned,
): Lexicon {
  const read = lexiconSchema.safeParse(json)
  if (!read.success) {
    const [issue] = read.error.issues
    const field = issue?.path.join('.') ?? ''
    throw new Refusal('input.invalid', `Từ điển: ${issue?.message ?? ''} (${field}).`, { field })
  }
  const builder = startLexicon(new Set(read.data.words), new Set(read.data.particles))
  for (const phrase of Object.values(read.data.phrases).flat()) builder.addPhrase(phrase)
  for (const phrase of read.data.common) builder.addPhrase(phrase, 'common')
  for (const beside of read.data.pairs) builder.addPair(beside)
  for (const collocation of read.data.collocations) builder.addSilence(collocation)
  const names = new Set([...read.data.names, ...bodyNames.filter((name) => /^\p{Lu}\p{Ll}/u.test(name))])
  for (const name of names) builder.addName(name, false)
  for (const name of learned.names) if (!names.has(name)) builder.addName(name, false)
  for (const phrase of learned.phrases) builder.addSilence(phrase)
  for (const place of read.data.places) builder.addName(place, true)
  for (const [kind, list] of Object.entries(read.data.patterns)) {
    for (const { wrong, right } of list) builder.addPattern(kind as WordingKind, wrong, right)
  }
  for (const own of officeWords) builder.addPhrase(squeeze(own.normalize('NFC')), 'office')
  for (const { spellings } of read.data.variants) for (const spelling of spellings) builder.addSilence(spelling)
  const variants = read.data.variants.map(({ rule, spellings }) => ({
    rule,
    spellings: spellings.map((written) => ({ written, lower: written.toLowerCase() })),
  }))
  return builder.finish(variants)
}

// Whole: a builder whose functions fill the same tables, which `finish` then freezes.
// oxlint-disable-next-line max-lines-per-function
function startLexicon(words: Set<string>, particles: ReadonlySet<string>) {
  const ids = new Map<string, number>([
    [',', commaId],
    ['-', dashId],
  ])
  const written = [',', '-']
  const syllables: (Syllable | null)[] = [null, null]
  const { tree, add } = createPhraseTree([commaId, dashId])
  const byLetters = new Map<string, Map<string, (readonly Step[])[]>>()
  const names: FixedName[][] = []
  const patterns: Pattern[][] = []
  /** Syllables of phrases: only to these a typo is corrected. */
  const inPhrases = new Set<number>()

  const idBySpelling = new Map<string, number>()

  function idOf(spelling: string): number {
    const lower = spelling.toLowerCase()
    const remembered = idBySpelling.get(lower)
    if (remembered !== undefined) return remembered
    const syllable = readSyllable(lower)
    const key = keyOf(syllable)
    let id = ids.get(key)
    if (id === undefined) {
      id = written.length
      ids.set(key, id)
      written.push(lower)
      syllables.push(syllable)
    }
    idBySpelling.set(lower, id)
    return id
  }

  function stepsOf(text: string): Step[] {
    if (!marks.test(text))
      return text
        .split(' ')
        .filter((spelling) => spelling !== '')
        .map((spelling) => ({ id: idOf(spelling), written: spelling }))
    return readTokens(text)
      .filter((token) => token.kind !== 'border')
      .map(({ kind, written: spelling }) => {
        if (kind === 'mark') return { id: spelling === ',' ? commaId : dashId, written: spelling }
        return { id: idOf(spelling), written: spelling }
      })
  }

  function addSteps(steps: readonly Step[], ...traits: readonly PhraseTrait[]): void {
    add(
      steps.map(({ id }) => id),
      ...traits,
    )
  }

  function addPhrase(phrase: string, ...traits: readonly PhraseTrait[]): void {
    const steps = stepsOf(phrase)
    const [only] = steps
    if (only === undefined) return
    if (steps.length === 1) words.add(only.written.toLowerCase())
    addSteps(steps, 'ends', 'corrects', ...traits)
    for (const { id } of steps) inPhrases.add(id)
    if (steps.length !== 2) return
    const [first = '', second = ''] = steps.map(({ id }) => syllables[id]?.letters)
    const begun = byLetters.get(first) ?? new Map<string, (readonly Step[])[]>()
    byLetters.set(first, begun)
    if (!begun.get(second)?.some((alike) => alike.every(({ id }, at) => id === steps[at]?.id)))
      push(begun, second, steps)
  }

  function addName(name: string, isProvinceName: boolean): void {
    const steps = stepsOf(name)
    // The form every office may write without capitals is a phrase as well.
    addSteps(steps, 'ends')
    const length = steps.filter(({ id }) => id !== commaId && id !== dashId).length
    pushAt(names, steps[0]?.id, { name, steps, syllables: length, isProvinceName })
  }

  function addPattern(kind: WordingKind, wrong: string, right: string): void {
    const steps = stepsOf(wrong)
    pushAt(patterns, steps[0]?.id, { kind, steps, right })
  }

  // Whole: what the finished lexicon answers, over the builder's tables.
  // oxlint-disable-next-line max-lines-per-function
  function finish(variants: readonly Variants[]): Lexicon {
    const meetings = new Map<string, number[]>()
    for (const id of inPhrases) {
      const syllable = syllables[id]
      if (syllable) for (const key of new Set(meetingKeys(syllable))) push(meetings, key, id)
    }
    const anyVariant = new RegExp(
      variants
        .flatMap(({ spellings }) => spellings.map(({ lower }) => lower.replace(/[^\p{L} ]/gu, '\\$&')))
        .join('|') || '(?!)',
    )
    const remembered = new Map<string, KnownSyllable>()

    /** `spelling` in small letters. */
    function learn(spelling: string): KnownSyllable {
      const syllable = readSyllable(spelling)
      const id = ids.get(keyOf(syllable)) ?? -1
      const near = new Map<number, number>()
      for (const key of meetingKeys(syllable)) {
        for (const other of meetings.get(key) ?? []) {
          const right = syllables[other]
          if (near.has(other) || !right) continue
          const distance = distanceBetween(syllable, right)
          if (distance > 0) near.set(other, distance)
        }
      }
      const free = particles.has(spelling) ? 'particle' : words.has(spelling) ? 'word' : null
      const possible = isPossible(syllable)
      const typos = [...near].map(([nearId, distance]) => ({
        id: nearId,
        distance,
        start: tree.step(rootNode, nearId),
      }))
      return {
        id,
        syllable,
        shape: 'lower',
        start: tree.step(rootNode, id),
        possible,
        role: free ?? (inPhrases.has(id) ? 'bound' : 'unknown'),
        near: typos,
        particle: onlyParticle(typos),
        meant: id >= 0 ? placeTone(spelling, written[id] ?? '') : possible ? null : nearestParticle(spelling, typos),
      }
    }

    function onlyParticle(typos: KnownSyllable['near']): string | null {
      const [right, other] = typos.filter(
        ({ id: nearId, distance }) => distance <= commonDistance && particles.has(written[nearId] ?? ''),
      )
      return right === undefined || other !== undefined ? null : (written[right.id] ?? null)
    }

    /** "đươc": no syllable at all, and one typo from one single word. Without any mark it may be a foreign word. */
    function nearestParticle(spelling: string, typos: KnownSyllable['near']): string | null {
      if (/^[a-zđ]*$/.test(spelling)) return null
      const least = Math.min(...typos.map(({ distance }) => distance))
      const [nearest, other] = typos.filter(({ distance }) => distance === least)
      const right = written[nearest?.id ?? -1]
      return right !== undefined && other === undefined && particles.has(right) ? right : null
    }

    function know(spelling: string): KnownSyllable {
      const known = remembered.get(spelling)
      if (known !== undefined) return known
      const shape = readShape(spelling)
      const learnt: KnownSyllable = shape === 'lower' ? learn(spelling) : { ...know(spelling.toLowerCase()), shape }
      if (remembered.size < mostRemembered) remembered.set(spelling, learnt)
      return learnt
    }
    return {
      tree,
      byLetters,
      names: fillGaps(names),
      patterns: fillGaps(patterns),
      fields: fieldsOf(names.flat()),
      variants,
      anyVariant,
      written,
      know,
    }
  }

  /** A list with gaps is sought like a map. */
  function fillGaps<Value>(list: readonly Value[]): (Value | undefined)[] {
    return Array.from(written, (_, id) => list[id])
  }

  function addSilence(text: string): void {
    addSteps(stepsOf(text), 'ends')
  }

  function addPair(beside: string): void {
    const steps = stepsOf(beside)
    addSteps(steps, 'corrects', 'common')
    for (const { id } of steps) inPhrases.add(id)
  }

  return { addPhrase, addSilence, addPair, addName, addPattern, finish }
}

/** "hiệu qủa": the syllable is right but for the place of its mark. */
function placeTone(spelling: string, right: string): string | null {
  return spelling.length > 2 && isToneMisplaced(spelling) && !isToneMisplaced(right) ? right : null
}

function pushAt<Value>(lists: Value[][], at: number | undefined, value: Value): void {
  if (at === undefined) return
  const list = lists[at]
  if (list === undefined) lists[at] = [value]
  else list.push(value)
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
