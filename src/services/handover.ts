/** Case files go to the archive: what they hold is fixed, given out as a bag, and closed by the receipt. */
import packageFacts from '../../package.json' with { type: 'json' }
import type { HandedFile, HandedPiece, HandoverContent } from '../domain/archive/handover.ts'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { FileBytes, PieceBytes } from '../files/handover-bag.ts'
import { listAudit } from '../store/audit.ts'
import { getCaseFile, requireOpen } from '../store/case-files.ts'
import type { ReadableDb } from '../store/db.ts'
import {
  type PackedFile,
  exportsOfSubject,
  exportsOfVersion,
  keepExport,
  keptBytes,
  packFile,
} from '../store/exports.ts'
import { cancelHandover, getHandover, insertHandover, listHandovers, receiveHandover } from '../store/handovers.ts'
import { sha256 } from '../store/hash.ts'
import { getNotice, getVersion } from '../store/notices.ts'
import { originalBytes, originalsOf } from '../store/originals.ts'
import { getScan, scansOf } from '../store/scans.ts'
import { handoverSheet } from './archive-sheets.ts'
import type { Context } from './context.ts'
import type { ExportedFile, Handlers } from './handlers.ts'
import { makePapers } from './papers.ts'
import { exportSheet } from './printed-sheets.ts'

/** A bag is held in memory and in one row of the store. */
const largestBag = 900 * 1024 * 1024
/** Rows of the audit of one paper; more than any has. */
const mostRows = 100_000

export const handoverHandlers: Handlers<
  | 'handover.list'
  | 'handover.prepare'
  | 'handover.export'
  | 'handover.exportRecord'
  | 'handover.cancel'
  | 'handover.receive'
> = {
  'handover.list': ({ db }) => listHandovers(db),

  'handover.prepare': {
    prepare: async (context, { files }) => {
      const ids = [...new Set(files)]
      const made = await makeMissing(context, ids)
      return async ({ db, now, actor, head, ids: newId }) => {
        const stamp = { at: now, by: actor.name }
        for (const { file, packed } of made)
          await keepExport(db, { ...file, of: file.of, program: packageFacts.version }, packed, stamp)
        const content: HandoverContent = await contentOf(db, ids)
        const handover = newId()
        const number = await insertHandover(db, handover, { content, auditEnd: head }, stamp)
        return { value: { handover, number }, subject: handover, details: { number, files: ids } }
      }
    },
  },

  'handover.export': exportBag,

  'handover.exportRecord': async (context, { handover: id, as }, files) => {
    const { content } = await getHandover(context.db, id)
    const handover = (await listHandovers(context.db)).find((one) => one.id === id)
    if (handover === undefined || handover.state === 'cancelled')
      throw new Refusal('handover.notFound', '', { found: id })
    const sheet = await handoverSheet(context, handover, content)
    const name = `bien-ban-giao-nhan-${String(handover.number).padStart(3, '0')}`
    return exportSheet(context, { name, subject: id, sheet }, as, files)
  },

  'handover.cancel': async ({ db, now, actor }, { handover, reason }) => {
    await getHandover(db, handover)
    await cancelHandover(db, handover, { at: now, by: actor.name })
    return { value: { handover }, subject: handover, details: { reason } }
  },

  'handover.receive': async ({ db, now, actor }, { handover, ...receipt }) => {
    await getHandover(db, handover)
    const exported = await exportsOfSubject(db, handover)
    if (exported.length === 0) throw new Refusal('handover.notExported')
    if (receipt.bag !== '' && exported.every(({ sha256: hash }) => hash !== receipt.bag))
      throw new Refusal('handover.otherBag', `Gói đã xuất: ${exported[0]?.sha256 ?? ''}.`, { found: receipt.bag })
    await receiveHandover(db, handover, receipt, { at: now, by: actor.name })
    return { value: { handover }, subject: handover, details: receipt }
  },
}

/**
 * The papers that were issued here and never exported, so that the archive gets them in a form for people. A paper of the
 * past has its original, beside which one that we make would only be a copy.
 */
