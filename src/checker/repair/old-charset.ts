/**
 * Text in the letters of old fonts: TCVN3 (".VnTime": "Giao Së Khoa häc vµ C«ng nghÖ") and VNI ("VNI-Times": "Sôû Khoa hoïc vaø
 * Coâng ngheä"). Their letters are those of other languages and signs, one of them the soft hyphen, so they are read before any
 * cleaning. Without the name of a font a line is read anew only as a whole, and only where every letter has its place in the set.
 */
import { isPossible, readSyllable } from '../lexicon/syllable.ts'

export type OldSet = 'tcvn3' | 'vni'

export const oldSetNames: Readonly<Record<OldSet, string>> = {
  tcvn3: 'TCVN3, phông .VnTime',
  vni: 'VNI, phông VNI-Times',
}

/** The letters of TCVN3, one for one. Small letters with a tone alone: its capitals are the same letters in a font of capitals. */
const tcvn3From = '¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ'
const tcvn3To = 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ'
const tcvn3 = new Map(tcvn3From.split('').map((letter, at) => [letter, tcvn3To.charAt(at)]))

/** VNI: the letters that stand for one, and the marks that stand behind a, e, o, u, y, "ô" (ơ) and "ö" (ư). */
const vniLetters = ['í', 'ì', 'æỉ', 'óĩ', 'òị', 'ôơ', 'öư', 'îỵ', 'ñđ'].map((pair) => [
  pair.charAt(0),
  pair.charAt(pair.length - 1),
])
const tones = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' } as const
/** A mark of the shape and one of the tone in one sign. */
const shapedTones = {
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
} as const
function vniTable(): ReadonlyMap<string, string> {
  const small = new Map<string, string>(vniLetters.map(([from = '', to = '']) => [from, to]))
  for (const [base = '', letter = ''] of vniBases) {
    for (const [mark, tone] of Object.entries(tones)) small.set(base + mark, letter + tone)
    for (const [mark, marks] of Object.entries(shapedTones))
      // The breve is on the a alone, the circumflex on a, e and o.
      if (base === 'a' || ('eo'.includes(base) && marks.startsWith('\u0302'))) small.set(base + mark, letter + marks)
  }
  const composed = Array.from(small, ([from, to]) => [from, to.normalize('NFC')] as const)
  return new Map(
    composed.flatMap(([from, to]) => [
      [from, to],
      [from.toUpperCase(), to.toUpperCase()],
      // A capital and the mark of a small letter: at the head of a word.
      [from.charAt(0).toUpperCase() + from.slice(1), to.toUpperCase()],
    ]),
  )
}

const vniBases = ['a', 'e', 'o', 'u', 'y', 'ôơ', 'öư'].map((pair) => [pair.charAt(0), pair.slice(-1)])
const tables: Readonly<Record<OldSet, ReadonlyMap<string, string>>> = { tcvn3, vni: vniTable() }

/** The old set that a font draws, and whether it draws capitals alone; null for fonts of today. */
export function oldSetOf(font: string): { readonly set: OldSet; readonly capitals: boolean } | null {
  if (/^\.Vn/i.test(font)) return { set: 'tcvn3', capitals: /^\.Vn.*H$/i.test(font) }
  return /^VNI[- ]/i.test(font) ? { set: 'vni', capitals: false } : null
}

export interface Decoded {
  readonly text: string
  /** Letters that the set does not have. */
  readonly unknown: readonly string[]
}

/** Symbols of Word's fonts stand for the letters of the lower half. */
const plainCode = (text: string) =>
  text.replace(/[\uF020-\uF0FF]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xf000))

export function decodeOld(written: string, set: OldSet): Decoded {
  const text = plainCode(written)
  const table = tables[set]
  const unknown: string[] = []
  let decoded = ''
  for (let at = 0; at < text.length;) {
    const pair = set === 'vni' ? table.get(text.slice(at, at + 2)) : undefined
    const letter = text.charAt(at)
    const one = pair ?? table.get(letter)
    if (one === undefined && letter > '\u007F' && /\p{L}/u.test(letter)) unknown.push(letter)
    decoded += one ?? letter
    at += pair === undefined ? 1 : 2
  }
  return { text: decoded, unknown }
}

