import { useEffect } from 'react'
import type { SessionView } from '../../contract/session.ts'
import { useSessionCall } from '../use-session.ts'

/** What shows that somebody is there. */
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
/** ms between two looks at the clock, and between two messages that somebody is there. */
const lookEvery = 5000
const tellEvery = 60_000

/**
 * Locks when nobody was there for as long as the office says. The process of the store counts the same time by the calls it
 * gets, and locks by itself; so it is told of somebody who reads and calls nothing.
 */
export function useIdleLock({ store, state, idleMinutes }: SessionView): void {
  const { mutate: lock } = useSessionCall('session.lock')
  const { mutate: touch } = useSessionCall('session.touch')
  const counts = store === 'office' && state === 'active'
  useEffect(() => {
    if (!counts) return
    let lastSign = Date.now()
    let lastTold = Date.now()
    const note = () => {
      lastSign = Date.now()
      if (lastSign - lastTold < tellEvery) return
      lastTold = lastSign
      touch({})
    }
    const timer = setInterval(() => {
      if (Date.now() - lastSign >= idleMinutes * 60_000) lock({})
    }, lookEvery)
    for (const sign of signs) window.addEventListener(sign, note, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, note, { capture: true })
    }
  }, [counts, idleMinutes, lock, touch])
}
