/** Whether the office's server is heard of. What is typed meanwhile stays on the screen and is given to it afterwards. */
import { useSyncExternalStore } from 'react'

let isLost = false
const listeners = new Set<() => void>()
const finders = new Set<() => void>()

export const connection = {
  lost(): void {
    if (isLost) return
    isLost = true
    for (const tell of listeners) tell()
  },
  found(): void {
    if (!isLost) return
    isLost = false
    for (const tell of listeners) tell()
    for (const tell of finders) tell()
  },
}

const follow = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export function useIsLost(): boolean {
  return useSyncExternalStore(follow, () => isLost)
}

/** Calls `tell` each time the server is heard of again; gives the function that ends that. */
export function whenFound(tell: () => void): () => void {
  finders.add(tell)
  return () => finders.delete(tell)
}
