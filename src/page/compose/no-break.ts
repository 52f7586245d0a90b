/**
 * What must not be broken at the end of a line: a date from its word, a number from its unit, the parts
 * of a document symbol.
 */
import { type Face, measureText } from './text-measure.ts'

const noBreakSpace = '\u00A0'

const wordBeforeNumber =
  /(?<![\p{L}\d])((?:ngày|tháng|năm|quý|số|điều|khoản|điểm|mục|lần|thứ|phụ lục|đề án)) (?=(?:\d|[IVX]{1,4}(?![\p{L}\d])))/giu
const numberBeforeUnit =
  /(\d) (?=(?:ngày|tháng|năm|giờ|đồng|tỷ|triệu|nghìn|ha|km|m2|%|quý|Gbps|Mbps|tấn)(?![\p{L}\d]))/gu

/** Dates, numbers and symbols tied to the word they belong to with no-break spaces. */
export function tieNumbers(text: string): string {
  if (!/\d|\b[IVX]+\b/.test(text)) return text
  return text.replace(wordBeforeNumber, `$1${noBreakSpace}`).replace(numberBeforeUnit, `$1${noBreakSpace}`)
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
 */
export function breakingHyphens(text: string, setting: LineSetting): number[] {
  if (!text.includes('-')) return []
  const { width, indent, size, face = {} } = setting
  const places: number[] = []
  // Word shrinks the blanks of a justified line by up to a quarter; another face may run a little wider.
  const slack = width * 0.06
  for (const found of text.matchAll(symbol)) {
    if (!found[0].includes('-') || !/\d|\p{Lu}/u.test(found[0])) continue
    const before = lineSoFar(text.slice(0, found.index), setting)
    const whole = before + measureText(found[0], size, face)
    if (whole + slack < width && before > 0) continue
    if (before === 0 && whole + indent < width) continue
    for (let at = found[0].indexOf('-'); at !== -1; at = found[0].indexOf('-', at + 1)) places.push(found.index + at)
  }
  return places
}

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
