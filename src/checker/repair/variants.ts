/** What letters a damaged word may have had: a scan takes "ô" for "6", "l" for "1", "m" for "rn", a horn for an apostrophe. */

export interface Variant {
  /** Letters and marks, case kept. */
  readonly written: string
  /** How many letters were read wrongly; a character no word can hold counts for less than one. */
  readonly misread: number
}

/** What is no spelling of the language, and what it stands for: the first of each, then the others. */
interface Rewrite {
  readonly seen: RegExp
  readonly meant: readonly string[]
  /** A right word may hold it, too. */
  readonly mayStay?: boolean
}

const horn = '\u031B'
const acute = '\u0301'
const grave = '\u0300'

const rewrites: readonly Rewrite[] = [
  // A horn or a tone that stands beside its letter.
  { seen: /(?<=[uo])['’´]/gi, meant: [horn] },
  { seen: /(?<=[aâăeêôiy])['’´]/gi, meant: [acute] },
  { seen: /(?<=\p{L})`/gu, meant: [grave] },
  { seen: /['’´]/g, meant: [''] },
  { seen: /6/g, meant: ['ô'] },
  { seen: /0/g, meant: ['o'] },
  // "1" is an i as often as an l.
  { seen: /1/g, meant: ['l', 'i'] },
  { seen: /5/g, meant: ['s'] },
  { seen: /[|!]/g, meant: ['l'] },
  { seen: /[øœ]/g, meant: ['o', 'g'] },
  { seen: /Ø/g, meant: ['O'] },
  { seen: /ß/g, meant: ['b'] },
  { seen: /ı/g, meant: ['i'] },
  { seen: /€/g, meant: ['e'] },
  { seen: /@/g, meant: ['ê'] },
  { seen: /Ð/g, meant: ['Đ'] },
  { seen: /ð/g, meant: ['đ'] },
  // Letters that Vietnamese has not, or not there.
  { seen: /(?<=\p{L})w/gu, meant: ['ư'], mayStay: true },
  { seen: /j/g, meant: ['i'], mayStay: true },
  { seen: /(?<=\p{L})q(?!u)/gu, meant: ['ạ'], mayStay: true },
  { seen: /(?<=[^n\P{L}])g(?=[cpt]?$)/giu, meant: ['ọ'], mayStay: true },
  { seen: /(?<=ng)g(?=[cpt]$)/gi, meant: ['ọ'], mayStay: true },
  { seen: /^[äåâã](?=[aeiouy\u00C0-\u1EF9])/u, meant: ['đ'], mayStay: true },
  { seen: /([b-df-hj-np-tv-z])\1+/g, meant: ['$1'], mayStay: true },
]

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
  ['é', 'ó'],
  ['e', 'o'],
  ['q', 'g'],
  ['g', 'q'],
  ['nn', 'm'],
  ['cl', 'd'],
  ['f', 't'],
  ['h', 'b'],
  ['b', 'h'],
  ['n', 'u'],
  ['u', 'n'],
  ['ti', 'u'],
  ['li', 'h'],
  ['ri', 'n'],
  ['ir', 'u'],
  ['y', 'u'],
  ['ud', 'uo'],
]

const strangeMisread = 0.3
/** More of them say nothing any more. */
const most = 400

/** The word as it stands, then what it may have been. Capitals look alike where small letters do, or are rarely misread. */
export function variantsOf(word: string, depth: 1 | 2 = 1): Variant[] {
  const isInCapitals = /\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word) && word.length > 1
  if (!isInCapitals) return readVariants(word, depth)
  return readVariants(word.toLowerCase(), depth).map(({ written, misread }) => ({
    written: written.toUpperCase(),
    misread,
  }))
}

function readVariants(word: string, depth: number): Variant[] {
  const variants = new Map<string, Variant>()
  let edge = readStrange(word)
  for (const variant of edge) variants.set(variant.written, variant)
  for (let round = 0; round < depth; round += 1) {
    const next: Variant[] = []
    for (const { written: read, misread } of edge)
      for (const written of onceAlike(read)) {
        if (variants.has(written) || variants.size >= most) continue
        const variant = { written, misread: misread + 1 }
        variants.set(written, variant)
        next.push(variant)
      }
    edge = next
  }
  return [...variants.values()]
}

/** Every reading of what cannot be a word. */
function readStrange(word: string): Variant[] {
  let readings: Variant[] = [{ written: word, misread: 0 }]
  for (const { seen, meant, mayStay = false } of rewrites)
    readings = readings.flatMap((reading): Variant[] => {
      const { written, misread } = reading
      if (!seen.test(written)) return [reading]
      seen.lastIndex = 0
      const read = meant.map((letters) => ({
        written: written.replace(seen, letters).normalize('NFC'),
        misread: misread + strangeMisread,
      }))
      seen.lastIndex = 0
      return mayStay ? [reading, ...read] : read
    })
  return readings
}

/** The word with one pair of letters read as another. */
function* onceAlike(read: string): Generator<string> {
  for (const [seen, meant] of alike)
    for (let at = read.indexOf(seen); at >= 0; at = read.indexOf(seen, at + 1))
      yield read.slice(0, at) + meant + read.slice(at + seen.length)
  // đ without its bar, read as a.
  if (/^a[aeiouy\u00C0-\u1EF9]/u.test(read)) yield `đ${read.slice(1)}`
}
