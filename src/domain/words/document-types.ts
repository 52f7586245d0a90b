/**
 * The types of documents and the organs that issue them, by the symbols in their numbers: "KH" and "TU" of "41-KH/TU"
 * (F-NUM-13 to F-NUM-18, and the State's own). One list: resources/words/document-types.json.
 */
import { z } from 'zod'
import shipped from '../../../resources/words/document-types.json' with { type: 'json' }

const namesBySymbol = z.record(z.string().regex(/^\p{Lu}[\p{L}]*$/u), z.array(z.string().min(1)).min(1).readonly())

const listSchema = z
  .object({
    types: namesBySymbol,
    organs: z.object({ party: namesBySymbol, state: namesBySymbol, either: namesBySymbol }).strict(),
  })
  .strict()

const list = listSchema.parse(shipped)

/** Abbreviation in a symbol -> the types it stands for: QĐ is a decision or a regulation (F-NUM-13). */
export const documentTypes: Readonly<Record<string, readonly string[]>> = list.types

/** Names of all types, the longest first: "Thông tư liên tịch" before "Thông tư". */
export const documentTypeNames: readonly string[] = Object.values(documentTypes)
  .flat()
  .toSorted((one, other) => other.length - one.length)

/** Symbols of organs: of the Party alone, of the State alone, and those that either may have. */
export const organSymbols: Readonly<Record<keyof typeof list.organs, readonly string[]>> = {
  party: Object.keys(list.organs.party),
  state: Object.keys(list.organs.state),
  either: Object.keys(list.organs.either),
}
