/** Long calls in progress, held in memory: their progress, their results, and requests to cancel them. */
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import type { JobProgress, JobStatus } from '../contract/jobs.ts'
import type { CallError } from '../contract/wire.ts'
import { Refusal } from '../domain/errors.ts'
import type { Jobs, Task } from './context.ts'
import type { Handlers } from './handlers.ts'

/** For calls that are made directly. */
export const unwatched: Task = { step: () => nextTurn() }

interface Job {
  readonly owner: string
  isCancelled: boolean
  progress: JobProgress | null
  /** Null while it runs. */
  end: JobStatus | null
  readonly ended: Promise<void>
}

/** ms until a status is reported though nothing has ended. */
const statusTime = 200
/** Jobs that have ended and are still remembered. */
const mostEnded = 50

class Cancelled extends Error {}

/** Long calls of one app. */
export function createJobs(ids: () => string, explain: (error: unknown, call: string) => CallError): Jobs {
  const jobs = new Map<string, Job>()

  function find(owner: string, id: string): Job {
    const job = jobs.get(id)
    if (job?.owner !== owner) throw new Refusal('job.notFound', '', { found: id })
    return job
  }

  function statusOf({ end, progress }: Job): JobStatus {
    return end ?? { state: 'running', progress }
  }

  function forgetOldest(): void {
    const ended = [...jobs].filter(([, { end }]) => end !== null)
    for (const [id] of ended.slice(0, Math.max(0, ended.length - mostEnded))) jobs.delete(id)
  }

  return {
    start(owner, call, run) {
      forgetOldest()
      const task: Task = {
        async step(step, done, total) {
          job.progress = { step, done, total }
          await nextTurn()
          if (job.isCancelled) throw new Cancelled()
        },
      }
      const carryOut = async () => {
        await nextTurn()
        try {
          const value = await run(task)
          job.end = { state: 'done', value }
        } catch (error) {
          job.end =
            error instanceof Cancelled ? { state: 'cancelled' } : { state: 'failed', error: explain(error, call) }
        }
      }
      const job: Job = { owner, isCancelled: false, progress: null, end: null, ended: carryOut() }
      const id = ids()
      jobs.set(id, job)
      return id
    },
    async status(owner, id) {
      const job = find(owner, id)
      await Promise.race([job.ended, wait(statusTime)])
      return statusOf(job)
    },
    async cancel(owner, id) {
      const job = find(owner, id)
      job.isCancelled = true
      await job.ended
      return statusOf(job)
    },
    async stop() {
      for (const job of jobs.values()) job.isCancelled = true
      await Promise.all([...jobs.values()].map(({ ended }) => ended))
    },
  }
}

export const jobHandlers: Handlers<'job.start' | 'job.status' | 'job.cancel'> = {
  'job.start': ({ actor }, { call, input }, { jobs, admit }) =>
    Promise.resolve({ job: jobs.start(actor.id, call, admit(call, input)) }),
  'job.status': ({ actor }, { job }, { jobs }) => jobs.status(actor.id, job),
  'job.cancel': ({ actor }, { job }, { jobs }) => jobs.cancel(actor.id, job),
}
