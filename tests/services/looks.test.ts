/** The office's look through the door: who may change it, its versions, and which notices keep theirs. */
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { emptyLook } from '../../src/page/format/look.ts'
import { readZip, zipLimits } from '../../src/files/zip-read.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'
import { allowTampering } from '../helpers/database.ts'

const ids = countIds('dressed')
const comma = { hd36: {}, hd05: { recipientsEnd: ',', sizeBody: 15 } } as const
const wide = { hd36: {}, hd05: { marginLeft: 35 } } as const

/** Each has its own number. */
async function draft({ call }: TestApp): Promise<Notice> {
  const sound = soundNotice()
  const id = ids()
  const one: Notice = { ...sound, id, header: { ...sound.header, number: Number(id.replace(/\D/g, '')) } }
  await call('notice.create', { notice: { ...one, regime: 'hd05' } })
  return one
}

const endsOf = async ({ call }: TestApp, id: string) =>
  (await call('notice.preview', { id })).flatMap((block) =>
    block.kind === 'signatureBlock' ? block.recipients.map(({ after }) => after) : [],
  )

/** Whether the body of the last DOCX is set in 15 pt, and its left margin in twips. */
function lastDocx({ saved }: TestApp) {
  const parts = readZip(saved.at(-1)?.bytes ?? new Uint8Array(), zipLimits)
  const text = (name: string) =>
    String(parts[name] instanceof Uint8Array ? new TextDecoder().decode(parts[name]) : parts[name])
  return {
    left: /w:pgMar[^>]*w:left="(\d+)"/.exec(text('word/document.xml'))?.[1],
    size: /w:styleId="BodyText".*?<w:sz w:val="(\d+)"/s.exec(text('word/styles.xml'))?.[1],
  }
}

test('a store begins with the regime’s own; a saved look is the next version, in force for drafts at once', async () => {
  const app = await openTestApp()
  const { id } = await draft(app)
  expect(await app.call('look.get', {})).toMatchObject({ version: 1, look: emptyLook })
  expect(new Set(await endsOf(app, id))).toEqual(new Set([';', '.']))
  await app.call('notice.exportDocx', { id })
  expect(lastDocx(app)).toEqual({ left: '1701', size: '28' })
  expect(await app.as('chief')('look.save', { from: 1, name: 'Dấu phẩy', look: comma })).toEqual({ version: 2 })
  expect(new Set(await endsOf(app, id))).toEqual(new Set([',', '.']))
  // The same version of the notice, in another look, is another file.
  await app.call('notice.exportDocx', { id })
  expect(lastDocx(app)).toEqual({ left: '1701', size: '30' })
  expect((await app.call('look.list', {})).map(({ version, name }) => [version, name])).toEqual([
    [2, 'Dấu phẩy'],
    [1, 'Theo quy định'],
  ])
})

test('only chief, deputy and admin change it, and nobody over the change of another', async () => {
  const app = await openTestApp()
  for (const role of ['clerk', 'registrar', 'archivist'] as const)
    await expect(app.as(role)('look.save', { from: 1, name: 'Khác', look: comma })).rejects.toMatchObject({
      error: { code: 'call.forbidden' },
    })
  await app.as('deputy')('look.save', { from: 1, name: 'Một', look: comma })
  await expect(app.as('admin')('look.save', { from: 1, name: 'Hai', look: wide })).rejects.toMatchObject({
    error: { code: 'look.changedMeanwhile' },
  })
  await expect(
    app.as('admin')('look.save', { from: 2, name: 'Hai', look: { hd36: {}, hd05: { marginLeft: 4 } } }),
  ).rejects.toMatchObject({ error: { code: 'input.invalid', message: expect.stringContaining('“Lề trái”') } })
})

