/** How much of a paper is right again, line by line: what is lost or added in a word shifts nothing behind it. */
import { canonical } from '../../../src/checker/repair/spelling.ts'

const syllablesOf = (line: string) =>
  (line.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? []).map((word) => `${canonical(word)} ${shapeOf(word)}`)

const shapeOf = (word: string) =>
  word === word.toUpperCase() ? 'upper' : word === word.toLowerCase() ? 'lower' : 'mixed'

/** Without the halves of a word that the paper itself cuts: in which line it stands when it is whole is nobody's fault. */
function wholeWords(lines: readonly string[], at: number): string {
  const line = lines[at] ?? ''
  const isCutBefore = /\p{L}-$/u.test(lines[at - 1] ?? '') && /^\s*\p{Ll}/u.test(line)
  const isCut = /\p{L}-$/u.test(line) && /^\s*\p{Ll}/u.test(lines[at + 1] ?? '')
  const behind = isCut ? line.replace(/[\p{L}\p{M}]+-$/u, '') : line
  return isCutBefore ? behind.replace(/^\s*[\p{L}\p{M}]+/u, '') : behind
}

/** A token with a figure in it: a number, a date, a code. */
const figuresOf = (line: string) =>
  (line.normalize('NFC').match(/\S+/g) ?? [])
    .map((token) => token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, ''))
    .filter((token) => /\p{N}/u.test(token))

/** The longest common subsequence. */
function countCommon(one: readonly string[], other: readonly string[]): number {
  let row = other.map(() => 0)
  for (const word of one) {
    const next: number[] = []
    for (const [at, against] of other.entries())
      next.push(word === against ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}

export interface Measured {
  readonly syllables: number
  readonly right: number
  /** Figures that stood in the damaged line as in the right one and do not in the repaired one. */
  readonly touched: readonly string[]
}

export function measureRepair(
  right: readonly string[],
  damaged: readonly string[],
  repaired: readonly string[],
): Measured {
  let [syllables, same] = [0, 0]
  const touched: string[] = []
  for (const [at, line] of right.entries()) {
    const meant = syllablesOf(wholeWords(right, at))
    syllables += meant.length
    same += countCommon(meant, syllablesOf(repaired[at] ?? ''))
    const [whole, left] = [figuresOf(damaged[at] ?? ''), figuresOf(repaired[at] ?? '')]
    touched.push(...figuresOf(line).filter((figure) => whole.includes(figure) && !left.includes(figure)))
  }
  return { syllables, right: same, touched }
}
