/** Steps of known names against the places of a text: what the finders of faulty names share. */
import type { KnownToken } from './find-real-words.ts'
import type { FixedName, Lexicon, Step } from './lexicon.ts'
import { rootNode } from './phrase-tree.ts'
import { inShape, type Shape } from './tokens.ts'

export interface NameFault {
  readonly kind: 'fixedName' | 'capital' | 'comma' | 'realWord'
  readonly from: number
  readonly to: number
  readonly expected: string
  readonly confidence: number
}

/** Where the name ends that begins at `from`; null when it does not stand there in full. */
export function matchFrom(tokens: readonly KnownToken[], from: number, steps: readonly Step[]): number | null {
  return isTail(tokens, from, steps, 0) ? from + steps.length - 1 : null
}

/** True when the steps from `step` on stand at `at`. */
export function isTail(tokens: readonly KnownToken[], at: number, steps: readonly Step[], step: number): boolean {
  for (let index = 0; step + index < steps.length; index += 1)
    if (tokens[at + index]?.id !== steps[step + index]?.id) return false
  return true
}

export function shapesOf(tokens: readonly KnownToken[], from: number, to: number): (Shape | null)[] {
  return tokens.slice(from, to + 1).map(({ shape }) => shape)
}

export function beginsLarge(syllable: string): boolean {
  return /^\p{Lu}/u.test(syllable)
}

/** The two are a word of the list. */
export function isPhrase(first: Step | undefined, second: Step | undefined, { tree }: Lexicon): boolean {
  return first !== undefined && second !== undefined && tree.ends(tree.step(tree.step(rootNode, first.id), second.id))
}

/** "các sở Tài chính, Nội vụ": a list, and no name. */
export function isAfterPlural(tokens: readonly KnownToken[], from: number): boolean {
  return /^(?:các|những|nhiều|mỗi|từng|mọi)$/i.test(tokens[from - 1]?.token.written ?? '')
}

/** The name in capitals where it stands so. */
export function shaped(tokens: readonly KnownToken[], from: number, name: string): string {
  return tokens[from]?.shape === 'upper' ? name.toUpperCase() : inShape(name, 'lower')
}

/** What bodies are named for: the words of two syllables with a capital inside their names, by their ids. */
export function fieldsOf(names: readonly FixedName[]): ReadonlySet<string> {
  return new Set(
    names.flatMap(({ steps, isProvinceName }) =>
      isProvinceName
        ? []
        : steps.flatMap((first, at) => {
            const second = steps[at + 1]
            return at > 0 && second !== undefined && beginsLarge(first.written) && !beginsLarge(second.written)
              ? [`${first.id} ${second.id}`]
              : []
          }),
    ),
  )
}
