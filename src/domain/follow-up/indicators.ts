/** Indicators: the targets that tasks name ("đạt 95%", "trên 95%"), and the values that were reported of them as a series. */
import type { IsoDate } from '../deadline/dates.ts'
import { comparableWords, countShared } from '../words/words.ts'
import { squeeze } from '../words/text.ts'
import type { RecordedEntry } from './follow-up.ts'

/** Which side of its value a target lies on. */
export type Bound = 'at' | 'above' | 'atLeast' | 'below' | 'atMost'

const boundWords: readonly (readonly [words: string, bound: Bound])[] = [
  ['đạt trên', 'above'],
  ['đạt ít nhất', 'atLeast'],
  ['đạt tối thiểu', 'atLeast'],
  ['không dưới', 'atLeast'],
  ['ít nhất', 'atLeast'],
  ['tối thiểu', 'atLeast'],
  ['không quá', 'atMost'],
  ['tối đa', 'atMost'],
  ['trên', 'above'],
  ['dưới', 'below'],
  ['đạt', 'at'],
]
const bounds = new Map(boundWords)
const target = new RegExp(
  String.raw`([^;:,()\n]*?)\s*(?<![\p{L}])(${boundWords.map(([words]) => words).join('|')})\s+(\d+(?:[.,]\d+)?)\s*%`,
  'giu',
)

export interface Target {
  /** What is measured, as far as the clause in front of it says: "Tỷ lệ phủ sóng 5G". */
  readonly subject: string
  /** "đạt 95%". */
  readonly words: string
  readonly bound: Bound
  /** In percent. */
  readonly value: number
}

/** The targets in percent that a text names. */
export function findTargets(text: string): readonly Target[] {
  return [...text.matchAll(target)].map(([, before = '', word = '', number = '']) => {
    const [subject = ''] = squeeze(before).split(/\. /u).slice(-1)
    const bound = bounds.get(word.toLocaleLowerCase('vi')) ?? 'at'
    return {
      subject,
      words: `${word.toLocaleLowerCase('vi')} ${number}%`,
      bound,
      value: Number(number.replace(',', '.')),
    }
  })
}

/** "đạt 95%" is met by 95 and more; "trên 95%" by more alone. */
export function isMet({ bound, value }: Pick<Target, 'bound' | 'value'>, reached: number): boolean {
  switch (bound) {
    case 'above':
      return reached > value
    case 'at':
    case 'atLeast':
      return reached >= value
    case 'below':
      return reached < value
    case 'atMost':
      return reached <= value
  }
}

/** A target with the obligation that names it. */
export interface PlacedTarget extends Target {
  readonly obligationId: string
  /** "STT 10, 13-TB/CQTT". */
  readonly name: string
}

/** Two obligations name the same value of the same thing, and mean different sides of it. */
export interface TargetDifference {
  readonly one: PlacedTarget
  readonly other: PlacedTarget
}

export function findDifferences(targets: readonly PlacedTarget[]): readonly TargetDifference[] {
  return targets.flatMap((one, at) =>
    targets
      .slice(at + 1)
      .filter((other) => other.value === one.value && !isSameSide(one.bound, other.bound) && isSameSubject(one, other))
      .map((other) => ({ one, other })),
  )
}

/** "đạt" and "ít nhất" are met by the same values. */
function isSameSide(one: Bound, other: Bound): boolean {
  const side = (bound: Bound) => (bound === 'atLeast' ? 'at' : bound)
  return side(one) === side(other)
}

/** Words that every indicator may have. */
const commonWords: ReadonlySet<string> = new Set(['ty', 'le', 'muc', 'tieu', 'dat', 'cua', 'va', 'tren'])
const leastShared = 0.6

function isSameSubject(one: Pick<Target, 'subject'>, other: Pick<Target, 'subject'>): boolean {
  const [words, others] = [one, other].map(
    ({ subject }) => new Set(comparableWords(subject).filter((word) => !commonWords.has(word))),
  ) as [Set<string>, Set<string>]
  const least = Math.min(words.size, others.size)
  return least > 0 && countShared(words, others) / least >= leastShared
}

export interface IndicatorValue {
  readonly on: IsoDate
  readonly value: number
  readonly source: string
}

export interface IndicatorSeries {
  readonly indicator: string
  /** In the order of their days; of one day the last that was written. */
  readonly values: readonly IndicatorValue[]
  /** The target that names it, where one does. */
  readonly target: PlacedTarget | null
  /** Whether the last value meets it; null without either. */
  readonly isMet: boolean | null
}

export function seriesOf(
  entries: readonly RecordedEntry[],
  targets: readonly PlacedTarget[],
): readonly IndicatorSeries[] {
  const measured = entries.flatMap((entry) => (entry.kind === 'measure' ? [entry] : []))
  return [...Map.groupBy(measured, ({ indicator }) => comparableWords(indicator).join(' ')).values()].map((own) => {
    const byDay = new Map(own.map(({ on, value, source }) => [on, { on, value, source }]))
    const values = [...byDay.values()].toSorted((one, other) => (one.on < other.on ? -1 : 1))
    const indicator = own[0]?.indicator ?? ''
    const found = targets.find((one) => isSameSubject({ subject: indicator }, one)) ?? null
    const last = values.at(-1)
    return {
      indicator,
      values,
      target: found,
      isMet: found === null || last === undefined ? null : isMet(found, last.value),
    }
  })
}
