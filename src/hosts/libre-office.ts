/**
 * Papers of older programs (DOC, RTF, ODT) as DOCX, by the LibreOffice of this machine. Each file is converted in a folder of
 * its own that only this user can enter and that is removed afterwards; what a killed program left is swept.
 */
import { execFile } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Refusal } from '../domain/errors.ts'
import type { ToDocx } from '../services/context.ts'

/** Names the program by its path, for who has it elsewhere. */
const variable = 'KET_LUAN_SOFFICE'
const onMac = '/Applications/LibreOffice.app/Contents/MacOS/soffice'
const onWindows = ['LibreOffice', 'program', 'soffice.exe']

const prefix = 'ket-luan-office-'
/** Milliseconds: LibreOffice takes some seconds to start, and a file that takes longer was made to. */
const patience = 60_000
/** Milliseconds after which a folder belongs to no conversion any more. */
const forgotten = 10 * patience

function findLibreOffice(): string | null {
  const named = process.env[variable] ?? ''
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => [join(folder, 'soffice')])
  const installed = ['ProgramFiles', 'ProgramFiles(x86)'].flatMap((name) => {
    const folder = process.env[name]
    return folder === undefined ? [] : [join(folder, ...onWindows)]
  })
  return (named === '' ? [...onPath, onMac, ...installed] : [named]).find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Refuses `source.noOffice` where there is no LibreOffice, and `source.damaged` where it makes nothing of the file. */
export const toDocx: ToDocx = async (bytes, kind) => {
  const program = findLibreOffice()
  if (program === null) throw new Refusal('source.noOffice')
  sweep()
  const folder = mkdtempSync(join(tmpdir(), prefix))
  try {
    writeFileSync(join(folder, `goc.${kind}`), bytes, { mode: 0o600 })
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'ho-so')).href}`
    const words = [profile, '--headless', '--norestore', '--convert-to', 'docx', '--outdir', folder]
    // A document may name pictures on other machines: nothing is asked of any.
    const nowhere = 'http://127.0.0.1:9'
    await promisify(execFile)(program, [...words, join(folder, `goc.${kind}`)], {
      timeout: patience,
      killSignal: 'SIGKILL',
      env: { ...process.env, HOME: folder, SAL_USE_VCLPLUGIN: 'svp', http_proxy: nowhere, https_proxy: nowhere },
    })
    return readFileSync(join(folder, 'goc.docx'))
  } catch (error) {
    throw new Refusal('source.damaged', 'LibreOffice không mở được tệp này.', { reason: String(error).slice(0, 300) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    try {
      if (Date.now() - statSync(folder).mtimeMs > forgotten) rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another user's, or gone meanwhile.
    }
  }
}
