/** Electron's own program, which is no part of its npm package: it is downloaded beside it, or named by the user. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../node_modules/electron')

/** Its path: named by ELECTRON_EXEC_PATH, or downloaded before. Null when there is none. */
export function findElectron(): string | null {
  const named = process.env.ELECTRON_EXEC_PATH
  if (named !== undefined && named !== '') return named
  // Not require('electron'): without the program it would begin to download it.
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(program) ? program : null
}

/** The same, downloaded when it is not there yet and the machine has a network. */
export function obtainElectron(): string | null {
  const found = findElectron()
  if (found !== null) return found
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: 180_000 })
  return findElectron()
}
