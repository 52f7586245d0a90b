/**
 * An office's server under its desks: `npm run bench server`. On PostgreSQL and on a store in a folder, 1, 10 and 50 desks at
 * once over HTTPS, each as fast as it is answered: list, get, save, issue. Beside them a bare select on the same database.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type CallFunction, connect } from '../src/contract/client.ts'
import { notice as soundNotice } from '../src/checker/examples.ts'
import { makeIdentity } from '../src/hosts/certificate.ts'
import { direct } from '../src/hosts/direct.ts'
import { startOfficeServer } from '../src/hosts/office-server.ts'
import { createApp } from '../src/services/app.ts'
import { uuidV7 } from '../src/services/ids.ts'
import { openSession } from '../src/services/sessions.ts'
import { openPostgresStore } from '../src/store/open-postgres.ts'
import { openStore } from '../src/store/open.ts'
import { postgresDialect } from '../src/store/postgres-server.ts'
import type { Store } from '../src/store/store.ts'
import { decideNone } from '../tests/helpers/decide.ts'
import { openDesk } from '../tests/helpers/office-desk.ts'
import { startServer } from '../tests/helpers/postgres-server.ts'
import { ninetyFifth } from './desktop-writing.ts'
import { noFiles } from './no-files.ts'

const deskCounts = [1, 10, 50]
/** Notices of each desk and turns of its work: enough for a 95th percentile, few enough for a busy machine. */
const turns = 4
const names = ['127.0.0.1', 'may-chu.noi-bo']
/** Everybody comes from one address here. */
const free = { burst: 1e6, perSecond: 1e6 }
const passphraseCost = { N: 2 ** 4, r: 8, p: 1 }
const bareSelects = 500

type Kind = 'list' | 'get' | 'save' | 'issue'
type Times = Record<Kind, number[]>

async function work(call: CallFunction, times: Times): Promise<void> {
  const measure = async <Result>(kind: Kind, made: () => Promise<Result>): Promise<Result> => {
    const began = performance.now()
    const result = await made()
    times[kind].push(performance.now() - began)
    return result
  }
  for (let turn = 0; turn < turns; turn += 1) {
    const sound = soundNotice()
    const id = uuidV7()
    await call('notice.create', { notice: { ...sound, id, header: { ...sound.header, number: null } } })
    await measure('list', () => call('notice.list', {}))
    const { notice } = await measure('get', () => call('notice.get', { id }))
    const changed = { ...notice, contact: `Điện thoại: ${turn}` }
    await measure('save', () => call('notice.save', { id, version: 1, notice: changed }))
    for (const { key, severity } of (await call('notice.check', { id })).findings)
      if (severity === 'error') await call('notice.waive', { id, key, reason: 'Văn thư cấp số khi ban hành.' })
    await decideNone(call, { id, version: 2 })
    await call('notice.submit', { id, version: 2 })
    await measure('issue', () => call('notice.issue', { id, version: 2, number: 'next' }))
  }
}

async function timeBare({ db }: Store): Promise<number> {
  const began = performance.now()
  for (let count = 0; count < bareSelects; count += 1) await sql`select count(*) from notice`.execute(db)
  return bareSelects / ((performance.now() - began) / 1000)
}

/** A trial store, whose one user has every role: what is measured is the server, not who may do what. */
async function benchOne(database: string, store: Store): Promise<void> {
  const app = createApp({
    store,
    clock: () => new Date().toISOString(),
    ids: uuidV7,
    files: noFiles,
    log: ({ error }) => console.error(error),
    passphraseCost,
  })
  const identity = makeIdentity(names, new Date())
  const rates = { entering: free, provingWho: free, calling: free }
  const options = { app, identity, listen: '127.0.0.1', port: 0, names, screen: '.', rates }
  const server = await startOfficeServer(options)
  const place = { port: server.port, certificate: identity.certificate }
  await connect(direct(app, openSession()))('notice.list', {})
  for (const count of deskCounts) {
    const times: Times = { list: [], get: [], save: [], issue: [] }
    const desks = await Promise.all(Array.from({ length: count }, () => openDesk(place)))
    const before = process.cpuUsage()
    const began = performance.now()
    await Promise.all(desks.map(({ call }) => work(call, times)))
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(before)
    const issued = times.issue.length
    const bare = await timeBare(store)
    const shown = (['list', 'get', 'save', 'issue'] as const).map((kind) =>
      ninetyFifth(times[kind].toSorted((one, other) => one - other)).toFixed(0),
    )
    const processor = ((user + system) / 1000 / issued).toFixed(0)
    console.log(
      `| ${database} | ${count} | ${shown.join(' | ')} | ${(issued / seconds).toFixed(1)} | ${processor} | ${bare.toFixed(0)} | ${(process.memoryUsage().rss / 1024 / 1024).toFixed(0)} |`,
    )
  }
  await server.close()
  await app.stop()
  await store.close()
}

/** Prints the table. */
export async function benchServer(): Promise<void> {
  console.log(
    '| store | desks | list, ms (95th percentile) | get | save | issue | notices a second, drafted to issued | processor ms a notice, server and desks | bare selects a second | memory, MiB |',
  )
  console.log(`|${' --- |'.repeat(10)}`)
  const directory = mkdtempSync(join(tmpdir(), 'ket-luan-server-'))
  await benchOne('SQLite', await openStore({ directory: join(directory, 'kho') }))
  rmSync(directory, { recursive: true, force: true })
  const postgres = await startServer({})
  try {
    const url = `${postgres.url}/postgres`
    await benchOne('PostgreSQL', await openPostgresStore({ dialect: postgresDialect(url), name: 'bench' }))
  } finally {
    postgres.remove()
  }
}
