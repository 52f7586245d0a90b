/** How likely a kind of damage makes one written form out of another. */
import type { KnownWord } from './language-model.ts'
import { anyMark, type Match } from './match.ts'
import type { Spelling } from './spelling.ts'

export interface Damage {
  /** A mark is lost; a mark is kept but read as another; a letter without a mark is read with one. */
  readonly lost: number
  readonly confused: number
  readonly gained: number
  /** A letter is read as another or as a digit. */
  readonly misread: number
  /** A spelling checker of another language took another word. */
  readonly respelled: number
  /** A blank is lost; one is put inside a word. */
  readonly lostBlank: number
  readonly addedBlank: number
  /** A word that the model does not know: in a right text a foreign one or a name, in a damaged one probably damaged. */
  readonly strange: number
}

/** A right text; one with a few wrong words; one read without Vietnamese marks; one that lost them all. Which it is is asked line by line. */
export const damages = {
  none: { lost: 2e-4, confused: 1e-4, gained: 5e-5, misread: 5e-5, respelled: 1e-9, lostBlank: 1e-5, addedBlank: 1e-5, strange: -4 },
  few: { lost: 0.08, confused: 0.05, gained: 0.01, misread: 0.01, respelled: 1e-7, lostBlank: 0.01, addedBlank: 0.006, strange: -5.5 },
  some: { lost: 0.45, confused: 0.22, gained: 0.03, misread: 0.01, respelled: 1e-7, lostBlank: 0.004, addedBlank: 0.003, strange: -5.5 },
  all: { lost: 0.985, confused: 0.005, gained: 0.002, misread: 0.005, respelled: 1e-7, lostBlank: 0.003, addedBlank: 0.001, strange: -5.5 },
} as const satisfies Record<string, Damage> // prettier-ignore

/** All marks lost, and words "corrected" to those of another language. */
export const respelling: Damage = { ...damages.all, misread: 0.0005, respelled: 0.03, strange: -7 }
/** Letters that a font did not have; the others are as they were. */
export const glyphsLost: Damage = { ...damages.none, lost: 1e-3, confused: 5e-4, misread: 2e-4, addedBlank: 1e-3, lostBlank: 1e-3, strange: -8 } // prettier-ignore

/** How seldom each further change of a spelling checker is. */
const furtherEdit = Math.log(0.12)
/** Marks a mark may be taken for. */
const otherMarks = Math.log(6)
/** A reader of other languages knows acute, grave, tilde and circumflex: it seldom sees a hook, a dot below, a horn or a bar where there is none. */
const foreignMarks: ReadonlySet<string> = new Set(['\u0309', '\u0323', '\u031B', '-'])
const seldom = Math.log(0.15)
/** A sign, a blank, nothing. */
const traces = Math.log(3)

/** The probability that a letter with its marks is lost. */
export type LossOf = (letter: string) => number

/** Logarithm of the probability that `meant` is read as what the match has gone through. */
export function scoreMatch(match: Match, meant: KnownWord, damage: Damage, lossOf: LossOf): number {
  const { spelling } = meant
  let score = match.misread * Math.log(damage.misread) + match.blanks * Math.log(damage.addedBlank)
  if (match.edits > 0) score += Math.log(damage.respelled) + match.edits * furtherEdit
  let { tone } = spelling
  for (const { at } of match.lost) {
    const letter = spelling.letters[at] ?? ''
    score += Math.log(lossOf(letter)) - traces
    if (tone !== '' && letter.normalize('NFD').includes(tone)) tone = ''
  }
  for (const [at, letter] of spelling.letters.entries())
    if (letter > '\u007F' && match.marks[at] !== anyMark) score += Math.log(1 - lossOf(letter))
  return score + scoreReading(match, { ...spelling, tone }, damage)
}

/** Logarithm of the probability that `meant` is read as `seen`, both of the same bare letters. */
export function scoreReading(
  seen: Pick<Spelling, 'marks' | 'tone'>,
  meant: Pick<Spelling, 'marks' | 'tone' | 'bare'>,
  damage: Damage,
): number {
  let score = scoreMark(seen.tone, meant.tone, damage)
  for (const [at, mark] of meant.marks.entries())
    if (mark !== '' || seen.marks[at] !== '' || isVowel(meant.bare, at))
      score += scoreMark(seen.marks[at] ?? '', mark, damage)
  return score
}

const isVowel = (bare: string, at: number) => 'aeou'.includes(bare.charAt(at))

function scoreMark(seen: string, meant: string, { lost, confused, gained }: Damage): number {
  if (seen === anyMark) return 0
  if (seen === meant) return Math.log(meant === '' ? 1 - gained : 1 - lost - confused)
  if (seen === '') return Math.log(lost)
  return Math.log(meant === '' ? gained : confused) - otherMarks + (foreignMarks.has(seen) ? seldom : 0)
}
