/** Papers of older programs, as LibreOffice writes them, are read as the DOCX they were made of. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeDocx } from '../../src/files/docx-write.ts'
import { fileKind } from '../../src/files/file-kind.ts'
import { toDocx } from '../../src/hosts/libre-office.ts'
import { readPaper } from '../../src/services/reading.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'
import { sample } from '../helpers/samples.ts'

const read = async (bytes: Uint8Array) => {
  const { doubts: _doubts, ...form } = await readPaper(bytes, countIds(), '2026-06-01T00:00:00Z', toDocx)
  return form
}

test.each(['doc', 'odt'] as const)('a %s', async (kind) => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.docx')
  const { notice, blocks, spec } = sample('ket-luan')
  writeFileSync(path, await writeDocx(notice, blocks, spec))
  const words = ['--headless', '--norestore', '--convert-to', kind, '--outdir', folder, path]
  execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, ...words], { stdio: 'ignore' })
  const older = readFileSync(join(folder, `a.${kind}`))
  expect(fileKind(older)).toBe(kind)
  expect(await read(older)).toEqual(await read(readFileSync(path)))
})