async function makeMissing(
  context: Context,
  ids: readonly string[],
): Promise<{ readonly file: ExportedFile; readonly packed: PackedFile }[]> {
  const notices: string[] = []
  for (const id of ids) {
    const { pieces } = await getCaseFile(context.db, id)
    if (pieces.length === 0) throw new Refusal('caseFile.empty', '', { found: id })
    notices.push(...pieces.map(({ noticeId }) => noticeId))
  }
  const made: { readonly file: ExportedFile; readonly packed: PackedFile }[] = []
  for (const [at, id] of notices.entries()) {
    await context.task.step('Chuẩn bị văn bản', at, notices.length)
    const steps = await listAudit(context.db, { subject: id, limit: mostRows, before: null })
    if (steps.some(({ call }) => call === 'notice.takeUp')) continue
    const { version } = await getNotice(context.db, id)
    const kept = (await exportsOfVersion(context.db, id, version)).map(({ format }) => format)
    for (const file of await makePapers(context, id))
      if (file.of !== undefined && !kept.includes(file.of.format)) made.push({ file, packed: packFile(file.bytes) })
  }
  return made
}

async function contentOf(db: ReadableDb, ids: readonly string[]): Promise<HandoverContent> {
  const content: { file: HandoverContent[number]['file']; pieces: HandedPiece[] }[] = []
  for (const id of ids) {
    await requireOpen(db, id)
    const { file, pieces } = await getCaseFile(db, id)
    if (pieces.length === 0) throw new Refusal('caseFile.empty', '', { found: id })
    const handed: HandedPiece[] = []
    for (const piece of pieces) {
      const { version } = await getNotice(db, piece.noticeId)
      handed.push({ ...piece, version, files: await filesOf(db, piece.noticeId, version) })
    }
    content.push({ file, pieces: handed })
  }
  return content
}

/** Papers as they were issued, scans, what was read in. Sheets to fill in and plain text are no papers. */
async function filesOf(db: ReadableDb, id: string, version: number): Promise<HandedFile[]> {
  const exported = await exportsOfVersion(db, id, version)
  const papers = exported.filter(
    ({ format }, at) => /^(?:docx|xlsx|pdf)/.test(format) && exported.findIndex((one) => one.format === format) === at,
  )
  return [
    ...papers.map(({ sha256: hash, fileName }) => ({ kind: 'export' as const, id: hash, fileName })),
    ...(await scansOf(db, id)).map((scan) => ({ kind: 'scan' as const, id: scan.id, fileName: scan.fileName })),
    ...(await originalsOf(db, id)).map((one) => ({ kind: 'original' as const, id: one.id, fileName: one.fileName })),
  ]
}

/** What was exported once is given again as it was; a later release may write its lists otherwise. */
async function exportBag(context: Context, { handover: id }: { readonly handover: string }): Promise<ExportedFile> {
  const { db, actor } = context
  const { content, auditEnd, state, number, madeAt, madeBy } = await getHandover(db, id)
  const { bagName, writeHandoverBag } = await import('../files/handover-bag.ts')
  const facts = { id, number, day: dayInVietnam(madeAt), madeBy, program: packageFacts.version }
  const fileName = `${bagName(facts)}.zip`
  const [kept] = await exportsOfSubject(db, id)
  if (kept !== undefined) return { fileName, subject: id, sha256: kept.sha256, bytes: await keptBytes(db, kept.sha256) }
  if (state !== 'prepared') throw new Refusal('handover.notOpen', '', { found: id })
  const load = loaderOf(context, auditEnd)
  const files: FileBytes[] = []
  for (const { file, pieces } of content) {
    const loaded: PieceBytes[] = []
    for (const piece of pieces) loaded.push(await load.piece(piece))
    files.push({ file, pieces: loaded, audit: await load.audit(file.id) })
  }
  const bytes = await writeHandoverBag(facts, files, actor)
  return { fileName, subject: id, sha256: sha256(bytes), bytes }
}

/** Reads what a handover lists; refuses `handover.tooLarge`, and `store.damaged` for bytes that changed. */
function loaderOf({ db }: Context, auditEnd: number) {
  let size = 0
  const bytesOf = async ({ kind, id }: HandedFile): Promise<Uint8Array> => {
    const bytes =
      kind === 'export'
        ? await keptBytes(db, id)
        : kind === 'scan'
          ? new Uint8Array((await getScan(db, id)).content)
          : new Uint8Array(await originalBytes(db, id))
    size += bytes.length
    if (size > largestBag) throw new Refusal('handover.tooLarge')
    return bytes
  }
  const audit = async (subject: string) =>
    (await listAudit(db, { subject, limit: mostRows, before: auditEnd + 1 })).toReversed()
  return {
    audit,
    piece: async (piece: HandedPiece): Promise<PieceBytes> => {
      const { notice } = await getVersion(db, piece.noticeId, piece.version)
      const files: PieceBytes['files'][number][] = []
      for (const file of piece.files)
        files.push({ kind: file.kind, fileName: file.fileName, content: await bytesOf(file) })
      return { piece, notice, files, audit: await audit(piece.noticeId) }
    },
  }
}
