/** DOCX files with tracked changes, before judges that share no code with their writer. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeRedline } from '../../src/files/docx-redline.ts'
import { pageOf, versionPairs } from '../helpers/redlines.ts'
import { judgeOoxml, readWithPythonDocx, renderPdfs } from './judges.ts'

const folder = mkdtempSync(join(tmpdir(), 'ket-luan-redline-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pairs = versionPairs().map((pair, at) => ({ ...pair, file: join(folder, `${at}.docx`) }))

beforeAll(async () => {
  for (const { before, after, file } of pairs)
    writeFileSync(
      file,
      await writeRedline(pageOf(before), pageOf(after), { name: 'clerk', at: '2026-04-10T08:00:05Z' }),
    )
})

test.each(pairs)('$name: valid to the Open XML SDK and our rules, python-docx reads it', async ({ file }) => {
  expect(await judgeOoxml(file)).toEqual([])
  expect(readWithPythonDocx(file)).toBeTruthy()
})

test('LibreOffice opens all of them', () => {
  expect(renderPdfs(pairs.map(({ file }) => file))).toHaveLength(pairs.length)
})
