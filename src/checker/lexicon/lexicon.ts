/** What the wording checker knows of official Vietnamese, ready for reading texts with it. */
import type { PhraseNode, PhraseTree } from './phrase-tree.ts'
import type { Syllable } from './syllable.ts'
import type { Shape } from './tokens.ts'

export type WordingKind = 'realWord' | 'fixedName' | 'capital' | 'comma' | 'order' | 'coordination'

/** A syllable one typo away, and the phrases that begin with it. */
export interface NearSyllable {
  readonly id: number
  readonly distance: number
  readonly start: PhraseNode
}

/** What is known of one written syllable. */
export interface KnownSyllable {
  /** -1 when no phrase has it. */
  readonly id: number
  readonly syllable: Syllable
  readonly shape: Shape
  readonly possible: boolean
  /** How freely it stands outside phrases. */
  readonly role: 'particle' | 'word' | 'bound' | 'unknown'
  /** Phrases that begin with it. */
  readonly start: PhraseNode
  /** Syllables of the lexicon one typo away. */
  readonly near: readonly NearSyllable[]
  /** The only single small word (a particle) one tone or mark away. */
  readonly particle: string | null
  /** What was meant, in small letters, where the syllable is wrong whatever stands beside it: "qủa", "đươc". */
  readonly meant: string | null
}

/** One step of a name or pattern. */
export interface Step {
  readonly id: number
  readonly written: string
}

export interface FixedName {
  readonly name: string
  readonly steps: readonly Step[]
  readonly syllables: number
  readonly isProvinceName: boolean
}

export interface Pattern {
  readonly kind: WordingKind
  readonly steps: readonly Step[]
  readonly right: string
}

/** Spellings of one thing. */
export interface Variants {
  readonly rule: 'SPL-05' | 'TERM-01' | 'TERM-04'
  /** `lower` is sought in texts. */
  readonly spellings: readonly { readonly written: string; readonly lower: string }[]
}

export interface Lexicon {
  readonly tree: PhraseTree
  /** Phrases of two syllables by their letters without tones. */
  readonly byLetters: ReadonlyMap<string, ReadonlyMap<string, readonly (readonly Step[])[]>>
  /** Names and patterns by their first step. */
  readonly names: readonly (readonly FixedName[] | undefined)[]
  readonly patterns: readonly (readonly Pattern[] | undefined)[]
  /** Words of two syllables with a capital inside names ("Sở Khoa học …", "Liên đoàn Lao động"), by their ids. */
  readonly fields: ReadonlySet<string>
  readonly variants: readonly Variants[]
  /** Finds whether a text in small letters has any of their spellings: one check before many. */
  readonly anyVariant: RegExp
  /** As it was written in the lexicon, by id. */
  readonly written: readonly string[]
  readonly know: (written: string) => KnownSyllable
}

/** Ids of the marks a phrase may hold. */
export const commaId = 0
export const dashId = 1
