/** Certified copies of issued notices: sao y, sao lục, trích sao. */
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { type NoticeCopy, copyNames, describeCopied, refuseCopy } from '../domain/office/notice-copy.ts'
import { type StoredNotice, describeNumber } from '../domain/office/records.ts'
import { isIssuedState } from '../domain/office/workflow.ts'
import { squeeze } from '../domain/words/text.ts'
import { composeCopy } from '../page/compose/copy.ts'
import { findKeptBytes } from '../store/exports.ts'
import { sha256 } from '../store/hash.ts'
import { refuseUnfree } from '../store/issued-numbers.ts'
import { copiesOf, getCopy, keepCopy } from '../store/notice-copies.ts'
import { getNotice } from '../store/notices.ts'
import { putNote } from '../store/number-notes.ts'
import { fileNameFrom } from './file-names.ts'
import type { Context, Files } from './context.ts'
import type { ExportedFile, ExportedVersion, Handlers } from './handlers.ts'
import { directoryFor } from './offices.ts'
import { pdfFactsOf } from './papers.ts'
import { findSeries } from './register.ts'

export const copyHandlers: Handlers<'copy.list' | 'copy.get' | 'copy.make' | 'copy.export'> = {
  'copy.list': async ({ db }, { id }) => {
    await getNotice(db, id)
    return copiesOf(db, id)
  },

  'copy.get': async (context, { id }) => {
    const { copy, stored } = await readCopy(context, id)
    return { copy, notice: stored.notice, look: stored.look }
  },

  'copy.make': async (writing, { notice: id, ...given }) => {
    const { db, now, actor, ids } = writing
    const { notice, state, version } = await getNotice(db, id)
    if (!isIssuedState(state)) throw new Refusal('copy.notIssued', '', { found: state })
    const terms = { ...given, parts: given.kind === 'extract' ? given.parts : [] }
    const why = refuseCopy(notice, terms)
    if (why !== '') throw new Refusal('copy.refused', why, { found: terms.kind })
    if (terms.date > dayInVietnam(now)) throw new Refusal('copy.refused', 'Ngày sao chưa đến.', { found: terms.date })
    const asked = { organ: squeeze(terms.organ), symbol: terms.symbol, date: terms.date }
    const { series, organ, symbol } = await findSeries(writing, asked)
    const { number } = terms
    await refuseUnfree(db, { noticeId: id, series, number, mayRepeat: false })
    const copy: NoticeCopy = { id: ids(), noticeId: id, version, ...terms, madeAt: now, madeBy: actor.name }
    const abstract = describeCopied(terms.kind, notice)
    const note = { id: copy.id, series, number, kind: 'copy', organ, symbol, date: terms.date, abstract } as const
    await putNote(db, { ...note, reason: '' }, { at: now, by: actor.name })
    await keepCopy(db, copy)
    const { kind, date, parts } = terms
    return { value: copy, subject: id, details: { copy: copy.id, kind, number, symbol, date, organ, version, parts } }
  },

  'copy.export': (context, { id, as }, files) => exportCopy(context, id, as, files),
}

/** An issued notice has one version for good; a copy is of that one. */
async function readCopy({ db }: Pick<Context, 'db'>, id: string) {
  const copy = await getCopy(db, id)
  const stored = await getNotice(db, copy.noticeId)
  return { copy, stored }
}

async function exportCopy(
  context: Context,
  id: string,
  as: 'docx' | 'pdf' | 'archive',
  files: Files,
): Promise<ExportedFile> {
  const { copy, stored } = await readCopy(context, id)
  const { notice, version, contentHash } = stored
  const form = { docx: 'docx', pdf: 'pdf', archive: 'pdf-a' }[as]
  const format = `${form}, copy ${id}${context.actor.isTrial ? ', trial' : ''}`
  const of: ExportedVersion = { noticeId: notice.id, version, contentHash, format }
  const fileName = `${nameFile(copy, notice)}.${as === 'docx' ? 'docx' : 'pdf'}`
  const named = { fileName, subject: notice.id, of }
  const kept = await findKeptBytes(context.db, of)
  if (kept !== null) return { ...named, ...kept }
  const bytes =
    as === 'docx' ? await writeWord(context, copy, stored) : await writePdf(context, { copy, stored }, as, files)
  return { ...named, bytes, sha256: sha256(bytes) }
}

async function writeWord({ db, offices, looks, now, actor }: Context, copy: NoticeCopy, stored: StoredNotice) {
  const { notice, version, contentHash } = stored
  const spec = await looks.specFor(db, stored)
  const phrases = offices.phrases(directoryFor(await offices.current(db), notice, now))
  const { writeDocx } = await import('../files/docx-write.ts')
  return writeDocx(notice, composeCopy(notice, spec, copy, phrases), spec, {
    notice: notice.id,
    version,
    content: contentHash,
    ...(actor.isTrial ? { isTrial: true } : {}),
  })
}

interface Copied {
  readonly copy: NoticeCopy
  readonly stored: StoredNotice
}

async function writePdf(context: Context, { copy, stored }: Copied, as: 'pdf' | 'archive', files: Files) {
  const printed = await files.makePdf({ kind: 'copy', id: copy.id })
  const spec = await context.looks.specFor(context.db, stored)
  const facts = pdfFactsOf(stored, spec, context.actor)
  const { finishPdf } = await import('../files/pdf-finish.ts')
  const of = sha256(new TextEncoder().encode(copy.id))
  return finishPdf(
    printed,
    {
      ...facts,
      title: `${copyNames[copy.kind]} ${facts.title}`,
      author: squeeze(copy.organ),
      day: copy.date,
      ids: [of, stored.contentHash],
    },
    { archive: as === 'archive' },
  )
}

/** "sao-y-ban-chinh-03-bs-cqtt-13-tb-cqtt". */
function nameFile(copy: NoticeCopy, { header }: Notice): string {
  return fileNameFrom(`${copyNames[copy.kind]} ${describeNumber(copy)} ${describeNumber(header)}`)
}
