import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/domain/errors.ts'
import { SharedContent, type ZipPart, writeZip } from '../../src/files/zip-write.ts'

async function writeAndRead(parts: readonly ZipPart[]): Promise<Record<string, string>> {
  const read = unzipSync(await writeZip(parts))
  return Object.fromEntries(Object.entries(read).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

/** Text of several chunks with letters of one to four bytes. */
const longText = Array.from({ length: 60_000 }, (_, index) => `<c r="A${index}">Tiến độ ${index} 😀 €</c>`).join('\n')

async function* later(pieces: readonly string[]): AsyncGenerator<string> {
  for (const piece of pieces) {
    await Promise.resolve()
    yield piece
  }
}

function* breakOff(): Generator<string> {
  yield longText
  throw new Error('no more')
}

describe('writeZip', () => {
  test('writes bytes, text and text in pieces, with names in Vietnamese', async () => {
    const parts: ZipPart[] = [
      { name: 'phụ lục/một.xml', content: 'Phụ lục' },
      { name: 'bytes.bin', content: new Uint8Array([0x41, 0x42]) },
      { name: 'pieces.xml', content: ['a', 'b', '', 'c'] },
      { name: 'later.xml', content: later(['1', '2', '3']) },
      { name: 'empty.xml', content: '' },
      { name: 'empty.bin', content: new Uint8Array() },
      { name: 'none.xml', content: [] },
    ]
    expect(await writeAndRead(parts)).toEqual({
      'phụ lục/một.xml': 'Phụ lục',
      'bytes.bin': 'AB',
      'pieces.xml': 'abc',
      'later.xml': '123',
      'empty.xml': '',
      'empty.bin': '',
      'none.xml': '',
    })
  })

  test('joins the chunks of a long part to one stream, however it is given', async () => {
    const bytes = new TextEncoder().encode(longText)
    expect(bytes.length).toBeGreaterThan(3 * 512 * 1024)
    const pieces = longText.split(/(?<=\n)/)
    const read = await writeAndRead([
      { name: 'text', content: longText },
      { name: 'bytes', content: bytes },
      { name: 'pieces', content: pieces },
      { name: 'later', content: later(pieces.slice(0, 50_000)) },
    ])
    expect(read.text === longText).toBe(true)
    expect(read.bytes === longText).toBe(true)
    expect(read.pieces === longText).toBe(true)
    expect(read.later === pieces.slice(0, 50_000).join('')).toBe(true)
  })

  test('a pair of surrogates given in two pieces, or cut by a chunk, stays one letter', async () => {
    const emoji = '😀'.repeat(700_000)
    const halves = [`a${emoji.slice(0, 399_999)}`, emoji.slice(399_999)]
    const read = await writeAndRead([
      { name: 'halves', content: halves },
      { name: 'odd', content: `a${emoji}` },
    ])
    expect(read.halves === `a${emoji}`).toBe(true)
    expect(read.odd === `a${emoji}`).toBe(true)
  })

  test('any parts read back as they were given', async () => {
    // The library that reads them back keeps the parts in an object, where this name is no key.
    const name = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => text !== '__proto__')
    const names = fc.uniqueArray(name, { minLength: 1, maxLength: 8 })
    const content = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.string({ unit: 'binary', maxLength: 2000 }), { maxLength: 20 }),
    )
    await fc.assert(
      fc.asyncProperty(names, fc.array(content, { minLength: 8, maxLength: 8 }), async (partNames, contents) => {
        const parts = partNames.map((partName, index) => ({ name: partName, content: contents[index]! }))
        const read = unzipSync(await writeZip(parts))
        expect(Object.keys(read).sort()).toEqual(partNames.toSorted())
        for (const { name: partName, content: given } of parts) {
          expect(strFromU8(read[partName]!)).toBe(typeof given === 'string' ? given : given.join(''))
        }
      }),
      { numRuns: 40 },
    )
  })

  test('the same parts give the same bytes on any day', async () => {
    const parts = [{ name: 'a.xml', content: longText }]
    const first = await writeZip(parts)
    expect(Buffer.compare(first, await writeZip(parts))).toBe(0)
  })

  test('Python finds the checksums, the UTF-8 names and the fixed day right', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zip-write-'))
    try {
      const file = join(folder, 'a.zip')
      writeFileSync(
        file,
        await writeZip([
          { name: 'phụ lục.xml', content: longText },
          { name: 'b', content: 'b' },
        ]),
      )
      const script = `import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
print(z.testzip(), [(i.filename, i.file_size, i.date_time, i.flag_bits) for i in z.infolist()])`
      const env = { ...process.env, PYTHONIOENCODING: 'utf8' }
      const said = execFileSync('python3', ['-c', script, file], { encoding: 'utf8', env })
      const size = Buffer.byteLength(longText)
      expect(said.trim()).toBe(
        `None [('phụ lục.xml', ${size}, (1980, 1, 1, 0, 0, 0), 2048), ('b', 1, (1980, 1, 1, 0, 0, 0), 2048)]`,
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('refuses a file over the limit of sizes, and the same name twice', async () => {
    await expect(writeZip([{ name: 'a', content: longText }], 1_000_000)).rejects.toThrow(Refusal)
    await expect(writeZip([{ name: 'a', content: 'abc' }], 50)).rejects.toMatchObject({ code: 'file.writeFailed' })
    const twice = [
      { name: 'a', content: '' },
      { name: 'a', content: '' },
    ]
    await expect(writeZip(twice)).rejects.toThrow('ZIP part twice: a')
  })

  test('what files share, and parts that are alike, are in each as if they were written there', async () => {
    const shared = new SharedContent(longText)
    const [plain, first, second] = await Promise.all(
      [longText, shared, shared].map((content) =>
        writeZip([
          { name: 'a', content },
          { name: 'b', content: 'like' },
          { name: 'c', content: 'like' },
        ]),
      ),
    )
    expect(first).toEqual(plain)
    expect(second).toEqual(plain)
    expect(unzipSync(plain ?? new Uint8Array())['c']).toEqual(new TextEncoder().encode('like'))
  })

  test('an error of the content reaches the caller', async () => {
    await expect(writeZip([{ name: 'a', content: breakOff() }])).rejects.toThrow('no more')
  })
})
