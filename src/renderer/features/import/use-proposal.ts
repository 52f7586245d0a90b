/** The repair of a text as a long call: its progress, its result, and the way out of it. */
import { useEffect, useState } from 'react'
import { runJob } from '../../../contract/client.ts'
import type { Original } from '../../../contract/imports.ts'
import type { JobProgress } from '../../../contract/jobs.ts'
import type { RepairProposal } from '../../../contract/repairing.ts'
import { call } from '../../client.ts'

export interface Proposing {
  readonly progress: JobProgress | null
  readonly error: unknown
}

/** Asks once for each original; leaving the screen ends the work. */
export function useProposal(original: Original, isAsked: boolean, take: (proposal: RepairProposal) => void): Proposing {
  const [progress, setProgress] = useState<JobProgress | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (!isAsked) return
    let isLeft = false
    setError(null)
    const ask = async (): Promise<void> => {
      try {
        const proposal = await runJob(call, 'repair.propose', original, {
          onProgress: setProgress,
          isCancelled: () => isLeft,
        })
        if (proposal !== null && !isLeft) take(proposal)
      } catch (failure) {
        if (!isLeft) setError(failure)
      }
    }
    void ask()
    return () => {
      isLeft = true
    }
    // `take` is another function with every drawing and does the same.
  }, [original, isAsked])
  return { progress, error }
}
