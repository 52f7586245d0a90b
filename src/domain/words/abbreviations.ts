/** Abbreviations that every office of a province reads: one list (resources/words/abbreviations.json) for all who spell them out. */
import { z } from 'zod'
import shipped from '../../../resources/words/abbreviations.json' with { type: 'json' }
import { fold } from './text.ts'

const listSchema = z
  .object({
    /** Short form -> the words: "KH&CN" -> "Khoa học và Công nghệ". */
    abbreviations: z.record(z.string().regex(/^\p{L}+(?:&\p{L}+)*$/u), z.string().min(1)),
    /** Names and words that are written in capitals and need no explanation. */
    names: z.array(z.string().min(1)).readonly(),
    /** Synonyms: word -> its usual form. Used for comparing only. */
    sameWords: z.record(z.string().min(1), z.string().min(1)),
  })
  .strict()

const list = listSchema.parse(shipped)

/** Short form -> the words, as the list gives them. */
export const abbreviations: ReadonlyMap<string, string> = new Map(Object.entries(list.abbreviations))

/** Words in capitals that are known as written: "VNPT", "PDF". */
export const knownNames: ReadonlySet<string> = new Set(list.names)

/** What the spellings of one short form share: "KH&CN", "KHCN" and "khcn" are one. */
export function shortKey(short: string): string {
  return fold(short).replaceAll('&', '')
}

const byKey = new Map([...abbreviations].map(([short, long]) => [shortKey(short), long]))

/** The words of a short form; null when it is none of the list. */
export function spellOut(short: string): string | null {
  return byKey.get(shortKey(short)) ?? null
}

/** Folded phrase -> its folded synonym. */
export const sameWords: ReadonlyMap<string, string> = new Map(
  Object.entries(list.sameWords).map(([one, other]) => [fold(one), fold(other)]),
)
