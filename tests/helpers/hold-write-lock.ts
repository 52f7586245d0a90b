/** A thread that makes the database of a store, as a program does that is a moment earlier, and holds its write lock. */
import Database from 'better-sqlite3'
import { parentPort, workerData } from 'node:worker_threads'

export interface HoldWriteLock {
  readonly databaseFile: string
  /** 64 hexadecimal digits. */
  readonly key: string
  /** ms. */
  readonly duration: number
}

const { databaseFile, key, duration } = workerData as HoldWriteLock
const database = new Database(databaseFile)
for (const pragma of ["cipher = 'sqlcipher'", 'legacy = 4', `key = "x'${key}'"`]) database.pragma(pragma)
database.exec('create table made_first (id text); begin immediate')
parentPort?.postMessage('held')
setTimeout(() => {
  database.exec('commit')
  database.close()
}, duration)
