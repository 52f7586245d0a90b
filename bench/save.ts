/**
 * What a save costs while it holds the write lock: `npm run bench save`. The processor's time between "begin immediate"
 * and the end of the transaction, for the first notice of a program and for saves of it.
 */
import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../src/contract/client.ts'
import { direct } from '../src/hosts/direct.ts'
import { diskFiles } from '../src/hosts/disk-files.ts'
import { openLocalApp } from '../src/hosts/local-app.ts'
import { openSession } from '../src/services/sessions.ts'
import { sourceText } from '../tests/e2e/desk.ts'
import { median } from './median.ts'

interface Held {
  /** ms of the processor and of the clock. */
  readonly processor: number
  readonly clock: number
}

const saves = 21

/** Gives what each write transaction took since it was asked the last time. */
function watchLock(): () => Held[] {
  const held: Held[] = []
  let began: { readonly usage: NodeJS.CpuUsage; readonly at: number } | null = null
  const watch = (statement: string) => {
    if (statement === 'begin immediate') began = { usage: process.cpuUsage(), at: performance.now() }
    else if (began !== null) {
      const { user, system } = process.cpuUsage(began.usage)
      held.push({ processor: (user + system) / 1000, clock: performance.now() - began.at })
      began = null
    }
  }
  const { prototype } = Database
  const prepare = Reflect.get(prototype, 'prepare') as (
    this: unknown,
    source: string,
  ) => { run: (...values: unknown[]) => unknown }
  prototype.prepare = function prepareWatched(this: unknown, source: string) {
    const statement = prepare.call(this, source)
    if (!['begin immediate', 'commit', 'rollback'].includes(source)) return statement
    const run = statement.run.bind(statement)
    statement.run = (...values) => {
      const result = run(...values)
      watch(source)
      return result
    }
    return statement
  } as typeof prototype.prepare
  return () => held.splice(0)
}

/** Prints the table. */
export async function benchSave(): Promise<void> {
  const take = watchLock()
  const directory = mkdtempSync(join(tmpdir(), 'ket-luan-save-'))
  const app = await openLocalApp(directory, diskFiles({}, directory), ({ error }) => {
    throw error
  })
  const call = connect(direct(app, openSession()))
  const { notice, original } = await call('notice.readText', { text: sourceText() })
  take()
  await call('notice.create', { notice, original })
  const [first] = take()
  for (let version = 1; version <= saves; version += 1)
    await call('notice.save', { id: notice.id, version, notice: { ...notice, abstract: [`lần ${version}`] } })
  const later = take()
  await app.close()
  rmSync(directory, { recursive: true, force: true })
  const write = (value: number | undefined) => (value ?? Number.NaN).toFixed(1)
  console.log('\n| the write lock is held for | processor, ms | clock, ms |\n| --- | --- | --- |')
  console.log(`| the first notice of a program | ${write(first?.processor)} | ${write(first?.clock)} |`)
  console.log(
    `| a save of it (median of ${saves}) | ${write(median(later.map(({ processor }) => processor)))} | ${write(median(later.map(({ clock }) => clock)))} |`,
  )
}
