/** Case files that are handed over: the bag, the receipt that closes them, what is refused. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { readReceipt } from '../../src/domain/archive/handover.ts'
import { type TestApp, openTestApp, temporaryFolder } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'
import { judgeBag } from '../judges/judge-bag.ts'

const ids = countIds('handed')
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64')
const original = { fileName: 'công văn 100% "gốc".txt', base64: base64('a') }
const scan = { fileName: 'ban-ky.pdf', base64: base64('%PDF-1.4\n/Type /Pages\n<< /Type /Page >>\n%%EOF') }

/** A case file with one paper, which has a scan. */
async function filed(app: TestApp, number = 7): Promise<{ file: string; notice: string }> {
  const one = { ...soundNotice(), id: ids() }
  await app.call('notice.create', {
    notice: { ...one, header: { ...one.header, number, date: '2026-03-05' } },
    original,
  })
  const archivist = app.as('archivist')
  await archivist('notice.takeUp', { id: one.id, version: 1 })
  await archivist('scan.attach', { id: one.id, ...scan })
  const named = { fonds: 'Phông Ban Chỉ đạo', year: 2026, heading: 'TB', title: 'Phiên họp thứ hai' }
  const { file } = await archivist('caseFile.open', named)
  await archivist('caseFile.put', { file, notices: [one.id] })
  return { file, notice: one.id }
}

async function bagOf(app: TestApp, handover: string): Promise<{ bytes: Uint8Array; sha256: string }> {
  const exported = await app.as('archivist')('handover.export', { handover })
  return { bytes: app.saved.at(-1)?.bytes ?? new Uint8Array(), sha256: exported?.sha256 ?? '' }
}

/** The bag as the archive unpacks it: the folder inside. */
function unpack(bytes: Uint8Array): string {
  const folder = temporaryFolder()
  const entries = Object.entries(unzipSync(bytes))
  for (const [name, content] of entries) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return join(folder, entries[0]?.[0].split('/')[0] ?? '')
}

describe('a handover', () => {
  test('is a bag that the tools of any archive find whole; again it is the same bytes', async () => {
    const app = await openTestApp()
    const { file, notice } = await filed(app)
    await app.call('notice.exportDocx', { id: notice })
    const { handover, number } = await app.as('archivist')('handover.prepare', { files: [file] })
    expect(number).toBe(1)
    const bag = await bagOf(app, handover)
    await app.as('registrar')('scan.attach', {
      id: notice,
      fileName: 'sau.pdf',
      base64: base64('%PDF-1.4\n/Type /Pages\n<< /Type /Page >> sau\n%%EOF'),
    })
    expect((await bagOf(app, handover)).sha256).toBe(bag.sha256)

    const folder = unpack(bag.bytes)
    for (const algorithm of ['sha256', 'sha512'])
      for (const list of [`manifest-${algorithm}.txt`, `tagmanifest-${algorithm}.txt`])
        execFileSync(`${algorithm}sum`, ['-c', '--strict', '--quiet', list], { cwd: folder })
    expect(judgeBag(folder)).toMatchObject({ errors: [] })

    const files = Object.keys(unzipSync(bag.bytes)).map((name) => name.split('/').slice(1).join('/'))
    const paper = `data/ho-so-2026-01.TB/001-07-${soundNotice().header.symbol.replace('/', '-')}`
    expect(files.filter((name) => name.startsWith(`${paper}/`)).map((name) => name.slice(paper.length + 1))).toEqual([
      'ban-goc/công văn 100- -gốc-.txt',
      'ban-quet/ban-ky.pdf',
      'nhat-ky.jsonl',
      'noi-dung.json',
      'sieu-du-lieu.json',
      'sieu-du-lieu.xml',
      expect.stringMatching(/^van-ban\/.*\.docx$/),
    ])
    expect(files).toContain('data/muc-luc-ho-so.xlsx')
  })

  test('closes the files by the receipt that names its bag, and by no other', async () => {
    const app = await openTestApp()
    const archivist = app.as('archivist')
    const { file, notice } = await filed(app)
    const { handover } = await archivist('handover.prepare', { files: [file] })
    const said = { number: '12/BBGN', day: '2026-04-20', receivedBy: 'Kho lưu trữ tỉnh' }
    await expect(archivist('handover.receive', { handover, ...said })).rejects.toMatchObject({
      error: { code: 'handover.notExported' },
    })
    const { sha256 } = await bagOf(app, handover)
    await expect(archivist('handover.receive', { handover, ...said, bag: 'a'.repeat(64) })).rejects.toMatchObject({
      error: { code: 'handover.otherBag' },
    })
    const receipt = readReceipt(`Mã băm: ${sha256}\nSố: 12/BBGN\nNgày: 20/4/2026\nNgười nhận: Kho lưu trữ tỉnh\n`)
    await archivist('handover.receive', { handover, ...receipt })
    expect(await app.call('handover.list', {})).toMatchObject([{ state: 'received', bag: sha256, receipt }])
    expect((await app.call('caseFile.get', { file })).file).toMatchObject({ isHandedOver: true })
    await expect(archivist('caseFile.takeOut', { file, notice })).rejects.toMatchObject({
      error: { code: 'caseFile.locked' },
    })
    // Past the program too.
    await expect(app.store.db.deleteFrom('case_piece').execute()).rejects.toThrow()
    await expect(archivist('handover.cancel', { handover, reason: 'nhầm hồ sơ' })).rejects.toMatchObject({
      error: { code: 'handover.notOpen' },
    })
  })

  test('keeps its files as they are until it is cancelled', async () => {
    const app = await openTestApp()
    const archivist = app.as('archivist')
    const { file, notice } = await filed(app)
    const { handover } = await archivist('handover.prepare', { files: [file] })
    const counting = () => archivist('caseFile.countSheets', { file, notice, sheets: 3 })
    await expect(counting()).rejects.toMatchObject({ error: { code: 'caseFile.locked' } })
    await expect(archivist('handover.prepare', { files: [file] })).rejects.toMatchObject({
      error: { code: 'caseFile.locked' },
    })
    await archivist('handover.cancel', { handover, reason: 'còn thiếu bản quét' })
    await counting()
    expect((await archivist('handover.prepare', { files: [file] })).number).toBe(2)
  })
})

