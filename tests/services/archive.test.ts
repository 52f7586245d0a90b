/** Scans and case files through the door. */
import { describe, expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { everything } from '../../src/domain/archive/search.ts'
import { readCells } from '../../src/files/xlsx-cells.ts'
import { readZip } from '../../src/files/zip-read.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'

const ids = countIds('filed')
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64')
const pdf = (pages: number, mark = '') =>
  base64(`%PDF-1.4\n${mark}\n/Type /Pages\n${'<< /Type /Page >>\n'.repeat(pages)}%%EOF`)
const original = { fileName: 'thong-bao.txt', base64: base64('a') }

/** A paper of the past that was taken up. */
async function issued({ call, as }: TestApp, number: number, date = '2026-03-05'): Promise<string> {
  const one = { ...soundNotice(), id: ids() }
  await call('notice.create', { notice: { ...one, header: { ...one.header, number, date } }, original })
  await as('archivist')('notice.takeUp', { id: one.id, version: 1 })
  return one.id
}

describe('a scan', () => {
  test('is kept with its hash and pages; another one is one more, the same one is refused', async () => {
    const app = await openTestApp()
    const id = await issued(app, 7)
    const attach = (file: string, fileName = 'ban-ky.pdf') =>
      app.as('registrar')('scan.attach', { id, fileName, base64: file })
    expect(await attach(pdf(3))).toMatchObject({ pages: 3 })
    await attach(pdf(3, 'quét lại'), 'quet-lai.pdf')
    await expect(attach(pdf(3))).rejects.toMatchObject({ error: { code: 'scan.known' } })
    const scans = await app.call('scan.list', { id })
    expect(scans).toMatchObject([
      { fileName: 'ban-ky.pdf', kind: 'pdf', pages: 3, attachedBy: 'registrar' },
      { fileName: 'quet-lai.pdf' },
    ])
    await app.call('scan.export', { scan: scans[0]?.id ?? '' })
    expect(Buffer.from(app.saved[0]?.bytes ?? []).toString('base64')).toBe(pdf(3))
  })

  test('is of a paper that went out, and a file that shows pages', async () => {
    const app = await openTestApp()
    const draft = { ...soundNotice(), id: ids() }
    await app.call('notice.create', { notice: draft })
    const attach = (id: string, file: string) =>
      app.as('archivist')('scan.attach', { id, fileName: 'ban-ky.pdf', base64: file })
    await expect(attach(draft.id, pdf(1))).rejects.toMatchObject({ error: { code: 'scan.notIssued' } })
    const id = await issued(app, 8)
    for (const bad of [base64('MZ'), pdf(0)])
      await expect(attach(id, bad)).rejects.toMatchObject({ error: { code: 'scan.badFile' } })
  })
})

describe('a case file', () => {
  const open = async (app: TestApp, more: object = {}) =>
    app.as('archivist')('caseFile.open', {
      fonds: 'Phông Ban Chỉ đạo',
      year: 2026,
      title: 'Phiên họp thứ hai',
      ...more,
    })

  test('has a number of its own in its year and fonds', async () => {
    const app = await openTestApp()
    expect(await open(app)).toMatchObject({ number: 1 })
    expect(await open(app, { number: 5 })).toMatchObject({ number: 5 })
    expect(await open(app)).toMatchObject({ number: 6 })
    expect(await open(app, { year: 2027 })).toMatchObject({ number: 1 })
    await expect(open(app, { number: 5 })).rejects.toMatchObject({ error: { code: 'caseFile.numberTaken' } })
  })

  test('takes several papers in the order of their days; each is in one file', async () => {
    const app = await openTestApp()
    const archivist = app.as('archivist')
    const [later, first] = [await issued(app, 9, '2026-03-09'), await issued(app, 8, '2026-03-08')]
    const unfiled = async () => (await app.call('search.find', { filter: { ...everything, filed: false } })).documents
    expect(await unfiled()).toBe(2)
    const { file } = await open(app, { heading: 'TB' })
    await archivist('caseFile.put', { file, notices: [later, first] })
    expect(await unfiled()).toBe(0)
    await archivist('caseFile.countSheets', { file, notice: first, sheets: 4 })
    await archivist('caseFile.countSheets', { file, notice: later, sheets: 1 })
    const { file: filed, pieces } = await app.call('caseFile.get', { file })
    expect(pieces.map(({ noticeId, sheets }) => [noticeId, sheets])).toEqual([
      [first, 4],
      [later, 1],
    ])
    expect(filed).toMatchObject({ pieces: 2, sheets: 5, firstDay: '2026-03-08', lastDay: '2026-03-09' })
    const again = archivist('caseFile.put', { file: (await open(app)).file, notices: [first] })
    await expect(again).rejects.toMatchObject({ error: { code: 'caseFile.filed' } })

    await archivist('caseFile.exportPieces', { file, as: 'xlsx' })
    const cells = readCells(app.saved[0]?.bytes ?? new Uint8Array())[0]?.rows.map(({ texts }) => [...texts.values()])
    expect(cells?.[0]?.[0]).toContain('MỤC LỤC VĂN BẢN TRONG HỒ SƠ SỐ 01.TB, NĂM 2026 (theo mẫu Nghị định 30)')
    expect(cells?.slice(-2).map((row) => [row[0], row[2], row[5]])).toEqual([
      ['1', '08/3/2026', '1-4'],
      ['2', '09/3/2026', '5'],
    ])
    await archivist('caseFile.takeOut', { file, notice: first })
    expect(await unfiled()).toBe(1)
  })

  test('holds only what was issued; its lists are files', async () => {
    const app = await openTestApp()
    const archivist = app.as('archivist')
    const draft = { ...soundNotice(), id: ids() }
    await app.call('notice.create', { notice: draft })
    const { file } = await open(app)
    const filing = archivist('caseFile.put', { file, notices: [draft.id] })
    await expect(filing).rejects.toMatchObject({ error: { code: 'caseFile.notIssued' } })
    await expect(archivist('caseFile.exportPieces', { file, as: 'docx' })).rejects.toMatchObject({
      error: { code: 'caseFile.empty' },
    })
    await archivist('caseFile.put', { file, notices: [await issued(app, 7)] })
    for (const as of ['docx', 'xlsx'] as const) {
      await archivist('caseFile.exportPieces', { file, as })
      await archivist('caseFile.exportList', { year: 2026, as })
    }
    await archivist('caseFile.exportCover', { file })
    // Made in a trial store, each says so.
    const words = app.saved.filter(({ fileName }) => fileName.endsWith('.docx'))
    expect(words.length).toBeGreaterThan(2)
    for (const { bytes } of words)
      expect(new TextDecoder().decode(readZip(bytes)['docProps/core.xml'])).toContain('Bản từ kho dùng thử')
    expect(app.saved.map(({ fileName }) => fileName)).toEqual([
      'muc-luc-van-ban-2026-1.docx',
      'muc-luc-ho-so-2026.docx',
      'muc-luc-van-ban-2026-1.xlsx',
      'muc-luc-ho-so-2026.xlsx',
      'bia-ho-so-2026-1.docx',
    ])
  })
})
