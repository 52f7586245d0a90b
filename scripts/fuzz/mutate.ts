/** Files that were damaged or made to do harm: what a case is made of is told by one number, so that it can be made again. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

export interface Random {
  /** A whole number from 0, below `end`. */
  readonly below: (end: number) => number
  readonly pick: <One>(values: readonly [One, ...One[]]) => One
}

/** Mulberry32: small, and the same everywhere. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * Math.max(1, end))
  return { below, pick: (values) => values[below(values.length)] ?? values[0] }
}

type Bytes = Uint8Array
type Mutation = (bytes: Bytes, random: Random, others: readonly Bytes[]) => Bytes

const flipBits: Mutation = (bytes, random) => {
  const copy = Uint8Array.from(bytes)
  for (let count = 1 + random.below(20); count > 0; count -= 1) {
    const at = random.below(copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  }
  return copy
}

const truncate: Mutation = (bytes, random) => bytes.slice(0, random.below(bytes.length))

/** The beginning of one file and the end of another. */
const splice: Mutation = (bytes, random, others) => {
  const other = others[random.below(others.length)] ?? bytes
  return join(bytes.slice(0, random.below(bytes.length)), other.slice(random.below(other.length)))
}

const repeatPart: Mutation = (bytes, random) => {
  const from = random.below(bytes.length)
  const part = bytes.slice(from, from + 1 + random.below(2000))
  const parts = Array.from({ length: 1 + random.below(60) }, () => part)
  return join(bytes.slice(0, from), ...parts, bytes.slice(from))
}

/** Numbers where a reader counts, and what is no number. */
const oddValues = ['-1', '0', '2147483648', '99999999999999999999', '1e309', 'NaN', '', '0x7fffffff', '65536'] as const

const changeNumber: Mutation = (bytes, random) => {
  const text = Buffer.from(bytes).toString('latin1')
  const numbers = [...text.matchAll(/\d{1,9}/g)]
  const one = numbers[random.below(numbers.length)]
  if (one === undefined) return flipBits(bytes, random, [])
  const changed = text.slice(0, one.index) + random.pick(oddValues) + text.slice(one.index + one[0].length)
  return Uint8Array.from(Buffer.from(changed, 'latin1'))
}

function join(...parts: readonly Bytes[]): Bytes {
  return Uint8Array.from(Buffer.concat(parts))
}

/** One part of an office file with its markup changed: still a ZIP, and mostly still XML. */
const changeMarkup: Mutation = (bytes, random, others) => {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name))
  // The text of the document is most of what is read.
  const usual = names.filter((name) => /document|sheet\d|sharedStrings|styles|numbering/.test(name))
  const among = random.below(4) === 0 || usual.length === 0 ? names : usual
  const name = among[random.below(among.length)]
  if (name === undefined) return flipBits(bytes, random, others)
  let markup = strFromU8(parts[name] ?? new Uint8Array())
  for (let count = 1 + random.below(4); count > 0; count -= 1) markup = changeElement(markup, random)
  return zipSync({ ...parts, [name]: strToU8(markup) }, { level: 1 })
}

const deepest = 400

function changeElement(markup: string, random: Random): string {
  const tags = [...markup.matchAll(/<[^<>]+>/g)]
  const tag = tags[random.below(tags.length)]
  if (tag === undefined) return markup
  const [from, to] = [tag.index, tag.index + tag[0].length]
  const put = (text: string) => markup.slice(0, from) + text + markup.slice(to)
  switch (random.below(7)) {
    case 0:
      return put('')
    case 1:
      return put(tag[0] + tag[0])
    case 2:
      return put(tag[0].replace(/"[^"]*"/, `"${random.pick(oddValues)}"`))
    case 3: {
      const other = tags[random.below(tags.length)]
      return put(other?.[0] ?? '')
    }
    case 4: {
      // A piece of the document a second time, somewhere else.
      const piece = markup.slice(random.below(markup.length)).slice(0, random.below(3000))
      return put(`${tag[0]}${piece}`)
    }
    case 5:
      return put(tag[0].replace('/>', '>').repeat(1 + random.below(deepest)))
    default:
      return put(`${tag[0]}${'\u00AD\uFFFE&#0;&x;]]>\u202E'.slice(0, 1 + random.below(14))}`)
  }
}

const anyFile = [flipBits, truncate, splice, repeatPart, changeNumber] as const
const officeFile = [changeMarkup, changeMarkup, changeMarkup, ...anyFile] as const

/** The case of a number. */
export function makeCase(seed: number, seeds: readonly [Bytes, ...Bytes[]]): Bytes {
  const random = randomOf(seed)
  const bytes = random.pick(seeds)
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return random.pick<Mutation>(isZip ? officeFile : anyFile)(bytes, random, seeds)
}
