/** Opening a store: find it, make it when there is none, bring it up to date, or refuse and touch nothing. */
import { closeSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Migration } from 'kysely/migration'
import { migrations as shippedMigrations } from '../../migrations/index.ts'
import { Refusal } from '../domain/errors.ts'
import type { Db } from './db.ts'
import { connect, copyDatabase, findStoreRefusal, isUnreadable, listAppliedMigrations } from './dialect.ts'
import { obtainKey } from './key-file.ts'
import { type NetworkProbe, findNetworkFileSystem } from './network-path.ts'

export interface Store {
  readonly directory: string
  readonly db: Db
  readonly close: () => Promise<void>
}

export interface StoreOptions {
  readonly directory: string
  readonly clock: () => Date
  /** 32 bytes, where a host keeps the key elsewhere; otherwise the file `store.key` beside the database. */
  readonly key?: Uint8Array
  readonly migrations?: Readonly<Record<string, Migration>>
  readonly networkProbe?: NetworkProbe
}

/**
 * Opens the store in a directory; makes it where there is none. Refuses a network path, a key that does not
 * fit, a database without its key, a damaged or foreign one and one written by a newer program.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { clock, migrations = shippedMigrations, networkProbe = findNetworkFileSystem } = options
  refuseNetwork(options.directory, networkProbe)
  const directory = resolve(options.directory)
  makeDirectory(directory)
  const file = join(directory, 'ket-luan.db')
  refuseForeign(file)
  const key = options.key ?? (await obtainKey(join(directory, 'store.key'), file))
  const db = open(file, key)
  try {
    await bringUpToDate(db, migrations, (step) => {
      const time = clock().toISOString().replace(/[-:]|\.\d+/g, '')
      return join(directory, `ket-luan.before-${step}.${time}.db`)
    })
  } catch (error) {
    await db.destroy()
    throw findStoreRefusal(error) ?? error
  }
  return { directory, db, close: () => db.destroy() }
}

function refuseNetwork(directory: string, probe: NetworkProbe): void {
  const found = probe(directory)
  if (found !== null) throw new Refusal('store.networkPath', `Đang trỏ tới ${directory} (${found}).`, { found })
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Refusal('file.writeFailed', `Không tạo được thư mục kho ${directory}.`, { found: String(error) })
  }
}

/** A plain SQLite file takes a key without a word and stays readable by anyone (hazard H1). */
function refuseForeign(file: string): void {
  const start = Buffer.alloc(15)
  try {
    const descriptor = openSync(file, 'r')
    try {
      readSync(descriptor, start)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    throw new Refusal('file.readFailed', file, { found: String(error) })
  }
  if (start.toString('latin1') === 'SQLite format 3') {
    throw new Refusal('store.damaged', `${file} không được mã hóa, nên không phải kho của chương trình này.`)
  }
}

function open(file: string, key: Uint8Array): Db {
  try {
    return connect(file, key)
  } catch (error) {
    if (isUnreadable(error)) {
      throw new Refusal('store.wrongKey', 'Tệp khóa không phải của kho này, hoặc phần đầu của kho đã hỏng.')
    }
    throw findStoreRefusal(error) ?? error
  }
}

/** All pending steps in one transaction; an older store is copied first, as there is no way back. */
async function bringUpToDate(
  db: Db,
  migrations: Readonly<Record<string, Migration>>,
  nameCopy: (step: string) => string,
): Promise<void> {
  const applied = await listAppliedMigrations(db)
  const unknown = applied.filter((name) => !Object.hasOwn(migrations, name))
  if (unknown.length > 0) throw new Refusal('store.newer', '', { found: unknown.join(', ') })
  const [next] = Object.keys(migrations).filter((name) => !applied.includes(name))
  if (next === undefined) return
  if (applied.length > 0) await keepCopy(db, nameCopy(next))
  const { Migrator } = await import('kysely/migration')
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  if (error !== undefined) throw error
}

async function keepCopy(db: Db, target: string): Promise<void> {
  try {
    await copyDatabase(db, target)
  } catch (error) {
    rmSync(target, { force: true })
    throw error
  }
}
