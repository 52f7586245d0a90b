/** Run in a process of its own by foreign.test.ts: reads a file as the app does, and tells what it cost this process. */
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { Refusal } from '../../src/domain/errors.ts'
import { type ForeignKind, readForeign } from '../../src/files/foreign.ts'

export interface Measured {
  readonly outcome: string
  readonly milliseconds: number
  /** Largest memory of the whole process, buffers too, over what it had before the file was there. */
  readonly megabytes: number
  /** Longest time the process could do nothing else. */
  readonly heldUp: number
}

const [kind = '', path = ''] = process.argv.slice(2)
const idle = process.memoryUsage().rss
let lastTick = performance.now()
let heldUp = 0
const ticking = setInterval(() => {
  heldUp = Math.max(heldUp, performance.now() - lastTick)
  lastTick = performance.now()
}, 10)
const bytes = new Uint8Array(readFileSync(path))
const begun = performance.now()
const outcome = await readForeign(kind as ForeignKind, bytes).then(
  () => 'read',
  (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
)
const milliseconds = performance.now() - begun
clearInterval(ticking)
const megabytes = (process.resourceUsage().maxRSS * 1024 - idle) / 2 ** 20
process.stdout.write(JSON.stringify({ outcome, milliseconds, megabytes, heldUp } satisfies Measured))
