/**
 * Kills a program that works on a store, at random moments, and checks whether anything is lost: `npm run faults [KILLS]`.
 * Everything that the program reported as done must be there afterwards, the store must be sound, and the next program
 * must be able to go on with it. A fresh store every tenth time, so that making one is interrupted too. The printed seed
 * repeats the moments of a run: `npm run faults 300 SEED`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { connect } from '../src/contract/client.ts'
import { direct } from '../src/hosts/direct.ts'
import { diskFiles } from '../src/hosts/disk-files.ts'
import { openLocalApp } from '../src/hosts/local-app.ts'
import type { Report } from '../tests/helpers/work-and-die.ts'

const worker = join(import.meta.dirname, '../tests/helpers/work-and-die.ts')
const kills = Number(process.argv[2] ?? 300)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const killsAStore = 10
/** One in five is killed while it starts: opens or makes the store. The others live so long after their first report. */
const shareAtStart = 0.2
const longestStart = 1500
const longestWork = 2000

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function makeRandom(start: number): () => number {
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
  readonly after: 'start' | 'first report'
  readonly life: number
}

function drawMoment(): Moment {
  return random() < shareAtStart
    ? { after: 'start', life: random() * longestStart }
    : { after: 'first report', life: random() * longestWork }
}

/** Lets a program work, kills it, and gives what it reported as done. */
async function workAndDie(directory: string, { after, life }: Moment, firstNumber: number): Promise<Report[]> {
  const child = spawn(process.execPath, [worker, directory, String(firstNumber)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const reports: Report[] = []
  const killLater = () => setTimeout(() => child.kill('SIGKILL'), life)
  const lines = createInterface(child.stdout)
  // A line that was cut off in the middle is no report.
  lines.on('line', (line) => {
    if (!line.endsWith('}')) return
    reports.push(JSON.parse(line) as Report)
    if (reports.length === 1 && after === 'first report') killLater()
  })
  const over = new Promise<void>((resolve) => lines.on('close', () => resolve()))
  const died = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)))
  if (after === 'start') killLater()
  const signal = await died
  await over
  if (signal !== 'SIGKILL') throw new Error('The program ended by itself: see above.')
  return reports
}

/** What is missing or wrong in a store after everything that was reported as done. */
async function findLosses(directory: string, reports: readonly Report[]): Promise<string[]> {
  const losses: string[] = []
  const app = await openLocalApp(directory, diskFiles({}, directory), ({ error }) => losses.push(String(error)))
  try {
    const call = connect(direct(app, { name: 'writer', role: 'admin' }))
    losses.push(...(await call('store.verify', {})).problems)
    const lastTyped = new Map(reports.flatMap((one) => (one.done === 'typed' ? [[one.id, one.words]] : [])))
    for (const id of new Set(reports.map((one) => one.id))) {
      const view = await call('notice.get', { id })
      const of = reports.filter((one) => one.id === id)
      const saved = of.findLast((one) => one.done === 'saved')
      if (saved !== undefined && view.version < saved.version) losses.push(`${id}: version ${saved.version} is lost`)
      if (saved?.version === view.version && view.notice.abstract[0] !== saved.words)
        losses.push(`${id}: version ${saved.version} has other words`)
      for (const one of of)
        if (one.done === 'waived' && !view.waivers.some((waiver) => waiver.id === one.waiver))
          losses.push(`${id}: a waiver is lost`)
      const moved = of.findLast((one) => one.done === 'moved')
      const states = ['draft', 'submitted', 'issued']
      if (moved !== undefined && states.indexOf(view.state) < states.indexOf(moved.state))
        losses.push(`${id}: ${moved.state} is lost`)
      const words = lastTyped.get(id)
      if (words === undefined || view.version > 1) continue
      // The next pause may have been stored and not reported any more.
      const copy = await call('workingCopy.get', { id })
      const typed = ['gõ một', 'gõ hai', 'gõ ba']
      if (copy === null || typed.indexOf(copy.notice.abstract[0] ?? '') < typed.indexOf(words))
        losses.push(`${id}: what was typed is lost`)
    }
    const audit = await call('audit.list', { limit: 1000 })
    const marks = new Set(audit.map((entry) => `${entry.call} ${entry.subject}`))
    for (const one of reports) {
      const name = one.done === 'moved' ? (one.state === 'issued' ? 'notice.issue' : 'notice.submit') : null
      if (name !== null && audit.length < 1000 && !marks.has(`${name} ${one.id}`))
        losses.push(`${one.id}: ${name} has no row in the audit`)
    }
    return losses
  } finally {
    await app.close()
  }
}

console.log(`${kills} kills, seed ${seed}`)
const random = makeRandom(seed)
const counts = { kills: 0, reports: 0, killedAtWork: 0, losses: 0 }
while (counts.kills < kills) {
  const directory = mkdtempSync(join(tmpdir(), 'ket-luan-faults-'))
  const reports: Report[] = []
  for (let kill = 0; kill < killsAStore && counts.kills < kills; kill += 1) {
    const moment = drawMoment()
    const now = await workAndDie(directory, moment, counts.kills * 100 + 1)
    reports.push(...now)
    counts.kills += 1
    counts.reports += now.length
    if (now.length > 0) counts.killedAtWork += 1
    const losses = await findLosses(directory, reports)
    counts.losses += losses.length
    for (const loss of losses)
      console.log(`kill ${counts.kills} ${moment.life.toFixed(0)} ms after ${moment.after}: ${loss}`)
  }
  rmSync(directory, { recursive: true, force: true })
  console.log(
    `${counts.kills} kills, ${counts.killedAtWork} of them at work, ${counts.reports} reports, ${counts.losses} lost`,
  )
}
process.exitCode = counts.losses > 0 ? 1 : 0
