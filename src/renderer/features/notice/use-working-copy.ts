/**
 * What is typed and not saved is kept in the store with every pause, so that a crash loses two seconds at most. One call
 * at a time; a save waits for it, because the save takes the copy away.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../client.ts'
import { whenFound } from '../../connection.ts'
import { type Draft, findDraft, followDraft, isChanged } from '../../notice-editor/notice-drafts.ts'

/** ms without a change, after which it is kept; and the longest that typing without a pause goes on unkept. */
const pause = 500
const longest = 1500

export function useWorkingCopy(id: string) {
  const running = useRef<Promise<void>>(Promise.resolve())
  const kept = useRef<Draft['present'] | null>(null)
  const [isFailing, setFailing] = useState(false)

  const keep = useCallback((): void => {
    const before = running.current
    running.current = keepAfter()
    async function keepAfter(): Promise<void> {
      await before
      const latest = findDraft(id)
      if (latest === null) return
      const { present, baseVersion, base } = latest
      if (kept.current === present || (kept.current === null && present === base)) return
      try {
        if (present === base) await call('workingCopy.drop', { id: base.id })
        else await call('workingCopy.keep', { version: baseVersion, notice: present })
        kept.current = present === base ? null : present
        setFailing(false)
      } catch {
        // Shown beside the state of saving; the next pause tries again.
        setFailing(true)
      }
    }
  }, [id])

  useKeepingAtPauses(id, keep, () => kept.current !== null)
  // What was typed while a server was not heard of is given to it.
  useEffect(() => whenFound(keep), [keep])
  // Leaving the screen keeps what is there at once.
  useEffect(() => keep, [keep])

  /** Saves while no copy is kept: the saved notice takes the place of the copy. */
  async function whileSaving(save: () => Promise<void>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const before = running.current
    running.current = promise
    try {
      await before
      await save()
      kept.current = null
    } finally {
      resolve()
    }
  }

  return { isFailing, whileSaving }
}

/** Keeps at every pause in typing, and while there is none after a while. */
function useKeepingAtPauses(id: string, keep: () => void, isKept: () => boolean): void {
  useEffect(() => {
    let since: number | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const plan = (draft: Draft | null) => {
      if (draft === null || (!isChanged(draft) && !isKept())) return
      since ??= Date.now()
      clearTimeout(timer)
      timer = setTimeout(
        () => {
          since = null
          keep()
        },
        Math.max(0, Math.min(pause, longest - (Date.now() - since))),
      )
    }
    plan(findDraft(id))
    const leave = followDraft(id, plan)
    return () => {
      leave()
      clearTimeout(timer)
    }
  }, [id, keep])
}
