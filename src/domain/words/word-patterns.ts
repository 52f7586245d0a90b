/** Patterns made of lists of words, so that every reader of a list finds its words in the same spellings. */

/** The two places of a tone on "oa", "oe" and "uy": "ủy" and "uỷ" are one word (F-ORG-15). */
const tonePlaces = new Map(
  'òa oà, óa oá, ỏa oả, õa oã, ọa oạ, òe oè, óe oé, ỏe oẻ, õe oẽ, ọe oẹ, ùy uỳ, úy uý, ủy uỷ, ũy uỹ, ụy uỵ'
    .split(', ')
    .flatMap((pair) => pair.split(' ').map((one) => [one, `(?:${pair.replace(' ', '|')})`] as const)),
)
const toneGroup = new RegExp([...tonePlaces.keys()].join('|'), 'gu')

/** Source of a pattern (flags iu) for one of the phrases: any blanks between the words, either place of a tone. */
export function anyOf(phrases: Iterable<string>): string {
  const longestFirst = [...phrases].toSorted((one, other) => other.length - one.length)
  return longestFirst.length === 0 ? '(?!)' : `(?:${longestFirst.map(sourceOf).join('|')})`
}

/** A hyphen means nothing outside brackets, and escaped it is no pattern (flag u). */
function sourceOf(phrase: string): string {
  return phrase
    .replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)
    .replace(/\s+/gu, String.raw`\s+`)
    .replace(toneGroup, (group) => tonePlaces.get(group) ?? group)
}

/** Finds one of the phrases as whole words, case aside. */
export function wholeWords(phrases: Iterable<string>): RegExp {
  return new RegExp(String.raw`(?<!\p{L})${anyOf(phrases)}(?!\p{L})`, 'iu')
}

/** Finds one of the phrases where a text begins, case aside. */
export function wordsAtStart(phrases: Iterable<string>): RegExp {
  return new RegExp(String.raw`^${anyOf(phrases)}(?!\p{L})`, 'iu')
}
