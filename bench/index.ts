/**
 * Exports against the plain libraries, against Python's, and against the limit, as ratios in one run:
 *
 *     npm run bench [docx|xlsx] [ROWS …]
 *     npm run bench desktop
 *     npm run bench check      the checker's time, precision and recall of its wording
 *     npm run bench save       what a save costs while it holds the store's lock
 *
 * In process: all contenders in turn, round after round, garbage collected before each; medians.
 */
import { cpus } from 'node:os'
import { type Contender, type Kind, kinds, limitFor, makeSample, oursFor, plainFor } from './contenders.ts'
import { median } from './median.ts'
import { timeWhole } from './whole-process.ts'

/** What is to be reached: at most so many times the limit, so many ms warm, so many MiB in the whole process. */
interface Reach {
  readonly ofLimit?: number
  readonly warm?: number
  readonly memory?: number
}

const reaches: Readonly<Record<Kind, ReadonlyMap<number, Reach>>> = {
  docx: new Map<number, Reach>([
    [55, { warm: 30 }],
    [1000, {}],
    [5000, { ofLimit: 1.3 }],
  ]),
  xlsx: new Map<number, Reach>([
    [55, {}],
    [10_000, { ofLimit: 2 }],
    [100_000, { ofLimit: 1.6, memory: 500 }],
  ]),
}

/** Rounds before the clock counts, rounds in process, whole processes: fewer where one takes seconds. */
interface Rounds {
  readonly before: number
  readonly warm: number
  readonly whole: number
}

function roundsFor(rows: number): Rounds {
  if (rows <= 1000) return { before: 20, warm: 31, whole: 5 }
  return rows <= 10_000 ? { before: 2, warm: 7, whole: 3 } : { before: 2, warm: 3, whole: 1 }
}

async function timeInTurn(contenders: readonly Contender[], { before, warm }: Rounds): Promise<number[]> {
  const times = contenders.map((): number[] => [])
  for (let round = -before; round < warm; round += 1) {
    for (const [index, run] of contenders.entries()) {
      globalThis.gc?.()
      const start = performance.now()
      await run()
      if (round >= 0) times[index]?.push(performance.now() - start)
    }
  }
  return times.map(median)
}

function judge(value: number, most: number | undefined, unit: string): string {
  return most === undefined ? '' : `${value <= most ? 'reached' : '**missed**'} (<= ${most}${unit})`
}

function printRow(...cells: readonly (string | number)[]): void {
  console.log(`| ${cells.join(' | ')} |`)
}

function printHead(...cells: readonly string[]): void {
  printRow(...cells)
  printRow(...cells.map(() => '---'))
}

const asked = process.argv.slice(2)
if (asked.includes('check')) {
  const { benchCheck, benchWording } = await import('./check.ts')
  benchCheck()
  benchWording()
  process.exit(0)
}
if (asked.includes('save')) {
  const { benchSave } = await import('./save.ts')
  await benchSave()
  process.exit(0)
}
if (asked.includes('desktop')) {
  const { benchDesktop } = await import('./desktop.ts')
  await benchDesktop()
  process.exit(0)
}
const askedRows = asked.map(Number).filter((rows) => rows > 0)
const askedKinds = kinds.filter((kind) => asked.includes(kind))

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`)
if (globalThis.gc === undefined) throw new Error('node --expose-gc bench/index.ts')
const wholes: (string | number)[][] = []
printHead('in process', 'rows', 'ours, ms', 'limit, ms', 'ours / limit', 'reach', 'plain library, ms', 'library / ours')
for (const kind of askedKinds.length > 0 ? askedKinds : kinds) {
  for (const [rows, reach] of reaches[kind]) {
    if (askedRows.length > 0 && !askedRows.includes(rows)) continue
    const sample = makeSample(rows)
    const contenders = [oursFor(kind, sample), await limitFor(kind, sample), await plainFor(kind, sample)]
    const rounds = roundsFor(rows)
    const [ours = Number.NaN, limit = Number.NaN, plain = Number.NaN] = await timeInTurn(contenders, rounds)
    const verdict = judge(ours, reach.warm, ' ms') || judge(ours / limit, reach.ofLimit, '')
    const [ofLimit, gain] = [ours / limit, plain / ours].map((value) => value.toFixed(2))
    printRow(kind, rows, ours.toFixed(1), limit.toFixed(1), ofLimit ?? '', verdict, plain.toFixed(1), gain ?? '')
    const whole = timeWhole(kind, rows, sample, rounds.whole)
    const base = whole.get('ours')?.seconds ?? Number.NaN
    for (const [name, run] of whole) {
      if (run === null) wholes.push([kind, rows, name, 'not installed', '', '', ''])
      else {
        const [seconds, ratio] = [run.seconds, run.seconds / base].map((value) => value.toFixed(2))
        const kept = name === 'ours' ? judge(run.peak, reach.memory, ' MiB') : ''
        wholes.push([kind, rows, name, seconds ?? '', run.peak.toFixed(0), ratio ?? '', kept])
      }
    }
  }
}
console.log('')
printHead('whole process', 'rows', 'who', 's', 'peak, MiB', 'time / ours', 'reach')
for (const cells of wholes) printRow(...cells)
