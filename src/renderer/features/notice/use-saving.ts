import { useState } from 'react'
import { CallFailed } from '../../../contract/client.ts'
import { mergeWithSaved } from './merge-with-saved.ts'
import { useWaitingDecisions } from './use-waiting-decisions.ts'
import { findDraft, isChanged, fixesOf, putDraft, rebaseDraft } from '../../notice-editor/notice-drafts.ts'
import { useWriteCall } from '../../use-call.ts'

const isConflict = (error: unknown) => error instanceof CallFailed && error.error.code === 'notice.changedMeanwhile'

/** Saving the draft under work; a refusal stays until it is saved or taken note of. */
export function useSaving(
  id: string,
  refresh: () => Promise<unknown>,
  copy: { readonly whileSaving: (save: () => Promise<void>) => Promise<void> },
) {
  const [error, setError] = useState<unknown>(null)
  const saving = useWriteCall('notice.save')
  const keepDecisions = useWaitingDecisions(id)

  /** Saves over the version that was read; `over` another one only when the user said so. */
  async function save(over: number = findDraft(id)?.baseVersion ?? 0, isMerged = false): Promise<boolean> {
    const now = findDraft(id)
    if (now === null || !isChanged(now)) return keepDecisions()
    if (saving.isPending) return false
    try {
      // With the new base in place, before anything is kept again.
      await copy.whileSaving(async () => {
        const { version } = await saving.mutateAsync({
          id,
          version: over,
          notice: now.present,
          fixes: [...fixesOf(now)],
        })
        const later = findDraft(id)
        if (later !== null) putDraft(rebaseDraft(later, now.present, version))
      })
      setError(null)
      return await keepDecisions()
    } catch (reason) {
      if (isConflict(reason) && !isMerged && (await mergeWithSaved(id))) return save(findDraft(id)?.baseVersion, true)
      setError(reason)
      // Another version may be there: read it again.
      await refresh()
      return false
    }
  }

  return {
    save,
    isSaving: saving.isPending,
    error,
    forget: () => setError(null),
    /** Somebody else saved meanwhile: the user chooses between the two. */
    isConflict: isConflict(error),
  }
}

export type Saving = ReturnType<typeof useSaving>
