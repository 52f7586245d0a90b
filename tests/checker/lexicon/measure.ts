/** How well the wording checker does on the sentences of tests/fixtures/wording. */
import { readFileSync } from 'node:fs'
import { readDirectory } from '../../../src/domain/bodies/body-directory.ts'
import { findWordingFaults } from '../../../src/checker/lexicon/find-wording-faults.ts'
import type { WordingFault } from '../../../src/checker/lexicon/wording-fault.ts'
import type { Lexicon } from '../../../src/checker/lexicon/lexicon.ts'
import { readLexicon } from '../../../src/checker/lexicon/read-lexicon.ts'

const fixtures = 'tests/fixtures/wording'

/** `own`: what the list was built with. `others`: written by authors who had not seen the list, then used to fix it. */
export type Corpus = 'own' | 'others'
export const corpora: readonly Corpus[] = ['own', 'others']
const prefixes: Readonly<Record<Corpus, string>> = { own: '', others: 'others-' }

/** A sentence with one place damaged on purpose. */
export interface DamagedSentence {
  readonly text: string
  readonly wrong: string
  readonly right: string
  readonly kind: string
}

export interface Score {
  readonly damaged: number
  readonly fixed: number
  readonly recall: number
}

export interface WordingMeasure {
  /** Right mendings among all faults found, in clean and in damaged sentences. */
  readonly precision: number
  readonly recall: number
  readonly perKind: Readonly<Record<string, Score>>
  /** Sentences of the clean file in which something was found. */
  readonly falseAlarms: readonly string[]
  /** Share of clean sentences that stayed silent. */
  readonly silence: number
  readonly misses: readonly DamagedSentence[]
}

/** The lexicon as it ships, with the names of the bodies. */
export function readShippedLexicon(officeWords: readonly string[] = []): Lexicon {
  const directory = readDirectory(JSON.parse(readFileSync('resources/bodies.json', 'utf8')))
  const names = directory.bodies.filter((body) => body.kind === 'body').map((body) => body.name)
  return readLexicon(JSON.parse(readFileSync('resources/lexicon/lexicon.json', 'utf8')), officeWords, names)
}

export function readClean(corpus: Corpus = 'own'): string[] {
  return linesOf(`${prefixes[corpus]}clean.txt`)
}

export function readDamaged(corpus: Corpus = 'own'): DamagedSentence[] {
  return linesOf(`${prefixes[corpus]}damaged.tsv`).map((line) => {
    const [text = '', wrong = '', right = ''] = line.split('\t')
    if (!text.includes(wrong) || right === '') throw new Error(`damaged.tsv: ${line}`)
    return { text, wrong, right, kind: kindOf(wrong, right) }
  })
}

function linesOf(file: string): string[] {
  return readFileSync(`${fixtures}/${file}`, 'utf8')
    .normalize('NFC')
    .split('\n')
    .filter((line) => line !== '')
}

function kindOf(wrong: string, right: string): string {
  const syllables = (words: string) => words.split(' ').length
  if (wrong.toLowerCase() === right.toLowerCase()) return 'capital'
  if (wrong.replaceAll(',', '') === right.replaceAll(',', '')) return 'comma'
  if (syllables(wrong) !== syllables(right)) return / và .* và /.test(wrong) ? 'coordination' : 'fixedName'
  const sorted = (words: string) => words.split(' ').toSorted().join(' ')
  return sorted(wrong) === sorted(right) ? 'order' : 'realWord'
}

/** Both spellings of i and y are right; only another rule cares which is used. */
function levelled(text: string): string {
  return text.replace(/(?<=[hklmst])([íìỉĩị])(?!\p{L})/gu, (vowel) => 'ýỳỷỹỵ'['íìỉĩị'.indexOf(vowel)] ?? vowel)
}

/** `text` with the expected words in place of the found ones. */
export function fix(text: string, faults: readonly WordingFault[]): string {
  return faults.reduceRight(
    (fixed, { start, end, expected }) => fixed.slice(0, start) + expected + fixed.slice(end),
    text,
  )
}

