/** Words of a page as lines, and lines as paragraphs, by where they stand. */
import { squeeze } from '../domain/words/text.ts'
import type { Run } from '../page/blocks.ts'
import { measureText } from '../page/compose/text-measure.ts'
import type { PlacedText } from './pdf-page.ts'

export interface PlacedLine {
  readonly runs: readonly Run[]
  readonly text: string
  readonly left: number
  readonly right: number
  readonly base: number
  readonly size: number
  /** Width of its first word. */
  readonly firstWord: number
  /** What it was put together from, from left to right. */
  readonly texts: Texts
}

type Texts = readonly [PlacedText, ...PlacedText[]]

/** What is printed on each page has one text at one height. */
export const placeKey = ({ text, base }: Pick<PlacedText, 'text' | 'base'>): string =>
  `${Math.round(base)} ${squeeze(text)}`

/** Shares of the height of the type. A justified line has gaps below a type's height; what stands beside has more. */
const wordGap = 0.15
const partGap = 0.6
const columnGap = 2

/** Texts on one height, from left to right; parted where a gap is wider than between words. */
export function linesOf(texts: readonly PlacedText[], parts = true): PlacedLine[] {
  const rows: [PlacedText, ...PlacedText[]][] = []
  for (const text of texts.toSorted((one, other) => one.base - other.base)) {
    const row = rows.at(-1)
    if (text.text.trim() === '') continue
    if (row !== undefined && text.base - row[0].base < Math.max(text.size, row[0].size) * 0.4) row.push(text)
    else rows.push([text])
  }
  return rows.flatMap((row) => partsOf(row, parts)).map(lineOf)
}

function partsOf(row: readonly PlacedText[], parts: boolean): Texts[] {
  const found: [PlacedText, ...PlacedText[]][] = []
  for (const text of row.toSorted((one, other) => one.left - other.left)) {
    const part = found.at(-1)
    const last = part?.at(-1)
    const isApart = last !== undefined && text.left - last.right > columnGap * Math.max(text.size, last.size)
    if (part === undefined || (parts && isApart && !/^[\d\s.,/-]*$/.test(text.text))) found.push([text])
    else part.push(text)
  }
  return found
}

function lineOf(texts: Texts): PlacedLine {
  const runs: Run[] = []
  let previous: PlacedText | undefined
  for (const one of texts) {
    const isApart = previous !== undefined && one.left - previous.right > wordGap * one.size
    const needsBlank = isApart && !/\s$/.test(runs.at(-1)?.text ?? '') && !/^\s/.test(one.text)
    addRun(runs, { text: needsBlank ? ` ${one.text}` : one.text, emphasis: one.emphasis })
    previous = one
  }
  const text = runs.map((run) => run.text).join('')
  const [first] = texts
  const right = Math.max(...texts.map((one) => one.right))
  const word = /^[^ \t]*/.exec(text.trim())?.[0] ?? ''
  return {
    runs,
    text,
    left: first.left,
    right,
    base: first.base,
    size: Math.max(...texts.map((one) => one.size)),
    firstWord: (right - first.left) * shareOf(text.trim(), word),
    texts,
  }
}

function addRun(runs: Run[], { text, emphasis }: Run): void {
  const last = runs.at(-1)
  if (last !== undefined && last.emphasis === emphasis) runs[runs.length - 1] = { ...last, text: last.text + text }
  else runs.push(emphasis === undefined ? { text } : { text, emphasis })
}

/** A line as what stands left and right of a place, where it has a gap there that is wider than between words. */
export function partAt(line: PlacedLine, [from, to]: readonly [number, number]): PlacedLine[] {
  const at = line.texts.findIndex((text, index) => {
    const before = line.texts[index - 1]
    if (before === undefined) return false
    return text.left - before.right > line.size * partGap && text.left > from && before.right < to
  })
  const [before, after] = [line.texts.slice(0, at), line.texts.slice(at)]
  return at > 0 && isFilled(before) && isFilled(after) ? [lineOf(before), lineOf(after)] : [line]
}

const isFilled = (texts: readonly PlacedText[]): texts is Texts => texts.length > 0

/** Any: only shares are asked for. */
const anySize = 12

/** The share of a line's width that its first letters take. */
function shareOf(line: string, start: string): number {
  return start === line ? 1 : measureText(start, anySize) / measureText(line, anySize)
}

/** A text over the line between two cells as the words on either side: pdfjs makes one text of what stands close together. */
export function splitAt(text: PlacedText, borders: readonly number[]): PlacedText[] {
  const border = borders.find((at) => text.left < at - text.size * 0.3 && text.right > at + text.size * 0.3)
  if (border === undefined) return [text]
  const placeOf = (at: number) => text.left + (text.right - text.left) * shareOf(text.text, text.text.slice(0, at))
  const gaps = Array.from(text.text.matchAll(/\s+/g), ({ index, 0: gap }) => ({ index, end: index + gap.length }))
  const distance = ({ index }: { readonly index: number }) => Math.abs(placeOf(index) - border)
  const [best] = gaps.toSorted((one, other) => distance(one) - distance(other))
  if (best === undefined) return [text]
  const before = { ...text, text: text.text.slice(0, best.index), right: Math.min(border, placeOf(best.index)) }
  const after = { ...text, text: text.text.slice(best.end), left: Math.max(border, placeOf(best.end)) }
  return [before, ...splitAt(after, borders)]
}

/** A sentence goes on small; with a figure, unless that numbers what begins. */
const goingOn = /^\s*(?:\p{Ll}(?![.)])|\d+(?!\d|[.)]\s))/u
const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/**
 * Whether a line goes on with the one above it, in a column that ends at `edge`: the next word had no room left. What begins
 * small goes on too, where the line above leaves no more than a share of its width free: words are tied in narrow cells.
 */
export function goesOn(above: PlacedLine, line: PlacedLine, edge: number, mostFree = 1 / 3): boolean {
  if (!hasWords(line.text) || !hasWords(above.text)) return false
  const room = edge - above.right
  if (goingOn.test(line.text) && !/[.;:]\s*$/.test(above.text) && room < (edge - above.left) * mostFree) return true
  // In a list of bodies a name is kept together: "Sở Nội vụ; | Sở KH&CN".
  const name = /;\s*$/.test(above.text) ? shareOf(line.text.trim(), line.text.trim().replace(/(?<=;).*$/su, '')) : 0
  return room < line.size * 0.2 + Math.max(line.firstWord, (line.right - line.left) * name)
}

/** Lines around one middle; what goes on with a paragraph begins at the edge. */
export function areCentred(above: PlacedLine, line: PlacedLine, edge: number): boolean {
  const isApart = Math.abs(above.left - line.left) > 3 && line.left > edge + line.size * 0.6
  return isApart && Math.abs(above.left + above.right - line.left - line.right) < 4
}

/** Runs of lines that are one paragraph. */
export function joinRuns(lines: readonly PlacedLine[]): Run[] {
  const runs: Run[] = []
  for (const [at, line] of lines.entries())
    for (const [index, run] of line.runs.entries())
      addRun(runs, at > 0 && index === 0 ? { ...run, text: ` ${run.text.trimStart()}` } : run)
  return runs
}
