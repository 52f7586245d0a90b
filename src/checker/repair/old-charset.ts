/**
 * Lines in the old character set TCVN3 (fonts like ".VnTime") within a text of today: "Giao Së Khoa häc vµ C«ng nghÖ". Their
 * letters are those of other languages and signs, one of them the soft hyphen, so they are read before any cleaning.
 */
import { isPossible, readSyllable } from '../lexicon/syllable.ts'

const from = '¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ'
const to = 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ'
const letterOf = new Map(from.split('').map((letter, at) => [letter, to.charAt(at)]))
/** Letters and signs that no Vietnamese word of today has. */
const strange = /[¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇËÎÏÑÖ×ØÜÞßäåæçëîïñö÷øûüþ]/u
const word = new RegExp(`[\\p{L}${from}]{2,}`, 'gu')
/** Fewer strange words may be names, units and quotation marks. */
const fewest = 3
/** Of the words that were read anew, so many must be Vietnamese. */
const nearlyAll = 0.9

export interface OldLine {
  /** Counted from 1. */
  readonly line: number
  readonly written: string
  readonly text: string
}

/** The text with such lines in the letters of today, and which they were. A line is read anew only as a whole. */
export function readOldLines(source: string): { readonly text: string; readonly found: readonly OldLine[] } {
  if (!strange.test(source)) return { text: source, found: [] }
  const found: OldLine[] = []
  const lines = source.split('\n').map((written, at) => {
    const text = readOldLine(written)
    if (text === null) return written
    found.push({ line: at + 1, written, text })
    return text
  })
  return { text: lines.join('\n'), found }
}

function readOldLine(written: string): string | null {
  const words = (written.match(word) ?? []).filter((one) => one.split('').some((letter) => letterOf.has(letter)))
  const isOld = words.filter((one) => strange.test(one) && /[a-zA-Z]/.test(one)).length >= fewest
  if (!isOld) return null
  const read = words.map(convert)
  const right = read.filter((one) => isPossible(readSyllable(one))).length
  return right < read.length * nearlyAll ? null : convert(written)
}

function convert(text: string): string {
  return text
    .split('')
    .map((letter) => letterOf.get(letter) ?? letter)
    .join('')
}
