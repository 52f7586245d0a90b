/** The name of an organ as a sentence writes it: the head of a notice has it in capitals (F-ORG-2, F-ORG-3). */
import { bodyOpenings } from '../../domain/bodies/body-words.ts'
import { squeeze } from '../../domain/words/text.ts'
import type { Phrases } from './phrases.ts'

/** A word that can be spoken; one that cannot is made of first letters. */
const syllable = /^(?:[BCDĐGHKLMNPQRSTVX]{0,3})[AEIOUYÀ-ÝĂĨŨƠƯẠ-Ỹ]{1,3}(?:CH|NG|NH|[CMNPT])?[,;.]?$/u

const openings: ReadonlySet<string> = new Set(bodyOpenings.map((words) => words.toLowerCase()))
/** Words in front of the name of a place. */
const units: ReadonlySet<string> = new Set('tỉnh phố xã phường khu huyện'.split(' '))
/** "Đoàn Thanh niên" */
const longestOpening = 3

/**
 * A name in capitals with those letters that the directory and the place have; where they do not know it, with those of
 * its first words: "Ban Chỉ đạo về phát triển du lịch". Any other name stays as it is.
 */
export function nameInSentence(name: string, { writtenOf }: Phrases, place: string): string {
  if (name !== name.toUpperCase()) return name
  const all = squeeze(name).split(' ')
  const known = (words: string) => (words === place.toUpperCase() ? place : writtenOf(words))
  const written: string[] = []
  let isInPlace = false
  for (let at = 0; at < all.length;) {
    const found = longestKnown(all, at, known) ?? (at === 0 ? openName(all) : null)
    const word = lowerCase(all[at] ?? '')
    written.push(found?.written ?? (isInPlace ? capitalize(word) : word))
    at += found?.count ?? 1
    isInPlace = units.has(lastWord(written)) || (isInPlace && found === null && !/[,;]$/u.test(word))
  }
  const [first = '', ...others] = written
  return [capitalize(first), ...others].join(' ')
}

interface Written {
  readonly written: string
  readonly count: number
}

function longestKnown(
  words: readonly string[],
  from: number,
  known: (words: string) => string | undefined,
): Written | null {
  for (let to = words.length; to > from; to -= 1) {
    const own = words.slice(from, to).join(' ')
    const end = /[,;]$/.exec(own)?.[0] ?? ''
    const written = known(own.slice(0, own.length - end.length))
    if (written !== undefined) return { written: written + end, count: to - from }
  }
  return null
}

/** What kind of organ it is and what it does begin with a capital: "Ban Chỉ đạo", "Cơ quan Thường trực". */
function openName(words: readonly string[]): Written | null {
  for (let count = Math.min(longestOpening, words.length - 1); count > 0; count -= 1) {
    const [first = '', ...others] = words.slice(0, count).map(lowerCase)
    const next = lowerCase(words[count] ?? '')
    if (openings.has([first, ...others].join(' ').toLowerCase()))
      return {
        written: [capitalize(first), ...others, units.has(next) ? next : capitalize(next)].join(' '),
        count: count + 1,
      }
  }
  return null
}

function lastWord(written: readonly string[]): string {
  return written.at(-1)?.split(' ').at(-1) ?? ''
}

function lowerCase(word: string): string {
  return syllable.test(word) ? word.toLowerCase() : word
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
