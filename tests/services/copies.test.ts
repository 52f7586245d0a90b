/** Certified copies of an issued notice: numbered once, with what makes them copies below the text, kept byte for byte. */
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { InputOf } from '../../src/contract/contract.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { readDocx } from '../../src/files/docx-read.ts'
import { readIdentity } from '../../src/files/paper-identity.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'

async function issuedNotice(app: TestApp): Promise<Notice> {
  const sound = soundNotice()
  const one = { ...sound, id: 'goc', header: { ...sound.header, number: 24 } }
  const seen = { id: one.id, version: 1 }
  await app.call('notice.create', { notice: one })
  await app.call('notice.submit', seen)
  await app.as('deputy')('notice.approve', seen)
  await app.call('notice.sendToSignatory', seen)
  await app.call('notice.markSigned', seen)
  await app.as('registrar')('notice.issue', seen)
  return one
}

/** Made in the clock's month: the notice is of 14/4/2026, the test's clock stands in April. */
async function openIssued() {
  const app = await openTestApp(undefined, {}, tick('2026-04-20T02:00:00Z'))
  return { app, one: await issuedNotice(app) }
}

function tick(from: string): () => string {
  let second = 0
  return () => new Date(Date.parse(from) + (second += 1) * 1000).toISOString()
}

function termsFor(one: Notice, more: Partial<InputOf<'copy.make'>> = {}): InputOf<'copy.make'> {
  return {
    notice: one.id,
    kind: 'whole',
    organ: one.header.issuingOrgans[0]!.name,
    number: 1,
    symbol: 'BS/CQTT',
    place: 'Thái Nguyên',
    date: '2026-04-20',
    signature: { authority: 'T/L TRƯỞNG CƠ QUAN', title: 'CHÁNH VĂN PHÒNG', signatory: 'Trần Văn Minh' },
    recipients: ['Ủy ban nhân dân các xã'],
    fileCopy: 'Văn thư',
    ...more,
  }
}

/** All words of the last file that was exported, line by line. */
function linesOf({ saved }: TestApp): string[] {
  return readDocx(saved.at(-1)!.bytes).blocks.flatMap((block) =>
    block.kind === 'line' ? [block.runs.map(({ text }) => text).join('')] : block.rows.flatMap(({ cells }) => cells),
  )
}

test('a copy is the whole text with the line, the number, the kind and who certifies it below', async () => {
  const { app, one } = await openIssued()
  const copy = await app.as('registrar')('copy.make', termsFor(one))
  await app.as('registrar')('copy.export', { id: copy.id })
  const lines = linesOf(app)
  const below = lines.slice(lines.findIndex((line) => line.includes('Đã ký')))
  expect(below.join('\n')).toContain('SAO Y BẢN CHÍNH')
  for (const part of [
    'Số 01-BS/CQTT',
    'Thái Nguyên, ngày 20 tháng 4 năm 2026',
    'CHÁNH VĂN PHÒNG',
    'Trần Văn Minh',
    '- Ủy ban nhân dân các xã,',
    '- Lưu Văn thư.',
  ])
    expect(below).toContainEqual(part)
  // The text above it is that of the issued notice.
  await app.call('notice.exportDocx', { id: one.id })
  const whole = linesOf(app).filter((line) => line.trim() !== '')
  for (const line of whole) expect(lines).toContain(line)
})

test('its number is given once, in a series of copies that the register lists with the notice', async () => {
  const { app, one } = await openIssued()
  const registrar = app.as('registrar')
  const asked = { organ: one.header.issuingOrgans[0]!.name, symbol: 'BS/CQTT', date: '2026-04-20' }
  expect(await registrar('register.next', asked)).toMatchObject({ number: 1 })
  await registrar('copy.make', termsFor(one))
  expect(await registrar('register.next', asked)).toMatchObject({ number: 2 })
  await expect(registrar('copy.make', termsFor(one))).rejects.toMatchObject({ error: { code: 'register.notFree' } })
  await registrar('copy.make', termsFor(one, { number: 5 }))
  await expect(registrar('copy.make', termsFor(one, { number: 3 }))).rejects.toMatchObject({
    error: { code: 'register.passedOver' },
  })
  await expect(
    registrar('register.note', {
      symbol: 'BS/CQTT',
      organ: asked.organ,
      date: asked.date,
      number: 5,
      kind: 'void',
      reason: 'hỏng',
    }),
  ).rejects.toMatchObject({ error: { code: 'register.notFree' } })
  const rows = await registrar('register.list', { symbol: 'BS/CQTT' })
  expect(
    rows.map(({ number, kind, noticeId, abstract, signatory }) => ({ number, kind, noticeId, abstract, signatory })),
  ).toEqual(
    [1, 5].map((number) => ({
      number,
      kind: 'copy',
      noticeId: one.id,
      abstract: 'Sao y bản chính Thông báo số 24-TB/CQTT, ngày 14/4/2026',
      signatory: 'Trần Văn Minh',
    })),
  )
})

