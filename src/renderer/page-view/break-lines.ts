/**
 * Breaks text into lines as the word processor does that sets the exported DOCX. The browser's own breaking cannot be
 * used: another rounding of letter widths, other places to break and wider no-break spaces would move whole pages.
 */
import type { Run } from '../../page/blocks.ts'
import { type Face, measureText } from '../../page/compose/text-measure.ts'
import { millimetresPerTwip } from './paper-styles.ts'

/** Characters of a line in one style. */
export interface LineRun extends Run {
  readonly underline?: boolean | undefined
}

/** One line as it is drawn. */
export interface TextLine {
  readonly runs: readonly LineRun[]
  /** Added to each blank that may stretch, so that the line fills its width, mm. */
  readonly stretch: number
  /** Added after each letter, mm: less than 0 condenses. */
  readonly spacing: number
  /** Empty space at its beginning, mm. */
  readonly indent: number
  /** No blank stood between it and the next line: a word or a symbol goes on there. */
  readonly breaksWord?: true
}

export interface LineSetting {
  /** mm */
  readonly width: number
  /** Indent of the first line, mm. */
  readonly indent: number
  /** pt */
  readonly size: number
  readonly face: Face
  readonly justified: boolean
}

const blank = 32
const noBreakSpace = '\u00A0'
const lineFeed = 10
const hyphen = 45
const enDash = 0x2013

/**
 * Room that LibreOffice gives an italic piece of text to lean over, mm: at the end of a line, and before each no-break
 * space, so that a date in italics is that much wider. A twelfth of the line, in whole twips.
 */
export function roomToLean(face: Face, size: number): number {
  return face.italic === true ? Math.floor((size * 1.15 * 20) / 12) * millimetresPerTwip : 0
}

/** Marks that never begin a line, even after a blank. */
const closing: ReadonlySet<string> = new Set(',;:.!?)]}”»…')

/** A stretch of text that is never broken, with the blanks that follow it. */
interface Token {
  readonly start: number
  readonly end: number
  /** After the blanks. */
  readonly next: number
  readonly width: number
  readonly blanks: number
}

/**
 * The lines of a paragraph. At the indices `unbreakable` the text is not broken after a hyphen. An empty text is one
 * empty line.
 */
export function breakLines(
  runs: readonly LineRun[],
  setting: LineSetting,
  unbreakable: readonly number[] = [],
): TextLine[] {
  const text = runs.length === 1 ? (runs[0]?.text ?? '') : runs.map((run) => run.text).join('')
  const measure = measureOf(runs, setting)
  const roomAfter = roomAfterOf(runs, setting)
  const lines: { start: number; end: number; width: number; blanks: number }[] = []
  let limit = limitOf(setting.width - setting.indent)
  let start = 0
  let end = 0
  /** Width up to `end`, and up to where the next token would stand. */
  let width = 0
  let reach = 0
  let gaps = 0
  let gapsBefore = 0
  const close = (next: number): void => {
    lines.push({ start, end, width, blanks: gapsBefore })
    start = next
    end = next
    width = 0
    reach = 0
    gaps = 0
    gapsBefore = 0
    limit = limitOf(setting.width)
  }
  for (const token of tokensOf(text, measure, unbreakable)) {
    if (reach + token.width + roomAfter(token.end) > limit && token.start > start) close(token.start)
    let from = token.start
    let own = token.width
    while (own > limit && token.end - from > 1) {
      const cut = fitLetters(from, token.end, limit, measure)
      end = cut
      width = measure(from, cut)
      close(cut)
      own -= measure(from, cut)
      from = cut
    }
    gapsBefore = gaps
    width = reach + own
    end = token.end
    reach = width + token.blanks * measureBlank(text, token, measure)
    gaps += token.blanks
  }
  lines.push({ start, end, width, blanks: gapsBefore })
  return lines.map((line, index) => {
    const isLast = index === lines.length - 1
    const indent = index === 0 ? setting.indent : 0
    const free = setting.width - indent - line.width
    const stretch = setting.justified && !isLast && line.blanks > 0 ? free / line.blanks : 0
    const breaksWord = lines[index + 1]?.start === line.end
    const drawn = { runs: sliceRuns(runs, line.start, line.end), stretch, spacing: 0, indent }
    return breaksWord ? { ...drawn, breaksWord } : drawn
  })
}

