import type { CallName, InputOf, OutputOf } from './contract.ts'
import type { JobProgress, LongCall } from './jobs.ts'
import type { CallError, Transport } from './wire.ts'

/** A refusal or defect as the asking side sees it. */
export class CallFailed extends Error {
  readonly error: CallError
  constructor(error: CallError) {
    super(error.message)
    this.name = 'CallFailed'
    this.error = error
  }
}

export type CallFunction = <Name extends CallName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>

/** A typed `call` over a transport. Throws CallFailed when the call is refused. */
export function connect(transport: Transport): CallFunction {
  return async <Name extends CallName>(name: Name, input: InputOf<Name>) => {
    const reply = await transport(name, input)
    if (!reply.ok) throw new CallFailed(reply.error)
    return reply.value as OutputOf<Name>
  }
}

export interface JobWatch {
  readonly onProgress?: (progress: JobProgress) => void
  readonly isCancelled?: () => boolean
}

/** Makes a long call as a job and waits for it; null when it was cancelled. Throws CallFailed as the call itself would. */
export async function runJob<Name extends LongCall>(
  call: CallFunction,
  name: Name,
  input: InputOf<Name>,
  { onProgress, isCancelled }: JobWatch = {},
): Promise<OutputOf<Name> | null> {
  const { job } = await call('job.start', { call: name, input })
  for (;;) {
    const status = await call(isCancelled?.() === true ? 'job.cancel' : 'job.status', { job })
    if (status.state === 'done') return status.value as OutputOf<Name>
    if (status.state === 'failed') throw new CallFailed(status.error)
    if (status.state === 'cancelled') return null
    if (status.progress !== null) onProgress?.(status.progress)
  }
}
