import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/domain/errors.ts'
import { readZip, zipLimits } from '../../src/files/zip-read.ts'
import { writeZip } from '../../src/files/zip-write.ts'

const sound = zipSync({
  'word/document.xml': strToU8('<w:t>Thông báo</w:t>'.repeat(100)),
  'stored.bin': [strToU8('abc'), { level: 0 }],
  folder: { 'b.xml': strToU8('b') },
})

function codeOf(bytes: Uint8Array, limits = zipLimits): string {
  try {
    readZip(bytes, limits)
    return 'read'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

/** The file with bytes changed at a place counted from the first directory entry. */
function changeDirectory(offset: number, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = sound.slice()
  const view = new DataView(copy.buffer)
  change(view, view.getUint32(copy.length - 6, true) + offset)
  return copy
}

describe('readZip', () => {
  test('reads deflated and stored parts', () => {
    const parts = readZip(sound)
    expect(Object.keys(parts)).toEqual(['word/document.xml', 'stored.bin', 'folder/b.xml'])
    expect(Buffer.from(parts['stored.bin']!).toString()).toBe('abc')
    expect(Buffer.from(parts['word/document.xml']!).toString()).toBe('<w:t>Thông báo</w:t>'.repeat(100))
  })

  test('a name is nothing but a name', async () => {
    const parts = readZip(await writeZip([{ name: '__proto__', content: 'p' }]))
    expect(Object.keys(parts)).toEqual(['__proto__'])
    expect('toString' in parts).toBe(false)
  })

  test('reads what writeZip writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 500 }), async (content) => {
        const parts = readZip(await writeZip([{ name: 'một.xml', content }]))
        expect(Buffer.from(parts['một.xml']!).toString()).toBe(content)
      }),
      { numRuns: 50 },
    )
  })

  test('refuses what is no ZIP file, is cut off, or is an old or locked Office file', () => {
    expect(codeOf(new Uint8Array())).toBe('source.damaged')
    expect(codeOf(strToU8('Thông báo kết luận'))).toBe('source.damaged')
    expect(codeOf(sound.subarray(0, sound.length - 30))).toBe('source.damaged')
    const old = new Uint8Array(600)
    old.set([0xd0, 0xcf, 0x11, 0xe0])
    expect(() => readZip(old)).toThrow('mật khẩu')
  })

  test('refuses a wrong checksum, a wrong size in either direction, an encrypted part and an unknown method', () => {
    expect(codeOf(changeDirectory(16, (view, at) => view.setUint32(at, 1, true)))).toBe('source.damaged')
    expect(codeOf(changeDirectory(24, (view, at) => view.setUint32(at, 5, true)))).toBe('source.damaged')
    expect(codeOf(changeDirectory(24, (view, at) => view.setUint32(at, 50_000, true)))).toBe('source.damaged')
    expect(codeOf(changeDirectory(8, (view, at) => view.setUint16(at, 1, true)))).toBe('source.damaged')
    expect(codeOf(changeDirectory(10, (view, at) => view.setUint16(at, 12, true)))).toBe('source.damaged')
  })

  test('refuses names that lead out of the archive, and a name twice', async () => {
    for (const name of ['../a.xml', 'a/../../b', '/etc/a', 'C:/a', 'a\\b']) {
      expect(codeOf(zipSync({ [name]: strToU8('x') }))).toBe('source.damaged')
    }
    const twice = await writeZip([
      { name: 'a1', content: 'x' },
      { name: 'a2', content: 'x' },
    ])
    const renamed = Buffer.from(Buffer.from(twice).toString('latin1').replaceAll('a2', 'a1'), 'latin1')
    expect(() => readZip(renamed)).toThrow('hai lần')
  })

  test('refuses too much: the file, its content, the ratio, the number of parts', () => {
    expect(codeOf(sound, { ...zipLimits, packed: 100 })).toBe('source.tooLarge')
    expect(codeOf(sound, { ...zipLimits, unpacked: 1000 })).toBe('source.tooLarge')
    expect(codeOf(sound, { ...zipLimits, parts: 2 })).toBe('source.tooLarge')
    const bomb = zipSync({ 'a.xml': new Uint8Array(20 * 1024 * 1024) })
    expect(codeOf(bomb)).toBe('source.tooLarge')
    // A part that declares little and holds much is stopped at what it declares.
    const liar = bomb.slice()
    const view = new DataView(liar.buffer)
    view.setUint32(view.getUint32(liar.length - 6, true) + 24, 100, true)
    expect(codeOf(liar)).toBe('source.damaged')
  })

  test('any damage is a refusal, never another error', () => {
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.nat(255), fc.nat(sound.length), (at, byte, cut) => {
        const damaged = sound.slice(0, cut)
        if (at < damaged.length) damaged[at] = byte
        expect(codeOf(damaged)).toMatch(/^(read|source\.damaged|source\.tooLarge)$/)
      }),
      { numRuns: 500 },
    )
  })
})
