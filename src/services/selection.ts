/** Papers that were chosen, as one ZIP: a folder for each with its files, and a list on top. */
import { codeOf } from '../domain/archive/case-file.ts'
import { dayInVietnam, writeShortDate } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import { describeNumber } from '../domain/office/records.ts'
import { isIssuedState } from '../domain/office/workflow.ts'
import { squeeze } from '../domain/words/text.ts'
import { freeName, safeName } from '../files/bag.ts'
import type { Sheet } from '../page/sheet.ts'
import { findFiled } from '../store/case-files.ts'
import { sha256 } from '../store/hash.ts'
import { getNotice } from '../store/notices.ts'
import { getScan, scansOf } from '../store/scans.ts'
import type { Context } from './context.ts'
import type { ExportedFile, Handlers } from './handlers.ts'
import { organOfOffice } from './offices.ts'
import { makePapers } from './papers.ts'

interface Chosen {
  /** A line of the list. */
  readonly row: readonly string[]
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[]
}

export const selectionHandlers: Handlers<'archive.exportSelection'> = {
  'archive.exportSelection': async (context, { notices }) => {
    const chosen: Chosen[] = []
    for (const id of new Set(notices)) chosen.push(await choose(context, id, chosen.length + 1))
    const { writeSheet } = await import('../files/sheet-docx.ts')
    const { writeZip } = await import('../files/zip-write.ts')
    const list = { name: 'danh-sach.docx', content: await writeSheet(await listSheet(context, chosen)) }
    const bytes = await writeZip([list, ...chosen.flatMap(({ files }) => files)])
    const fileName = `tuyen-chon-${chosen.length}-van-ban.zip`
    return { fileName, bytes, subject: 'archive', sha256: sha256(bytes) } satisfies ExportedFile
  },
}

async function choose(context: Context, id: string, at: number): Promise<Chosen> {
  const { notice, state } = await getNotice(context.db, id)
  if (!isIssuedState(state)) throw new Refusal('selection.notIssued', '', { found: id })
  await context.tellReading(notice)
  const number = describeNumber(notice.header)
  const folder = safeName(`${String(at).padStart(3, '0')}-${number}`)
  const taken = new Set<string>()
  const files: { name: string; content: Uint8Array }[] = []
  const put = (fileName: string, content: Uint8Array) =>
    files.push({ name: `${folder}/${freeName(safeName(fileName), taken)}`, content })
  for (const { fileName, bytes } of await makePapers(context, id)) put(fileName, bytes)
  for (const { id: scan } of await scansOf(context.db, id)) {
    const { fileName, content } = await getScan(context.db, scan)
    put(fileName, new Uint8Array(content))
  }
  const filed = await findFiled(context.db, id)
  const { date } = notice.header
  const row = [
    String(at),
    number,
    date === null ? '' : writeShortDate(date),
    squeeze(`${notice.typeName} ${notice.abstract.join(' ')}`),
    squeeze(notice.header.issuingOrgans.map(({ name }) => name).join(' - ')),
    filed === null ? '' : `${codeOf(filed.file)}, năm ${filed.file.year}`,
    files.map(({ name }) => name.slice(folder.length + 1)).join('\n'),
  ]
  return { row, files }
}

async function listSheet(context: Context, chosen: readonly Chosen[]): Promise<Sheet> {
  const day = dayInVietnam(context.now)
  return {
    organ: await organOfOffice(context),
    title: 'DANH SÁCH VĂN BẢN TUYỂN CHỌN',
    subtitle: `${chosen.length} văn bản, lập ngày ${writeShortDate(day)}`,
    orientation: 'landscape',
    day,
    isTrial: context.actor.isTrial,
    parts: [
      {
        kind: 'table',
        columns: [
          { heading: 'STT', share: 4, isCentred: true },
          { heading: 'Số, ký hiệu', share: 12 },
          { heading: 'Ngày', share: 9, isCentred: true },
          { heading: 'Tên loại và trích yếu', share: 34 },
          { heading: 'Cơ quan ban hành', share: 22 },
          { heading: 'Hồ sơ', share: 11 },
          { heading: 'Tệp', share: 24 },
        ],
        rows: chosen.map(({ row }) => row),
      },
      {
        kind: 'signatures',
        columns: [
          { title: '', name: '' },
          { title: 'NGƯỜI LẬP DANH SÁCH', name: context.actor.name },
        ],
      },
    ],
  }
}
