/**
 * A store on a disk or in a folder that is only read. SQLite cannot read a database in WAL mode there: it needs an index
 * beside it, or a write lock, and the driver is built without the URIs that could promise that nobody writes. So the
 * files are copied to a temporary folder, encrypted as they are, and the copy is read.
 */
import { accessSync, chmodSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Refusal, codeOf, findDiskRefusal } from '../domain/errors.ts'

/** Why a store that is there cannot be written to; null when it can, or when there is none yet. */
export function findReadOnly(databaseFile: string): Refusal | null {
  if (!existsSync(databaseFile)) return null
  for (const path of [dirname(databaseFile), databaseFile]) {
    try {
      accessSync(path, constants.R_OK | constants.W_OK)
    } catch (error) {
      const { code } = findDiskRefusal(error, path) ?? { code: null }
      if (code !== 'disk.readOnly' && code !== 'disk.noPermission') continue
      return new Refusal(code, `"${path}". Đọc, tìm và xuất tệp sang nơi khác vẫn làm được.`, {
        found: codeOf(error),
        path,
      })
    }
  }
  return null
}

export interface Aside {
  readonly databaseFile: string
  readonly remove: () => void
}

/** Copies a database and its WAL as they are at one moment. */
export function copyAside(databaseFile: string): Aside {
  // A disk that is only read may hold the temporary folder too; Linux has one in memory.
  const places = [tmpdir(), '/dev/shm'].filter((place) => existsSync(place))
  let failure: unknown = null
  for (const place of places) {
    let folder: string | null = null
    try {
      folder = mkdtempSync(join(place, 'ket-luan-'))
      const made = folder
      copyUnchanged(databaseFile, made)
      return {
        databaseFile: join(made, basename(databaseFile)),
        remove: () => rmSync(made, { recursive: true, force: true }),
      }
    } catch (error) {
      if (folder !== null) rmSync(folder, { recursive: true, force: true })
      if (error instanceof Refusal) throw error
      failure = error
    }
  }
  throw (
    findDiskRefusal(failure, databaseFile) ??
    new Refusal('disk.failed', `Không chép được kho sang thư mục tạm để đọc: "${databaseFile}".`, {
      found: String(failure),
    })
  )
}

/** Elsewhere somebody may be able to write: what changed while it was copied is copied again. */
function copyUnchanged(databaseFile: string, folder: string): void {
  const files = [databaseFile, `${databaseFile}-wal`]
  const marks = () =>
    files.map((file) => (existsSync(file) ? `${statSync(file).size} ${statSync(file).mtimeMs}` : '')).join(' ')
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const before = marks()
    for (const file of files) {
      const copy = join(folder, basename(file))
      rmSync(copy, { force: true })
      if (!existsSync(file)) continue
      copyFileSync(file, copy)
      chmodSync(copy, 0o600)
    }
    if (marks() === before) return
  }
  throw new Refusal('store.locked', '', { found: databaseFile })
}
