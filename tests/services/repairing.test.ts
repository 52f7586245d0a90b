/** Repair of a scanned text through the door: proposed, accepted by a person, read, kept with the damaged original. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { expect, test } from 'vitest'
import { runJob } from '../../src/contract/client.ts'
import { longestRepair } from '../../src/contract/repairing.ts'
import { repairPaper } from '../../src/services/repairing.ts'
import { newRecord } from '../../src/domain/office/office-record.ts'
import { damageText } from '../checker/repair/damage-text.ts'
import { countIds } from '../helpers/build.ts'
import { openTestApp } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'

const base64Of = (text: string) => Buffer.from(text, 'utf8').toString('base64')
/** The head and the first items of a notice of 14/4/2026 of a meeting of 10/4/2026. */
const right = sampleText('ket-luan').normalize('NFC').split('\n').slice(0, 40).join('\n')
const damaged = { fileName: 'quet.txt', base64: base64Of(damageText(right, 'marks lost')) }

test('a damaged text is noticed, repaired as a job that reports its progress, and kept with its source as the original', async () => {
  const { call } = await openTestApp()
  expect((await call('notice.readOriginal', damaged)).unknownWords).toBeGreaterThan(0.35)
  expect(await call('notice.readText', { text: right })).not.toHaveProperty('unknownWords')

  const steps: string[] = []
  const proposal = await runJob(call, 'repair.propose', damaged, { onProgress: ({ step }) => steps.push(step) })
  if (proposal === null) throw new Error('cancelled')
  expect(proposal.source.join('\n')).toBe(damageText(right, 'marks lost').trimEnd())
  expect(proposal.suggestions.length).toBeGreaterThan(100)

  const accepted = proposal.suggestions.map(({ line, start, end, to }) => ({ line, start, end, to }))
  const read = await call('repair.read', { original: damaged, accepted })
  expect(read.repairedLines).toEqual(proposal.lines)
  expect(read.doubts[0]).toMatchObject({ code: 'text.repaired' })
  expect(read.notice.header).toMatchObject({ number: 18, date: '2026-04-14' })

  const { id } = await call('notice.create', { notice: read.notice, original: read.original, doubts: [...read.doubts] })
  expect((await call('notice.get', { id })).originals).toMatchObject([{ fileName: 'quet.txt' }])
})

test('only what was accepted is changed', async () => {
  const { call } = await openTestApp()
  const { suggestions, source } = await call('repair.propose', damaged)
  const [first] = suggestions
  if (first === undefined) throw new Error('nothing proposed')
  const { line, start, end, to } = first
  const { repairedLines = [] } = await call('repair.read', { original: damaged, accepted: [{ line, start, end, to }] })
  const differing = repairedLines.flatMap((text, at) => (text === source[at] ? [] : [at + 1]))
  expect(differing).toEqual([line])
})

test('refused: a change beyond its line, over figures, over another one or with a figure in it; a text that is too long', async () => {
  const { call } = await openTestApp()
  const original = { fileName: 'a.txt', base64: base64Of('so 12 ngay') }
  const attempt = (...accepted: { line: number; start: number; end: number; to: string }[]) =>
    call('repair.read', { original, accepted })
  const refusal = { error: { code: 'input.invalid' } }
  await expect(attempt({ line: 1, start: 6, end: 11, to: 'ngày' })).rejects.toMatchObject(refusal)
  await expect(attempt({ line: 2, start: 0, end: 2, to: 'số' })).rejects.toMatchObject(refusal)
  await expect(attempt({ line: 1, start: 3, end: 5, to: 'ngày' })).rejects.toMatchObject(refusal)
  await expect(attempt({ line: 1, start: 0, end: 2, to: '13' })).rejects.toMatchObject(refusal)
  const twice = { line: 1, start: 0, end: 2, to: 'số' }
  await expect(attempt(twice, twice)).rejects.toMatchObject(refusal)
  const long = { fileName: 'a.txt', base64: base64Of('a '.repeat(longestRepair)) }
  await expect(call('repair.propose', long)).rejects.toMatchObject({ error: { code: 'source.tooLarge' } })
})

