/** Names with a missing or superfluous word, comma or capital (SPL-04, SPL-07, SPL-08). */
import type { KnownToken, Span } from './find-real-words.ts'
import { commaId, type FixedName, type Lexicon, type Step } from './lexicon.ts'
import { noNode, rootNode } from './phrase-tree.ts'
import { inShape, type Shape } from './tokens.ts'

export interface NameFault {
  readonly kind: 'fixedName' | 'capital' | 'comma' | 'realWord'
  readonly from: number
  readonly to: number
  readonly expected: string
  readonly confidence: number
}

/** First words of names of organs, whose small first letter before capitals is plainly wrong. */
const organs = /^(?:Sở|Bộ|Ban|Ủy|Hội|Đảng|Mặt|Quốc) /

const nothing = [] as const

/** Faults of names in `places`; what matches some name in full is no damaged form of another. */
export function findNameFaults(
  text: string,
  places: readonly KnownToken[],
  cover: readonly (readonly Span[])[],
  lexicon: Lexicon,
): NameFault[] {
  const whole: NameFault[] = []
  const exact: { from: number; to: number }[] = []
  const broken: NameFault[] = []
  /** Some names are written in two ways; one of them stands there. */
  const right = new Set<string>()
  for (let from = 0; from < places.length; from += 1) {
    for (const name of lexicon.names[places[from]?.id ?? -1] ?? nothing) {
      const to = matchFrom(places, from, name.steps)
      if (to !== null) {
        exact.push({ from, to })
        const fault = name.isPlace
          ? (judgeProvince(text, places, cover, from - 1, lexicon) ?? judgePlace(text, places, from, to, name))
          : judgeCapitals(places, from, to, name, lexicon)
        if (fault === null) right.add(`${from} ${to}`)
        else whole.push(fault)
      } else if (!name.isPlace) {
        const fault = findBroken(text, places, cover, from, name, lexicon)
        if (fault !== null) broken.push(fault)
      }
    }
  }
  const inExact = (fault: NameFault) => exact.some(({ from, to }) => from <= fault.from && to >= fault.to)
  broken.push(...exact.flatMap(({ from, to }) => findJoined(text, places, from, to) ?? []))
  // "Chánh Văn phòng Ủy ban": the last syllable belongs to what follows. "Giao Ban Tuyên giáo": a name with its capital is no part of "giao ban".
  const isTied = ({ from, to }: NameFault) =>
    (cover[to] ?? []).some((span) => span.to > to) ||
    (places[from]?.shape === 'lower' && (cover[from] ?? []).some((span) => span.from < from))
  return [
    ...longestOf(whole, exact).filter(({ from, to }) => !right.has(`${from} ${to}`)),
    ...broken.filter((fault) => !inExact(fault) && !isTied(fault)),
  ]
}

/** What departments were ever named for. */
const field =
  /^(?:Lao động|Tài nguyên|Môi trường|Kế hoạch|Đầu tư|Công nghệ|Công nghiệp|Thương mại|Thể thao|Du lịch|Xã hội|Đào tạo|Thông tin|Truyền thông|Khoa học|Nông nghiệp|Phát triển|Giao thông|Xây dựng|Văn hóa|Giáo dục|Nội vụ|Tài chính|Dân tộc|Tôn giáo)(?!\p{L})/u

/** "Sở Nội vụ và Lao động": a department that was never called so. */
function findJoined(text: string, places: readonly KnownToken[], from: number, to: number): NameFault | null {
  const [and, first, second] = [places[to + 1], places[to + 2], places[to + 3]]
  const name = text.slice(places[from]?.token.start, places[to]?.token.end)
  if (
    !/^Sở \p{Lu}/u.test(name) ||
    and?.token.written !== 'và' ||
    first === undefined ||
    second?.shape !== 'lower' ||
    isAfterPlural(places, from)
  )
    return null
  return field.test(text.slice(first.token.start, second.token.end))
    ? { kind: 'fixedName', from, to: to + 3, expected: name, confidence: 0.75 }
    : null
}

/** A name inside a longer name is judged as part of the longer one only. */
function longestOf(faults: readonly NameFault[], exact: readonly { from: number; to: number }[]): NameFault[] {
  return faults.filter(
    (fault) => !exact.some(({ from, to }) => from <= fault.from && to >= fault.to && to - from > fault.to - fault.from),
  )
}

function matchFrom(places: readonly KnownToken[], from: number, steps: readonly Step[]): number | null {
  return isTail(places, from, steps, 0) ? from + steps.length - 1 : null
}

