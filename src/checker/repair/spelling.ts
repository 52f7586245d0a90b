/** A syllable taken apart into bare letters and what stands above, below and through them. */

const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/
const vowelMark = /[\u0302\u0306\u031B]/

export interface Spelling {
  /** Lower case, no marks, đ as d: what a scan mostly keeps. */
  readonly bare: string
  /** The mark that belongs to each letter of `bare` ("" for none); "-" is the bar of đ. */
  readonly marks: readonly string[]
  /** The tone, "" for the level one. Where it stands does not matter: "hoá" and "hóa" are one. */
  readonly tone: string
  /** The letters with their marks and the tone, one for each of `bare`. */
  readonly letters: readonly string[]
}

/** Takes a word apart. */
export function takeApart(written: string): Spelling {
  let bare = ''
  let tone = ''
  const marks: string[] = []
  const letters: string[] = []
  for (const character of written.toLowerCase().normalize('NFD')) {
    if (/\p{M}/u.test(character) && letters.length > 0) letters[letters.length - 1] += character
    if (toneMark.test(character)) tone = character
    else if (vowelMark.test(character)) marks[marks.length - 1] = character
    else if (/\p{M}/u.test(character)) marks[marks.length - 1] ||= '?'
    else {
      const isBarred = character === 'đ' || character === 'ð'
      bare += isBarred ? 'd' : character
      marks.push(isBarred ? '-' : '')
      letters.push(character)
    }
  }
  return { bare, marks, tone, letters: letters.map((letter) => letter.normalize('NFC')) }
}

const oldPlaces: readonly [RegExp, string][] = [
  [/(?<!q)o([àáảãạ])$/, 'a'],
  [/(?<!q)o([èéẻẽẹ])$/, 'e'],
  [/(?<!q)u([ỳýỷỹỵ])$/, 'y'],
]

/** Lower case, NFC, the tone where the newer spelling puts it: "hoá" is "hóa", "thuỷ" is "thủy". */
export function canonical(written: string): string {
  const lower = written.toLowerCase().normalize('NFC')
  for (const [place, letter] of oldPlaces) {
    const found = place.exec(lower)
    if (found === null) continue
    const tone = takeApart(found[1] ?? '').tone
    const first = lower.charAt(found.index)
    return lower.slice(0, found.index) + `${first}${tone}`.normalize('NFC') + letter
  }
  return lower
}
