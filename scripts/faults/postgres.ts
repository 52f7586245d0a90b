/**
 * The same on PostgreSQL: now the program that issues is killed, now the database server under it, which then recovers. The
 * server runs with the settings it comes with: what it says is written, is.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openPostgresApp } from '../../src/hosts/postgres-app.ts'
import { openSession } from '../../src/services/sessions.ts'
import { type PostgresServer, startServer } from '../../tests/helpers/postgres-server.ts'
import type { IssueCounts } from './issues.ts'
import { makeRandom } from './kills.ts'

const worker = join(import.meta.dirname, '../../tests/helpers/issue-and-die.ts')
/** ms after the first number. */
const longestWork = 1500
const database = 'kho'

export async function killOnPostgres(kills: number, seed: number): Promise<IssueCounts> {
  const random = makeRandom(seed)
  const counts: IssueCounts = { kills: 0, given: 0, reported: 0, faults: [] }
  const server = await startServer({})
  try {
    await makeDatabase(server)
    const url = `${server.url}/${database}`
    const reported: number[] = []
    for (; counts.kills < kills; counts.kills += 1) {
      const isOfServer = counts.kills % 2 === 1
      reported.push(...(await issueUntil(url, random() * longestWork, isOfServer ? server : null)))
      if (isOfServer) await startAgain(server)
    }
    counts.reported = reported.length
    await compare(url, reported, counts)
  } finally {
    server.remove()
  }
  return counts
}

async function makeDatabase({ url }: PostgresServer): Promise<void> {
  const client = new pg.Client(`${url}/postgres`)
  await client.connect()
  await client.query(`create database ${database}`)
  await client.end()
}

/** Its other processes notice that it is gone, and end; until then it does not start. */
async function startAgain(server: PostgresServer): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    await wait(500)
    try {
      return server.start()
    } catch (error) {
      if (tries === 20) throw error
    }
  }
}

/** The numbers that were reported until the program, or the server under it, was killed. */
async function issueUntil(url: string, life: number, server: PostgresServer | null): Promise<number[]> {
  const child = spawn(process.execPath, [worker, url], { stdio: ['ignore', 'pipe', 'ignore'] })
  const told: number[] = []
  const lines = createInterface(child.stdout)
  lines.on('line', (line) => {
    told.push(Number(line))
    if (told.length === 1) setTimeout(() => killOne(child, server), life)
  })
  await Promise.all([
    new Promise<void>((over) => lines.on('close', () => over())),
    new Promise<void>((over) => child.on('exit', () => over())),
  ])
  if (told.length === 0) throw new Error('The program ended before it issued anything.')
  return told
}

function killOne(child: ChildProcess, server: PostgresServer | null): void {
  if (server === null) child.kill('SIGKILL')
  else server.kill()
}

async function compare(url: string, reported: readonly number[], counts: IssueCounts): Promise<void> {
  const app = await openPostgresApp(url, diskFiles({}, '.'), ({ error }) => counts.faults.push(String(error)))
  try {
    const call = connect(direct(app, openSession()))
    const numbers = (await call('register.list', {})).map(({ number }) => number).toSorted((one, other) => one - other)
    counts.given = numbers.length
    numbers.forEach((number, at) => {
      if (number !== at + 1) counts.faults.push(`number ${number} stands where ${at + 1} should`)
    })
    for (const number of reported) if (!numbers.includes(number)) counts.faults.push(`number ${number} is lost`)
    if (new Set(reported).size !== reported.length) counts.faults.push('a number was given twice')
    counts.faults.push(...(await call('store.verify', {})).problems)
  } finally {
    await app.close()
  }
}
