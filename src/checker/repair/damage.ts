/** How likely a kind of damage makes one written form out of another. */
import type { Spelling } from './spelling.ts'

export interface Damage {
  /** A mark is lost; a mark is kept but read as another; a letter without a mark is read with one. */
  readonly lost: number
  readonly confused: number
  readonly gained: number
  /** A letter is read as another or as a digit. */
  readonly misread: number
}

/** A right text; one with a few wrong words; one read without Vietnamese marks; one that lost them all. Which it is is asked line by line. */
export const damages = {
  none: { lost: 0.0002, confused: 0.0001, gained: 0.00005, misread: 0.00005 },
  few: { lost: 0.08, confused: 0.05, gained: 0.01, misread: 0.006 },
  some: { lost: 0.45, confused: 0.22, gained: 0.03, misread: 0.01 },
  all: { lost: 0.985, confused: 0.005, gained: 0.002, misread: 0.005 },
} as const satisfies Record<string, Damage>

/** Marks a mark may be taken for. */
const otherMarks = Math.log(6)
/** A reader of other languages knows acute, grave, tilde and circumflex: it seldom sees a hook, a dot below, a horn or a bar where there is none. */
const foreignMarks: ReadonlySet<string> = new Set(['\u0309', '\u0323', '\u031B', '-'])
const seldom = Math.log(0.15)

/** Logarithm of the probability that `meant` is read as `seen`, both of the same bare letters. */
export function scoreReading(seen: Spelling, meant: Spelling, damage: Damage): number {
  let score = scoreMark(seen.tone, meant.tone, damage)
  for (const [at, mark] of meant.marks.entries())
    if (mark !== '' || seen.marks[at] !== '' || isVowel(meant.bare, at))
      score += scoreMark(seen.marks[at] ?? '', mark, damage)
  return score
}

const isVowel = (bare: string, at: number) => 'aeou'.includes(bare.charAt(at))

function scoreMark(seen: string, meant: string, { lost, confused, gained }: Damage): number {
  if (seen === meant) return Math.log(meant === '' ? 1 - gained : 1 - lost - confused)
  if (seen === '') return Math.log(lost)
  return Math.log(meant === '' ? gained : confused) - otherMarks + (foreignMarks.has(seen) ? seldom : 0)
}
