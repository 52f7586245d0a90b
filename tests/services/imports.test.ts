/** Bad input: a clear refusal or doubts, and nothing half-stored. */
import { taskAppendices } from '../../src/domain/notice/notice.ts'
import { rowsOf } from '../helpers/build.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CallFailed } from '../../src/contract/client.ts'
import type { Recognition } from '../../src/contract/imports.ts'
import { refusalTexts } from '../../src/domain/errors.ts'
import { findForbidden } from '../../src/domain/words/text.ts'
import { type TestApp, countRows, openTestApp } from '../helpers/app.ts'
import { sample as sampleOf } from '../helpers/samples.ts'
import { writeDocx } from '../../src/files/docx-write.ts'

const sample = readFileSync(join(import.meta.dirname, '../../resources/samples/thong-bao-ket-luan.txt'), 'utf8')
const encode = (text: string) => new TextEncoder().encode(text)

/** Imports a file as the command line does: read, then create. */
async function importFile(app: TestApp, bytes: Uint8Array, fileName = 'a.txt'): Promise<Recognition> {
  app.toOpen = { fileName, bytes }
  const read = await app.call('notice.readFile', {})
  if (read === null) throw new Error('nothing was opened')
  await app.call('notice.create', { notice: read.notice, original: read.original })
  return read
}

async function refusalOf(app: TestApp, bytes: Uint8Array): Promise<{ code: string; message: string }> {
  const before = await countRows(app.store)
  const error = await importFile(app, bytes).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(await countRows(app.store)).toEqual(before)
  expect(app.defects).toEqual([])
  if (error instanceof CallFailed) return error.error
  throw new Error(`expected a refusal, got ${String(error)}`)
}

/** The sample with its appendix table cut down or blown up to a number of columns. */
function withColumns(count: number): string {
  return sample
    .split('\n')
    .map((line) =>
      line.includes('\t')
        ? Array.from({ length: count }, (_, index) => line.split('\t')[index] ?? 'thêm').join('\t')
        : line,
    )
    .join('\n')
}

describe('is refused, with the reason', () => {
  test.each([
    ['an empty file', new Uint8Array(), 'source.empty'],
    ['a file of blanks', encode(' \n\t\n \u00A0\n'), 'source.empty'],
    ['50 MB of text', new Uint8Array(50_000_000).fill(0x61), 'source.tooLarge'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'source.notText'],
    ['a PDF', encode('%PDF-1.7\n…'), 'source.damaged'],
    ['an old Word file', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'source.noOffice'],
    ['a ZIP file that is no DOCX', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), 'source.damaged'],
    ['Windows-1258 bytes', Uint8Array.from([0x54, 0xc2, 0xf4, 0x4e, 0x47, 0x0a, 0xd0, 0xe0]), 'source.badEncoding'],
    ['text with lost characters', encode(sample.replace('ngày', 'ng\uFFFDy')), 'source.badEncoding'],
    ['a shopping list', encode('sữa\nbánh mì\n'), 'source.notNotice'],
  ])('%s', async (_, bytes, code) => {
    const app = await openTestApp()
    const refusal = await refusalOf(app, bytes)
    expect(refusal.code).toBe(code)
    expect(refusal.message).toContain(refusalTexts[code as keyof typeof refusalTexts])
  })

  test('a lost character, naming its line', async () => {
    const app = await openTestApp()
    expect((await refusalOf(app, encode('THÔNG BÁO\nmột\nh\uFFFDi\n'))).message).toContain('Dòng 3')
  })
})

describe('is taken, with doubts', () => {
  async function doubtsOf(text: string | Uint8Array): Promise<string[]> {
    const app = await openTestApp()
    const { doubts } = await importFile(app, typeof text === 'string' ? encode(text) : text)
    return doubts.map((doubt) => doubt.code)
  }

  test('control characters and invisible characters', async () => {
    expect(await doubtsOf(sample.replace('Ban Chỉ đạo', 'Ban\u0007 Chỉ\u200B đạo\uFFFE'))).toContain(
      'text.removedCharacters',
    )
  })

  test('a lone surrogate, which UTF-8 cannot hold: pasted text', async () => {
    const { call } = await openTestApp()
    const { notice, doubts } = await call('notice.readText', {
      text: sample.replace('Ban Chỉ đạo', 'Ban \uD800Chỉ đạo'),
    })
    expect(doubts.map((doubt) => doubt.code)).toContain('text.removedCharacters')
    expect(findForbidden(JSON.stringify(notice))).toBe(-1)
  })

  test('a row without STT', async () => {
    expect(await doubtsOf(sample.replace(/^7\t/m, '\t'))).toContain('table.noOrdinal')
  })

  test('a table of eight known columns keeps its columns, without a doubt', async () => {
    const eight = sample.replaceAll(/^((?:[^\t\n]*\t){4})[^\t\n]*\t/gm, '$1')
    expect(await doubtsOf(eight)).not.toContain('table.columns')
  })

  test.each([12, 3])('a table of %i columns, each under its own heading', async (count) => {
    const app = await openTestApp()
    const { notice, doubts } = await importFile(app, encode(withColumns(count)))
    expect(taskAppendices(notice)[0]?.columns).toHaveLength(count)
    expect(rowsOf(notice).every(({ cells }) => Object.keys(cells).length === count - 1)).toBe(true)
    expect(doubts.some(({ code }) => code === 'table.columns')).toBe(count === 12)
  })

  test('a table of more columns than a notice can hold: kept apart, row by row', async () => {
    const app = await openTestApp()
    const { notice, doubts } = await importFile(app, encode(withColumns(13)))
    expect(rowsOf(notice)).toEqual([])
    expect(notice.unplaced.length).toBeGreaterThanOrEqual(50)
    expect(doubts.filter(({ code }) => code === 'table.unread')).toHaveLength(notice.unplaced.length)
  })

  test('a table with unknown columns, naming them and its line', async () => {
    const app = await openTestApp()
    const { doubts } = await importFile(app, encode(sample.replace('Yêu cầu kết quả\t', 'Ghi chú riêng\t')))
    const doubt = doubts.find(({ code }) => code === 'table.columns')
    expect(doubt?.message).toContain('"Ghi chú riêng"')
    expect(doubt?.line).toBeGreaterThan(1)
  })

  test('a table without its header row', async () => {
    const app = await openTestApp()
    const { notice } = await importFile(app, encode(sample.replace(/^STT\t.*\n/m, '')))
    expect(rowsOf(notice)).toHaveLength(50)
  })
})

