/** Papers of the past, many at a time: every file has its outcome, a report says why, and what is doubted waits. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { type TestApp, openTestApp } from '../helpers/app.ts'

const sample = readFileSync(join(import.meta.dirname, '../../resources/samples/thong-bao-ket-luan.txt'), 'utf8')
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')
const files = {
  'cu/a.txt': sample,
  'cu/hong.pdf': '%PDF-1.7 hỏng',
  'cu/b.txt': sample,
  'cu/khac.txt': sample.replace('- Lưu', '- Thanh tra tỉnh,\n- Lưu'),
}

async function takeAll(app: TestApp, batch = 'b1'): Promise<string[]> {
  const outcomes: string[] = []
  for (const [path, text] of Object.entries(files))
    outcomes.push((await app.call('batch.take', { batch, path, base64: base64(text) })).outcome)
  return outcomes
}

test('a bad file stops nothing; a second copy is named and kept once, the same number with other words is kept and named', async () => {
  const app = await openTestApp()
  expect(await takeAll(app)).toEqual(['doubted', 'refused', 'duplicate', 'doubted'])
  const [first, broken, copy, other] = await app.call('batch.get', { batch: 'b1' })
  expect(broken).toMatchObject({ path: 'cu/hong.pdf', notice: null })
  expect(broken?.note).toContain('Tệp PDF bị hỏng')
  expect(copy).toMatchObject({ notice: first?.notice, note: 'Tệp này đã nhập ngày 10/4/2026' })
  expect(other?.note).toMatch(/^Trùng số, khác nội dung, với văn bản nhập ngày 10\/4\/2026; \d+ điểm cần rà soát$/)
  expect(await app.call('notice.list', {})).toHaveLength(2)
  // Every file leaves its row in the audit, refused ones too.
  const audit = await app.as('archivist')('audit.list', {})
  expect(audit.filter(({ call }) => call === 'batch.take')).toHaveLength(4)
  expect(app.defects).toEqual([])
})

test('what is no fault of the file is a refusal of the call, and nothing is noted', async () => {
  const app = await openTestApp()
  await expect(app.call('batch.take', { batch: 'b1', path: 'a.txt', base64: '?' })).rejects.toMatchObject({
    error: { code: 'input.invalid' },
  })
  await expect(app.call('batch.export', { batch: 'b1', as: 'text' })).rejects.toMatchObject({
    error: { code: 'batch.empty' },
  })
})

test('the report says of each file what became of it, as a workbook and as text', async () => {
  const app = await openTestApp()
  await takeAll(app)
  await app.call('batch.refuse', { batch: 'b1', path: 'cu/lon.pdf', size: 70_000_000, reason: 'Tệp quá lớn.' })
  expect(await app.call('batch.list', {})).toMatchObject([
    { batch: 'b1', read: 0, doubted: 2, duplicate: 1, refused: 2, by: 'clerk' },
  ])
  await app.call('batch.export', { batch: 'b1', as: 'xlsx' })
  await app.call('batch.export', { batch: 'b1', as: 'text' })
  const [book, text] = app.saved
  const read = await new ExcelJS.Workbook().xlsx.load(Buffer.from(book!.bytes) as never)
  const sheet = read.worksheets[0]!
  expect(sheet.getCell('A1').text).toBe(
    'KẾT QUẢ NHẬP VĂN BẢN: 5 tệp: 0 đọc được hết, 2 có điểm cần rà soát, 1 đã có trong kho, 2 không đọc được',
  )
  expect([4, 5, 6, 7, 8].map((row) => [sheet.getCell(row, 2).text, sheet.getCell(row, 4).text])).toEqual([
    ['cu/a.txt', 'Có điểm cần rà soát'],
    ['cu/hong.pdf', 'Không đọc được'],
    ['cu/b.txt', 'Đã có trong kho'],
    ['cu/khac.txt', 'Có điểm cần rà soát'],
    ['cu/lon.pdf', 'Không đọc được'],
  ])
  expect(Buffer.from(text!.bytes).toString('utf8')).toContain('cu/lon.pdf | Không đọc được | Tệp quá lớn.')
})

test('the queue holds what is to be reviewed until its last doubt is settled, with the lines that the doubts speak of', async () => {
  const app = await openTestApp()
  await takeAll(app)
  const [first, second, ...more] = await app.call('review.queue', {})
  expect(more).toEqual([])
  expect(first).toMatchObject({ fileName: 'a.txt', date: '2026-04-14' })
  const paper = await app.call('review.get', { id: first!.id })
  expect(paper.doubts).toHaveLength(first!.open)
  expect(paper.sourceLines).toEqual(sample.split('\n'))
  for (const { position } of paper.doubts)
    await app.call('notice.settleDoubt', { id: first!.id, position, settled: true })
  expect((await app.call('review.queue', {})).map(({ id }) => id)).toEqual([second!.id])
  await app.call('notice.settleDoubt', { id: first!.id, position: 0, settled: false })
  expect((await app.call('review.queue', {}))[0]).toMatchObject({ id: first!.id, open: 1, doubts: first!.doubts })
})

test('a file is taken as a job, and one that is cancelled leaves nothing', async () => {
  const app = await openTestApp()
  const { job } = await app.call('job.start', {
    call: 'batch.take',
    input: { batch: 'b1', path: 'a.txt', base64: base64(sample) },
  })
  let status = await app.call('job.status', { job })
  while (status.state === 'running') status = await app.call('job.status', { job })
  expect(status).toMatchObject({ state: 'done', value: { outcome: 'doubted' } })
})