/** Runs the checker over both files of a corpus. A damaged sentence counts as fixed only if fixing it gives the right sentence. */
export function measureWording(corpus: Corpus = 'own', lexicon: Lexicon = readShippedLexicon()): WordingMeasure {
  let right = 0
  let wrong = 0
  const falseAlarms: string[] = []
  const clean = readClean(corpus)
  for (const text of clean) {
    const faults = findWordingFaults(text, lexicon)
    wrong += faults.length
    if (faults.length > 0)
      falseAlarms.push(`${text}\n    ${faults.map(({ found, expected }) => `${found} -> ${expected}`).join('; ')}`)
  }
  const misses: DamagedSentence[] = []
  const counts = new Map<string, { damaged: number; fixed: number }>()
  for (const sentence of readDamaged(corpus)) {
    const faults = findWordingFaults(sentence.text, lexicon)
    const target = levelled(sentence.text.replace(sentence.wrong, () => sentence.right))
    const isFixed = levelled(fix(sentence.text, faults)) === target
    right += isFixed ? faults.length : 0
    wrong += isFixed ? 0 : faults.length
    const count = counts.get(sentence.kind) ?? { damaged: 0, fixed: 0 }
    counts.set(sentence.kind, { damaged: count.damaged + 1, fixed: count.fixed + (isFixed ? 1 : 0) })
    if (!isFixed) misses.push(sentence)
  }
  const perKind = Object.fromEntries(
    [...counts].map(([kind, count]) => [kind, { ...count, recall: count.fixed / count.damaged }]),
  )
  const all = [...counts.values()].reduce(
    (sum, { damaged, fixed }) => ({ damaged: sum.damaged + damaged, fixed: sum.fixed + fixed }),
    {
      damaged: 0,
      fixed: 0,
    },
  )
  return {
    precision: right / (right + wrong),
    recall: all.fixed / all.damaged,
    perKind,
    falseAlarms,
    silence: 1 - falseAlarms.length / clean.length,
    misses,
  }
}

const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const tone = /[\u0300\u0301\u0303\u0309\u0323]/
/** Apart, as the words are: a mark stands before the tone. */
const letters = ['a ă', 'a â', 'ă â', 'e ê', 'o ô', 'o ơ', 'ô ơ', 'u ư', 'd đ'].map(
  (pair) => pair.normalize('NFD').split(' ') as [string, string],
)

/** The syllables that a finger makes of `word`: another tone, or one letter with another mark. */
export function typosOf(word: string): string[] {
  const apart = word.normalize('NFD')
  const otherTones = tone.test(apart) ? tones.map((other) => apart.replace(tone, other)) : []
  const otherLetters = letters.flatMap(([one, other]) => [apart.replace(one, other), apart.replace(other, one)])
  return [...otherTones, ...otherLetters].map((typo) => typo.normalize('NFC')).filter((typo) => typo !== word)
}

/** Each word in small letters of the clean sentences is mistyped once, if that makes a syllable of the lexicon: what share is found. Many such typos make sense where they stand, and nobody can find them without knowing what was meant. */
export function measureTypos(corpus: Corpus, lexicon: Lexicon = readShippedLexicon()): Score {
  const known = new Set(lexicon.written)
  let damaged = 0
  let fixed = 0
  for (const text of readClean(corpus)) {
    for (const { 0: word, index } of text.matchAll(/(?<![\p{L}\d])\p{Ll}{2,}(?![\p{L}\d])/gu)) {
      const typos = typosOf(word).filter((typo) => known.has(typo))
      const typo = typos[(index + word.length) % Math.max(1, typos.length)]
      if (typo === undefined) continue
      damaged += 1
      const faults = findWordingFaults(text.slice(0, index) + typo + text.slice(index + word.length), lexicon)
      if (faults.some(({ start, end }) => start <= index && end >= index + typo.length)) fixed += 1
    }
  }
  return { damaged, fixed, recall: fixed / damaged }
}
