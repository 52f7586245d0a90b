/** One thing written in several ways over a notice: which way is the usual one, and where it is written otherwise. */
import type { FoundSpelling } from '../lexicon/find-spellings.ts'
import { checkParts } from '../memory.ts'
import type { Finding, Reading, RuleContext, TextUnit } from '../rule.ts'
import type { Spot } from '../../domain/notice/spot.ts'

/** What is found in one text, over all texts. The text alone decides: what is known around the notice is not seen. */
export function oncePerText<Found>(
  find: (unit: TextUnit) => readonly Found[],
): (texts: readonly TextUnit[]) => Found[] {
  return (texts) => checkParts(find, texts, undefined)
}

/** One place where a thing is written in one of its ways. */
export interface Usage {
  /** What is written: usages of one thing are compared with each other alone. */
  readonly thing: string
  readonly way: string
  readonly spot: Spot
  readonly found: string
}

/** The usages of each thing that differ from its most frequent way; on a tie the way that came first is the usual one. */
export function findUnusual(usages: readonly Usage[]): readonly { readonly usage: Usage; readonly usual: string }[] {
  return [...Map.groupBy(usages, ({ thing }) => thing).values()].flatMap((ofThing) => {
    const ways = Map.groupBy(ofThing, ({ way }) => way)
    if (ways.size < 2) return []
    const [usual = ''] = [...ways].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? []
    return ofThing.filter(({ way }) => way !== usual).map((usage) => ({ usage, usual }))
  })
}

/** The text at a place. The list is made when it is first asked for: few rules ask. */
export function unitAt({ part, field }: Pick<Spot, 'part' | 'field'>, reading: Reading): TextUnit | undefined {
  return reading.memory.of(unitsByPlace, reading).get(`${part}/${field}`)
}

function unitsByPlace({ texts }: Reading): ReadonlyMap<string, TextUnit> {
  return new Map(texts.map((unit) => [`${unit.spot.part}/${unit.spot.field}`, unit]))
}

/** A match of a pattern as a spot of its text. */
export function spotAt(unit: TextUnit, start: number, end: number): Spot {
  return { ...unit.spot, span: [start, end] }
}

/** A finding whose fix puts other words in the place of those that were found. */
export function replaceAt(
  unit: TextUnit,
  start: number,
  end: number,
  expected: string,
  message: string,
  label = `Thay bằng “${expected}”`,
): Finding {
  const spot = spotAt(unit, start, end)
  return {
    spot,
    found: unit.text.slice(start, end),
    expected,
    message,
    fix: { label, changes: [{ spot, text: expected }] },
  }
}

/** The places where one thing of the lexicon is spelt otherwise than mostly in this notice, by catalogue id. */
export function findOddSpellings(
  rule: FoundSpelling['rule'],
  { texts }: Reading,
  { findSpellings }: RuleContext,
  say: (found: string, usual: string) => string,
): Finding[] {
  const usages = checkParts(spellingsIn, texts, findSpellings).filter((usage) => usage.rule === rule)
  return findUnusual(usages).map(({ usage: { spot, found }, usual }) => {
    const expected = likeFirstLetter(usual, found)
    return {
      spot,
      found,
      expected,
      message: say(found, usual),
      fix: { label: `Thay bằng “${expected}”`, changes: [{ spot, text: expected }] },
    }
  })
}

/** Read once for all rules: whatever else a context knows, its lexicon stays the same for as long as the memory of the texts. */
function spellingsIn(unit: TextUnit, findSpellings: RuleContext['findSpellings']) {
  return findSpellings(unit.text).map(({ rule, thing, way, start, end }): Usage & Pick<FoundSpelling, 'rule'> => ({
    rule,
    thing,
    way,
    spot: spotAt(unit, start, end),
    found: unit.text.slice(start, end),
  }))
}

/** With a capital at the beginning where the other has one: at the start of a sentence. */
export function likeFirstLetter(words: string, like: string): string {
  const first = words.charAt(0)
  const isUpper = like.charAt(0) !== like.charAt(0).toLowerCase()
  return (isUpper ? first.toUpperCase() : first) + words.slice(1)
}

/** A lexicon that knows one thing: for examples. */
export function knowSpellings(
  rule: FoundSpelling['rule'],
  ...ways: readonly string[]
): (text: string) => FoundSpelling[] {
  return (text) =>
    ways.flatMap((way) =>
      [...text.toLowerCase().matchAll(new RegExp(way.toLowerCase(), 'gu'))].map(({ index }): FoundSpelling => ({
        rule,
        thing: ways[0] ?? '',
        way,
        start: index,
        end: index + way.length,
      })),
    )
}
