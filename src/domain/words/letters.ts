/** What a character is, by a table: texts are read letter by letter after every key, and a pattern takes several times as long. */

const letterKind = 1
const markKind = 2
const numberKind = 3
/** By code, up to the letters Vietnamese is written with. */
const kinds = Uint8Array.from({ length: 0x1f00 }, (_, code) => kindOf(String.fromCharCode(code)))

function kindOf(character: string): number {
  if (/\p{L}/u.test(character)) return letterKind
  if (/\p{M}/u.test(character)) return markKind
  return /\p{N}/u.test(character) ? numberKind : 0
}

function kindAt(text: string, at: number): number {
  return kinds[text.charCodeAt(at)] ?? kindOf(text.charAt(at))
}

/** \p{L} */
export function isLetter(text: string, at: number): boolean {
  return kindAt(text, at) === letterKind
}

/** \p{L} or \p{M} */
export function isLetterOrMark(text: string, at: number): boolean {
  const kind = kindAt(text, at)
  return kind === letterKind || kind === markKind
}

/** \p{L} or \p{N} */
export function isLetterOrNumber(text: string, at: number): boolean {
  const kind = kindAt(text, at)
  return kind === letterKind || kind === numberKind
}

/** The first place from `from` on that is not `isSkipped`. */
export function skip(text: string, from: number, isSkipped: (text: string, at: number) => boolean): number {
  let at = from
  while (at < text.length && isSkipped(text, at)) at += 1
  return at
}
