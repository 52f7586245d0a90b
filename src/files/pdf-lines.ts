/** Words of a page as lines, and lines as paragraphs, by where they stand. */
import { measureText } from '../page/compose/text-measure.ts'
import { squeeze } from '../domain/words/text.ts'
import type { Run } from '../page/blocks.ts'
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
  readonly texts: readonly PlacedText[]
}

/** What is printed on each page has one text at one height. */
export const placeKey = ({ text, base }: Pick<PlacedText, 'text' | 'base'>): string => `${Math.round(base)} ${squeeze(text)}`

/** Any: only shares are asked for. */
const size = 12

/** Shares of the height of the type. A justified line has gaps below a type's height; what stands beside has more. */
const wordGap = 0.15
const columnGap = 2

/** Texts on one height, from left to right; parted where a gap is wider than between words. */
export function linesOf(texts: readonly PlacedText[], parts = true): PlacedLine[] {
  const rows: PlacedText[][] = []
  for (const text of texts.toSorted((one, other) => one.base - other.base)) {
    const row = rows.at(-1)
    const size = Math.max(text.size, row?.[0]?.size ?? 0)
    if (row !== undefined && text.base - row[0]!.base < size * 0.4) row.push(text)
    else if (text.text.trim() !== '') rows.push([text])
  }
  return rows.flatMap((row) => partsOf(row, parts)).map(lineOf)
}

function partsOf(row: readonly PlacedText[], parts: boolean): PlacedText[][] {
  const found: PlacedText[][] = []
  for (const text of row.filter((one) => one.text.trim() !== '').toSorted((one, other) => one.left - other.left)) {
    const part = found.at(-1)
    const last = part?.at(-1)
    const isApart = last !== undefined && text.left - last.right > columnGap * Math.max(text.size, last.size)
    if (part === undefined || (parts && isApart && !/^[\d\s.,/-]*$/.test(text.text))) found.push([text])
    else part.push(text)
  }
  return found
}

function lineOf(texts: readonly PlacedText[]): PlacedLine {
  const runs: { text: string; emphasis: Run['emphasis'] }[] = []
  let previous: PlacedText | undefined
  for (const one of texts) {
    const apart = previous !== undefined && one.left - previous.right > wordGap * one.size
    const joined = runs.at(-1)?.text ?? ''
    const text = apart && !/\s$/.test(joined) && !/^\s/.test(one.text) ? ` ${one.text}` : one.text
    if (runs.at(-1)?.emphasis === one.emphasis && runs.length > 0) runs.at(-1)!.text += text
    else runs.push({ text, emphasis: one.emphasis })
    previous = one
  }
  const text = runs.map((run) => run.text).join('')
  const [left, right] = [texts[0]!.left, Math.max(...texts.map((one) => one.right))]
  const size = Math.max(...texts.map((one) => one.size))
  return {
    runs: runs.map(({ text: words, emphasis }) => ({ text: words, ...(emphasis === undefined ? {} : { emphasis }) })),
    text,
    left,
    right,
    base: texts[0]!.base,
    size,
    firstWord: (right - left) * shareOf(text.trim(), /^[^ \t]*/.exec(text.trim())?.[0] ?? ''),
    texts,
  }
}

/** A line as what stands left and right of a place, where it has a gap there that is wider than between words. */
export function partAt(line: PlacedLine, [from, to]: readonly [number, number]): PlacedLine[] {
  const at = line.texts.findIndex(
    (text, index) =>
      index > 0 &&
      text.left - line.texts[index - 1]!.right > line.size * 0.6 &&
      text.left > from &&
      line.texts[index - 1]!.right < to,
  )
  return at === -1 ? [line] : [lineOf(line.texts.slice(0, at)), lineOf(line.texts.slice(at))]
}

/** The share of a line's width that its first letters take. */
function shareOf(line: string, start: string): number {
  return start === line ? 1 : measureText(start, size) / measureText(line, size)
}

/** A text over the line between two cells as the words on either side: pdfjs makes one text of what stands close together. */
export function splitAt(text: PlacedText, borders: readonly number[]): PlacedText[] {
  const border = borders.find((at) => text.left < at - text.size * 0.3 && text.right > at + text.size * 0.3)
  if (border === undefined) return [text]
  const placeOf = (at: number) => text.left + (text.right - text.left) * shareOf(text.text, text.text.slice(0, at))
  const gaps = Array.from(text.text.matchAll(/\s+/g), ({ index, 0: gap }) => ({ index, end: index + gap.length }))
  const [best] = gaps.toSorted((one, other) => Math.abs(placeOf(one.index) - border) - Math.abs(placeOf(other.index) - border))
  if (best === undefined) return [text]
  const before = { ...text, text: text.text.slice(0, best.index), right: Math.min(border, placeOf(best.index)) }
  const after = { ...text, text: text.text.slice(best.end), left: Math.max(border, placeOf(best.end)) }
  return [before, ...splitAt(after, borders)]
}

/** A sentence goes on small; with a figure, unless that numbers what begins. */
const goingOn = /^\s*(?:\p{Ll}(?![.)])|\d+(?!\d|[.)]\s))/u

/** Whether a line goes on with the one above it, in a column that ends at `edge`: the next word had no room left. */
export function goesOn(above: PlacedLine, line: PlacedLine, edge: number): boolean {
  if (!/[\p{L}\p{N}]/u.test(line.text) || !/[\p{L}\p{N}]/u.test(above.text)) return false
  if (goingOn.test(line.text) && !/[.;:]\s*$/.test(above.text)) return true
  return above.right + line.size * 0.2 + line.firstWord > edge
}

/** Lines around one middle, none of them at an edge. */
export function areCentred(above: PlacedLine, line: PlacedLine): boolean {
  const isApart = Math.abs(above.left - line.left) > 3
  return isApart && Math.abs(above.left + above.right - line.left - line.right) < 4
}

/** Runs of lines that are one paragraph. */
export function joinRuns(lines: readonly PlacedLine[]): Run[] {
  const runs: Run[] = []
  for (const [at, line] of lines.entries())
    for (const [index, run] of line.runs.entries()) {
      const text = at > 0 && index === 0 ? ` ${run.text.trimStart()}` : run.text
      const last = runs.at(-1)
      if (last !== undefined && last.emphasis === run.emphasis) runs[runs.length - 1] = { ...last, text: last.text + text }
      else runs.push({ ...run, text })
    }
  return runs
}
