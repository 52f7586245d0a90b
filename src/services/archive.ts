/** The archive: scans of signed papers, case files and their lists. */
import { Refusal } from '../domain/errors.ts'
import { isIssuedState } from '../domain/office/workflow.ts'
import { describeDocument } from '../domain/archive/metadata.ts'
import { describeNumber } from '../domain/office/records.ts'
import { writePacket } from '../files/metadata-packet.ts'
import { readScanFacts } from '../files/scan-facts.ts'
import {
  changeCaseFile,
  countSheets,
  filePieces,
  findFiled,
  getCaseFile,
  listCaseFiles,
  openCaseFile,
  requireOpen,
  takeOut,
} from '../store/case-files.ts'
import { sha256 } from '../store/hash.ts'
import { standingOf } from '../store/notice-states.ts'
import { getNotice } from '../store/notices.ts'
import { getScan, insertScan, scansOf } from '../store/scans.ts'
import { fileNameFrom } from './file-names.ts'
import { organOfOffice } from './offices.ts'
import type { ExportedFile, Handlers } from './handlers.ts'
import { coverSheet, filesSheet, piecesSheet } from './archive-sheets.ts'
import { exportSheet } from './printed-sheets.ts'

type Names =
  | 'scan.list'
  | 'scan.get'
  | 'scan.attach'
  | 'scan.export'
  | 'caseFile.list'
  | 'caseFile.get'
  | 'caseFile.open'
  | 'caseFile.change'
  | 'caseFile.put'
  | 'caseFile.takeOut'
  | 'caseFile.countSheets'
  | 'caseFile.exportPieces'
  | 'caseFile.exportList'
  | 'caseFile.exportCover'
  | 'notice.exportMetadata'

export const archiveHandlers: Handlers<Names> = {
  'scan.list': ({ db }, { id }) => scansOf(db, id),

  'scan.get': async ({ db, tellReading }, { scan }) => {
    const { content, noticeId, ...facts } = await getScan(db, scan)
    await tellReading((await getNotice(db, noticeId)).notice)
    return { ...facts, base64: Buffer.from(content).toString('base64') }
  },

  'scan.attach': {
    prepare: (context, { id, fileName, base64 }) => {
      const content = Buffer.from(base64, 'base64')
      const facts = readScanFacts(content)
      const scan = { id: context.ids(), fileName, content, ...facts, sha256: sha256(content) }
      return Promise.resolve(async ({ db, now, actor }) => {
        if (!isIssuedState((await standingOf(db, id)).state)) throw new Refusal('scan.notIssued', '', { found: id })
        await insertScan(db, id, scan, { at: now, by: actor.name })
        const { kind, pages, sha256: hash } = scan
        const details = { scan: scan.id, fileName, kind, pages, size: content.length, sha256: hash }
        return { value: { scan: scan.id, pages }, subject: id, details }
      })
    },
  },

  'scan.export': async ({ db }, { scan }) => {
    const { fileName, content, noticeId, sha256: hash } = await getScan(db, scan)
    return { fileName: withEnding(fileName), bytes: new Uint8Array(content), subject: noticeId, sha256: hash }
  },

  'caseFile.list': ({ db }, { year }) => listCaseFiles(db, year),
  'caseFile.get': ({ db }, { file }) => getCaseFile(db, file),

  'caseFile.open': async (writing, asked) => {
    const { db, ids, now, actor } = writing
    const id = ids()
    const organ = asked.fonds === '' ? await organOfOffice(writing) : ''
    if (asked.fonds === '' && organ === '') throw new Refusal('register.noOrgan')
    const fonds = asked.fonds === '' ? `Phông ${organ}` : asked.fonds
    const number = await openCaseFile(db, id, { ...asked, fonds }, { at: now, by: actor.name })
    const { year, heading, title } = asked
    return { value: { file: id, number }, subject: id, details: { fonds, year, number, heading, title } }
  },

  'caseFile.change': async ({ db }, { file, ...change }) => {
    await requireOpen(db, file)
    await changeCaseFile(db, file, change)
    return { value: { file }, subject: file, details: change }
  },

  'caseFile.put': async ({ db, now, actor }, { file, notices }) => {
    await requireOpen(db, file)
    const dated: { readonly id: string; readonly day: string }[] = []
    for (const id of new Set(notices)) {
      const { notice, state } = await getNotice(db, id)
      if (!isIssuedState(state)) throw new Refusal('caseFile.notIssued', '', { found: id })
      dated.push({ id, day: `${notice.header.date ?? ''} ${String(notice.header.number ?? 0).padStart(6, '0')}` })
    }
    const ordered = dated.toSorted((one, other) => (one.day < other.day ? -1 : 1)).map(({ id }) => id)
    await filePieces(db, file, ordered, { at: now, by: actor.name })
    return { value: { file }, subject: file, details: { notices: ordered } }
  },

  'caseFile.takeOut': async ({ db }, { file, notice }) => {
    await requireOpen(db, file)
    await takeOut(db, file, notice)
    return { value: { file }, subject: file, details: { notice } }
  },

  'caseFile.countSheets': async ({ db }, { file, notice, sheets }) => {
    await requireOpen(db, file)
    await countSheets(db, file, notice, sheets)
    return { value: { file }, subject: file, details: { notice, sheets } }
  },

  'caseFile.exportPieces': async (context, { file: id, as }, files) => {
    const { file, pieces } = await getCaseFile(context.db, id)
    if (pieces.length === 0) throw new Refusal('caseFile.empty')
    const name = `muc-luc-van-ban-${file.year}-${file.number}`
    if (as !== 'xlsx')
      return exportSheet(context, { name, subject: id, sheet: await piecesSheet(context, file, pieces) }, as, files)
    const { writePieces } = await import('../files/archive-lists.ts')
    return exported(`${name}.xlsx`, await writePieces(file, pieces, context.actor), id)
  },

  'caseFile.exportList': async (context, { year, as }, files) => {
    const listed = await listCaseFiles(context.db, year)
    if (listed.length === 0) throw new Refusal('register.empty')
    const name = `muc-luc-ho-so-${year}`
    if (as !== 'xlsx')
      return exportSheet(
        context,
        { name, subject: 'archive', sheet: await filesSheet(context, listed, year) },
        as,
        files,
      )
    const { writeFiles } = await import('../files/archive-lists.ts')
    return exported(`${name}.xlsx`, await writeFiles(listed, year, context.actor), 'archive')
  },

  'caseFile.exportCover': async (context, { file: id, as }, files) => {
    const { file } = await getCaseFile(context.db, id)
    const name = `bia-ho-so-${file.year}-${file.number}`
    return exportSheet(context, { name, subject: id, sheet: await coverSheet(context, file) }, as, files)
  },

  'notice.exportMetadata': async ({ db }, { id, as }) => {
    const { notice } = await getNotice(db, id)
    const bytes = writePacket('Document', describeDocument(notice, await findFiled(db, id)), as)
    const name = fileNameFrom(describeNumber(notice.header))
    return exported(`sieu-du-lieu-${name === '' ? 'thong-bao' : name}.${as}`, bytes, id)
  },
}

function exported(fileName: string, bytes: Uint8Array, subject: string): ExportedFile {
  return { fileName, bytes, subject, sha256: sha256(bytes) }
}

/** The ending says what kind of file it is; a host gives its name to the system. */
function withEnding(fileName: string): string {
  return /\.(?:pdf|png|jpe?g|tiff?)$/i.test(fileName) ? fileName : `${fileName}.pdf`
}
