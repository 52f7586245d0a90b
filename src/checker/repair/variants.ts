/** What letters a damaged word may have had: a scan takes "ô" for "6", "l" for "1", "m" for "rn". */

export interface Variant {
  /** Letters and marks, case kept. */
  readonly written: string
  /** How many letters were read wrongly; a character no word can hold counts for less than one. */
  readonly misread: number
}

/** Characters no Vietnamese word holds, and what they stand for. */
const strange: Readonly<Record<string, string>> = {
  '6': 'o',
  '0': 'o',
  '1': 'l',
  '5': 's',
  '|': 'l',
  '!': 'l',
  ø: 'o',
  œ: 'o',
  ß: 'b',
  ı: 'i',
  Ø: 'O',
  Ð: 'Đ',
  ð: 'đ',
  '€': 'e',
}

/** Letters that look alike, as read and as meant. */
const alike: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['ii', 'u'],
  ['ur', 'u'],
  ['or', 'o'],
  ['I', 'l'],
  ['l', 'i'],
  ['i', 'l'],
  ['j', 'i'],
  ['c', 'e'],
  ['e', 'c'],
  ['q', 'g'],
  ['g', 'q'],
  ['nn', 'm'],
  ['cl', 'd'],
  ['f', 't'],
  ['h', 'b'],
  ['b', 'h'],
  ['n', 'u'],
  ['u', 'n'],
]

const strangeMisread = 0.3

/** The word as it stands, then what it may have been. Capitals look alike where small letters do, or are rarely misread. */
export function variantsOf(word: string): Variant[] {
  const isInCapitals = /\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word) && word.length > 1
  if (!isInCapitals) return readVariants(word)
  return readVariants(word.toLowerCase()).map(({ written, misread }) => ({ written: written.toUpperCase(), misread }))
}

function readVariants(word: string): Variant[] {
  const variants = new Map<string, Variant>()
  // "1" is an i as often as an l.
  for (const one of word.includes('1') ? ['l', 'i'] : ['l']) {
    const read = Array.from(word, (character) => (character === '1' ? one : (strange[character] ?? character))).join('')
    const misread = read === word ? 0 : strangeMisread
    variants.set(read, { written: read, misread })
    for (const [seen, meant] of alike)
      for (let at = read.indexOf(seen); at >= 0; at = read.indexOf(seen, at + 1)) {
        const written = read.slice(0, at) + meant + read.slice(at + seen.length)
        if (!variants.has(written)) variants.set(written, { written, misread: misread + 1 })
      }
  }
  return [...variants.values()]
}