test('metadata beside an export has every field of the schema, empty where nobody said it', async () => {
  const app = await openTestApp()
  const { notice } = await filed(app)
  for (const as of ['json', 'xml'] as const) await app.call('notice.exportMetadata', { id: notice, as })
  const [json, xml] = app.saved.map(({ bytes }) => strFromU8(bytes))
  const { Document } = JSON.parse(json ?? '') as { Document: Record<string, unknown> }
  expect(Document).toMatchObject({
    OrganId: '',
    FileCatalog: 2026,
    FileNotation: '01.TB',
    DocOrdinal: 1,
    CodeNumber: '07',
    IssuedDate: '2026-03-05',
  })
  for (const name of Object.keys(Document)) expect(xml).toContain(`<${name}>`)
})

test('a receipt says what it lacks', () => {
  const whole = { bag: 'b'.repeat(64), number: 5, date: '2026-04-20', receivedBy: 'Kho lưu trữ' }
  expect(readReceipt(JSON.stringify(whole))).toEqual({
    bag: whole.bag,
    number: '5',
    day: '2026-04-20',
    receivedBy: 'Kho lưu trữ',
  })
  expect(() => readReceipt(JSON.stringify({ ...whole, date: '31/2/2026' }))).toThrow('Chưa có: ngày.')
  expect(() => readReceipt('Đã nhận đủ.')).toThrow('mã băm của gói, số, ngày, người nhận')
})

/** What a careless or dishonest hand may do to a bag. */
const faults: Readonly<Record<string, (folder: string) => void>> = {
  'a file is gone': (folder) => rmSync(join(folder, 'data/muc-luc-ho-so.xlsx')),
  'a file came': (folder) => writeFileSync(join(folder, 'data/them.txt'), 'x'),
  'a byte changed': (folder) => writeFileSync(join(folder, 'data/muc-luc-ho-so.xlsx'), 'x'),
  'no declaration': (folder) => rmSync(join(folder, 'bagit.txt')),
  'another version': (folder) =>
    writeFileSync(join(folder, 'bagit.txt'), 'BagIt-Version: x\nTag-File-Character-Encoding: UTF-8\n'),
  'no payload manifest': (folder) => ['256', '512'].forEach((size) => rmSync(join(folder, `manifest-sha${size}.txt`))),
  'a changed manifest': (folder) => writeFileSync(join(folder, 'manifest-sha256.txt'), ''),
  'a changed description': (folder) => writeFileSync(join(folder, 'bag-info.txt'), 'Payload-Oxum: 1.1\n'),
  'a path that leaves the bag': (folder) =>
    writeFileSync(join(folder, 'manifest-sha256.txt'), `${'0'.repeat(64)}  data/../../x\n`),
  'no payload': (folder) => rmSync(join(folder, 'data'), { recursive: true }),
}

test('the judge refuses bags that are broken', async () => {
  const app = await openTestApp()
  const { file } = await filed(app)
  const { handover } = await app.as('archivist')('handover.prepare', { files: [file] })
  const { bytes } = await bagOf(app, handover)
  for (const [fault, breakIt] of Object.entries(faults)) {
    const folder = unpack(bytes)
    breakIt(folder)
    expect(judgeBag(folder).errors, fault).not.toEqual([])
  }
})
