/** Kinds of documents that work produces: one list (resources/words/papers.json) for everything that searches for them. */
import { z } from 'zod'
import shipped from '../../../resources/words/papers.json' with { type: 'json' }

const words = z.array(z.string().min(1)).min(1).readonly()

const listSchema = z
  .object({
    /** Words for how something is to be done; they come before the thing. */
    plans: words,
    /** A plan that is carried out under its own name: work on it is more than writing it. */
    programmes: words,
    /** What settles for all how it is done. */
    regulations: words,
    /** What one office writes to another. */
    messages: words,
    /** What is drawn up, listed or certified. */
    records: words,
    /** Those that are verbs as well: "trình Ủy ban nhân dân tỉnh quyết định" asks for no paper. */
    alsoVerbs: words,
  })
  .strict()

const list = listSchema.parse(shipped)

export type PaperKind = Exclude<keyof typeof list, 'alsoVerbs'>

/** The papers of some kinds, as they are written in running text. */
export function papersOf(...kinds: readonly PaperKind[]): readonly string[] {
  return kinds.flatMap((kind) => list[kind])
}

export const allPapers = papersOf('plans', 'programmes', 'regulations', 'messages', 'records')

const verbs = new Set(list.alsoVerbs)

/** Papers of some kinds that are nothing else, whatever comes before them. */
export function surePapersOf(...kinds: readonly PaperKind[]): readonly string[] {
  return papersOf(...kinds).filter((paper) => !verbs.has(paper))
}
