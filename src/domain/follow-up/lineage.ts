/**
 * Tasks that continue earlier ones: the same matter in other words, with another day. They are proposed by the words they
 * share, rare ones counting most; a person says which it is.
 */
import type { IsoDate } from '../deadline/dates.ts'
import { comparableWords, wordPairs } from '../words/words.ts'
import type { FollowedObligation } from './board.ts'

export interface Predecessor {
  readonly earlier: FollowedObligation
  /** How much of the wording of the shorter one both have, from 0 to 1. */
  readonly share: number
}

/** What is proposed shares so much. */
const leastShare = 0.3
const mostProposed = 5

type Words = Pick<FollowedObligation['obligation'], 'text' | 'requiredResult' | 'assigned'>

/** Earlier obligations that a task may continue, the likeliest first. */
export function proposeEarlier(
  task: Words,
  issuedOn: IsoDate,
  followed: readonly FollowedObligation[],
): readonly Predecessor[] {
  const before = followed.filter((one) => one.issuedOn < issuedOn)
  const featuresOfAll = before.map(({ obligation }) => featuresOf(obligation))
  const weightOf = weigher(featuresOfAll)
  const own = featuresOf(task)
  return before
    .map((earlier, at): Predecessor => ({ earlier, share: shareOf(own, featuresOfAll[at] ?? new Set(), weightOf) }))
    .filter(({ share }) => share >= leastShare)
    .toSorted((one, other) => other.share - one.share)
    .slice(0, mostProposed)
}

/** Pairs of neighbouring words: single ones are those of every task of an office. */
function featuresOf({ text, requiredResult, assigned }: Words): ReadonlySet<string> {
  const features = new Set<string>()
  for (const part of [text, requiredResult, assigned]) {
    const words = comparableWords(part)
    for (const pair of wordPairs(words)) features.add(pair)
  }
  return features
}

/** What many tasks have ("hoàn thành trước", "chủ trì phối hợp") says little of any. */
function weigher(all: readonly ReadonlySet<string>[]): (feature: string) => number {
  const counts = new Map<string, number>()
  for (const features of all) for (const one of features) counts.set(one, (counts.get(one) ?? 0) + 1)
  return (feature) => Math.log((all.length + 1) / (Math.max(1, counts.get(feature) ?? 0) + 0.5))
}

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>, weightOf: (feature: string) => number): number {
  const weigh = (features: Iterable<string>) => [...features].reduce((sum, feature) => sum + weightOf(feature), 0)
  const least = Math.min(weigh(one), weigh(other))
  return least === 0 ? 0 : weigh([...one].filter((feature) => other.has(feature))) / least
}

/** One task on its way through the notices. */
export interface LineageStep {
  readonly obligationId: string
  readonly noticeId: string
  /** "STT 5, 13-TB/CQTT". */
  readonly name: string
  readonly issuedOn: IsoDate
  /** Its words for the day, and the days they come to. */
  readonly deadline: string
  readonly originalUntil: IsoDate | null
  readonly until: IsoDate | null
}

/** From the first notice to this one, by what people said; each once, whatever was said wrong. */
export function lineageOf(id: string, earlierOf: (id: string) => string | null): readonly string[] {
  const chain = [id]
  for (let earlier = earlierOf(id); earlier !== null && !chain.includes(earlier); earlier = earlierOf(earlier))
    chain.unshift(earlier)
  return chain
}
