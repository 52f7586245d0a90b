/**
 * What is typed and not saved is kept in the store with every pause, so that a crash loses two seconds at most. One call
 * at a time; a save waits for it, because the save takes the copy away.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../client.ts'
import { type Draft, findDraft, isChanged } from '../../notice-editor/notice-drafts.ts'

/** ms without a change, after which it is kept; and the longest that typing without a pause goes on unkept. */
const pause = 500
const longest = 1500

export function useWorkingCopy(draft: Draft) {
  const { id } = draft.base
  const running = useRef<Promise<void>>(Promise.resolve())
  const kept = useRef<Draft['present'] | null>(null)
  const since = useRef<number | null>(null)
  const [isFailing, setFailing] = useState(false)

  const keep = useCallback((): void => {
    const before = running.current
    running.current = keepAfter()
    async function keepAfter(): Promise<void> {
      await before
      const latest = findDraft(id)
      if (latest === null) return
      const { present, baseVersion, base } = latest
      since.current = null
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

  useEffect(() => {
    if (!isChanged(draft) && kept.current === null) return
    since.current ??= Date.now()
    const timer = setTimeout(keep, Math.max(0, Math.min(pause, longest - (Date.now() - since.current))))
    return () => clearTimeout(timer)
  }, [draft.present, draft.base, keep])
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
