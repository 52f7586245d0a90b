/** The page of a notice: preview and exports. The writers are loaded when first needed: they are large. */
import { type BodyDirectory, covers, resolveBody } from '../domain/bodies/body-directory.ts'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { tasksOf } from '../domain/tasks/task.ts'
import { fold, squeeze } from '../domain/words/text.ts'
import type { Block } from '../page/blocks.ts'
import { compose } from '../page/compose/compose.ts'
import { writeSymbol } from '../page/compose/official-text.ts'
import type { StoredNotice } from '../domain/office/records.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import type { DocxPage } from '../files/docx-write.ts'
import { type PaperIdentity, trialWords } from '../files/paper-identity.ts'
import type { PdfFacts } from '../files/pdf-finish.ts'
import { findKeptBytes } from '../store/exports.ts'
import { firstLook } from '../store/office-looks.ts'
import { getNotice, getVersion } from '../store/notices.ts'
import { sha256 } from '../store/hash.ts'
import type { Handlers, ExportedFile, ExportedVersion } from './handlers.ts'
import { fileNameFrom } from './file-names.ts'
import type { Context, Files } from './context.ts'
import { directoryFor, localDirectoryFor } from './offices.ts'

type Writer = (
  notice: Notice,
  blocks: readonly Block[],
  spec: FormatSpec,
  identity: PaperIdentity,
) => Promise<Uint8Array>

interface FileKind {
  /** What is written into the name of a file before its extension. */
  readonly suffix?: string
  readonly extension: string
  /** Under which it is kept: the same version in the same form is the same bytes for good. */
  readonly format: string
}

export const paperHandlers: Handlers<
  | 'notice.preview'
  | 'notice.exportDocx'
  | 'notice.exportXlsx'
  | 'notice.exportText'
  | 'notice.exportStatusSheet'
  | 'notice.exportPdf'
  | 'notice.exportRedline'
> = {
  'notice.preview': async (context, { id }) => {
    const stored = await getNotice(context.db, id)
    await context.tellReading(stored.notice)
    return composeByOffice(context, stored.notice, await context.looks.specFor(context.db, stored))
  },
  'notice.exportDocx': (context, { id }) => makeDocx(context, id),
  'notice.exportXlsx': (context, { id }) => makeXlsx(context, id),
  'notice.exportStatusSheet': (context, { id, lead = null }) => {
    const format = ['status', ...(lead === null ? [] : [squeeze(lead)])].join(' ')
    return exportFile(context, id, { suffix: 'theo-doi', extension: 'xlsx', format }, async (notice, ...page) => {
      const [blocks, spec, identity] = page
      const directory = await directoryOf(context, notice)
      const rows = lead === null ? null : rowsOfLead(notice, lead, directory)
      const { writeXlsx } = await import('../files/xlsx-write.ts')
      return writeXlsx(notice, blocks, spec, { directory, status: { rows, lead }, identity })
    })
  },
  'notice.exportPdf': exportPdf,
  'notice.exportRedline': exportRedline,
  'notice.exportText': (context, { id }) =>
    exportFile(context, id, { extension: 'txt', format: 'text' }, async (notice, blocks) =>
      new TextEncoder().encode((await import('../files/text-write.ts')).writeText(notice, blocks)),
    ),
}

function makeDocx(context: Context, id: string): Promise<ExportedFile> {
  return exportFile(context, id, { extension: 'docx', format: 'docx' }, async (...page) =>
    (await import('../files/docx-write.ts')).writeDocx(...page),
  )
}

function makeXlsx(context: Context, id: string): Promise<ExportedFile> {
  return exportFile(context, id, { extension: 'xlsx', format: 'xlsx' }, async (notice, blocks, spec, identity) => {
    const { writeXlsx } = await import('../files/xlsx-write.ts')
    return writeXlsx(notice, blocks, spec, { directory: await directoryOf(context, notice), identity })
  })
}

