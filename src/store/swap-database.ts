/**
 * A database that takes the place of another: copied while no program has it open, changed and looked at under a name of
 * its own, and renamed only then. Whatever goes wrong before leaves the database as it was.
 */
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal, codeOf } from '../domain/errors.ts'
import type { StoreHead } from './audit.ts'
import { databaseName, syncFile } from './backup-files.ts'
import { connect } from './connect.ts'
import { readHead } from './count-copy.ts'
import { explainError } from './db.ts'
import { syncDirectory } from './sync-directory.ts'

const copyName = `${databaseName}.moi`

export interface Swap {
  readonly copy: string
  /** The end of what was copied. */
  readonly head: StoreHead
  /** The copy takes the place. */
  readonly take: () => void
  /** All stays as it was. */
  readonly drop: () => void
}

/** Copies the database and lets nobody else at it until the swap is taken or dropped. Refuses `store.locked`. */
export function beginSwap(directory: string, key: Uint8Array): Swap {
  const [file, copy] = [join(directory, databaseName), join(directory, copyName)]
  removeCopy(directory)
  const raw = connect(file, key)
  const drop = () => {
    raw.close()
    removeCopy(directory)
  }
  try {
    raw.pragma('busy_timeout = 500')
    // Leaving WAL mode takes the file for this connection alone: it fails while there is another.
    if (String(raw.pragma('journal_mode = DELETE', { simple: true })) !== 'delete') throw new Refusal('store.locked')
    raw.pragma('locking_mode = EXCLUSIVE')
    raw.exec('begin exclusive; commit')
    const head = readHead(raw)
    raw.prepare('vacuum into ?').run(copy)
    return {
      copy,
      head,
      drop,
      take() {
        syncFile(copy)
        raw.close()
        renameSync(copy, file)
        syncDirectory(directory)
      },
    }
  } catch (error) {
    drop()
    if (/^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error))) throw new Refusal('store.locked', '', { found: file })
    throw explainError(error)
  }
}

/** What a swap that was cut off left. */
export function removeCopy(directory: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(join(directory, `${copyName}${end}`), { force: true })
}