/** What fits a line: lengths rounded to whole twips take half a twip of it. */
function limitOf(width: number): number {
  return width - millimetresPerTwip / 2
}

function measureBlank(text: string, token: Token, measure: (from: number, to: number) => number): number {
  return token.blanks === 0 || text.charCodeAt(token.end) === lineFeed ? 0 : measure(token.end, token.end + 1)
}

/** Room a line must have at its end, where it ends in an italic run, mm. */
function roomAfterOf(runs: readonly LineRun[], { size, face }: LineSetting): (end: number) => number {
  let at = 0
  const leaningRuns = runs.flatMap((run) => {
    const start = at
    at += run.text.length
    return faceOf(run, face).italic === true ? [{ start, end: at }] : []
  })
  if (leaningRuns.length === 0) return () => 0
  const room = roomToLean({ italic: true }, size)
  return (end) => (leaningRuns.some((run) => run.start < end && end <= run.end) ? room : 0)
}

/** Width of the text between two indices, each run in its own face. */
function measureOf(runs: readonly LineRun[], { size, face }: LineSetting): (from: number, to: number) => number {
  const [only] = runs
  if (only !== undefined && runs.length === 1) {
    const own = faceOf(only, face)
    return (from, to) => measurePiece(only.text.slice(from, to), size, own)
  }
  let at = 0
  const pieces = runs.map((run) => {
    const start = at
    at += run.text.length
    return { text: run.text, start, end: at, face: faceOf(run, face) }
  })
  return (from, to) => {
    let width = 0
    for (const piece of pieces) {
      if (piece.end <= from || piece.start >= to) continue
      width += measurePiece(piece.text.slice(Math.max(0, from - piece.start), to - piece.start), size, piece.face)
    }
    return width
  }
}

function measurePiece(text: string, size: number, face: Face): number {
  const width = measureText(text, size, face)
  return face.italic === true && text.includes(noBreakSpace)
    ? width + (text.split(noBreakSpace).length - 1) * roomToLean(face, size)
    : width
}

/** The face of a run: that of its paragraph, with its own emphasis. */
export function faceOf(run: Run, face: Face): Face {
  const { emphasis } = run
  return {
    bold: face.bold === true || emphasis === 'bold' || emphasis === 'boldItalic',
    italic: face.italic === true || emphasis === 'italic' || emphasis === 'boldItalic',
  }
}

function* tokensOf(
  text: string,
  measure: (from: number, to: number) => number,
  unbreakable: readonly number[],
): Generator<Token> {
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === blank || code === lineFeed) {
      let next = at
      while (text.charCodeAt(next) === blank || text.charCodeAt(next) === lineFeed) next += 1
      if (closing.has(text.charAt(next))) {
        at = next
        continue
      }
      yield { start, end: at, next, width: measure(start, at), blanks: next - at }
      start = next
      at = next - 1
      continue
    }
    if ((code === hyphen || code === enDash) && at > start && breaksAfter(text, at) && !unbreakable.includes(at)) {
      yield { start, end: at + 1, next: at + 1, width: measure(start, at + 1), blanks: 0 }
      start = at + 1
    }
  }
  if (start < text.length)
    yield { start, end: text.length, next: text.length, width: measure(start, text.length), blanks: 0 }
}

/** A dash between letters; beside a figure it belongs to a symbol or a range. */
function breaksAfter(text: string, at: number): boolean {
  return /^\p{L}.\p{L}/u.test(text.slice(at - 1, at + 2))
}

/** End of the longest piece, at least one letter, of a word too long for its line. */
function fitLetters(from: number, end: number, limit: number, measure: (from: number, to: number) => number): number {
  let cut = from + 1
  while (cut < end && measure(from, cut + 1) <= limit) cut += 1
  return cut
}

function sliceRuns(runs: readonly LineRun[], start: number, end: number): LineRun[] {
  const slices: LineRun[] = []
  let at = 0
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at))
    if (text !== '') slices.push(text === run.text ? run : { ...run, text })
    at += run.text.length
  }
  return slices
}
