/**
 * What must not be broken at the end of a line: a date from its word, a number from its unit, a quarter, the parts
 * of a document symbol; and no line begins with a dash that is no item.
 */
import { type Face, lineStarts, measureText } from './text-measure.ts'

const noBreakSpace = '\u00A0'

/** From the blank on: that a number follows is soon seen, and few blanks have one. */
const blankBeforeNumber =
  / (?=\d|[IVX]{1,4}(?![\p{L}\d]))(?<=(?<![\p{L}\d])(?:ngày|tháng|năm|quý|số|điều|khoản|điểm|mục|lần|thứ|phụ lục|đề án) )/giu
const numberBeforeUnit =
  /(\d) (?=(?:ngày|tuần|tháng|năm|giờ|phút|đồng|tỷ|triệu|nghìn|ha|km|m2|m3|%|quý|người|hộ|kWh|MW|Gbps|Mbps|tấn)(?![\p{L}\d]))/gu
/** "120 tỷ đồng", "17 giờ 00", "quý III năm 2026": what goes on after the first tie. */
const furtherPart =
  /(?<=\d\u00A0(?:tỷ|triệu|nghìn)) (?=(?:tỷ )?đồng(?!\p{L}))|(?<=\d\u00A0(?:giờ|phút)) (?=\d)|(?<=\u00A0[IVX]{1,4}) (?=(?:năm\u00A0)\d)/gu
