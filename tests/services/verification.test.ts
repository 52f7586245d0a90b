/** Whether a file is one of ours: by its bytes, by its properties, by its words. */
import { describe, expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { FileReport } from '../../src/contract/exports.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { readZip } from '../../src/files/zip-read.ts'
import { writeZip } from '../../src/files/zip-write.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'

const ids = countIds('verified')

function sound(): Notice {
  const one = soundNotice()
  return { ...one, id: ids(), header: { ...one.header, number: 24 } }
}

async function verify({ call }: TestApp, bytes: Uint8Array, fileName = 'tep.docx'): Promise<FileReport> {
  return call('export.verify', { fileName, base64: Buffer.from(bytes).toString('base64') })
}

/** The file with other words in one of its parts. */
async function edited(bytes: Uint8Array, part: string, from: string, to: string): Promise<Uint8Array> {
  const parts = Object.entries(readZip(bytes)).map(([name, content]) => {
    if (name !== part) return { name, content }
    const text = new TextDecoder().decode(content)
    expect(text).toContain(from)
    return { name, content: text.replace(from, to) }
  })
  return writeZip(parts)
}

async function exported(app: TestApp, one: Notice, form: 'docx' | 'xlsx' = 'docx'): Promise<Uint8Array> {
  await app.call(form === 'docx' ? 'notice.exportDocx' : 'notice.exportXlsx', { id: one.id })
  return app.saved.at(-1)?.bytes ?? new Uint8Array()
}

describe('a file as it was exported', () => {
  test('is the draft, then what was approved, then what was issued, and says when it was withdrawn', async () => {
    const app = await openTestApp()
    const one = sound()
    const seen = { id: one.id, version: 1 }
    await app.call('notice.create', { notice: one })
    const file = await exported(app, one)
    expect(await verify(app, file)).toMatchObject({
      verdict: 'draft',
      notice: { id: one.id, number: 24 },
      version: 1,
      exported: { by: 'clerk' },
    })
    await app.call('notice.submit', seen)
    await app.as('deputy')('notice.approve', seen)
    expect(await verify(app, file)).toMatchObject({ verdict: 'approved' })
    await app.call('notice.sendToSignatory', seen)
    await app.call('notice.markSigned', seen)
    await app.as('registrar')('notice.issue', seen)
    expect(await verify(app, file)).toMatchObject({ verdict: 'issued' })
    await app.as('chief')('notice.withdraw', { ...seen, reason: 'Ban hành nhầm bản.' })
    const withdrawn = await verify(app, file)
    expect(withdrawn.verdict).toBe('issued')
    expect(withdrawn.words).toContain('Đã thu hồi')
  })

  test('is older once another version was saved', async () => {
    const app = await openTestApp()
    const one = sound()
    await app.call('notice.create', { notice: one })
    const file = await exported(app, one)
    await app.call('notice.save', { id: one.id, version: 1, notice: { ...one, abstract: ['Trích yếu khác'] } })
    const report = await verify(app, file)
    expect(report).toMatchObject({ verdict: 'older', version: 1 })
    expect(report.words).toContain('bản 2')
  })

  test('is no notice where it is a table of the office', async () => {
    const app = await openTestApp()
    await app.as('chief')('office.exportTable', { kind: 'body' })
    expect(await verify(app, app.saved[0]?.bytes ?? new Uint8Array())).toMatchObject({
      verdict: 'unknown',
      notice: null,
    })
  })
})

describe('a changed file', () => {
  test('is named with the words that were there and that are there now', async () => {
    const app = await openTestApp()
    const one = sound()
    await app.call('notice.create', { notice: one })
    const file = await exported(app, one)
    const row = one.appendices.flatMap((appendix) =>
      appendix.kind === 'tasks' ? appendix.sections.flatMap(({ rows }) => rows) : [],
    )[0]
    const words = Object.values(row?.cells ?? {}).find((cell) => cell.split(' ').length > 3) ?? ''
    const word = words.split(' ')[0] ?? ''
    const report = await verify(app, await edited(file, 'word/document.xml', `>${word} `, '>Sửa '))
    expect(report).toMatchObject({ verdict: 'changed', notice: { id: one.id }, version: 1 })
    expect(report.differences).toHaveLength(1)
    expect(report.differences[0]?.before.replace(word, 'Sửa')).toBe(report.differences[0]?.after)
  })

  test('with the same words says that only its form changed', async () => {
    const app = await openTestApp()
    const one = sound()
    await app.call('notice.create', { notice: one })
    const file = await exported(app, one)
    const report = await verify(app, await edited(file, 'docProps/app.xml', '</Properties>', ' </Properties>'))
    expect(report).toMatchObject({ verdict: 'changed', differences: [] })
  })

  test('of a workbook is told with its sheet and row', async () => {
    const app = await openTestApp()
    const one = sound()
    await app.call('notice.create', { notice: one })
    const file = await exported(app, one, 'xlsx')
    const strings = new TextDecoder().decode(readZip(file)['xl/sharedStrings.xml'])
    const [, text = ''] = [...strings.matchAll(/<t>([^<]{20,})<\/t>/g)].at(-1) ?? []
    const report = await verify(app, await edited(file, 'xl/sharedStrings.xml', text, 'Chữ đã bị sửa'))
    expect(report.verdict).toBe('changed')
    expect(report.differences[0]).toMatchObject({
      place: expect.stringMatching(/^Trang tính “.+”, hàng \d+/) as string,
      after: expect.stringContaining('Chữ đã bị sửa') as string,
    })
  })

  test('without properties is found by its number, and compared by its words', async () => {
    const app = await openTestApp()
    const one = sound()
    await app.call('notice.create', { notice: one })
    await app.call('notice.exportText', { id: one.id })
    const text = new TextDecoder().decode(app.saved[0]?.bytes)
    const same = await verify(app, new TextEncoder().encode(`\n${text}`), 'tb.txt')
    expect(same).toMatchObject({ verdict: 'changed', notice: { id: one.id }, differences: [] })
  })
})

describe('an unknown file', () => {
  test('of another store says so', async () => {
    const other = await openTestApp()
    const one = sound()
    await other.call('notice.create', { notice: one })
    const file = await exported(other, one)
    const report = await verify(await openTestApp(), file)
    expect(report.verdict).toBe('unknown')
    expect(report.words).toContain('kho khác')
  })

  test.each([
    ['nothing', ''],
    ['no notice', 'Giấy mời họp'],
    ['a broken ZIP', 'PK\u0003\u0004 rest'],
    ['a PDF made elsewhere', '%PDF-1.4 rest'],
  ])('that is %s is answered, not refused', async (_, content) => {
    const app = await openTestApp()
    expect(await verify(app, new TextEncoder().encode(content))).toMatchObject({ verdict: 'unknown', notice: null })
  })

  test('whose properties name a content that the version never had is not taken at its word', async () => {
    const app = await openTestApp()
    const one = sound()
    await app.call('notice.create', { notice: one })
    const { contentHash } = await app.call('notice.get', { id: one.id })
    const file = await exported(app, one)
    const report = await verify(app, await edited(file, 'docProps/custom.xml', contentHash, 'a'.repeat(64)))
    expect(report.verdict).toBe('unknown')
  })
})

test('the file a notice was read from is known as that, and as issued once the notice is', async () => {
  const app = await openTestApp()
  const one = { ...sound(), header: { ...sound().header, date: '2026-03-02' } }
  await app.call('notice.create', { notice: one, original: { fileName: 'goc.pdf', base64: 'YQ==' } })
  expect(await verify(app, new TextEncoder().encode('a'))).toMatchObject({ verdict: 'unknown', notice: { id: one.id } })
})
