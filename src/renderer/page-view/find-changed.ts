/** Finds words of a notice among the letters of its drawn page. */

/** Letters on both sides of the words, where their text runs over to another sheet. */
const surrounding = 12
/** Shorter words alone are in too many places. */
const shortestAlone = 4

/** The characters that show, with their positions; hyphens alike. */
export function lettersOf(text: string): [letter: string, at: number][] {
  return Array.from(text).reduce<{ found: [string, number][]; at: number }>(
    ({ found, at }, letter) => {
      if (!/[\s\u00AD\u2060\u200B]/u.test(letter)) found.push([letter === '\u2011' ? '-' : letter, at])
      return { found, at: at + letter.length }
    },
    { found: [], at: 0 },
  ).found
}

/** Where spans of a text are among the letters that are drawn: by the whole text, else by what stands around the words. */
export function findChanged(
  drawn: string,
  text: string,
  spans: readonly (readonly [number, number])[],
): (readonly [start: number, end: number])[] {
  const own = lettersOf(text)
  const plain = own.map(([letter]) => letter).join('')
  const whole = drawn.indexOf(plain)
  return spans.flatMap(([from, to]) => {
    const start = own.findIndex(([, at]) => at >= from)
    const length = own.filter(([, at]) => at >= from && at < to).length
    if (start < 0 || length === 0) return []
    if (whole >= 0) return [[whole + start, whole + start + length] as const]
    const before = Math.max(0, start - surrounding)
    const around = drawn.indexOf(plain.slice(before, start + length + surrounding))
    if (around >= 0) return [[around + start - before, around + start - before + length] as const]
    const alone = length < shortestAlone ? -1 : drawn.indexOf(plain.slice(start, start + length))
    return alone < 0 ? [] : [[alone, alone + length] as const]
  })
}
