/** A centred text on lines of like length that break between phrases. */
import type { SetLines } from '../blocks.ts'
import type { Look } from '../format/spec.ts'
import { tieNumbers } from './no-break.ts'
import { type Phrases, breakCosts } from './phrases.ts'
import { measureText } from './text-measure.ts'

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
  const widths = words.map((word) => measureText(word, look.size, look))
  const blank = measureText(' ', look.size, look)
  const total = widths.reduce((sum, width) => sum + width + blank, -blank)
  const ends = [0]
  for (const width of widths) ends.push((ends.at(-1) ?? 0) + width + blank)
  const widthOf = (from: number, to: number) => (ends[to] ?? 0) - (ends[from] ?? 0) - blank
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

interface Measures {
  readonly widthMm: number
  readonly share: number
  readonly widthOf: (from: number, to: number) => number
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
function greedy(words: readonly string[], widthMm: number, widthOf: (from: number, to: number) => number): string[] {
  const lines: string[] = []
  let from = 0
  for (let to = 1; to <= words.length; to += 1) {
    if (to < words.length && widthOf(from, to + 1) <= widthMm) continue
    lines.push(words.slice(from, to).join(' '))
    from = to
  }
  return lines
}
