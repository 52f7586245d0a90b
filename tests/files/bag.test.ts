/** Bags of made-up files: names that need care, and the same bytes each time. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { freeName, safeName, writeBag } from '../../src/files/bag.ts'
import { judgeBag } from '../judges/judge-bag.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const bag = {
  name: 'goi',
  files: [
    { path: 'hai dòng\r\nmột tên.txt', content: bytes('1') },
    { path: '100%25.txt', content: bytes('') },
    { path: 'Tiến độ.txt', content: bytes('ba') },
  ],
  info: [
    ['Source-Organization', 'Phông Ban Chỉ đạo\nExternal-Identifier: giả'],
    ['Contact-Name', ''],
  ] as const,
}

test('a bag encodes CR, LF and % in its manifests, and a line break in a value begins no other element', async () => {
  const written = await writeBag(bag)
  const files = unzipSync(written)
  const manifest = strFromU8(files['goi/manifest-sha256.txt'] ?? new Uint8Array())
  expect(manifest.split('\n').map((line) => line.slice(66))).toEqual([
    'data/100%2525.txt',
    'data/Tiến độ.txt',
    'data/hai dòng%0D%0Amột tên.txt',
    '',
  ])
  expect(strFromU8(files['goi/bag-info.txt'] ?? new Uint8Array())).toBe(
    'Source-Organization: Phông Ban Chỉ đạo External-Identifier: giả\nPayload-Oxum: 3.3\n',
  )
  expect(await writeBag({ ...bag, files: bag.files.toReversed() })).toEqual(written)
  const folder = mkdtempSync(join(tmpdir(), 'ket-luan-bag-'))
  writeFileSync(join(folder, 'goi.zip'), written)
  expect(judgeBag(join(folder, 'goi.zip'))).toEqual({ errors: [], files: 9 })
  rmSync(folder, { recursive: true })
})

test('names are ones that every file system takes, and none is given twice', () => {
  expect(safeName('../../etc/passwd')).toBe('etc-passwd')
  expect(safeName('a\u0000b\n%.PDF')).toBe('a-b-.PDF')
  expect(safeName('NUL.txt')).toBe('tep-NUL.txt')
  expect(safeName(' . ')).toBe('tep-')
  expect(safeName(`${'ộ'.repeat(300)}.docx`)).toHaveLength(80)
  const taken = new Set<string>()
  expect(['Ban.pdf', 'ban.pdf', 'ban.pdf'].map((name) => freeName(name, taken))).toEqual([
    'Ban.pdf',
    'ban-2.pdf',
    'ban-3.pdf',
  ])
})
