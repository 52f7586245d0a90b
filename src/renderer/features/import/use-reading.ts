/** A text or a file on its way to be understood: how far it is, and the way out of one that takes long. */
import { useRef, useState } from 'react'
import { runJob } from '../../../contract/client.ts'
import type { Recognition } from '../../../contract/imports.ts'
import type { JobProgress } from '../../../contract/jobs.ts'
import { call, readBase64 } from '../../client.ts'

export function useReading(take: (recognition: Recognition) => void) {
  /** Null while nothing is read. */
  const [reading, setReading] = useState<JobProgress | null>(null)
  const [error, setError] = useState<unknown>(null)
  const isStopped = useRef(false)
  /** The file that was asked for last. */
  const lastFile = useRef<File | null>(null)

  async function read(ask: () => Promise<Recognition | null>): Promise<void> {
    isStopped.current = false
    setError(null)
    setReading({ step: '', done: 0, total: 0 })
    try {
      const recognition = await ask()
      if (recognition !== null) take(recognition)
    } catch (failure) {
      setError(failure)
    } finally {
      setReading(null)
    }
  }

  function readFile(file: File): void {
    lastFile.current = file
    void read(async () =>
      runJob(
        call,
        'notice.readOriginal',
        { fileName: file.name, base64: await readBase64(file) },
        { onProgress: setReading, isCancelled: () => isStopped.current },
      ),
    )
  }

  return {
    reading,
    error,
    forget: () => setError(null),
    stop: () => (isStopped.current = true),
    readText: (text: string) => void read(() => call('notice.readText', { text })),
    readFile,
    readAgain: () => lastFile.current !== null && readFile(lastFile.current),
  }
}
