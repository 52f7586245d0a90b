/** Documents cited in a text, read once for all rules. */
import { type FoundCitation, findCitations } from '../../domain/words/citation.ts'
import type { TextUnit } from '../rule.ts'

/** No symbol without a slash between capitals or digits: most texts are put aside by this alone. */
const hint = /\/\s?[\p{Lu}\d]/u

/** All documents that a text cites, in order. */
export function citationsIn(unit: TextUnit): readonly FoundCitation[] {
  return unit.memory.of(readCitations, unit)
}

function readCitations({ text }: TextUnit): readonly FoundCitation[] {
  return hint.test(text) ? findCitations(text) : []
}

/** "57-NQ/TW" -> its running number and what follows; null for a number that is none. */
export function splitNumber(written: string): { readonly number: number; readonly symbol: string } | null {
  const parts = /^(\d{1,5})[a-z]?[-/](.+)$/u.exec(written)
  return parts === null ? null : { number: Number(parts[1]), symbol: parts[2] ?? '' }
}
