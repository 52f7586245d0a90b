/** Nouns and verbs of results that can be shown: one list (resources/words/products.json). Papers: papers.ts. */
import { z } from 'zod'
import shipped from '../../../resources/words/products.json' with { type: 'json' }

const words = z.array(z.string().min(1)).min(1).readonly()

const listSchema = z
  .object({
    /** What is built, bought or installed. */
    built: words,
    /** Also a product, but planned and written about more than built. */
    other: words,
    /** Can be counted, though work on it may have any result. */
    countable: words,
    /** Verbs that show that a product exists: it was handed over, opened, approved. */
    accomplished: words,
  })
  .strict()

const list = listSchema.parse(shipped)

export const builtProducts: readonly string[] = list.built
export const products: readonly string[] = [...list.built, ...list.other]
export const countableThings: readonly string[] = [...products, ...list.countable]
export const accomplishments: readonly string[] = list.accomplished