test('what was approved is issued in the look it was approved in, and keeps it; taken back, it goes with the present one', async () => {
  const app = await openTestApp()
  const chief = app.as('chief')
  const [kept, back] = [await draft(app), await draft({ ...app })]
  await chief('look.save', { from: 1, name: 'Dấu phẩy', look: comma })
  await app.call('notice.submit', { id: kept.id, version: 1 })
  await app.as('deputy')('notice.approve', { id: kept.id, version: 1 })
  await chief('look.save', { from: 2, name: 'Lề rộng', look: wide })
  expect((await app.call('notice.get', { id: kept.id })).look).toBe(2)
  expect((await app.call('notice.get', { id: back.id })).look).toBeNull()
  await app.call('notice.submit', { id: back.id, version: 1 })
  await app.as('deputy')('notice.approve', { id: back.id, version: 1 })
  expect((await app.call('notice.get', { id: back.id })).look).toBe(3)
  await app.call('notice.takeBack', { id: back.id, version: 1 })
  expect((await app.call('notice.get', { id: back.id })).look).toBeNull()
  await app.call('notice.sendToSignatory', { id: kept.id, version: 1 })
  await app.as('registrar')('notice.markSigned', { id: kept.id, version: 1 })
  await app.as('registrar')('notice.issue', { id: kept.id, version: 1 })
  await chief('look.save', { from: 3, name: 'Theo quy định', look: emptyLook })
  await app.call('notice.exportDocx', { id: kept.id })
  expect(lastDocx(app)).toEqual({ left: '1701', size: '30' })
  expect(new Set(await endsOf(app, kept.id))).toEqual(new Set([',', '.']))
  const issue = (await chief('audit.list', { subject: kept.id, limit: 10 })).find(
    ({ call }) => call === 'notice.approve',
  )
  expect(issue?.details).toMatchObject({ look: 2 })
})

test('what is issued without an approval names the look of that day', async () => {
  const app = await openTestApp()
  const { id } = await draft(app)
  await app.as('admin')('look.save', { from: 1, name: 'Lề rộng', look: wide })
  await app.call('notice.submit', { id, version: 1 })
  await app.as('admin')('notice.issue', { id, version: 1 })
  expect((await app.call('notice.get', { id })).look).toBe(2)
})

test('a type that the office’s look has is no finding', async () => {
  const app = await openTestApp()
  const one: Notice = { ...soundNotice(), id: ids(), typeName: 'THÔNG BÁO KẾT LUẬN' }
  await app.call('notice.create', { notice: one })
  const found = async () =>
    (await app.call('notice.check', { id: one.id })).findings.filter(({ rule }) => rule === 'FORM-01').length
  expect(await found()).toBe(1)
  const both = { typeWithConclusion: true } as const
  await app.as('chief')('look.save', { from: 1, name: 'Tập quán', look: { hd36: both, hd05: both } })
  expect(await found()).toBe(0)
})

test('a look goes to another store as a file; what is none is refused with its reason', async () => {
  const [app, other] = [await openTestApp(), await openTestApp()]
  await app.call('look.exportFile', { name: 'Lề rộng', look: wide })
  const base64 = Buffer.from(app.saved.at(-1)?.bytes ?? []).toString('base64')
  const read = await other.as('chief')('look.readFile', { fileName: 'mau.json', base64 })
  expect(read).toEqual({ name: 'Lề rộng', look: wide })
  const wrong = Buffer.from(
    JSON.stringify({ kind: 'ket-luan-look', form: 1, name: 'x', look: { hd36: { marginTop: 1 }, hd05: {} } }),
  )
  await expect(
    other.as('chief')('look.readFile', { fileName: 'mau.json', base64: wrong.toString('base64') }),
  ).rejects.toMatchObject({ error: { code: 'look.notRead', message: expect.stringContaining('“Lề trên”') } })
})

test('a look that was changed past the program is named by the verification', async () => {
  const app = await openTestApp()
  await app.as('chief')('look.save', { from: 1, name: 'Lề rộng', look: wide })
  expect(await app.as('archivist')('store.verify', {})).toMatchObject({ sound: true })
  await allowTampering(app.store, 'office_look')
  await app.store.db
    .updateTable('office_look')
    .set({ content: JSON.stringify(comma) })
    .execute()
  expect(await app.as('archivist')('store.verify', {})).toMatchObject({
    problems: expect.arrayContaining([expect.stringContaining('Mẫu trình bày, phiên bản 2')]),
  })
})
