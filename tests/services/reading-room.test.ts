/** The reading room: paper files lent, readings of secret papers, papers taken out together. */
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { daysOverdue } from '../../src/domain/archive/loan.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { readZip } from '../../src/files/zip-read.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'

const ids = countIds('lent')
const original = { fileName: 'thong-bao.txt', base64: Buffer.from('a').toString('base64') }

async function issued(app: TestApp, number: number, marks: Partial<Notice['marks']> = {}): Promise<string> {
  const one = { ...soundNotice(), id: ids() }
  const header = { ...one.header, number, date: '2026-03-05' }
  await app.call('notice.create', { notice: { ...one, header, marks: { ...one.marks, ...marks } }, original })
  await app.as('archivist')('notice.takeUp', { id: one.id, version: 1 })
  return one.id
}

const openFile = (app: TestApp) =>
  app.as('archivist')('caseFile.open', { fonds: 'Phông Ban Chỉ đạo', year: 2026, title: 'Phiên họp thứ hai' })

test('a paper file is in one pair of hands until it is given back; what is late is known by its days', async () => {
  const app = await openTestApp()
  const archivist = app.as('archivist')
  const { file } = await openFile(app)
  const terms = { file, borrower: 'Trần Thị Bình', unit: 'Phòng Tổng hợp', lentOn: '2026-03-20', dueOn: '2026-04-01' }
  const { loan } = await archivist('loan.lend', terms)
  await expect(archivist('loan.lend', terms)).rejects.toMatchObject({ error: { code: 'loan.out' } })
  const [out] = await app.call('loan.list', {})
  expect(out).toMatchObject({ file: { id: file }, borrower: 'Trần Thị Bình', lentBy: 'archivist', returnedOn: null })
  expect(['2026-04-01', '2026-04-02', '2026-04-10'].map((day) => (out ? daysOverdue(out, day) : null))).toEqual([
    0, 1, 9,
  ])
  await archivist('loan.exportSheet', {})
  expect(new TextDecoder().decode(readZip(app.saved.at(-1)?.bytes ?? new Uint8Array())['word/document.xml'])).toContain(
    'Quá hạn 9 ngày',
  )
  const back = { loan, returnedOn: '2026-04-10', note: 'đủ 12 tờ' }
  for (const returnedOn of ['2026-03-19', '2026-04-11'])
    await expect(archivist('loan.giveBack', { ...back, returnedOn })).rejects.toMatchObject({
      error: { code: 'loan.badDays' },
    })
  await archivist('loan.giveBack', back)
  await expect(archivist('loan.giveBack', back)).rejects.toMatchObject({ error: { code: 'loan.notFound' } })
  expect(await app.call('loan.list', {})).toEqual([])
  await archivist('loan.lend', { ...terms, lentOn: '2026-04-10', dueOn: '2026-04-10' })
  expect((await app.call('loan.list', { returned: true })).map(({ returnedOn, note }) => [returnedOn, note])).toEqual([
    [null, ''],
    ['2026-04-10', 'đủ 12 tờ'],
  ])
  const rows = await app.as('archivist')('audit.list', { subject: file })
  expect(rows.map(({ call }) => call)).toEqual(['loan.lend', 'loan.giveBack', 'loan.lend', 'caseFile.open'])
  expect((await archivist('store.verify', {})).problems).toEqual([])
})

test('whoever reads a secret paper is in the audit, once a day; another paper is read without', async () => {
  const app = await openTestApp()
  const { version, severities, parameters } = await app.as('admin')('ruleSet.get', {})
  const permitted = { ...parameters, classifiedAllowed: true }
  await app.as('admin')('ruleSet.save', { version, severities, parameters: permitted })
  const [secret, open] = [await issued(app, 7, { secrecy: 'mat' }), await issued(app, 8)]
  for (const role of ['clerk', 'deputy', 'clerk'] as const)
    for (const id of [secret, open]) await app.as(role)('notice.get', { id })
  await app.as('clerk')('notice.preview', { id: secret })
  await app.as('chief')('notice.version', { id: secret, version: 1 })
  const readings = async (subject: string) =>
    (await app.as('archivist')('audit.list', { subject }))
      .filter(({ details }) => 'read' in details)
      .map(({ call, actor, details }) => [call, actor, details['read']])
  expect(await readings(secret)).toEqual([
    ['notice.version', 'chief', 'mat'],
    ['notice.get', 'deputy', 'mat'],
    ['notice.get', 'clerk', 'mat'],
  ])
  expect(await readings(open)).toEqual([])
})

test('papers that were chosen go out together with their scans and a list; a draft does not', async () => {
  const app = await openTestApp()
  const [one, other] = [await issued(app, 7), await issued(app, 8)]
  const scan = Buffer.from('%PDF-1.4\n/Type /Pages\n<< /Type /Page >>\n%%EOF', 'latin1').toString('base64')
  await app.as('archivist')('scan.attach', { id: one, fileName: 'ban-ky.pdf', base64: scan })
  const exported = await app.call('archive.exportSelection', { notices: [one, other, one] })
  expect(exported?.fileName).toBe('tuyen-chon-2-van-ban.zip')
  const files = readZip(app.saved.at(-1)?.bytes ?? new Uint8Array())
  const symbol = soundNotice().header.symbol.replace('/', '-')
  const named = Object.keys(files).map((name) => name.replace(/[^/]+\.(docx|xlsx)$/, '*.$1'))
  expect(named.filter((name) => !name.endsWith('.xlsx'))).toEqual([
    '*.docx',
    `001-07-${symbol}/*.docx`,
    `001-07-${symbol}/ban-ky.pdf`,
    `002-08-${symbol}/*.docx`,
  ])
  const draft = { ...soundNotice(), id: ids() }
  await app.call('notice.create', { notice: draft })
  await expect(app.call('archive.exportSelection', { notices: [draft.id] })).rejects.toMatchObject({
    error: { code: 'selection.notIssued' },
  })
})
