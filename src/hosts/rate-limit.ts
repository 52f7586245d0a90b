/** How often somebody may ask: so many at once, and so many a second in the long run. */

export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

export interface RateLimit {
  /** Whether one more is allowed now; `now` in ms. */
  readonly take: (who: string, now: number) => boolean
}

/** Who has not asked for so long that their share is full again is forgotten; asked for that often. */
const mostKnown = 5000

export function createRateLimit({ burst, perSecond }: Rate): RateLimit {
  const left = new Map<string, { tokens: number; at: number }>()
  const isFull = ({ tokens, at }: { tokens: number; at: number }, now: number) =>
    tokens + ((now - at) / 1000) * perSecond >= burst
  return {
    take(who, now) {
      if (left.size > mostKnown) for (const [one, share] of left) if (isFull(share, now)) left.delete(one)
      const before = left.get(who) ?? { tokens: burst, at: now }
      const tokens = Math.min(burst, before.tokens + (Math.max(0, now - before.at) / 1000) * perSecond)
      left.set(who, { tokens: tokens < 1 ? tokens : tokens - 1, at: now })
      return tokens >= 1
    },
  }
}
