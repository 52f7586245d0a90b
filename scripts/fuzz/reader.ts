/** The process in which cases are read, one after the other: told a number, it answers what came of it. */
import { Refusal } from '../../src/domain/errors.ts'
import { readDocx } from '../../src/files/docx-read.ts'
import { readPdf } from '../../src/files/pdf-read.ts'
import { decodeText, readText } from '../../src/files/text-read.ts'
import { readWorkbook } from '../../src/files/xlsx-blocks.ts'
import { readXlsx } from '../../src/files/xlsx-read.ts'
import type { ReadBlock } from '../../src/page/blocks.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { makeCase } from './mutate.ts'
import { type ReaderName, makeSeeds } from './seeds.ts'

export interface Asked {
  readonly reader: ReaderName
  readonly seed: number
}
export interface Answered extends Asked {
  readonly outcome: 'read' | 'refused' | 'crash'
  readonly error?: string
  /** Bytes, after the garbage was collected; told from time to time. */
  readonly rss?: number
}

const readers: Readonly<
  Record<ReaderName, (bytes: Uint8Array) => Promise<readonly ReadBlock[]> | readonly ReadBlock[]>
> = {
  docx: (bytes) => readDocx(bytes).blocks,
  xlsx: (bytes) => {
    readXlsx(bytes)
    return readWorkbook(bytes).blocks
  },
  pdf: async (bytes) => (await readPdf(bytes)).blocks,
  text: (bytes) => readText(decodeText(bytes)).blocks,
}

const seeds = await makeSeeds()
const countedEvery = 100
let cases = 0

async function answer({ reader, seed }: Asked): Promise<Answered> {
  cases += 1
  const rss = cases % countedEvery === 0 ? { rss: measure() } : {}
  try {
    let count = 0
    recognize(await readers[reader](makeCase(seed, seeds[reader])), { ids: () => `n${(count += 1)}` })
    return { reader, seed, outcome: 'read', ...rss }
  } catch (error) {
    if (error instanceof Refusal) return { reader, seed, outcome: 'refused', ...rss }
    return {
      reader,
      seed,
      outcome: 'crash',
      error: error instanceof Error ? (error.stack ?? String(error)) : String(error),
      ...rss,
    }
  }
}

function measure(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss
}

// Where pdfjs breaks a promise of its own after the answer was given, the worker of the program has ended by then.
process.on('unhandledRejection', () => undefined)
process.on('message', (asked: Asked) => void answer(asked).then((answered) => process.send?.(answered)))
process.send?.('ready')
