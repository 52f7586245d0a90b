/** A centred text on lines of like length that break between phrases. */
import type { SetLines } from '../blocks.ts'
import type { Look } from '../format/spec.ts'
import { type LineSetting, tieNumbers } from './no-break.ts'
import { type Phrases, breakCosts, shippedPhrases, tearsCompound } from './phrases.ts'
import { lineStarts, measureText } from './text-measure.ts'

/** What a line more costs: less than a torn compound, more than any raggedness. */
const lineCost = 40
/** What a line costs that is a whole share shorter or longer than the others. */
const raggedCost = 80
/** Lines beyond the fewest that are tried. */
const spareLines = 2

interface Best {
  readonly cost: number
  /** Where its last line begins. */
  readonly from: number
}

/** Lines that were chosen, each on the lines of a width in mm that it needs. */
export function setLines(chosen: readonly string[], widthMm: number, look: Look, phrases: Phrases): SetLines {
  return chosen.map((line) => untied(balanceLine(line, widthMm, look, phrases))).filter((lines) => lines.length > 0)
}

/** Lines that are chosen need no ties inside, which some programs set wide. */
function untied(lines: readonly string[]): string[] {
  return lines.map((line) => line.replaceAll('\u00A0', ' '))
}

/** How much wider than its column a line of an organ's name may be and still be condensed into it, unseen. */
const condensable = 1.06

/** The same for the name of an organ: a line that is only a little too wide stays one, to be condensed. */
export function setOrgan(chosen: readonly string[], widthMm: number, look: Look, phrases: Phrases): SetLines {
  return chosen.map((line) =>
    measureText(line, look.size, look) <= widthMm * condensable
      ? [line]
      : untied(balanceLine(line, widthMm, look, phrases)),
  )
}

/**
 * The fewest lines that tear no phrase, each about as long as the others: a line more is better than a torn compound,
 * and worse than lines of unlike length.
 */
function balanceLine(text: string, widthMm: number, look: Look, phrases: Phrases): string[] {
  if (text.trim() === '') return []
  if (measureText(text, look.size, look) <= widthMm) return [text]
  // More blanks than one are room to write in.
  const words = tieNumbers(text.trim()).split(/(?<=\S) (?=\S)/u)
  const widthOf = measureRows(words, look.size, look)
  const total = widthOf(0, words.length)
  const costs = breakCosts(words, phrases)
  const fewest = Math.ceil(total / widthMm)
  let best: { cost: number; lines: string[] } | undefined
  for (let count = fewest; count <= fewest + spareLines; count += 1) {
    const found = bestBreaks(words.length, count, { widthMm, share: total / count, widthOf, costs })
    if (found === undefined) continue
    const cost = found.cost + count * lineCost
    if (best === undefined || cost < best.cost)
      best = { cost, lines: found.breaks.map((to, at) => words.slice(found.breaks[at - 1] ?? 0, to).join(' ')) }
  }
  return best?.lines ?? greedy(words, widthMm, widthOf)
}

/** Words of a phrase that is kept whole in a cell. */
const longestInCell = 3

/** What a program may measure otherwise on a line of a cell, mm. */
const doubt = 0.3

/**
 * A centred text of a cell, which a program breaks into lines: where that would leave a syllable alone on the last one
 * or tear a compound, words are tied, so that it breaks at better places and on no more lines.
 */
export function tieCentred(text: string, setting: Pick<LineSetting, 'width' | 'size' | 'face'>): string {
  const tied = tieNumbers(text, setting)
  const { width, size, face } = setting
  const starts = lineStarts(tied, width - doubt, size, face)
  if (!isPoor(tied, starts)) return tied
  const words = tied.split(' ')
  const widthOf = measureRows(words, size, face)
  const count = starts.length + 1
  const share = widthOf(0, words.length) / count
  // Names are longer than the lines of a cell.
  const costs = breakCosts(words, shippedPhrases, longestInCell)
  const found = bestBreaks(words.length, count, { widthMm: width - doubt, share, widthOf, costs })
  if (found === undefined) return tied
  const best = tieToBreaks(words, found.breaks, width + doubt, widthOf)
  if (best !== null) return best
  const ended = tied.replace(/ (?=\S*$)/u, '\u00A0')
  const end = ended.slice(ended.lastIndexOf(' ') + 1)
  const fits = measureText(end, size, face) <= width - doubt
  return fits && lineStarts(ended, width - doubt, size, face).length <= starts.length ? ended : tied
}

