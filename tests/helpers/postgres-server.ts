/**
 * A PostgreSQL server of this test run: made in a folder of its own, on a free port of loopback.
 * Vitest runs it once before the tests of the project "postgres" (vitest.config.ts).
 */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openPostgresStore } from '../../src/store/open-postgres.ts'
import { postgresDialect } from '../../src/store/postgres-server.ts'

/** Debian keeps the programs of each line in a folder of its own. */
function findPrograms(): string {
  const lines = '/usr/lib/postgresql'
  const newest = existsSync(lines) ? readdirSync(lines).toSorted((one, other) => Number(other) - Number(one))[0] : null
  if (newest === undefined || newest === null)
    throw new Error('PostgreSQL is not here: apt-get install postgresql, or leave out --project postgres.')
  return join(lines, newest, 'bin')
}

/** The server refuses to run as root; then it is the user that Debian's package makes. */
const asRoot = process.getuid?.() === 0
const asServer = (program: string, args: readonly string[]): [string, string[]] =>
  asRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, [...args]]

const idOf = (what: '-u' | '-g'): number => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const place = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200' }

/** What the tests rely on that a real server has too; only what makes the data safe is left out. */
const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }

/** Makes a store in the database `template`, of which each test gets a copy: a new one would cost a second. */
async function makeTemplate(server: string): Promise<void> {
  const client = new pg.Client(`${server}/postgres`)
  await client.connect()
  await client.query('create database template')
  await client.end()
  const store = await openPostgresStore({ dialect: postgresDialect(`${server}/template`), name: 'template' })
  await store.close()
}

export interface PostgresServer {
  /** Without a database: "postgres://postgres@127.0.0.1:PORT". */
  readonly url: string
  /** Starts it again after it was killed. */
  readonly start: () => void
  /** As the machine's sudden end would: no process of it goes on. */
  readonly kill: () => void
  /** Ends it and removes its folder. */
  readonly remove: () => void
}

/** A server in a folder of its own, running. */
export async function startServer(own: Readonly<Record<string, string>>): Promise<PostgresServer> {
  const programs = findPrograms()
  const folder = mkdtempSync(join(tmpdir(), 'ket-luan-postgres-'))
  if (asRoot) chownSync(folder, idOf('-u'), idOf('-g'))
  const data = join(folder, 'data')
  const initial = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  execFileSync(...asServer(join(programs, 'initdb'), initial), { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder })
  const port = await freePort()
  const options = Object.entries({ ...place, ...own, port: String(port) }).map(
    ([name, value]) => `-c ${name}='${value}'`,
  )
  const control = (...args: readonly string[]) =>
    execFileSync(...asServer(join(programs, 'pg_ctl'), ['-D', data, '-w', ...args]), { stdio: 'ignore', cwd: folder })
  const start = () => control('-l', join(folder, 'log'), '-o', options.join(' '), 'start')
  start()
  return {
    url: `postgres://postgres@127.0.0.1:${port}`,
    start,
    kill: () => {
      const [pid = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
      process.kill(Number(pid), 'SIGKILL')
    },
    remove: () => {
      control('-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export default async function startPostgres(): Promise<() => void> {
  const { url, remove } = await startServer(quick)
  await makeTemplate(url)
  process.env.TEST_POSTGRES_SERVER = url
  return remove
}
