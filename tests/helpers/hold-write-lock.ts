/**
 * Makes the database of a store, as a program does that is a moment earlier, tells so, and holds its write lock:
 * `hold-write-lock.ts FILE KEY MILLISECONDS`.
 */
import Database from 'better-sqlite3'

const [file = '', key = '', duration = ''] = process.argv.slice(2)
const database = new Database(file)
for (const pragma of ["cipher = 'sqlcipher'", 'legacy = 4', `key = "x'${key}'"`]) database.pragma(pragma)
database.exec('create table made_first (id text); begin immediate')
process.send?.('held')
setTimeout(() => {
  database.exec('commit')
  database.close()
}, Number(duration))
