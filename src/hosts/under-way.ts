/**
 * Exports under way. A file is written beside its target and renamed; when the program is killed in between, the half
 * of it stays there, wherever that is. So each is noted in the store's folder first, and swept at the next start.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { codeOf } from '../domain/errors.ts'

const folderName = 'under-way'
/** As writeWhole names them: nothing else is ever removed, whatever a note contains. */
const temporaryName = /^\..+\.[0-9a-f]{12}\.tmp$/

/** Notes a temporary file; gives the function that removes the note. A store that cannot be written to has no notes. */
export function noteUnderWay(store: string, temporary: string): () => void {
  const note = join(store, folderName, `${process.pid}-${basename(temporary).slice(-16, -4)}`)
  try {
    mkdirSync(join(store, folderName), { recursive: true, mode: 0o700 })
    writeFileSync(note, temporary, { mode: 0o600 })
  } catch {
    return () => {}
  }
  return () => rmSync(note, { force: true })
}

/** Removes the temporary files that exports of ended processes left. */
export function sweepUnderWay(store: string): void {
  const folder = join(store, folderName)
  let notes: string[]
  try {
    notes = readdirSync(folder)
  } catch {
    return
  }
  for (const name of notes) {
    if (isAlive(Number.parseInt(name, 10))) continue
    try {
      const temporary = readFileSync(join(folder, name), 'utf8')
      if (temporaryName.test(basename(temporary))) rmSync(temporary, { force: true })
      rmSync(join(folder, name), { force: true })
    } catch {
      // What cannot be removed now is tried again at the next start.
    }
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
