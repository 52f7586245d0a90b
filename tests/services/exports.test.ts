/** Exported files stay in the store: the same bytes again, and each file names the version it shows. */
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { readIdentity, trialWords } from '../../src/files/paper-identity.ts'
import { readDocx } from '../../src/files/docx-read.ts'
import { readXlsx } from '../../src/files/xlsx-read.ts'
import { readZip, zipLimits } from '../../src/files/zip-read.ts'
import { packFile } from '../../src/store/exports.ts'
import { sha256 } from '../../src/store/hash.ts'
import { type TestApp, openTestApp, temporaryFolder } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'
import { allowTampering, besidesTriggers, breakInserts } from '../helpers/database.ts'

const ids = countIds('exported')

async function created({ call }: TestApp, one: Notice = { ...soundNotice(), id: ids() }): Promise<Notice> {
  await call('notice.create', { notice: one })
  return one
}

const bytesOf = ({ saved }: TestApp, at: number): Buffer => Buffer.from(saved[at]?.bytes ?? [])

/** The kept bytes of every form, replaced by others, so that what is made anew is seen to differ. */
async function replaceKept(app: TestApp, content: string): Promise<string> {
  await allowTampering(app.store, 'export')
  const bytes = new TextEncoder().encode(content)
  const hash = sha256(bytes)
  await app.store.db
    .insertInto('kept_file')
    .values({ sha256: hash, ...packFile(bytes) })
    .execute()
  await app.store.db.updateTable('export').set({ sha256: hash }).execute()
  return hash
}

test('a version exported again is the bytes that were kept, also after the program was opened anew', async () => {
  const folder = temporaryFolder()
  const app = await openTestApp(folder)
  const { id } = await created(app)
  await app.call('notice.exportDocx', { id })
  // As a release would have written it that writes otherwise than this one.
  const hash = await replaceKept(app, 'as an earlier release wrote it')
  const later = await openTestApp(folder)
  expect(await later.call('notice.exportDocx', { id })).toMatchObject({ sha256: hash })
  expect(bytesOf(later, 0).toString()).toBe('as an earlier release wrote it')
  await later.call('notice.exportText', { id })
  expect(bytesOf(later, 1).toString()).not.toContain('earlier release')
})

test('a new version is written anew, and the earlier bytes stay', async () => {
  const app = await openTestApp()
  const one = await created(app)
  const first = await app.call('notice.exportText', { id: one.id })
  await app.call('notice.save', { id: one.id, version: 1, notice: { ...one, abstract: ['Trích yếu đã sửa'] } })
  const second = await app.call('notice.exportText', { id: one.id })
  expect(second?.sha256).not.toBe(first?.sha256)
  const kept = await app.store.db.selectFrom('kept_file').select('sha256').execute()
  expect(new Set(kept.map((row) => row.sha256))).toEqual(new Set([first?.sha256, second?.sha256]))
})

test('a file is kept once, however often it is exported; each export is told by whom and with which program', async () => {
  const app = await openTestApp()
  const { id } = await created(app)
  await app.call('notice.exportDocx', { id })
  await app.as('registrar')('notice.exportDocx', { id })
  expect(await app.store.db.selectFrom('kept_file').select('sha256').execute()).toHaveLength(1)
  const rows = await app.store.db.selectFrom('export').selectAll().orderBy('id').execute()
  expect(rows).toMatchObject([
    { notice_id: id, version: 1, format: 'docx, trial', exported_by: 'clerk', sha256: sha256(bytesOf(app, 0)) },
    { notice_id: id, version: 1, format: 'docx, trial', exported_by: 'registrar' },
  ])
  expect(bytesOf(app, 1).equals(bytesOf(app, 0))).toBe(true)
})

test('what cannot be kept is told and leaves no row in the audit', async () => {
  const app = await openTestApp()
  const { id } = await created(app)
  await breakInserts(app.store, 'kept_file')
  const before = await app.as('admin')('audit.list', {})
  await app.call('notice.exportText', { id }).catch(() => null)
  expect(await app.as('admin')('audit.list', {})).toEqual(before)
  expect(await app.store.db.selectFrom('export').selectAll().execute()).toEqual([])
})

test('the table of the office is kept too', async () => {
  const app = await openTestApp()
  const exported = await app.as('chief')('office.exportTable', { kind: 'body' })
  const [row] = await app.store.db.selectFrom('export').selectAll().execute()
  expect(row).toMatchObject({ notice_id: null, sha256: exported?.sha256 })
  expect(String(readZip(bytesOf(app, 0), zipLimits)['docProps/core.xml'])).toContain(trialWords)
})

test('a DOCX and an XLSX name notice, version and content in their properties, and are read as before', async () => {
  const app = await openTestApp()
  const { id } = await created(app)
  const { contentHash } = await app.call('notice.get', { id })
  await app.call('notice.exportDocx', { id })
  await app.call('notice.exportXlsx', { id })
  // A store on trial says so in every file.
  const identity = { notice: id, version: 1, content: contentHash, isTrial: true }
  expect(readIdentity(bytesOf(app, 0))).toEqual(identity)
  expect(readIdentity(bytesOf(app, 1))).toEqual(identity)
  for (const at of [0, 1])
    expect(String(readZip(bytesOf(app, at), zipLimits)['docProps/core.xml'])).toContain(trialWords)
  expect(readDocx(bytesOf(app, 0)).blocks.length).toBeGreaterThan(0)
  expect(readXlsx(bytesOf(app, 1)).length).toBeGreaterThan(0)
})

test('a kept file that changed is named by the verification, and is never given as the one it was', async () => {
  const app = await openTestApp()
  const { id } = await created(app)
  const exported = await app.call('notice.exportText', { id })
  await allowTampering(app.store, 'kept_file')
  await app.store.db
    .updateTable('kept_file')
    .set({ content: packFile(new TextEncoder().encode('khác')).content })
    .execute()
  const report = await app.as('archivist')('store.verify', {})
  expect(besidesTriggers(report.problems)).toEqual([expect.stringContaining(exported?.sha256 ?? '?')])
  await expect(app.call('notice.exportText', { id })).rejects.toMatchObject({ error: { code: 'store.damaged' } })
})

test('a mark without its number of copies goes out in no paper, unless it was read from an issued one', async () => {
  const app = await openTestApp()
  const sound = soundNotice()
  const distribution = { ...sound.distribution, unit: 'P.TH', copies: null }
  const { id } = await created(app, { ...sound, id: ids(), numbering: 'computed', distribution })
  for (const name of ['notice.exportDocx', 'notice.exportPdf'] as const)
    await expect(app.call(name, { id })).rejects.toMatchObject({ error: { code: 'export.noCopies' } })
  expect(app.saved).toEqual([])
  const frozen = await created(app, { ...sound, id: ids(), numbering: 'frozen', distribution })
  await app.call('notice.exportDocx', { id: frozen.id })
  expect(app.saved).toHaveLength(1)
})
