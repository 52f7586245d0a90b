/** Opens a copy of the store again with its key, and reads all of it. */
import type Database from 'better-sqlite3'
import { Refusal } from '../domain/errors.ts'
import type { StoreHead } from './audit.ts'
import { type BackupCounts, damaged } from './backup-files.ts'
import { connectForReading } from './connect.ts'
import { explainError } from './db.ts'

export function readHead(raw: Database.Database): StoreHead {
  const { store, sequence, hash, changes, changed_at } = raw.prepare('select * from audit_head').get() as {
    store: string
    sequence: number
    hash: string
    changes: number
    changed_at: string
  }
  return { store, sequence, hash, changes, changedAt: changed_at }
}

/** Opens a copy with its key and reads all of it. Refuses `backup.damaged`. */
export function countCopy(file: string, key: Uint8Array): { readonly head: StoreHead; readonly counts: BackupCounts } {
  let raw: Database.Database | null = null
  try {
    raw = connectForReading(file, key)
    const faults = (raw.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check)
    if (faults.some((fault) => fault !== 'ok')) throw damaged(file, `cơ sở dữ liệu báo: ${faults[0] ?? ''}`)
    const open = raw
    const count = (table: string) => Number(open.prepare(`select count(*) from ${table}`).pluck().get())
    const head = readHead(raw)
    const counts = {
      notices: count('notice'),
      versions: count('notice_version'),
      originals: count('original'),
      auditRows: count('audit'),
    }
    const last = raw.prepare('select hash from audit order by sequence desc limit 1').pluck().get() as
      string | undefined
    if (last !== undefined && last !== head.hash) throw damaged(file, 'dòng cuối của nhật ký không khớp')
    return { head, counts }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'backup.damaged') throw error
    const refusal = explainError(error)
    throw refusal instanceof Refusal ? damaged(file, refusal.message.replace(/\.$/, '')) : refusal
  } finally {
    raw?.close()
  }
}
