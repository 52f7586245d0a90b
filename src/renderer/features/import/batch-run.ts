/**
 * Files that come in one after the other. The run goes on while another screen is open; each file is a transaction of its
 * own, so that a run that ends early, however it ends, keeps what it has done.
 */
import { useSyncExternalStore } from 'react'
import { CallFailed, runJob } from '../../../contract/client.ts'
import type { JobProgress } from '../../../contract/jobs.ts'
import { type PastPaper, isAboutFile, largestPaper, tooLarge } from '../../../domain/archive/past-papers.ts'
import { call, readBase64 } from '../../client.ts'
import { queryClient } from '../../use-call.ts'
import type { NamedFile } from '../../ui/use-file-drop.ts'

export interface BatchRun {
  readonly batch: string
  readonly total: number
  readonly papers: readonly PastPaper[]
  /** The file that is being read; empty when none is. */
  readonly path: string
  /** How far it is with a file that takes long. */
  readonly within: JobProgress | null
  readonly state: 'running' | 'stopping' | 'done' | 'cancelled' | 'failed'
  readonly error: unknown
}

let current: BatchRun | null = null
/** Files of a run that ended early, for going on. */
let rest: readonly NamedFile[] = []
const listeners = new Set<() => void>()

function change(next: BatchRun | null): void {
  current = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useBatchRun = (): BatchRun | null => useSyncExternalStore(subscribe, () => current)

/** Gives the batch; while another one is coming in, that one. */
export function beginBatch(files: readonly NamedFile[]): string {
  if (current !== null && isBusy(current)) return current.batch
  const batch = crypto.randomUUID()
  rest = files
  change({
    batch,
    total: files.length,
    papers: [],
    path: '',
    within: null,
    state: 'running',
    error: null,
  })
  void carryOut()
  return batch
}

/** After the file that is being read; nothing of that one stays. */
export function cancelBatch(): void {
  if (current?.state === 'running') change({ ...current, state: 'stopping' })
}

export function goOnWithBatch(): void {
  if (current === null || rest.length === 0 || isBusy(current)) return
  change({ ...current, state: 'running', error: null })
  void carryOut()
}

export const isBusy = ({ state }: BatchRun): boolean => state === 'running' || state === 'stopping'

async function carryOut(): Promise<void> {
  while (current?.state === 'running' && rest[0] !== undefined) {
    const [file] = rest
    change({ ...current, path: file.path, within: null })
    try {
      const paper = await take(current.batch, file)
      if (paper === null) break
      rest = rest.slice(1)
      change({ ...current, papers: [...current.papers, paper] })
    } catch (error) {
      change({ ...current, state: 'failed', error })
    }
  }
  if (current !== null) {
    const state = current.state === 'failed' ? 'failed' : rest.length === 0 ? 'done' : 'cancelled'
    change({ ...current, path: '', within: null, state })
  }
  await queryClient.invalidateQueries({ predicate: ({ queryKey: [name] }) => touched.has(String(name)) })
}

const touched = new Set(['batch.list', 'batch.get', 'review.queue', 'notice.list', 'notice.count', 'audit.list'])

/** Null when the run was cancelled meanwhile. Throws what would meet every other file as well. */
async function take(batch: string, { path, file }: NamedFile): Promise<PastPaper | null> {
  const refuse = (reason: string) => call('batch.refuse', { batch, path, size: file.size, reason })
  if (file.size > largestPaper) return refuse(tooLarge(file.size))
  const base64 = await readBase64(file).catch(() => null)
  if (base64 === null) return refuse('Không mở được tệp.')
  try {
    return await runJob(
      call,
      'batch.take',
      { batch, path, base64 },
      {
        onProgress: (within) => current !== null && change({ ...current, within }),
        isCancelled: () => current?.state !== 'running',
      },
    )
  } catch (error) {
    if (!(error instanceof CallFailed) || !isAboutFile(error.error.code)) throw error
    return refuse(error.message)
  }
}
