/**
 * Kills a program that works on a store, at random moments. Everything that it reported as done must be there afterwards,
 * the store must be sound, and the next program must be able to go on with it. A fresh store every tenth time, so that
 * making one is interrupted too.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Report } from '../../tests/helpers/work-and-die.ts'
import { findLosses, readReports, temporaryFolder, worker } from './losses.ts'

const killsAStore = 10
/** One in five is killed while it starts: opens or makes the store. The others live so long after their first report. */
const shareAtStart = 0.2
const longestStart = 900
const longestWork = 700
/** Stores that are worked on at the same moment: half of the time of a kill goes by waiting. */
const lanes = 3

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
export function makeRandom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** When a program is killed: so many ms after its start, or after its first report. */
interface Moment {
  readonly number: number
  readonly after: 'start' | 'first report'
  readonly life: number
}

function drawMoments(kills: number, seed: number): Moment[] {
  const random = makeRandom(seed)
  return Array.from({ length: kills }, (_, index) => {
    const isAtStart = random() < shareAtStart
    return {
      number: index + 1,
      after: isAtStart ? 'start' : 'first report',
      life: random() * (isAtStart ? longestStart : longestWork),
    }
  })
}

/** Lets a program work, kills it, and gives what it reported as done. */
async function workAndDie(
  directory: string,
  { number, after, life }: Moment,
  environment: NodeJS.ProcessEnv,
): Promise<Report[]> {
  const child = spawn(process.execPath, [worker, directory, String(number * 100)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environment,
  })
  const told: string[] = []
  const killLater = () => setTimeout(() => child.kill('SIGKILL'), life)
  const lines = createInterface(child.stdout)
  lines.on('line', (line) => {
    told.push(line)
    if (told.length === 1 && after === 'first report') killLater()
  })
  const over = new Promise<void>((resolve) => lines.on('close', () => resolve()))
  const died = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)))
  if (after === 'start') killLater()
  const signal = await died
  await over
  if (signal !== 'SIGKILL') throw new Error(`The program ended by itself: ${told.at(-1) ?? 'see above'}.`)
  return readReports(told)
}

export interface KillCounts {
  kills: number
  atWork: number
  reports: number
  losses: number
}

export async function killAtWork(kills: number, seed: number, environment: NodeJS.ProcessEnv): Promise<KillCounts> {
  const counts: KillCounts = { kills: 0, atWork: 0, reports: 0, losses: 0 }
  const moments = drawMoments(kills, seed)
  const stores = Array.from({ length: Math.ceil(kills / killsAStore) }, (_, store) =>
    moments.slice(store * killsAStore, (store + 1) * killsAStore),
  )
  const work = async () => {
    for (let store = stores.shift(); store !== undefined; store = stores.shift())
      await killOnOneStore(store, environment, counts)
  }
  await Promise.all(Array.from({ length: lanes }, work))
  return counts
}

async function killOnOneStore(
  moments: readonly Moment[],
  environment: NodeJS.ProcessEnv,
  counts: KillCounts,
): Promise<void> {
  const { folder, remove } = temporaryFolder()
  const directory = join(folder, 'kho')
  const reports: Report[] = []
  for (const moment of moments) {
    const now = await workAndDie(directory, moment, environment)
    reports.push(...now)
    counts.kills += 1
    counts.reports += now.length
    if (now.length > 0) counts.atWork += 1
    const losses = await findLosses(directory, reports)
    counts.losses += losses.length
    for (const loss of losses)
      console.log(`kill ${moment.number}, ${moment.life.toFixed(0)} ms after ${moment.after}: ${loss}`)
  }
  remove()
}
