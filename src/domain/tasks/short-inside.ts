/** A short name that is introduced inside a name: "Ủy ban nhân dân (UBND) tỉnh" is one body, and its name goes on behind it. */

const shortInside = /\s*\(\p{Lu}[\p{Lu}&.–-]{1,11}\)(?=\s+(?:tỉnh|thành phố|xã|phường|đặc khu)(?!\p{L}))/u

/** The name as it is without. */
export function withoutShort(name: string): string {
  return name.replace(shortInside, '')
}

/** Reads a name as if the short one were not there; `longest`: no name has more characters. */
export function readAroundShort<Named extends { readonly end: number }>(
  text: string,
  start: number,
  longest: number,
  read: (text: string) => Named | null,
): Named | null {
  const inside = shortInside.exec(text.slice(start, start + longest))
  if (inside === null) return read(text)
  const at = start + inside.index
  const length = inside[0].length
  const found = read(text.slice(0, at) + text.slice(at + length))
  return found !== null && found.end > at ? { ...found, end: found.end + length } : read(text)
}
