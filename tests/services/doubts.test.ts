/** Doubts of an imported notice, dropped files, counts, and what only the host can do. */
import { describe, expect, test } from 'vitest'
import { CallFailed } from '../../src/contract/client.ts'
import { openTestApp, temporaryFolder } from '../helpers/app.ts'
import { notice } from '../helpers/build.ts'
import { sampleText } from '../helpers/samples.ts'

const doubts = [
  {
    code: 'table.rowJoined',
    spot: { part: 'row-4', field: 'whole' },
    line: 132,
    message: 'Hàng 4 bị tách qua trang.',
    found: 'ngày 30/11/2026',
  },
  { code: 'copies.missing', spot: { part: 'recipients', field: 'copies' }, message: 'Chưa có số bản.', settled: true },
] as const

describe('doubts', () => {
  test('are kept with the notice, in order, until somebody has looked', async () => {
    const directory = temporaryFolder()
    const { call } = await openTestApp(directory)
    const one = notice()
    await call('notice.create', { notice: one, doubts: [...doubts] })
    const before = await call('notice.get', { id: one.id })
    expect(before.doubts).toMatchObject([
      {
        position: 0,
        code: 'table.rowJoined',
        spot: { part: 'row-4', field: 'whole' },
        line: 132,
        found: 'ngày 30/11/2026',
        settledAt: null,
        settledBy: null,
      },
      { position: 1, settledBy: 'clerk' },
    ])
    await call('notice.settleDoubt', { id: one.id, position: 0, settled: true })
    await call('notice.settleDoubt', { id: one.id, position: 1, settled: false })
    const after = await call('notice.get', { id: one.id })
    expect(after.doubts.map(({ settledBy }) => settledBy)).toEqual(['clerk', null])
    expect(after.version).toBe(1)
  })

  test('leave a row in the audit when they are settled, and none when there is no such doubt', async () => {
    const { call, as } = await openTestApp()
    const one = notice()
    await call('notice.create', { notice: one, doubts: [...doubts] })
    await call('notice.settleDoubt', { id: one.id, position: 0, settled: true })
    await expect(call('notice.settleDoubt', { id: one.id, position: 7, settled: true })).rejects.toMatchObject({
      error: { code: 'doubt.notFound', details: { found: `${one.id}/7` } },
    })
    const rows = await as('archivist')('audit.list', { subject: one.id })
    expect(rows.map((row) => row.call)).toEqual(['notice.settleDoubt', 'notice.create'])
    expect(rows[0]?.details).toEqual({ position: 0, settled: true })
  })

  test('of a place that is none are refused, and nothing is stored', async () => {
    const { call } = await openTestApp()
    const bad = [{ ...doubts[0], spot: { component: 'nowhere' } }] as never
    await expect(call('notice.create', { notice: notice(), doubts: bad })).rejects.toBeInstanceOf(CallFailed)
    expect(await call('notice.count', {})).toBe(0)
  })
})

test('a count follows the search, with and without accents, and the deleted ones', async () => {
  const { call } = await openTestApp()
  const one = notice({ abstract: ['kết luận về dữ liệu dùng chung'] })
  const other = notice({ abstract: ['phân công nhiệm vụ'] })
  await call('notice.create', { notice: one })
  await call('notice.create', { notice: other })
  expect(await call('notice.count', {})).toBe(2)
  expect(await call('notice.count', { query: 'du lieu dung chung' })).toBe(1)
  expect(await call('notice.count', { query: 'THÔNG BÁO nhiệm vụ' })).toBe(1)
  await call('notice.deleteDraft', { id: other.id, version: 1 })
  expect(await call('notice.count', {})).toBe(1)
  expect(await call('notice.count', { includeDeleted: true })).toBe(2)
})

test('a dropped file is read by its content, whatever its name', async () => {
  const { call } = await openTestApp()
  const base64 = Buffer.from(sampleText('ket-luan')).toString('base64')
  const read = await call('notice.readOriginal', { fileName: 'thong-bao.docx', base64 })
  expect(read.notice.header.number).toBe(18)
  expect(read.original).toEqual({ fileName: 'thong-bao.docx', base64 })
  expect(await call('notice.count', {})).toBe(0)
})

describe('the host', () => {
  test('prints, and the print is in the audit; a cancelled one is not', async () => {
    const answers = [true, false]
    const titles: string[] = []
    const { call, as } = await openTestApp(undefined, {
      print: (title) => {
        titles.push(title)
        return Promise.resolve(answers.shift() ?? false)
      },
    })
    const one = notice()
    await call('notice.create', { notice: one })
    expect(await call('notice.print', { id: one.id })).toBe(true)
    expect(await call('notice.print', { id: one.id })).toBe(false)
    expect(titles).toEqual(['07-TB/CQTT', '07-TB/CQTT'])
    const rows = await as('archivist')('audit.list', { subject: one.id })
    expect(rows.map((row) => row.call)).toEqual(['notice.print', 'notice.create'])
  })

  test('shows a saved file, which is no write for the audit', async () => {
    const shown: string[] = []
    const { call, as } = await openTestApp(undefined, {
      show: (fileName, how) => {
        shown.push(`${how} ${fileName}`)
        return Promise.resolve(true)
      },
    })
    expect(await call('file.show', { fileName: '/nha/ket-luan.docx', how: 'folder' })).toBe(true)
    expect(shown).toEqual(['folder /nha/ket-luan.docx'])
    expect(await as('archivist')('audit.list', {})).toEqual([])
  })
})
