/** Papers of the past, many at a time: what became of each file, its report, and the queue of what is to be reviewed. */
import type { Batch, ReviewedPaper } from '../contract/past-papers.ts'
import {
  type PastPaper,
  type Twin,
  countOutcomes,
  describeCounts,
  describeTwin,
  isAboutFile,
} from '../domain/archive/past-papers.ts'
import { Refusal } from '../domain/errors.ts'
import { describeNumber } from '../domain/office/records.ts'
import { explainError } from '../store/db.ts'
import { doubtsOf } from '../store/doubts.ts'
import { sha256 } from '../store/hash.ts'
import { getNotice } from '../store/notices.ts'
import { countBatches, firstOriginal, insertPastPaper, papersOfBatch, waitingForReview } from '../store/past-papers.ts'
import { noticesReadFrom } from '../store/twins.ts'
import type { ParsedInputOf } from '../contract/contract.ts'
import type { Context, WriteContext } from './context.ts'
import { type Handlers, Outdated, type WriteResult } from './handlers.ts'
import { linesOf, readBytes, readNotice } from './imports.ts'
import { prepareCreation } from './notices.ts'

type Names = 'batch.take' | 'batch.refuse' | 'batch.list' | 'batch.get' | 'batch.export' | 'review.queue' | 'review.get'

export const pastHandlers: Handlers<Names> = {
  'batch.take': { prepare: prepareTaking },

  'batch.refuse': (writing, { batch, path, size, reason }) =>
    note(writing, batch, { path, size, outcome: 'refused', notice: null, doubts: 0, note: reason }, ''),

  'batch.list': async ({ db }) => {
    const batches = new Map<string, Batch>()
    for (const { batch, outcome, count, at, by } of await countBatches(db)) {
      const known = batches.get(batch) ?? { batch, at, by, ...countOutcomes([]) }
      batches.set(batch, { ...known, at: known.at < at ? known.at : at, [outcome]: count })
    }
    return [...batches.values()].toSorted((one, other) => (one.at < other.at ? 1 : -1))
  },

  'batch.get': ({ db }, { batch }) => papersOfBatch(db, batch),

  'batch.export': async ({ db, actor }, { batch, as }) => {
    const papers = await papersOfBatch(db, batch)
    const [first] = papers
    if (first === undefined) throw new Refusal('batch.empty', '', { found: batch })
    const name = `bao-cao-nhap-${first.at.slice(0, 16).replace(/\D/g, '')}`
    const { writeBatchReport, writeBatchText } = await import('../files/batch-report.ts')
    const title = `KẾT QUẢ NHẬP VĂN BẢN: ${describeCounts(countOutcomes(papers))}`
    const bytes = as === 'text' ? writeBatchText(papers, title) : await writeBatchReport(papers, title, actor)
    return {
      fileName: `${name}.${as === 'text' ? 'txt' : 'xlsx'}`,
      bytes,
      subject: `batch ${batch}`,
      sha256: sha256(bytes),
    }
  },

  'review.queue': async ({ db }) =>
    (await waitingForReview(db)).map(({ number, symbol, ...row }) => ({
      ...row,
      number: describeNumber({ number, symbol }),
    })),

  'review.get': async (context, { id }): Promise<ReviewedPaper> => {
    const { db } = context
    const { notice } = await getNotice(db, id)
    const original = await firstOriginal(db, id)
    return {
      id,
      notice,
      fileName: original?.fileName ?? '',
      doubts: await doubtsOf(db, id),
      sourceLines: original === undefined ? [] : await readSource(context, original.content),
    }
  },
}

type Taking = ParsedInputOf<'batch.take'>
type Write = (writing: WriteContext) => Promise<WriteResult<PastPaper>>

/** Whatever the file is to blame for is its outcome: the next one is read all the same. */
async function prepareTaking(context: Context, { batch, path, base64 }: Taking): Promise<Write> {
  const bytes = Buffer.from(base64, 'base64')
  const hash = sha256(bytes)
  const known = (await noticesReadFrom(context.db, hash))[0]
  const facts = { path, size: bytes.length }
  if (known !== undefined) {
    const twin: Twin = { ...known, kind: 'sameFile' }
    return (writing) =>
      note(
        writing,
        batch,
        { ...facts, outcome: 'duplicate', notice: known.id, doubts: 0, note: describeTwin(twin) },
        hash,
      )
  }
  try {
    const { notice, original, doubts, twins } = await readNotice(context, { fileName: nameIn(path), bytes })
    const create = await prepareCreation(context, { notice, original, doubts: doubts.map(asOpen) })
    const notes = [...twins.map(describeTwin), ...(doubts.length === 0 ? [] : [`${doubts.length} điểm cần rà soát`])]
    const paper = { ...facts, notice: notice.id, doubts: doubts.length, note: notes.join('; ') }
    return async (writing) => {
      // Somebody else may have brought in the same file meanwhile.
      if ((await noticesReadFrom(writing.db, hash)).length > 0) throw new Outdated()
      const { details } = await create(writing)
      return note(writing, batch, { ...paper, outcome: notes.length === 0 ? 'read' : 'doubted' }, hash, details)
    }
  } catch (thrown) {
    const error = explainError(thrown)
    if (!(error instanceof Refusal) || !isAboutFile(error.code)) throw error
    return (writing) =>
      note(writing, batch, { ...facts, outcome: 'refused', notice: null, doubts: 0, note: error.message }, hash)
  }
}

const asOpen = <Doubt extends object>(doubt: Doubt) => ({ ...doubt, settled: false })

/** "2019/tb-12.docx" -> "tb-12.docx" */
const nameIn = (path: string) => (path.split(/[/\\]/).at(-1) ?? path).slice(-255)

async function note(
  { db, now, actor }: WriteContext,
  batch: string,
  paper: Omit<PastPaper, 'at'>,
  hash: string,
  details: WriteResult<unknown>['details'] = {},
): Promise<WriteResult<PastPaper>> {
  await insertPastPaper(db, batch, paper, { at: now, by: actor.name, sha256: hash })
  const { path, outcome } = paper
  return {
    value: { ...paper, at: now },
    subject: paper.notice ?? `batch ${batch}`,
    details: { ...details, batch, path, outcome },
  }
}

/** The lines that the doubts speak of; a file that this machine cannot read any more has none. */
async function readSource({ toDocx }: Context, bytes: Uint8Array): Promise<string[]> {
  try {
    const { blocks, text } = await readBytes(bytes, toDocx)
    return text === null ? linesOf(blocks) : text.split(/\r\n?|\n/)
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
