/** What can be done on the screen that is shown: offered by it, found by Ctrl+K. */
import { useEffect, useRef, useSyncExternalStore } from 'react'

export interface Deed {
  readonly id: string
  readonly label: string
  /** Its key, or where it leads. */
  readonly description?: string
  readonly run: () => void
}

type Ask = () => readonly Deed[]

const nothing: Ask = () => []
let current: Ask = nothing
const listeners = new Set<() => void>()

function offer(next: Ask): void {
  current = next
  for (const listener of listeners) listener()
}

/** Offers deeds while the screen is there. They are asked for only when somebody looks. */
export function useOfferedDeeds(ask: Ask): void {
  const latest = useRef(ask)
  useEffect(() => {
    latest.current = ask
  })
  useEffect(() => {
    const mine: Ask = () => latest.current()
    offer(mine)
    return () => {
      if (current === mine) offer(nothing)
    }
  }, [])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useDeeds(): Ask {
  return useSyncExternalStore(subscribe, () => current)
}
