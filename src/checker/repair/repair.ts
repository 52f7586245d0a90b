/** Repair of a text that a scan has damaged: the likeliest right text, with every change and how sure it is. */
import { damages, glyphsLost, type LossOf, respelling } from './damage.ts'
import { type Channel, decode, type Path, weigh } from './decode.ts'
import type { LanguageModel } from './language-model.ts'
import { latticeOf, type Search } from './lattice.ts'
import { findLostLetters } from './lost-letters.ts'
import { withOwnNames } from './own-names.ts'
import { withOwnPhrases } from './own-phrases.ts'
import { readRuns } from './read-places.ts'
import { isRespelled } from './respelled.ts'

export interface RepairSuggestion {
  readonly kind: 'word'
  /** Counted from 1. */
  readonly line: number
  /** Offsets in the source line (NFC). */
  readonly start: number
  readonly end: number
  readonly from: string
  readonly to: string
  /** The other half of a word that a line's end cuts: taken away there, because the word stands whole in its line. */
  readonly rest?: { readonly line: number; readonly start: number; readonly end: number }
  /** 0 to 1. */
  readonly confidence: number
  /** What else it may be, the likeliest first. */
  readonly others: readonly string[]
}

/** How many runs of lines are done. */
export interface RepairStep {
  readonly done: number
  readonly total: number
}

export interface Repair {
  /** One line per source line, all suggestions accepted. */
  readonly lines: readonly string[]
  readonly suggestions: readonly RepairSuggestion[]
}

/** How far the rest of the text speaks for the damage of one line: a page is seldom damaged in one line only. */
const doubt = 0.01

export function repair(text: string, model: LanguageModel): Repair {
  const steps = repairBySteps(text, model)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** The same in steps of one run of lines each, so that whoever asks can do something else in between. */
export function* repairBySteps(text: string, usual: LanguageModel): Generator<RepairStep, Repair> {
  const lines = linesOf(text)
  const model = withOwnNames(lines, usual)
  const runs = readRuns(lines)
  const lost = findLostLetters(lines, runs, model)
  const search = { lines, model, lost, isRespelled: isRespelled(runs, model) }
  const channels = channelsOf(search, lost.isFound)
  const readings: Path[][] = []
  const lattices = runs.map((run) => latticeOf(run, search))
  for (const lattice of lattices) {
    readings.push(channels.map((channel) => decode(lattice, model, channel)))
    yield { done: readings.length, total: runs.length }
  }
  const shares = shareOfKinds(readings)
  const kinds = readings.map((paths) => {
    const scores = paths.map(({ score }, kind) => score + Math.log(shares[kind] ?? 0))
    return scores.indexOf(Math.max(...scores))
  })
  const own = withOwnPhrases(
    readings.map((paths, at) => paths[kinds[at] ?? 0]).filter((path) => path !== undefined),
    model,
  )
  const suggestions = lattices.flatMap((lattice, at) => {
    const channel = channels[kinds[at] ?? 0]
    return channel === undefined
      ? []
      : suggest(decode(lattice, own, channel), own, lines, channel.damage === damages.none)
  })
  return { lines: carryOut(lines, suggestions), suggestions }
}

/** The ways a run may have been damaged. */
function channelsOf({ lost, isRespelled: isRespelledText }: Search, isFound: boolean): Channel[] {
  const { lossOf } = lost
  const little: LossOf = isFound ? (letter) => Math.min(0.004, lossOf(letter)) : lossOf
  return [
    ...Object.values(damages).map((damage) => ({ damage, lossOf: little })),
    ...(isRespelledText ? [{ damage: respelling, lossOf: little }] : []),
    ...(isFound ? [{ damage: glyphsLost, lossOf }] : []),
  ]
}

/** The lines of a text; what follows the last line end is one only if something stands there. */
export function linesOf(text: string): string[] {
  const lines = text.normalize('NFC').split(/\r?\n/)
  return lines.length > 1 && lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

/** How much of the text suffered each kind of damage, as the lines themselves say, never quite nothing. */
function shareOfKinds(readings: readonly (readonly Path[])[]): number[] {
  const sums = (readings[0] ?? []).map(() => 0)
  let all = 0
  for (const paths of readings) {
    const most = Math.max(...paths.map(({ score }) => score))
    const parts = paths.map(({ score }) => Math.exp(score - most))
    const sum = parts.reduce((total, part) => total + part, 0)
    const weight = paths[0]?.taken.length ?? 0
    all += weight
    for (const [kind, part] of parts.entries()) sums[kind] = (sums[kind] ?? 0) + (weight * part) / sum
  }
  return sums.map((sum) => (1 - doubt) * (all === 0 ? 1 / sums.length : sum / all) + doubt / sums.length)
}

function suggest(path: Path, model: LanguageModel, lines: readonly string[], isRight: boolean): RepairSuggestion[] {
  return path.taken.flatMap(({ edge, candidate }, at): RepairSuggestion[] => {
    const { line, start, written, lostBlank = false } = edge.place
    const before = path.taken[at - 1]?.edge
    // Where the half of a cut word was taken away, the next word begins the line.
    const isFirst = before?.rest !== null && before?.rest?.line === line && before.rest.end === start
    const blank = lostBlank && !isFirst ? ' ' : ''
    const end = edge.place.end + (edge.hasHyphen && !isRight ? 1 : 0)
    const from = lines[line]?.slice(start, end) ?? written
    const to = blank + candidate.written
    if (to === from && edge.rest === null) return []
    const { confidence, others } = weigh(path, at, model)
    return [
      {
        kind: 'word',
        line: line + 1,
        start,
        end,
        from,
        to,
        ...(edge.rest === null ? {} : { rest: { ...edge.rest, line: edge.rest.line + 1 } }),
        confidence: Math.round(confidence * 1000) / 1000,
        others: others.map((other) => blank + other),
      },
    ]
  })
}

/** What is carried out of a suggestion. */
export interface Change extends Pick<RepairSuggestion, 'line' | 'start' | 'end' | 'to'> {
  readonly rest?: RepairSuggestion['rest'] | undefined
}

/** The lines with these changes. */
export function carryOut(lines: readonly string[], changes: readonly Change[]): string[] {
  const parts = changes.flatMap(({ line, start, end, to, rest }) => [
    { line, start, end, to },
    ...(rest === undefined ? [] : [{ ...rest, to: '' }]),
  ])
  const byLine = Map.groupBy(parts, ({ line }) => line)
  return lines.map((line, at) => {
    let done = line.normalize('NFC')
    for (const { start, end, to } of (byLine.get(at + 1) ?? []).toSorted((one, other) => other.start - one.start))
      done = done.slice(0, start) + to + done.slice(end)
    return done
  })
}