/** Whether a syllable is alone on the last line, or a compound is torn. */
function isPoor(text: string, starts: readonly number[]): boolean {
  const last = starts.at(-1)
  if (last === undefined) return false
  if (!text.includes(' ', last)) return true
  return starts.some((start) => {
    const end = text.indexOf(' ', start)
    const left = text.slice(text.lastIndexOf(' ', start - 2) + 1, start - 1)
    return tearsCompound(left, end === -1 ? text.slice(start) : text.slice(start, end), shippedPhrases)
  })
}

/** The words with as many ties as it takes that lines which are filled end at these breaks; null where no ties do that. */
function tieToBreaks(
  words: readonly string[],
  breaks: readonly number[],
  width: number,
  widthOf: WidthOf,
): string | null {
  const isTied = words.map(() => false)
  for (const [line, end] of breaks.slice(0, -1).entries()) {
    const from = breaks[line - 1] ?? 0
    let filled = end
    while (filled < words.length && widthOf(from, filled + 1) <= width) filled += 1
    // It cannot be kept apart from what follows its next line as well.
    if (filled > end && filled >= (breaks[line + 1] ?? 0)) return null
    for (let at = end; at < filled; at += 1) isTied[at] = true
  }
  return words.map((word, at) => (at === words.length - 1 ? word : `${word}${isTied[at] ? '\u00A0' : ' '}`)).join('')
}

/** Width of the words from one to before another on a line. */
type WidthOf = (from: number, to: number) => number

function measureRows(words: readonly string[], size: number, face: LineSetting['face']): WidthOf {
  const blank = measureText(' ', size, face)
  const ends = [0]
  for (const word of words) ends.push((ends.at(-1) ?? 0) + measureText(word, size, face) + blank)
  return (from, to) => (ends[to] ?? 0) - (ends[from] ?? 0) - blank
}

interface Measures {
  readonly widthMm: number
  readonly share: number
  readonly widthOf: WidthOf
  readonly costs: readonly number[]
}

/** The ends of exactly `count` lines at the least cost; undefined where they cannot hold the words. */
function bestBreaks(
  length: number,
  count: number,
  { widthMm, share, widthOf, costs }: Measures,
): { cost: number; breaks: number[] } | undefined {
  /** For each number of lines and of words on them. */
  let before: (Best | undefined)[] = [{ cost: 0, from: 0 }]
  const table: (Best | undefined)[][] = []
  for (let line = 1; line <= count; line += 1) {
    const now: (Best | undefined)[] = []
    for (let to = line; to <= length; to += 1) {
      for (let from = to - 1; from >= line - 1; from -= 1) {
        const width = widthOf(from, to)
        if (width > widthMm) break
        const start = before[from]
        if (start === undefined) continue
        const ragged = ((width - share) / share) ** 2 * raggedCost
        const cost = start.cost + ragged + (to === length ? 0 : (costs[to - 1] ?? 0))
        if (now[to] === undefined || cost < (now[to]?.cost ?? 0)) now[to] = { cost, from }
      }
    }
    table.push(now)
    before = now
  }
  const whole = before[length]
  if (whole === undefined) return undefined
  const breaks: number[] = []
  for (let line = count, to = length; line > 0; line -= 1) {
    breaks.unshift(to)
    to = table[line - 1]?.[to]?.from ?? 0
  }
  return { cost: whole.cost, breaks }
}

/** For a word wider than the line: as many words on each line as it holds. */
function greedy(words: readonly string[], widthMm: number, widthOf: WidthOf): string[] {
  const ends = fillLines(words.length, widthMm, widthOf)
  return ends.map((end, line) => words.slice(ends[line - 1] ?? 0, end).join(' '))
}

/** The ends of lines with as many words as each holds. */
function fillLines(length: number, widthMm: number, widthOf: WidthOf): number[] {
  const ends: number[] = []
  let from = 0
  for (let to = 1; to <= length; to += 1) {
    if (to < length && widthOf(from, to + 1) <= widthMm) continue
    ends.push(to)
    from = to
  }
  return ends
}
