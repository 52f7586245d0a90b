/** What putting a backup in the place of a store would do, said before anything is done. */
import type Database from 'better-sqlite3'
import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Refusal } from '../domain/errors.ts'
import { joinNumber } from '../domain/words/citation.ts'
import { type Manifest, checkBytes, damaged, databaseName, keyName } from './backup-files.ts'
import { connect } from './connect.ts'
import { countCopy } from './count-copy.ts'
import { readKey } from './key-file.ts'
import { type KeyringFile, labelOf, readKeyring } from './keyring-file.ts'

/** What was done to one notice, or to all the rest, since the backup. */
export interface LostWork {
  readonly what: string
  readonly deeds: number
  readonly lastAt: string
  /** Who did the last of it; empty for the program itself. */
  readonly by: string
}

export interface RestorePlan {
  readonly backup: Manifest
  /**
   * - none: there is no store in the folder
   * - same: the backup is what the store is
   * - ahead: the store has deeds that the backup has not
   * - otherHistory: the store does not go on where the backup ends
   * - otherStore: it is another store
   * - unreadable: the store does not open
   */
  readonly current: 'none' | 'same' | 'ahead' | 'otherHistory' | 'otherStore' | 'unreadable'
  /** The last ones first, at most `mostNamed`. */
  readonly lost: readonly LostWork[]
  readonly lostCount: number
  /** Texts typed and not saved that would go. */
  readonly lostTyping: number
}

const mostNamed = 50

/** The folder of a backup from what somebody wrote: the folder, or a file in it. Refuses `backup.notFound`. */
export function folderOf(written: string): string {
  const path = resolve(written)
  if (!existsSync(path)) throw new Refusal('backup.notFound', `"${written}".`, { found: path })
  return statSync(path).isDirectory() ? path : dirname(path)
}

/**
 * Checks every byte of a backup and says what would be lost. `keys`: those at hand, for a backup or a store whose key does not
 * lie open. Refuses `backup.notFound`, `backup.damaged`, `backup.closed`.
 */
export function planRestore(written: string, directory: string, keys: readonly Uint8Array[] = []): RestorePlan {
  const from = folderOf(written)
  const key = keyOf(from, keys)
  const backup = checkBytes(from, key)
  countCopy(join(from, databaseName), key)
  return { backup, ...compareWithStore(backup, resolve(directory), keys) }
}

/** The key of a backup. Refuses `backup.closed` where it is among none of those at hand. */
export function keyOf(folder: string, keys: readonly Uint8Array[]): Uint8Array {
  const key = findKey(folder, keys)
  if (key !== null) return key
  if (readRing(folder)?.isClosed === true) throw new Refusal('backup.closed', `"${folder}".`, { found: folder })
  throw damaged(folder, `tệp "${keyName}" không có hoặc không chứa khóa`)
}

/** The key that opens what lies in a folder; null where none is known. */
export function findKey(folder: string, keys: readonly Uint8Array[]): Uint8Array | null {
  const ring = readRing(folder)
  if (ring?.isClosed === true) return keys.find((key) => labelOf(key) === ring.key) ?? null
  const file = join(folder, keyName)
  return existsSync(file) ? readKey(file).key : null
}

function readRing(folder: string): KeyringFile | null {
  try {
    return readKeyring(folder)
  } catch {
    // A damaged one opens nothing; the bytes of a backup are compared anyway.
    return null
  }
}

function compareWithStore(
  backup: Manifest,
  directory: string,
  keys: readonly Uint8Array[],
): Omit<RestorePlan, 'backup'> {
  const nothing = { lost: [], lostCount: 0, lostTyping: 0 }
  const databaseFile = join(directory, databaseName)
  if (!existsSync(databaseFile)) return { current: 'none', ...nothing }
  // One that is opened would be made anew.
  if (statSync(databaseFile).size === 0) return { current: 'unreadable', ...nothing }
  let raw: Database.Database | null = null
  try {
    const key = findKey(directory, keys)
    if (key === null) return { current: 'unreadable', ...nothing }
    raw = connect(databaseFile, key)
    return compareRows(raw, backup)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'store.locked') throw error
    return { current: 'unreadable', ...nothing }
  } finally {
    raw?.close()
  }
}

function compareRows(raw: Database.Database, { head }: Manifest): Omit<RestorePlan, 'backup'> {
  const count = (sql: string, ...values: unknown[]) =>
    Number(
      raw
        .prepare(sql)
        .pluck()
        .get(...values),
    )
  const here = raw.prepare('select store, changes from audit_head').get() as { store: string; changes: number }
  const isOther = here.store !== head.store
  const known = raw.prepare('select hash from audit where sequence = ?').pluck().get(head.sequence) as
    string | undefined
  const isSameHistory = !isOther && (head.sequence === 0 || known === head.hash)
  const after = isSameHistory ? head.sequence : 0
  return {
    current: isOther
      ? 'otherStore'
      : isSameHistory
        ? here.changes === head.changes
          ? 'same'
          : 'ahead'
        : 'otherHistory',
    lost: lostWork(raw, after),
    lostCount: count('select count(*) from audit where sequence > ?', after),
    lostTyping: count('select count(*) from working_copy where kept_at > ?', isSameHistory ? head.changedAt : ''),
  }
}

interface WorkRow {
  readonly deeds: number
  readonly lastAt: string
  readonly actor: string
  readonly abstract: string | null
  readonly number: number | null
  readonly symbol: string
}

/** Notice by notice, the last changed first; what is about no notice comes as one. */
function lostWork(raw: Database.Database, after: number): LostWork[] {
  // Of a group SQLite gives the other columns of the row with the greatest moment.
  const rows = raw
    .prepare(
      `select count(*) as deeds, max(a.at) as lastAt, a.actor, n.abstract, n.number, n.symbol
       from audit a left join notice n on n.id = a.subject where a.sequence > ?
       group by n.id order by lastAt desc limit ${mostNamed}`,
    )
    .all(after) as WorkRow[]
  return rows.map(({ deeds, lastAt, actor: by, abstract, number, symbol }) => ({
    what:
      abstract === null
        ? 'Việc khác của kho'
        : `Thông báo ${number === null ? '' : `số ${joinNumber(String(number), symbol)} `}${abstract}`,
    deeds,
    lastAt,
    by,
  }))
}

/** Whether what is there looks like a backup, or like a file in one. */
export function isBackup(path: string): boolean {
  return existsSync(path) && existsSync(join(statSync(path).isDirectory() ? path : dirname(path), 'manifest.json'))
}