test('what the office issued and its own names are learned from', async () => {
  const { call, alone } = await openTestApp()
  const original = { fileName: 'a.txt', base64: base64Of('Giao dong chi Lo Thi Xuyen Quyn chu tri.') }
  const linesOf = async () => (await call('repair.propose', original)).lines[0]
  expect(await linesOf()).not.toContain('Lò Thị Xuyến Quỳn')
  const { version: readIn } = await alone('office.get', {})
  const record = newRecord('person', 'lo-quyn', { name: 'Lò Thị Xuyến Quỳn' })
  await alone('office.save', { readIn, changes: [{ key: { kind: 'person', id: 'lo-quyn' }, record }] })
  expect(await linesOf()).toContain('Lò Thị Xuyến Quỳn')
})

test('a day that the meeting contradicts is pointed out and stays', async () => {
  const { call } = await openTestApp()
  const wrong = right.replace('ngày 14 tháng 4 năm 2026', 'ngày 14 tháng 12 năm 2026')
  expect(wrong).not.toBe(right)
  const { dates, lines } = await call('repair.propose', {
    fileName: 'a.txt',
    base64: base64Of(damageText(wrong, 'marks lost')),
  })
  expect(dates).toMatchObject([{ from: '14 thang 12 nam 2026', others: ['14 tháng 4 năm 2026'] }])
  expect(dates[0]?.reasons[0]).toContain('sau ngày họp 10/4/2026')
  expect(lines.join('\n')).toContain('tháng 12 năm')
})

test('where the title gives another day of the meeting, that of the opening is pointed out', async () => {
  const { call } = await openTestApp()
  const text = right
    .replace('Tại Phiên họp thứ hai Ban Chỉ đạo năm 2026', 'Tại Phiên họp thứ hai Ban Chỉ đạo, ngày 10/4/2026')
    .replace('Ngày 10/4/2026, Ban Chỉ đạo', 'Ngày 10/8/2026, Ban Chỉ đạo')
  const { dates } = await call('repair.propose', { fileName: 'a.txt', base64: base64Of(text) })
  expect(dates).toMatchObject([{ from: '10/8/2026', to: '10/8/2026', others: ['10 tháng 4 năm 2026'] }])
  expect(dates[0]?.reasons[0]).toBe('Phần mở đầu ghi ngày họp 10/8/2026, trích yếu ghi 10/4/2026.')
})

test('of three damaged papers, the one whose days contradict is told, without a store', async () => {
  const told = await Promise.all(
    ['1', '2', '3'].map(async (paper) => {
      const bytes = readFileSync(join(import.meta.dirname, '../fixtures/repair', paper, 'damaged.txt'))
      const { suggestions } = await repairPaper(bytes, countIds())
      return suggestions.flatMap((one) => (one.kind === 'date' ? [[one.line, one.from, one.others]] : []))
    }),
  )
  expect(told).toEqual([[], [[7, '05 tháng 06 nam 2026', ['05 tháng 02 năm 2026']]], []])
})

test('a Word file is repaired as a text is, its tables too, and kept with the file as the original', async () => {
  const { call } = await openTestApp()
  const paragraphs = damageText(right, 'marks lost')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const cells = [
    ['TT', 'Noi dung', 'Co quan chu tri', 'Thoi han'],
    ['1', 'Xay dung ke hoach', 'So Khoa hoc va Cong nghe', 'Thang 5/2026'],
    ['2', 'Bao cao ket qua thuc hien', 'Van phong Tinh uy', 'Thang 6/2026'],
  ]
  const rows = cells.map(
    (row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
  )
  const table = new Table({ rows })
  const file = new Document({ sections: [{ children: [...paragraphs.map((text) => new Paragraph(text)), table] }] })
  const word = { fileName: 'quet.docx', base64: await Packer.toBase64String(file) }
  expect((await call('notice.readOriginal', word)).unknownWords).toBeGreaterThan(0.35)

  const { source, lines, suggestions } = await call('repair.propose', word)
  expect(source).toContain('Co quan chu tri')
  expect(lines).toContain('Cơ quan chủ trì')
  const accepted = suggestions.map(({ line, start, end, to }) => ({ line, start, end, to }))
  const read = await call('repair.read', { original: word, accepted })
  expect(read.notice.header).toMatchObject({ number: 18, date: '2026-04-14' })
  expect(read.repairedLines?.join('\n')).toContain('Xây dựng kế hoạch | Sở Khoa học và Công nghệ | Tháng 5/2026')
  expect(read.original).toEqual(word)
})
