/** Names that complete what is being typed in a cell of bodies: of the directory's bodies and groups, by a few letters. */
import { fold, squeeze } from '../words/text.ts'
import { type Body, type BodyDirectory, resolveBody } from './body-directory.ts'
import { parseBodies } from './body.ts'

export interface BodyProposals {
  /** The characters of the text that a chosen name takes the place of. */
  readonly start: number
  readonly end: number
  /** What is typed there. */
  readonly typed: string
  readonly bodies: readonly Body[]
  /** Whether what is typed is the whole name of a body that the directory does not know. */
  readonly isUnknown: boolean
}

const fewestLetters = 2
const mostProposed = 8

/** For the name that ends at the caret. A comma may be within a name: it separates only where nothing else fits. */
export function proposeBodies(text: string, caret: number, directory: BodyDirectory): BodyProposals {
  const before = text.slice(0, caret)
  const ends = text.slice(caret).search(/[;\n,]/u)
  const end = ends === -1 ? text.length : caret + ends
  const starts = [/[;\n]\s*(?=[^;\n]*$)/u, /[;\n,]\s*(?=[^;\n,]*$)/u].map((mark) => {
    const found = mark.exec(before)
    return found === null ? 0 : found.index + found[0].length
  })
  for (const start of new Set(starts)) {
    const typed = squeeze(before.slice(start))
    const bodies = fold(typed).length < fewestLetters ? [] : matching(typed, directory)
    if (bodies.length > 0) return { start, end, typed, bodies, isUnknown: false }
  }
  const start = starts[1] ?? 0
  const typed = squeeze(text.slice(start, end))
  const isUnknown = parseBodies(typed, directory).length === 1 && resolveBody(typed, directory) === null
  return { start, end, typed, bodies: [], isUnknown: isUnknown && typed.includes(' ') }
}

/** The text with a name in the place of what was typed, and the caret behind it. */
export function completeBody(
  text: string,
  { start, end }: Pick<BodyProposals, 'start' | 'end'>,
  name: string,
): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, start) + name + text.slice(end), caret: start + name.length }
}

/** Every word typed begins one of the name or of a short name; what begins with the words comes first. */
function matching(typed: string, { bodies }: BodyDirectory): readonly Body[] {
  const sought = fold(typed)
  const words = sought.split(' ')
  const rank = (body: Body): number => {
    const names = [body.name, ...body.aliases].map((name) => ` ${fold(squeeze(name))}`)
    if (!names.some((name) => words.every((word) => name.includes(` ${word}`)))) return -1
    const begins = names.some((name) => name.startsWith(` ${sought}`)) ? 0 : 2
    return begins + (body.generic ? 1 : 0)
  }
  return bodies
    .filter(({ isValid }) => isValid)
    .map((body) => ({ body, at: rank(body) }))
    .filter(({ at }) => at !== -1)
    .toSorted((one, other) => one.at - other.at || one.body.name.length - other.body.name.length)
    .slice(0, mostProposed)
    .map(({ body }) => body)
}