function shapesOf(places: readonly KnownToken[], from: number, to: number): (Shape | null)[] {
  return places.slice(from, to + 1).map(({ shape }) => shape)
}

function judgeCapitals(
  places: readonly KnownToken[],
  from: number,
  to: number,
  { name, steps }: FixedName,
  lexicon: Lexicon,
): NameFault | null {
  const shapes = shapesOf(places, from, to)
  const wanted = steps.map(({ written }) => written)
  const large = wanted.map(beginsLarge)
  const found = shapes.map((shape) => shape === 'title' || shape === 'upper')
  // Small letters throughout, but for the organs of the province, and headings in capitals, are other styles; "các sở Tài chính, Nội vụ" is a list.
  const letters = shapes.filter((shape) => shape !== null)
  if (letters.filter((shape) => shape === 'upper').length > 1) return null
  if (letters.every((shape) => shape === 'lower'))
    return isOrganOfProvince(name) && !isAfterPlural(places, from)
      ? { kind: 'capital', from, to, expected: name, confidence: 0.8 }
      : null
  const isShort = large.some((isLarge, index) => isLarge && !found[index])
  // "Văn Phòng Tỉnh ủy": a capital inside a word. That at the beginning of a word is a house style ("Viện Kiểm sát"), but for the people's organs.
  const isInWord = (index: number) => isPhrase(steps[index - 1], steps[index], lexicon)
  const isOverlarge = large.some(
    (isLarge, index) =>
      !isLarge &&
      found[index] === true &&
      ((isInWord(index) && found[index - 1] === true) || /^(?:Ủy ban|Hội đồng) nhân dân/.test(name)),
  )
  if (!isShort && !isOverlarge) return null
  // A small letter may only be missing at the front of organs; positions ("bí thư Tỉnh ủy") are written both ways.
  const inner = isOverlarge || large.some((isLarge, index) => index > 0 && isLarge && !found[index])
  if (!inner && (!organs.test(name) || isAfterPlural(places, from))) return null
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

function isAfterPlural(places: readonly KnownToken[], from: number): boolean {
  return /^(?:các|những|nhiều|mỗi|từng|mọi)$/i.test(places[from - 1]?.token.written ?? '')
}

/** "tính Thái Nguyên": one tone away from the word that stands in front of a province. */
function judgeProvince(
  text: string,
  places: readonly KnownToken[],
  cover: readonly (readonly Span[])[],
  at: number,
  lexicon: Lexicon,
): NameFault | null {
  const [before, first] = [places[at], places[at + 1]]
  const isSlip = before?.known?.near.some(({ id, slip }) => slip <= 1 && lexicon.written[id] === 'tỉnh') === true
  if (
    before === undefined ||
    !isSlip ||
    before.shape !== 'lower' ||
    first?.shape !== 'title' ||
    (cover[at]?.length ?? 0) > 0
  )
    return null
  return {
    kind: 'realWord',
    from: at,
    to: at + 1,
    expected: `tỉnh${text.slice(before.token.end, first.token.end)}`,
    confidence: 0.9,
  }
}

/** "tỉnh Thái nguyên". Without the word in front it may be no place: "hòa bình". */
function judgePlace(
  text: string,
  places: readonly KnownToken[],
  from: number,
  to: number,
  { name, steps }: FixedName,
): NameFault | null {
  const found = text.slice(places[from]?.token.start, places[to]?.token.end)
  const shapes = shapesOf(places, from, to)
  const words = steps.filter(({ written }) => beginsLarge(written)).length
  const large = shapes.filter((shape) => shape === 'title' || shape === 'upper').length
  if (large >= words || found === name) return null
  const before = places[from - 1]?.token.written.toLowerCase() ?? ''
  const isProvince =
    before === 'tỉnh' || (before === 'phố' && places[from - 2]?.token.written.toLowerCase() === 'thành')
  return isProvince ? { kind: 'capital', from, to, expected: name, confidence: 0.9 } : null
}

/** The name with one syllable mistyped, left out or put in, or with a comma left out. */
function findBroken(
  text: string,
  places: readonly KnownToken[],
  cover: readonly (readonly Span[])[],
  from: number,
  { name, steps, syllables }: FixedName,
  lexicon: Lexicon,
): NameFault | null {
  if (syllables < 3) return null
  let same = 1
  while (same < steps.length && places[from + same]?.id === steps[same]?.id) same += 1
  const rest = steps.length - same
  const [odd, right] = [places[from + same], steps[same]]
  const to = from + steps.length - 1
  if (
    odd !== undefined &&
    right !== undefined &&
    isTail(places, from + same + 1, steps, same + 1) &&
    isMistyped(odd, right, steps[same + 1]) &&
    isFreeWithin(cover[from + same], from, to)
  ) {
    // Only this syllable: the capitals of the others are another rule's.
    const expected =
      text.slice(places[from]?.token.start, odd.token.start) +
      inShape(right.written, odd.shape) +
      text.slice(odd.token.end, places[to]?.token.end)
    return { kind: 'realWord', from, to, expected, confidence: 0.9 }
  }
  if (syllables < 4) return null
  // The end of a name may be left out on purpose: "Ủy ban nhân dân"; half a word may not: "Sở Giáo dục và Đào".
  if (rest === 1)
    return isHalfWord(places, from + same, steps, lexicon)
      ? { kind: 'fixedName', from, to: from + same - 1, expected: shaped(places, from, name), confidence: 0.8 }
      : null
  if (rest < 2) return null
  if (isTail(places, from + same, steps, same + 1)) {
    const isComma = steps[same]?.id === commaId
    return {
      kind: isComma ? 'comma' : 'fixedName',
      from,
      to: to - 1,
      expected: shaped(places, from, name),
      confidence: isComma ? 0.8 : 0.9,
    }
  }
  // A word of two syllables left out: "Ủy ban Mặt trận Việt Nam".
  if (rest > 3 && same > 2 && isTail(places, from + same, steps, same + 2)) {
    return { kind: 'fixedName', from, to: to - 2, expected: shaped(places, from, name), confidence: 0.8 }
  }
  const extra = places[from + same]
  const isContent =
    extra?.known && extra.known.role !== 'word' && extra.known.role !== 'particle' && extra.shape === 'lower'
  if (same < 2 || !isContent || !isTail(places, from + same + 1, steps, same)) return null
  // A repeated word is found by its own rule.
  if (extra.id === steps[same]?.id || extra.id === steps[same - 1]?.id) return null
  return { kind: 'fixedName', from, to: to + 1, expected: shaped(places, from, name), confidence: 0.8 }
}

function beginsLarge(syllable: string): boolean {
  return /^\p{Lu}/u.test(syllable)
}

/** "Ban Chỉ đảo": one slip away from the syllable of the name. Proper names are many: "xã Khe Mùn" may be another commune than "xã Khe Mun". */
function isMistyped({ known, shape }: KnownToken, { id, written }: Step, next: Step | undefined): boolean {
  const isProper = beginsLarge(written) && (next === undefined || beginsLarge(next.written))
  return !isProper && known?.near.some((near) => near.id === id) === true && (shape !== 'title' || beginsLarge(written))
}

/** Of a long name, a phrase inside it counts for nothing: "Hội đồng nhân dân tình". */
function isFreeWithin(spans: readonly Span[] | undefined, from: number, to: number): boolean {
  return (
    spans !== undefined &&
    (spans.length === 0 || (to - from + 1 >= longName && spans.every((span) => span.from > from && span.to <= to)))
  )
}

const longName = 5

/** The last syllable of the name is gone, and the one before it is nothing without it, nor with what follows. */
function isHalfWord(places: readonly KnownToken[], end: number, steps: readonly Step[], lexicon: Lexicon): boolean {
  const [half, lost] = [steps.at(-2), steps.at(-1)]
  const [before, next] = [places[end - 1], places[end]]
  if (
    half === undefined ||
    lost === undefined ||
    before?.known === null ||
    before === undefined ||
    next?.known === null ||
    next === undefined
  )
    return false
  const isWord = isPhrase(half, lost, lexicon)
  const { tree } = lexicon
  const goesOn = tree.step(tree.step(rootNode, half.id), next.id) !== noNode
  return isWord && !goesOn && beginsLarge(half.written) && next.shape === 'lower'
}

/** The two are a word of the list. */
function isPhrase(first: Step | undefined, second: Step | undefined, { tree }: Lexicon): boolean {
  return first !== undefined && second !== undefined && tree.ends(tree.step(tree.step(rootNode, first.id), second.id))
}

/** True when the steps from `step` on stand at `at`. */
function isTail(places: readonly KnownToken[], at: number, steps: readonly Step[], step: number): boolean {
  for (let index = 0; step + index < steps.length; index += 1)
    if (places[at + index]?.id !== steps[step + index]?.id) return false
  return true
}

function shaped(places: readonly KnownToken[], from: number, name: string): string {
  return places[from]?.shape === 'upper' ? name.toUpperCase() : inShape(name, 'lower')
}
