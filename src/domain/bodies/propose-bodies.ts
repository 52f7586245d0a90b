/** Names that complete what is being typed in a cell of bodies: of the directory's bodies and groups, by a few letters. */
import { fold, squeeze } from '../words/text.ts'
import { type Body, type BodyDirectory, findNamed, resolveBody } from './body-directory.ts'
import { parseBodies } from './body.ts'

export interface BodyProposals {
  /** The characters of the text that a chosen name takes the place of. */
  readonly start: number
  readonly end: number
  /** What is typed there. */
  readonly typed: string
  readonly bodies: readonly Body[]
  /** Whether somebody looks for a name rather than writes one: all in small letters. */
  readonly isSought: boolean
  /** Whether what is typed is the whole name of a body that the directory does not know. */
  readonly isUnknown: boolean
}

const fewestLetters = 2
const mostProposed = 8

/**
 * For the name that ends at the caret. A comma may be within a name: it separates only where nothing else fits. In a
 * bracket only the parts of the body in front of it fit. Of a name that is known nothing is proposed.
 */
export function proposeBodies(text: string, caret: number, directory: BodyDirectory): BodyProposals {
  const before = text.slice(0, caret)
  const starts = [/[;\n(]\s*(?=[^;\n(]*$)/u, /[;\n(,]\s*(?=[^;\n(,]*$)/u].map((mark) => {
    const found = mark.exec(before)
    return found === null ? 0 : found.index + found[0].length
  })
  for (const start of new Set(starts)) {
    const typed = squeeze(before.slice(start))
    const end = endOfName(text, start, caret, directory)
    const isSought = typed === typed.toLocaleLowerCase('vi')
    const known = resolveBody(typed, directory)
    // "các đơn vị liên quan" is said in many ways, and none of them is to become another.
    if (known?.isValid === true && (!isSought || known.generic)) return nothingFor(start, end, typed)
    const found = fold(typed).length < fewestLetters ? [] : matching(typed, directory)
    const bodies = found.filter(isWithin(text, start, directory)).slice(0, mostProposed)
    if (bodies.length > 0) return { start, end, typed, bodies, isSought, isUnknown: false }
  }
  const start = starts[1] ?? 0
  const end = endOfName(text, start, caret, directory)
  const typed = squeeze(text.slice(start, end))
  const isBracket = text.slice(0, start).trimEnd().endsWith('(')
  return { ...nothingFor(start, end, typed), isUnknown: !isBracket && isUnknownName(typed, directory) }
}

function nothingFor(start: number, end: number, typed: string): BodyProposals {
  return { start, end, typed, bodies: [], isSought: false, isUnknown: false }
}

/** A capital and more than one word: anything else is no name, or not yet one. */
function isUnknownName(typed: string, directory: BodyDirectory): boolean {
  if (!/^\p{Lu}.* \S/u.test(typed) || resolveBody(typed, directory) !== null) return false
  const [only, ...others] = parseBodies(typed, directory)
  return only !== undefined && others.length === 0 && resolveBody(only.name, directory) === null
}

/** Where the name that one writes in ends: a known name is taken whole, its commas too. */
function endOfName(text: string, start: number, caret: number, directory: BodyDirectory): number {
  const next = text.slice(caret).search(/[;\n,()]/u)
  const end = next === -1 ? text.length : caret + next
  const line = /^[^;\n()]*/u.exec(text.slice(start))?.[0] ?? ''
  for (let at = line.length; start + at > end; at = line.lastIndexOf(',', at - 1))
    if (findNamed(line.slice(0, at), directory) !== null) return start + at
  return end
}

/** In a bracket stand parts of the body in front of it, or what is no body at all. */
function isWithin(text: string, start: number, directory: BodyDirectory): (body: Body) => boolean {
  const bracket = text.slice(0, start).trimEnd()
  if (!bracket.endsWith('(')) return () => true
  const name = parseBodies(bracket.slice(0, -1), directory).at(-1)?.name ?? ''
  const whole = resolveBody(name, directory)
  return ({ parent }) => whole !== null && parent === whole.id
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
    .map(({ body }) => body)
}
