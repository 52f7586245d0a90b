/**
 * What is typed and not saved is kept in the store with every pause, so that a crash loses two seconds at most. One call
 * at a time; a save waits for it, because the save takes the copy away.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../client.ts'
import { type Draft, isChanged } from '../../notice-editor/notice-drafts.ts'

/** ms without a change, after which it is kept; and the longest that typing without a pause goes on unkept. */
const pause = 500
const longest = 1500

export function useWorkingCopy(draft: Draft) {
  const latest = useRef(draft)
  const running = useRef<Promise<void>>(Promise.resolve())
  const kept = useRef<Draft['present'] | null>(null)
  const since = useRef<number | null>(null)
  const [isFailing, setFailing] = useState(false)
  latest.current = draft

  const keep = useCallback((): Promise<void> => {
    running.current = running.current.then(async () => {
      const { present, baseVersion, base } = latest.current
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
    })
    return running.current
  }, [])

  useEffect(() => {
    if (!isChanged(draft) && kept.current === null) return
    since.current ??= Date.now()
    const timer = setTimeout(() => void keep(), Math.max(0, Math.min(pause, longest - (Date.now() - since.current))))
    return () => clearTimeout(timer)
  }, [draft.present, draft.base, keep])
  // Leaving the screen keeps what is there at once.
  useEffect(() => () => void keep(), [keep])

  /** Saves while no copy is kept: the saved notice takes the place of the copy. */
  function whileSaving<Result>(save: () => Promise<Result>): Promise<Result> {
    const saving = running.current.then(save)
    running.current = saving.then(
      () => {
        kept.current = null
      },
      // The save says itself why it failed.
      () => {},
    )
    return saving
  }

  return { isFailing, whileSaving }
}