/** The papers of a notice that can be made without a browser: as Word and, where it has tables, as a workbook. */
export async function makePapers(context: Context, id: string): Promise<ExportedFile[]> {
  const made = [await makeDocx(context, id)]
  try {
    made.push(await makeXlsx(context, id))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'export.noAppendix') throw error
  }
  return made
}

/** The page with the names that the office's bodies have on the notice's day. */
async function composeByOffice(
  { db, offices, now }: Pick<Context, 'db' | 'offices' | 'now'>,
  notice: Notice,
  spec: FormatSpec,
): Promise<Block[]> {
  return compose(notice, spec, offices.phrases(directoryFor(await offices.current(db), notice, now)))
}

async function directoryOf({ db, offices, now }: Context, notice: Notice): Promise<BodyDirectory> {
  return localDirectoryFor(await offices.current(db), notice, now)
}

async function pageOf(context: Context, notice: Notice, look: number | null): Promise<DocxPage> {
  const spec = await context.looks.specFor(context.db, { notice, look })
  // A redline shows two versions: it names neither, but says where it was made.
  const isTrial = context.actor.isTrial
  return [notice, await composeByOffice(context, notice, spec), spec, { isTrial }]
}

/** Each version in the format of its own day, both in the look of the notice. */
async function exportRedline(
  context: Context,
  { id, ...versions }: { readonly id: string; readonly from: number; readonly to?: number | undefined },
): Promise<ExportedFile> {
  const { db } = context
  const { deleted, look } = await getNotice(db, id)
  if (deleted) throw new Refusal('notice.deleted', '', { found: id })
  const [before, after] = [await getVersion(db, id, versions.from), await getVersion(db, id, versions.to)]
  const { writeRedline } = await import('../files/docx-redline.ts')
  const author = { name: after.savedBy, at: after.savedAt }
  const [from, to] = [await pageOf(context, before.notice, look), await pageOf(context, after.notice, look)]
  const bytes = await writeRedline(from, to, author)
  const name = `${fileNameOf(after.notice, to[2])}-so-sanh-${before.version}-${after.version}`
  return { fileName: `${name}.docx`, bytes, subject: id, sha256: sha256(bytes) }
}

/** Prints what is saved. Refuses `notice.changedMeanwhile` when that is another text by the time the pages are there. */
async function exportPdf(
  context: Context,
  { id, archive = false }: { readonly id: string; readonly archive?: boolean | undefined },
  files: Files,
): Promise<ExportedFile> {
  const { db } = context
  const stored = await getNotice(db, id)
  const { notice, deleted, contentHash, version } = stored
  if (deleted) throw new Refusal('notice.deleted', '', { found: id })
  refuseUncounted(notice)
  const spec = await context.looks.specFor(db, stored)
  const format = await formOf(context, archive ? 'pdf-a' : 'pdf', stored)
  const of: ExportedVersion = { noticeId: id, version, contentHash, format }
  const named = { fileName: `${fileNameOf(notice, spec)}.pdf`, subject: id, of }
  const kept = await findKeptBytes(db, of)
  if (kept !== null) return { ...named, ...kept }
  const printed = await files.makePdf({ kind: 'notice', id })
  const printedAs = await getNotice(db, id)
  if (printedAs.contentHash !== contentHash || (await context.looks.specFor(db, printedAs)) !== spec)
    throw new Refusal('notice.changedMeanwhile')
  const facts = pdfFactsOf(stored, spec, context.actor)
  const { finishPdf } = await import('../files/pdf-finish.ts')
  const bytes = finishPdf(printed, facts, { archive })
  return { ...named, bytes, sha256: sha256(bytes) }
}