/** "2026 - 2030", "I - III": a range. */
const rangeDash = /(?<=(?:[\d%]|(?<![\p{L}\d])[IVX]{1,4})) ([-–]) (?=\d|[IVX]{1,4}(?![\p{L}\d]))/gu
/** "kinh tế - xã hội" */
const dashAfterWord = /(?<=[\p{L}\d)”"%,.;]) (?=[-–] )/gu

/**
 * Dates, numbers, ranges and symbols tied to the word they belong to with no-break spaces; a dash inside a line to
 * the word before it. What is then wider than `width` is untied at its best places, the first of these that do.
 * Only blanks are changed.
 */
export function tieNumbers(text: string, setting?: Pick<LineSetting, 'width' | 'size' | 'face'>): string {
  const hasDash = text.includes(' - ') || text.includes(' – ')
  if (!hasDash && !/ [\dIVX]|\d /.test(text)) return text
  let tied = text.replace(blankBeforeNumber, noBreakSpace).replace(numberBeforeUnit, `$1${noBreakSpace}`)
  if (tied.includes(noBreakSpace)) tied = tied.replace(furtherPart, noBreakSpace)
  if (hasDash) tied = tied.replace(rangeDash, `${noBreakSpace}$1${noBreakSpace}`).replace(dashAfterWord, noBreakSpace)
  return setting === undefined ? tied : untieWide(tied, setting)
}

/** The same where a text is wider than its line; one that fits needs no ties, which some programs set wide. */
export function tieWhereBroken(text: string, setting: Pick<LineSetting, 'width' | 'size' | 'face'>): string {
  return measureText(text, setting.size, setting.face) <= setting.width ? text : tieNumbers(text, setting)
}

/** Places to untie a piece that is too wide, best first: between the parts of a date, in a range, anywhere. */
const untyings: readonly RegExp[] = [
  /\u00A0(?=(?:tháng|năm|quý|đồng)(?!\p{L}))/giu,
  /(?<=\u00A0[-–])\u00A0/gu,
  /\u00A0(?![-–](?:\u00A0|$))/gu,
]

/** A blank of a justified line this much wider than it is set is seen from afar. */
const highestStretch = 2.4

/**
 * The same for a justified paragraph. Where a piece that is tied goes to the next line and leaves one that is stretched
 * beyond reason, as much of it stays on the line as has room: a blank may be seen, a hole is.
 */
export function tieJustified(text: string, setting: LineSetting): string {
  const { width, indent, size, face } = setting
  let tied = tieNumbers(text)
  if (!tied.includes(noBreakSpace)) return tied
  for (let from = 0; ;) {
    const starts = lineStarts(tied, width, size, face, indent)
    const line = starts.findIndex((start) => start > from && isTiedAt(tied, start))
    const start = starts[line]
    if (start === undefined) return tied
    const begin = starts[line - 1] ?? 0
    const before = tied.slice(begin, start - 1)
    const free = width - (begin === 0 ? indent : 0) - measureText(before, size, face)
    const end = tied.indexOf(' ', start)
    const piece = end === -1 ? tied.slice(start) : tied.slice(start, end)
    const blank = measureText(' ', size, face)
    const loose = loosen(piece, { free, blanks: before.split(' ').length - 1, blank, size, face })
    tied = tied.slice(0, start) + loose + tied.slice(start + piece.length)
    // What was untied goes to the next line as it is.
    from = start + loose.indexOf(' ') + 1
  }
}

/** Whether the word at an index is tied to the next one. */
function isTiedAt(text: string, start: number): boolean {
  const tie = text.indexOf(noBreakSpace, start)
  const end = text.indexOf(' ', start)
  return tie !== -1 && (end === -1 || tie < end)
}

interface OpenLine {
  readonly size: number
  readonly face: Face | undefined
  /** What is left of it, mm. */
  readonly free: number
  readonly blanks: number
  /** Width of one, mm. */
  readonly blank: number
}

/** A piece that has no room on a line, untied at the best place up to which it has, where the line needs it. */
function loosen(piece: string, { free, blanks, blank, size, face }: OpenLine): string {
  if (!piece.includes(noBreakSpace) || free <= blanks * blank * (highestStretch - 1)) return piece
  for (const places of untyings) {
    const fitting = [...piece.matchAll(places)].findLast(
      ({ index }) => blank + measureText(piece.slice(0, index), size, face) <= free,
    )
    if (fitting !== undefined) return `${piece.slice(0, fitting.index)} ${piece.slice(fitting.index + 1)}`
  }
  return piece
}

function untieWide(text: string, { width, size, face }: Pick<LineSetting, 'width' | 'size' | 'face'>): string {
  if (!text.includes(noBreakSpace)) return text
  return text.replace(/[^ \n]*\u00A0[^ \n]*/gu, (piece) => {
    let untied = piece
    for (const places of untyings) {
      if (untied.split(' ').every((part) => measureText(part, size, face) <= width)) return untied
      untied = untied.replace(places, ' ')
    }
    return untied
  })
}

/** "57-NQ/TW", "179/2025/NĐ-CP": a token with a hyphen or slash between letters and digits. */
const symbol = /[\p{L}\d]+(?:[-/][\p{L}\d]+)+/gu

export interface LineSetting {
  /** Width of the line, mm. */
  readonly width: number
  /** Indent of the first line, mm. */
  readonly indent: number
  /** pt */
  readonly size: number
  readonly face?: Face
}

/**
 * Places of the hyphens at which the line would break inside a symbol, as indices into the text. Only
 * these are set unbreakable: a no-break hyphen is another character to whoever searches or copies the
 * text. Word may fit one word more or less into a justified line, so every hyphen near the end counts.
 * A symbol wider than the line keeps its hyphens: they are its best places to break.
 */
export function breakingHyphens(text: string, setting: LineSetting): number[] {
  if (!text.includes('-')) return []
  const { width, indent, size, face = {} } = setting
  const places: number[] = []
  // Word shrinks the blanks of a justified line by up to a quarter; another face may run a little wider.
  const slack = width * 0.06
  for (const { found, start } of symbolsIn(text)) {
    const own = measureText(found, size, face)
    if (own > width) continue
    const before = lineSoFar(text.slice(0, start), setting)
    const whole = before + own
    if (whole + slack < width && before > 0) continue
    if (before === 0 && whole + indent < width) continue
    for (let at = found.indexOf('-'); at !== -1; at = found.indexOf('-', at + 1)) places.push(start + at)
  }
  return places
}

/** The symbols with a hyphen. Sought in the words that have one: the pattern would try every word of a long text. */
function* symbolsIn(text: string): Generator<{ readonly found: string; readonly start: number }> {
  let end = 0
  for (let hyphen = text.indexOf('-'); hyphen !== -1; hyphen = text.indexOf('-', end)) {
    let start = hyphen
    while (start > end && !isBlank(text.charCodeAt(start - 1))) start -= 1
    end = hyphen + 1
    while (end < text.length && !isBlank(text.charCodeAt(end))) end += 1
    for (const { 0: found, index } of text.slice(start, end).matchAll(symbol))
      if (found.includes('-') && /\d|\p{Lu}/u.test(found)) yield { found, start: start + index }
  }
}

const isBlank = (code: number) => code === 32 || code === 160 || code === 10

/** Width already taken on the line on which the next word would start, mm. */
function lineSoFar(text: string, { width, indent, size, face = {} }: LineSetting): number {
  const space = measureText(' ', size, face)
  let line = indent
  for (const word of text.split(/(?<=[ \n])/)) {
    const length = measureText(word.trimEnd(), size, face)
    if (line > indent && line + length > width) line = 0
    line = word.endsWith('\n') ? 0 : line + length + (word.endsWith(' ') ? space : 0)
  }
  return line
}
