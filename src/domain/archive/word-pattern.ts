/**
 * Folded words as patterns over texts as they are written: many times as quick as folding each text. They hold for
 * texts of letters that fold one by one, which is what Vietnamese is written with; others are folded word by word.
 */
import { fold } from '../words/text.ts'

const lastKnown = 0x2bff
const isWordCharacter = /[\p{L}\p{N}\p{M}]/u
const isFolded = /^[\p{L}\p{N}]$/u

/** Letters and digits as written, by what they fold to; and by code 1 for what stands between words and for letters that fold by themselves. A table is quicker than a class. */
function readCharacters(): { readonly written: ReadonlyMap<string, string>; readonly plain: Uint8Array } {
  const written = new Map<string, string>()
  const plain = new Uint8Array(lastKnown + 1)
  for (let code = 0; code <= lastKnown; code += 1) {
    const character = String.fromCharCode(code)
    if (!isWordCharacter.test(character)) plain[code] = 1
    else if (code < 0x0250 || (code >= 0x1e00 && code < 0x1f00)) {
      const folded = fold(character)
      if (!isFolded.test(folded)) continue
      written.set(folded, `${written.get(folded) ?? ''}${character}`)
      plain[code] = 1
    }
  }
  return { written, plain }
}

const { written, plain } = readCharacters()
const letters = writeRanges([...written.values()].join(''))
const between = `[^${letters}]+`
const goesOn = `[${letters}]`
/** Zeros before a number are not told: exactly those are passed over that the index leaves out. */
const zeros = `(?:0+(?=[1-9]\\d*(?!${goesOn})|0(?!${goesOn}))|(?!0+\\d+(?!${goesOn})))`

/** Whether nothing that a plain text may have stands between two codes. */
function isNext(from: number, to: number): boolean {
  return plain.subarray(from + 1, to).every((each) => each === 0)
}

/** The inside of a class; what stands in no plain text may be in its ranges, which keeps them few and the patterns quick. */
function writeRanges(characters: string): string {
  const codes = characters
    .split('')
    .map((character) => character.charCodeAt(0))
    .toSorted((one, other) => one - other)
  const ranges: [number, number][] = []
  for (const code of codes) {
    const last = ranges.at(-1)
    if (last !== undefined && isNext(last[1], code)) last[1] = code
    else ranges.push([code, code])
  }
  return ranges.map(([from, to]) => `${String.fromCharCode(from)}-${String.fromCharCode(to)}`).join('')
}

/** Whether the patterns find in a text what its words say. */
export function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (plain[text.charCodeAt(at)] !== 1) return false
  return true
}

/** Words that follow each other, whole; the last of them may go on. */
export function patternOf(words: readonly string[], isPrefix: boolean): RegExp {
  const each = words.map((word, at) => {
    const [first = '', ...rest] = word.split('').map((letter) => `[${written.get(letter) ?? ''}]`)
    const isFirst = at === 0
    if (/^\d+$/.test(word)) return `${isFirst ? `(?<!${goesOn})` : ''}${zeros}${first}${rest.join('')}`
    // The letter before the look behind it: most places are passed over by the letter alone.
    return `${first}${isFirst ? `(?<!${goesOn}[^])` : ''}${rest.join('')}`
  })
  return new RegExp(`${each.join(between)}${isPrefix ? `${goesOn}*` : `(?!${goesOn})`}`, 'g')
}
