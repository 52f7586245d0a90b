/** Names with a missing or superfluous word, comma or capital (SPL-04, SPL-07, SPL-08). */
import { findBroken, findJoined } from './find-broken-names.ts'
import { judgePlace, judgeProvince } from './find-places.ts'
import type { KnownToken, Span } from './find-real-words.ts'
import type { FixedName, Lexicon } from './lexicon.ts'
import { type NameFault, beginsLarge, isAfterPlural, isPhrase, matchFrom, shapesOf } from './name-steps.ts'

/** First words of names of organs, whose small first letter before capitals is plainly wrong. */
const organs = /^(?:Sở|Bộ|Ban|Ủy|Hội|Đảng|Mặt|Quốc) /

const nothing = [] as const

/** Faults of names in `tokens`; what matches some name in full is no damaged form of another. */
export function findNameFaults(
  text: string,
  tokens: readonly KnownToken[],
  phrasesAt: readonly (readonly Span[])[],
  lexicon: Lexicon,
): NameFault[] {
  const whole: NameFault[] = []
  const exact: { from: number; to: number }[] = []
  const broken: NameFault[] = []
  /** Some names are written in two ways; one of them stands there. */
  const right = new Set<string>()
  for (let from = 0; from < tokens.length; from += 1) {
    for (const name of lexicon.names[tokens[from]?.id ?? -1] ?? nothing) {
      const to = matchFrom(tokens, from, name.steps)
      if (to !== null) {
        exact.push({ from, to })
        const fault = name.isProvinceName
          ? (judgeProvince(text, tokens, phrasesAt, from - 1, lexicon) ?? judgePlace(text, tokens, from, to, name))
          : endsWord(tokens, phrasesAt, from)
            ? null
            : judgeCapitals(tokens, from, to, name, lexicon)
        if (fault === null) right.add(`${from} ${to}`)
        else whole.push(fault)
      } else if (!name.isProvinceName) {
        const fault = findBroken(text, tokens, phrasesAt, from, name, lexicon)
        if (fault !== null) broken.push(fault)
      }
    }
  }
  const inExact = (fault: NameFault) => exact.some(({ from, to }) => from <= fault.from && to >= fault.to)
  broken.push(...exact.flatMap(({ from, to }) => findJoined(text, tokens, from, to, lexicon) ?? []))
  // "Chánh Văn phòng Ủy ban": the last syllable belongs to what follows. "Giao Ban Tuyên giáo": a name with its capital is no part of "giao ban".
  const isTied = ({ from, to }: NameFault) =>
    (phrasesAt[to] ?? []).some((span) => span.to > to) ||
    (tokens[from]?.shape === 'lower' && (phrasesAt[from] ?? []).some((span) => span.from < from))
  return [
    ...withoutContained(whole, exact).filter(({ from, to }) => !right.has(`${from} ${to}`)),
    ...broken.filter((fault) => !inExact(fault) && !isTied(fault)),
  ]
}

/** A name inside a longer name is judged as part of the longer one only. */
function withoutContained(faults: readonly NameFault[], exact: readonly { from: number; to: number }[]): NameFault[] {
  return faults.filter(
    (fault) => !exact.some(({ from, to }) => from <= fault.from && to >= fault.to && to - from > fault.to - fault.from),
  )
}

/** "Chi bộ Công an xã", "cán bộ Y tế", "cơ sở Giáo dục": a small syllable that ends a word begins no name. To give work ("Giao ban Tuyên giáo") is a word of its own. */
function endsWord(tokens: readonly KnownToken[], phrasesAt: readonly (readonly Span[])[], from: number): boolean {
  if (tokens[from]?.shape !== 'lower' || /^giao$/iu.test(tokens[from - 1]?.token.written ?? '')) return false
  return (phrasesAt[from] ?? nothing).some((span) => span.from === from - 1 && span.to === from)
}

function judgeCapitals(
  tokens: readonly KnownToken[],
  from: number,
  to: number,
  { name, steps }: FixedName,
  lexicon: Lexicon,
): NameFault | null {
  const shapes = shapesOf(tokens, from, to)
  const wanted = steps.map(({ written }) => written)
  const expectedCapitals = wanted.map(beginsLarge)
  const found = shapes.map((shape) => shape === 'title' || shape === 'upper')
  // Small letters throughout, but for the organs of the province, and headings in capitals, are other styles; "các sở Tài chính, Nội vụ" is a list.
  const letters = shapes.filter((shape) => shape !== null)
  if (letters.filter((shape) => shape === 'upper').length > 1) return null
  if (letters.every((shape) => shape === 'lower'))
    return isOrganOfProvince(name) && !isAfterPlural(tokens, from)
      ? { kind: 'capital', from, to, expected: name, confidence: 0.8 }
      : null
  const lacksCapital = expectedCapitals.some((isLarge, index) => isLarge && !found[index])
  // "Văn Phòng Tỉnh ủy": a capital inside a word. That at the beginning of a word is a house style ("Viện Kiểm sát"), but for the people's organs.
  const isInWord = (index: number) => isPhrase(steps[index - 1], steps[index], lexicon)
  const hasExtraCapital = expectedCapitals.some(
    (isLarge, index) =>
      !isLarge &&
      found[index] === true &&
      ((isInWord(index) && found[index - 1] === true) || /^(?:Ủy ban|Hội đồng) nhân dân/.test(name)),
  )
  if (!lacksCapital && !hasExtraCapital) return null
  // A small letter may only be missing at the front of organs; positions ("bí thư Tỉnh ủy") are written both ways.
  const inner = hasExtraCapital || expectedCapitals.some((isLarge, index) => index > 0 && isLarge && !found[index])
  if (!inner && (!organs.test(name) || isAfterPlural(tokens, from))) return null
  // Only the first letter is large: at the head of a sentence that is a common noun, except "Ban chỉ đạo" and its like.
  const onlyFirst = found[0] === true && found.slice(1).every((isLarge) => !isLarge)
  if (onlyFirst && !isNamed(name)) return null
  return { kind: 'capital', from, to, expected: name, confidence: 0.9 }
}

/** "Giao ủy ban nhân dân tỉnh": there is one of it. */
function isOrganOfProvince(name: string): boolean {
  return /^(?:Ủy ban nhân dân|Hội đồng nhân dân|Ban Thường vụ|Thường trực) (?:tỉnh|Tỉnh ủy)$/u.test(name)
}

const organEnd = /(?:tỉnh|Tỉnh ủy|Việt Nam|khu vực)$/u
const namedAlways =
  /^(?:Sở|Bộ|Ban (?:Chỉ đạo|Thường vụ|Chấp hành|Bí thư)|Trưởng Ban|Ủy ban Kiểm tra|Tổng Bí thư|Đảng Cộng sản)/

/** A name with a capital inside, and one that nothing but an organ bears. */
function isNamed(name: string): boolean {
  return namedAlways.test(name) || (organEnd.test(name) && (name.match(/(?<=\s)\p{Lu}/gu)?.length ?? 0) > 0)
}