test('one series of all papers leaves the copies apart', async () => {
  const { app, one } = await openIssued()
  const organ = one.header.issuingOrgans[0]!.name
  const { version: readIn } = await app.as('chief')('office.get', {})
  const values = { name: 'Mọi văn bản', organ, symbols: [] }
  const record = { kind: 'series' as const, id: 'chung', states: [{ from: null, until: null, values }] }
  await app.as('chief')('office.save', { readIn, changes: [{ key: { kind: 'series', id: 'chung' }, record }] })
  const next = (symbol: string) => app.call('register.next', { organ, symbol, date: '2026-04-20' })
  expect(await next('BC/CQTT')).toMatchObject({ number: 25 })
  expect(await next('BS/CQTT')).toMatchObject({ number: 1 })
})

test('an extract shows what was chosen with what it stands under, and marks what it leaves out', async () => {
  const { app, one } = await openIssued()
  const [first, second] = one.items
  const row = one.appendices.flatMap((appendix) => (appendix.kind === 'text' ? [] : appendix.sections))[0]!.rows[0]!
  const terms = termsFor(one, { kind: 'extract', parts: [first!.id, row.id] })
  const copy = await app.as('archivist')('copy.make', terms)
  await app.as('archivist')('copy.export', { id: copy.id })
  const words = linesOf(app).join('\n')
  const organ = one.header.issuingOrgans[0]!.name.replaceAll('\n', ' ')
  expect(words.replaceAll(/\s+/g, ' ')).toContain(`TRÍCH SAO TỪ BẢN CHÍNH SỐ 24-TB/CQTT NGÀY 14/4/2026 CỦA ${organ}`)
  const textOf = (item: typeof first) =>
    item!.content.flatMap((node) => (node.kind === 'text' ? [node.text] : [])).join('')
  expect(words).toContain(textOf(first))
  if (second !== undefined) expect(words).not.toContain(textOf(second))
  expect(words).toContain('…')
  expect(words).toContain(Object.values(row.cells)[0])
  await expect(app.as('archivist')('copy.make', { ...terms, number: 2, parts: [] })).rejects.toMatchObject({
    error: { code: 'copy.refused' },
  })
  await expect(app.as('archivist')('copy.make', { ...terms, number: 2, parts: ['khong-co'] })).rejects.toMatchObject({
    error: { code: 'copy.refused' },
  })
})

test('who issued it copies it, who received it copies it onward, and nobody before it was issued', async () => {
  const { app, one } = await openIssued()
  const registrar = app.as('registrar')
  const other = termsFor(one, { organ: 'ĐẢNG ỦY XÃ A', symbol: 'BS/ĐU' })
  await expect(registrar('copy.make', other)).rejects.toMatchObject({ error: { code: 'copy.refused' } })
  expect(await registrar('copy.make', { ...other, kind: 'onward' })).toMatchObject({ kind: 'onward', number: 1 })
  await expect(registrar('copy.make', termsFor(one, { kind: 'onward' }))).rejects.toMatchObject({
    error: { code: 'copy.refused' },
  })
  await expect(registrar('copy.make', termsFor(one, { date: '2026-04-13' }))).rejects.toMatchObject({
    error: { code: 'copy.refused' },
  })
  const draft = { ...one, id: 'nhap', header: { ...one.header, number: null } }
  await app.call('notice.create', { notice: draft })
  await expect(registrar('copy.make', termsFor(draft))).rejects.toMatchObject({ error: { code: 'copy.notIssued' } })
  expect(await app.call('copy.list', { id: draft.id })).toEqual([])
})

test('it is kept: asked again it is the same bytes, with the version it shows, audited, and no tampering', async () => {
  const { app, one } = await openIssued()
  const copy = await app.as('registrar')('copy.make', termsFor(one))
  await app.call('copy.export', { id: copy.id })
  await app.call('copy.export', { id: copy.id })
  const [first, second] = app.saved.slice(-2)
  expect(Buffer.from(first!.bytes).equals(Buffer.from(second!.bytes))).toBe(true)
  expect(readIdentity(first!.bytes)).toMatchObject({ notice: one.id, version: copy.version })
  const base64 = Buffer.from(first!.bytes).toString('base64')
  expect(await app.call('export.verify', { fileName: 'a.docx', base64 })).toMatchObject({
    verdict: 'issued',
    notice: { id: one.id },
    words: expect.stringContaining('Tệp là bản sao') as string,
  })
  const calls = (await app.as('archivist')('audit.list', { subject: one.id })).map(({ call }) => call)
  expect(calls.slice(0, 3)).toEqual(['copy.export', 'copy.export', 'copy.make'])
  expect((await app.as('admin')('store.verify', {})).problems).toEqual([])
})