/** What a PDF of a notice says of itself. */
export function pdfFactsOf(
  { notice, updatedAt, contentHash }: StoredNotice,
  spec: FormatSpec,
  { isTrial }: Pick<Context['actor'], 'isTrial'>,
): PdfFacts {
  return {
    title: [notice.typeName, writeSymbol(notice, spec)].filter((part) => part !== '').join(' số '),
    subject: squeeze(notice.abstract.join(' ')),
    ...(isTrial ? { keywords: trialWords } : {}),
    author: squeeze(notice.header.issuingOrgans.map(({ name }) => name).join(' - ')),
    day: notice.header.date ?? dayInVietnam(updatedAt),
    language: spec.language,
    ids: [sha256(new TextEncoder().encode(notice.id)), contentHash],
  }
}

/**
 * The rows that a body has to answer for: it is named as a lead, in whatever spelling, or is in a group that is.
 * Refuses `export.noTaskOfLead` with the leads there are.
 */
function rowsOfLead(notice: Notice, lead: string, directory: BodyDirectory): ReadonlySet<string> {
  const wanted = resolveBody(lead, directory)
  const tasks = tasksOf(notice, directory)
  const isWanted = (name: string): boolean => {
    const body = resolveBody(name, directory)
    return wanted === null || body === null
      ? fold(squeeze(name)) === fold(squeeze(lead))
      : covers(body, wanted, directory)
  }
  const rows = tasks.filter(({ leads }) => leads.some(({ name }) => isWanted(name)))
  if (rows.length > 0) return new Set(rows.map(({ id }) => id))
  const leads = [...new Set(tasks.flatMap((task) => task.leads.map(({ name }) => name)))]
  throw new Refusal('export.noTaskOfLead', `"${lead}". Các cơ quan chủ trì: ${leads.join('; ')}.`, { found: lead })
}

/**
 * Under which the bytes are kept. A draft in another look is another file, and so is one of a trial store, which says so
 * in its properties.
 */
async function formOf({ db, looks, actor }: Context, format: string, stored: StoredNotice): Promise<string> {
  const look = await looks.versionFor(db, stored)
  return [format, ...(look === firstLook ? [] : [`look ${look}`]), ...(actor.isTrial ? ['trial'] : [])].join(', ')
}

/**
 * A mark "NTLoan/P.CĐS-CY/" without a number of copies goes out on no paper: nobody could tell whether one is lost. What
 * was read from an issued paper goes out as it was.
 */
function refuseUncounted({ numbering, distribution: { copies, typist, unit } }: Notice): void {
  if (numbering === 'computed' && copies === null && `${typist}${unit}`.trim() !== '')
    throw new Refusal('export.noCopies', '', { place: { component: 'recipients' } })
}

async function exportFile(
  context: Context,
  id: string,
  { suffix, extension, format }: FileKind,
  write: Writer,
): Promise<ExportedFile> {
  const { db } = context
  const stored = await getNotice(db, id)
  const { notice, deleted, version, contentHash } = stored
  if (deleted) throw new Refusal('notice.deleted', '', { found: id })
  if (format === 'docx') refuseUncounted(notice)
  const spec = await context.looks.specFor(db, stored)
  const name = [fileNameOf(notice, spec), ...(suffix === undefined ? [] : [suffix])].join('-')
  const of: ExportedVersion = { noticeId: id, version, contentHash, format: await formOf(context, format, stored) }
  const named = { fileName: `${name}.${extension}`, subject: id, of }
  const kept = await findKeptBytes(db, of)
  if (kept !== null) return { ...named, ...kept }
  const bytes = await write(notice, await composeByOffice(context, notice, spec), spec, {
    notice: id,
    version,
    content: contentHash,
    ...(context.actor.isTrial ? { isTrial: true } : {}),
  })
  return { ...named, bytes, sha256: sha256(bytes) }
}

/** "13-tb-cqtt" or, without a number, the start of the abstract. */
function fileNameOf(notice: Notice, spec: FormatSpec): string {
  const named = notice.header.number === null ? `du-thao ${notice.abstract.join(' ')}` : writeSymbol(notice, spec)
  return fileNameFrom(named, 60) || 'thong-bao'
}
