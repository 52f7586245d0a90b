/**
 * Reads office files made elsewhere in a worker of their own: one that takes too long is killed, and whoever asked
 * goes on answering others meanwhile. The heap of the worker is bounded; its buffers are not counted by that, so the
 * readers bound what they unpack (zip-read.ts, file-limits.ts).
 */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal, type RefusalCode, type RefusalDetails, refusalTexts } from '../domain/errors.ts'
import type { WrittenSpending } from '../domain/follow-up/spending.ts'
import type { PlacedLine } from '../domain/words/line-differences.ts'
import type { ReadDocx } from './docx-read.ts'
import { fileLimits } from './file-limits.ts'
import type { OfficeRows } from './office-workbook.ts'
import type { LeadSheet } from './lead-sheet.ts'
import type { XlsxAppendix } from './xlsx-read.ts'

/** What a file of each kind is read as. */
export interface ForeignRead {
  /** A paper of either form: told by what is in the file, not by its name. */
  readonly paper: ReadDocx
  /** A PDF of pictures of pages. */
  readonly scan: ReadDocx
  readonly docx: ReadDocx
  readonly xlsx: readonly XlsxAppendix[]
  readonly officeTable: OfficeRows
  readonly leadSheet: LeadSheet
  readonly spending: readonly WrittenSpending[]
  readonly sheetLines: readonly PlacedLine[]
}

export type ForeignKind = keyof ForeignRead

/** What the worker is given, and what it posts: first that it has begun, then the result. */
export interface ForeignTask {
  readonly kind: ForeignKind
  readonly bytes: Uint8Array
}
export type ForeignAnswer =
  | { readonly kind: 'begun' }
  /** A part of what takes long: the time runs from here anew. */
  | { readonly kind: 'reached'; readonly done: number; readonly total: number }
  | { readonly kind: 'read'; readonly value: unknown }
  | {
      readonly kind: 'refused'
      readonly code: RefusalCode
      readonly message: string
      readonly details: RefusalDetails
    }

/** Megabytes; far above what the largest file within the bounds takes. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
/** Milliseconds a worker may take to start, on the slowest machine. */
const startTime = 20_000

/** Beside this module, in the sources as in the bundles (electron.vite.config.ts, vite.config.ts). */
const workerFile = join(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? 'foreign-worker.ts' : 'foreign-worker.js',
)

/**
 * Reads a file as `readDocx` or `readXlsx` does, within the time of file-limits.ts: beyond it, or beyond the memory,
 * refuses `source.beyondLimits`. What takes long tells how far it is, and has the time anew for each part; a report that throws
 * ends it.
 */
export function readForeign<Kind extends ForeignKind>(
  kind: Kind,
  bytes: Uint8Array,
  time: number = fileLimits.time,
  report: (done: number, total: number) => Promise<void> = () => Promise.resolve(),
): Promise<ForeignRead[Kind]> {
  const copy = Uint8Array.from(bytes)
  const task: ForeignTask = { kind, bytes: copy }
  const worker = new Worker(workerFile, { workerData: task, transferList: [copy.buffer], resourceLimits })
  return new Promise<ForeignRead[Kind]>((resolve, reject) => {
    const giveUp = () =>
      reject(new Refusal('source.beyondLimits', `Sau ${Math.round(time / 1000)} giây vẫn chưa đọc xong.`))
    let timer = setTimeout(giveUp, startTime)
    worker.on('message', (answer: ForeignAnswer) => {
      clearTimeout(timer)
      if (answer.kind === 'begun' || answer.kind === 'reached') timer = setTimeout(giveUp, time)
      if (answer.kind === 'begun') return
      if (answer.kind === 'reached') report(answer.done, answer.total).catch(reject)
      else if (answer.kind === 'read') resolve(answer.value as ForeignRead[Kind])
      else {
        const explanation = answer.message.slice(refusalTexts[answer.code].length).trim()
        reject(new Refusal(answer.code, explanation, answer.details))
      }
    })
    worker.on('error', (error) => {
      const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(isFull ? new Refusal('source.beyondLimits', 'Đọc tệp này cần quá nhiều bộ nhớ.') : error)
    })
    worker.on('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`The reader of foreign files ended with code ${code} and no answer.`))
    })
  }).finally(() => worker.terminate())
}
