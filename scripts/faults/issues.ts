/**
 * Kills a program that issues notices, at random moments. The numbers of its store must run from 1 on without a gap and
 * without a duplicate, every number that was reported as given must be there, and so must the notice that has it.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import { openSession } from '../../src/services/sessions.ts'
import { makeRandom } from './kills.ts'
import { bundle, compileOnce, temporaryFolder } from './losses.ts'

const worker = join(import.meta.dirname, '../../tests/helpers/issue-and-die.ts')
/** ms after the first number, by when the program has read all it needs: the next notices are issued meanwhile. */
const longestWork = 400
/** A store grows with every kill; a fresh one now and then keeps the kills quick. */
const killsAStore = 20
const lanes = 2

interface Started {
  readonly program: string
  readonly environment: NodeJS.ProcessEnv
}

export interface IssueCounts {
  kills: number
  given: number
  reported: number
  faults: string[]
}

/** `tell`: what was found so far, after each store. */
export async function killWhileIssuing(
  kills: number,
  seed: number,
  folder: string,
  tell: (counts: IssueCounts) => void,
): Promise<IssueCounts> {
  const program = await bundle(worker)
  const environment = await compileOnce(folder, program, ['1'])
  const random = makeRandom(seed)
  const counts: IssueCounts = { kills: 0, given: 0, reported: 0, faults: [] }
  const stores = Array.from({ length: Math.ceil(kills / killsAStore) }, (_, store) =>
    Array.from({ length: Math.min(killsAStore, kills - store * killsAStore) }, () => random() * longestWork),
  )
  const work = async () => {
    for (let lives = stores.shift(); lives !== undefined; lives = stores.shift()) {
      await killOnOneStore(lives, { program, environment }, counts)
      tell(counts)
    }
  }
  await Promise.all(Array.from({ length: lanes }, work))
  return counts
}

async function killOnOneStore(lives: readonly number[], started: Started, counts: IssueCounts): Promise<void> {
  const { folder, remove } = temporaryFolder()
  const directory = join(folder, 'kho')
  const reported: number[] = []
  for (const life of lives) {
    reported.push(...(await issueAndDie(directory, life, started)))
    counts.kills += 1
  }
  const app = await openLocalApp(directory, diskFiles({}, directory), ({ error }) => counts.faults.push(String(error)))
  try {
    const call = connect(direct(app, openSession()))
    const rows = await call('register.list', {})
    const numbers = rows.map(({ number }) => number).toSorted((one, other) => one - other)
    counts.given += numbers.length
    counts.reported += reported.length
    numbers.forEach((number, at) => {
      if (number !== at + 1) counts.faults.push(`number ${number} stands where ${at + 1} should`)
    })
    for (const number of reported) if (!numbers.includes(number)) counts.faults.push(`number ${number} is lost`)
    if (new Set(reported).size !== reported.length) counts.faults.push('a number was given twice')
    counts.faults.push(...(await call('store.verify', {})).problems)
  } finally {
    await app.close()
  }
  remove()
}

/** Lets a program issue, kills it, and gives the numbers it reported. */
async function issueAndDie(directory: string, life: number, { program, environment }: Started): Promise<number[]> {
  const child = spawn(process.execPath, [program, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environment,
  })
  const told: string[] = []
  const lines = createInterface(child.stdout)
  lines.on('line', (line) => {
    told.push(line)
    if (told.length === 1) setTimeout(() => child.kill('SIGKILL'), life)
  })
  const over = new Promise<void>((resolve) => lines.on('close', () => resolve()))
  const died = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)))
  const signal = await died
  await over
  if (signal !== 'SIGKILL') throw new Error(`The program ended by itself: ${told.at(-1) ?? 'see above'}.`)
  return told.filter((line) => /^\d+$/.test(line)).map(Number)
}