test('NFD text, UTF-16 and a byte order mark give the same notice as plain UTF-8', async () => {
  const app = await openTestApp()
  const { call } = app
  const plain = (await call('notice.readText', { text: sample })).notice
  const ids = /"id":"[^"]*"|\/new-\d+/g
  const same = async (bytes: Uint8Array) => {
    const { notice } = await importFile(app, bytes)
    expect(JSON.stringify(notice).replace(ids, '')).toBe(JSON.stringify(plain).replace(ids, ''))
  }
  await same(encode(sample.normalize('NFD')))
  await same(encode(`\uFEFF${sample}`))
  await same(Buffer.from(`\uFEFF${sample}`, 'utf16le'))
  await same(encode(sample.replaceAll('\n', '\r\n')))
})

test('the original is kept byte for byte, with its hash', async () => {
  const app = await openTestApp()
  const bytes = encode(`\uFEFF${sample}`)
  const { notice } = await importFile(app, bytes, 'bản gốc.txt')
  const kept = await app.store.db.selectFrom('original').selectAll().executeTakeFirstOrThrow()
  expect(Buffer.from(kept.content).equals(Buffer.from(bytes))).toBe(true)
  const view = await app.call('notice.get', { id: notice.id })
  expect(view.originals).toEqual([{ id: kept.id, fileName: 'bản gốc.txt', sha256: kept.sha256 }])
})

describe('whatever is read', () => {
  const lines = sample.split('\n')
  const piece = fc.oneof(
    fc.constantFrom(...lines),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'THÔNG BÁO',
      '-----',
      'PHỤ LỤC',
      'Nơi nhận:',
      '- ',
      'I.',
      '2.1. a',
      '(1) a; (2) b',
      '\t\t\t',
      'STT\tTên nhiệm vụ',
      '<p>',
      '***',
      '|a|b|c|',
      '"a\n\t',
      'Số -/',
      'ngày tháng năm',
    ),
  )

  test('ends in a notice that passes the gate or in a refusal, never in a defect', async () => {
    const app = await openTestApp()
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), fc.boolean(), async (pieces, headed) => {
        const text = `${headed ? 'THÔNG BÁO\n' : ''}${pieces.join('\n')}`
        await app.call('notice.readText', { text }).catch((error: unknown) => {
          if (!(error instanceof CallFailed)) throw error
        })
        expect(app.defects).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('bytes of any kind store a whole notice or nothing', async () => {
    const app = await openTestApp()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(sample.length), async (noise, at) => {
        const whole = encode(sample)
        const bytes = Uint8Array.from([...whole.subarray(0, at), ...noise, ...whole.subarray(at)])
        const before = await countRows(app.store)
        const failed = await importFile(app, bytes).then(
          () => false,
          () => true,
        )
        const after = await countRows(app.store)
        expect(app.defects).toEqual([])
        if (failed) expect(after).toEqual(before)
        else
          expect([after.notice, after.notice_version, after.original, after.audit]).toEqual(
            [before.notice, before.notice_version, before.original, before.audit].map((count) => (count ?? 0) + 1),
          )
      }),
      { numRuns: 40 },
    )
  })
})

/** Reads a file, and keeps nothing. */
async function readFile(app: TestApp, bytes: Uint8Array, fileName = 'a.txt'): Promise<Recognition> {
  app.toOpen = { fileName, bytes }
  const read = await app.call('notice.readFile', {})
  if (read === null) throw new Error('nothing was opened')
  return read
}

test('what the store may have already is named: the same file, or another with the same number in the same year', async () => {
  const app = await openTestApp()
  const { twins, notice } = await importFile(app, encode(sample))
  const { id } = notice
  expect(twins).toEqual([])
  const twinsOf = async (text: string) => (await readFile(app, encode(text))).twins.map((twin) => [twin.kind, twin.id])
  expect(await twinsOf(sample)).toEqual([['sameFile', id]])
  expect(await twinsOf(`${sample}\n`)).toEqual([['sameNumber', id]])
  expect(await twinsOf(sample.replace(/năm 2026(?=\n)/, 'năm 2025'))).toEqual([])
  await app.call('notice.deleteDraft', { id, version: 1 })
  expect(await twinsOf(sample)).toEqual([])
})

test('of a file that is no text, what was read is shown at the numbers that doubts give', async () => {
  const app = await openTestApp()
  const { notice, blocks, spec } = sampleOf('ket-luan')
  const { sourceLines = [], doubts } = await readFile(app, await writeDocx(notice, blocks, spec), 'a.docx')
  expect(sourceLines).toContain('THÔNG BÁO KẾT LUẬN')
  expect(sourceLines.some((line) => /^1 \| \p{Lu}/u.test(line))).toBe(true)
  expect(doubts.every(({ line }) => line === undefined || line <= sourceLines.length)).toBe(true)
  expect((await readFile(app, encode(sample))).sourceLines).toBeUndefined()
})