/** Letters and signs that no Vietnamese word of today has, or not beside such another. */
const strange: Readonly<Record<OldSet, RegExp>> = {
  tcvn3: /[¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇËÎÏÑÖ×ØÜÞßäåæçëîïñö÷øûüþ]/u,
  vni: /[aeouyôö][ùøûõïâáàåãäêéèúüë]|[öñæî]/iu,
}
const word: Readonly<Record<OldSet, RegExp>> = {
  tcvn3: new RegExp(`[\\p{L}${tcvn3From}]{2,}`, 'gu'),
  vni: /\p{L}{2,}/gu,
}
/** A sign beyond those of a plain keyboard. */
const notPlain = /[^\t\n\r -~]/
/** Fewer strange words may be names, units and quotation marks. */
const fewest = 3
/** Of the words that were read anew, so many must be Vietnamese. */
const nearlyAll = 0.9

export interface OldLine {
  /** Counted from 1. */
  readonly line: number
  readonly written: string
  readonly text: string
  readonly set: OldSet
  /** Words that are no Vietnamese ones after reading: their letters are to be looked at. */
  readonly doubtful: readonly string[]
}

/** Lines of an old set from which on a short line is of it too, where they are most of those that are not plain. */
const enoughLines = 3

/** The text with such lines in the letters of today, and which they were. */
export function readOldLines(source: string): { readonly text: string; readonly found: readonly OldLine[] } {
  if (!strange.tcvn3.test(source) && !strange.vni.test(source)) return { text: source, found: [] }
  const written = source.split('\n')
  const surely = written.map(readOldLine)
  const set = setOfMost(written, surely)
  const found: OldLine[] = []
  const lines = written.map((line, at) => {
    const read = surely[at] ?? (set === null ? null : readShort(line, set))
    if (read === null) return line
    found.push({ line: at + 1, written: line, ...read })
    return read.text
  })
  return { text: lines.join('\n'), found }
}

function setOfMost(written: readonly string[], read: readonly (ReadAnew | null)[]): OldSet | null {
  const counts = { tcvn3: 0, vni: 0 }
  for (const one of read) if (one !== null) counts[one.set] += 1
  const set = counts.vni > counts.tcvn3 ? 'vni' : 'tcvn3'
  const special = written.filter((line) => notPlain.test(line)).length
  return counts[set] >= enoughLines && counts[set] > special / 2 ? set : null
}

function readShort(line: string, set: OldSet): ReadAnew | null {
  const read = readByFont(line, set)
  return read === null || read.unknown.length > 0 ? null : { text: read.text, set, doubtful: read.doubtful }
}

type ReadAnew = Pick<OldLine, 'text' | 'set' | 'doubtful'>

function readOldLine(written: string): ReadAnew | null {
  for (const set of ['tcvn3', 'vni'] as const) {
    const strangeWords = wordsOf(written, set).filter((one) => strange[set].test(one) && /[a-zA-Z]/.test(one))
    if (strangeWords.length < fewest) continue
    const { text, unknown } = decodeOld(written, set)
    const words = wordsOf(written, set).filter((one) => notPlain.test(one))
    const doubtful = doubtfulWords(words.map((one) => decodeOld(one, set).text))
    if (unknown.length === 0 && doubtful.length <= words.length * (1 - nearlyAll)) return { text, set, doubtful }
  }
  return null
}

const wordsOf = (text: string, set: OldSet): string[] => plainCode(text).match(word[set]) ?? []

const isAbbreviation = (one: string): boolean => one === one.toUpperCase() && one.length <= 6

/** Of words in the letters of today, those that no Vietnamese syllable is. */
export function doubtfulWords(words: readonly string[]): string[] {
  return words.filter((one) => notPlain.test(one) && !isAbbreviation(one) && !isPossible(readSyllable(one)))
}

/**
 * A text whose font is of an old set, read by it; as it was where a letter has no place in the set. Null where its letters are
 * those of today all the same: a font that was left behind when the text was converted.
 */
export function readByFont(written: string, set: OldSet): (Decoded & { readonly doubtful: readonly string[] }) | null {
  if (!notPlain.test(plainCode(written))) return null
  const { text, unknown } = decodeOld(written, set)
  const doubtful = doubtfulWords(lettersIn(text))
  const asToday = doubtfulWords(lettersIn(plainCode(written).normalize('NFC')))
  if (doubtful.length > asToday.length || (asToday.length === 0 && unknown.length > 0)) return null
  return unknown.length > 0 ? { text: written, unknown, doubtful: [] } : { text, unknown, doubtful }
}

const lettersIn = (text: string): string[] => text.match(/\p{L}+/gu) ?? []
