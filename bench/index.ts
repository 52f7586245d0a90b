/**
 * Exports against the plain libraries, against Python's, and against the limit, as ratios in one run:
 *
 *     npm run bench [docx|xlsx] [ROWS …]
 *     npm run bench desktop
 *     npm run bench check      the checker's time, precision and recall of its wording
 *     npm run bench read       how much of papers of other offices is read right (bench/read.ts)
 *     npm run bench cli        the built command line beside python-docx, as processes
 *     npm run bench save       what a save costs while it holds the store's lock
 *     npm run bench server     1, 10 and 50 desks at one office's server, on SQLite and PostgreSQL
 *     npm run bench archive [NOTICES]   search, facets, rebuilding and fixity in a large archive
 *     npm run bench past [FILES]        the readers beside others, and the memory of many files taken in
 *     npm run bench follow     the board of a thousand obligations
 *
 * In process: all contenders in turn, round after round, garbage collected before each; medians. Every run begins with
 * a calibration (unit.ts), and every time is in its unit too.
 */
import { printCalibration, withUnits } from './unit.ts'
import { cpus } from 'node:os'
import { type Contender, type Kind, type Sample, kinds, limitFor, makeSample, oursFor, plainFor } from './contenders.ts'
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
    [55, { ofLimit: 2.5 }],
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

interface Selection {
  readonly kinds: readonly Kind[]
  /** Only these numbers of rows; all when empty. */
  readonly rows: readonly number[]
}

async function benchInProcess(kind: Kind, rows: number, sample: Sample, reach: Reach): Promise<void> {
  const contenders = [oursFor(kind, sample), await limitFor(kind, sample), await plainFor(kind, sample)]
  const [ours = Number.NaN, limit = Number.NaN, plain = Number.NaN] = await timeInTurn(contenders, roundsFor(rows))
  const verdict = judge(ours, reach.warm, ' ms') || judge(ours / limit, reach.ofLimit, '')
  const [ofLimit = '', gain = ''] = [ours / limit, plain / ours].map((value) => value.toFixed(2))
  printRow(kind, rows, withUnits(ours), withUnits(limit), ofLimit, verdict, withUnits(plain), gain)
}

/** The rows of the table of whole processes. */
function benchWholes(kind: Kind, rows: number, sample: Sample, reach: Reach): (string | number)[][] {
  const whole = timeWhole(kind, rows, sample, roundsFor(rows).whole)
  const base = whole.get('ours')?.seconds ?? Number.NaN
  return [...whole].map(([name, run]) => {
    if (run === null) return [kind, rows, name, 'not installed', '', '', '']
    const kept = name === 'ours' ? judge(run.peak, reach.memory, ' MiB') : ''
    const ratio = (run.seconds / base).toFixed(2)
    return [kind, rows, name, withUnits(run.seconds * 1000, 0), run.peak.toFixed(0), ratio, kept]
  })
}

async function benchExports(selection: Selection): Promise<void> {
  if (globalThis.gc === undefined) throw new Error('node --expose-gc bench/index.ts')
  const wholes: (string | number)[][] = []
  printHead(
    'in process',
    'rows',
    'ours, ms',
    'limit, ms',
    'ours / limit',
    'reach',
    'plain library, ms',
    'library / ours',
  )
  for (const kind of selection.kinds) {
    for (const [rows, reach] of reaches[kind]) {
      if (selection.rows.length > 0 && !selection.rows.includes(rows)) continue
      const sample = makeSample(rows)
      await benchInProcess(kind, rows, sample, reach)
      wholes.push(...benchWholes(kind, rows, sample, reach))
    }
  }
  console.log('')
  printHead('whole process', 'rows', 'who', 'ms', 'peak, MiB', 'time / ours', 'reach')
  for (const cells of wholes) printRow(...cells)
}

const asked = process.argv.slice(2)
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`)
printCalibration()
if (asked.includes('check')) {
  const { benchCheck, benchWording } = await import('./check.ts')
  benchCheck()
  benchWording()
} else if (asked.includes('read')) {
  const { benchRead } = await import('./read.ts')
  benchRead(asked.includes('details'))
} else if (asked.includes('save')) {
  const { benchSave } = await import('./save.ts')
  await benchSave()
} else if (asked.includes('past')) {
  const { benchPast } = await import('./past.ts')
  await benchPast(asked.map(Number).find((files) => files > 0))
} else if (asked.includes('follow')) {
  const { benchFollow } = await import('./follow.ts')
  benchFollow()
} else if (asked.includes('server')) {
  const { benchServer } = await import('./server.ts')
  await benchServer()
} else if (asked.includes('archive')) {
  const { benchArchive } = await import('./archive.ts')
  await benchArchive(asked.map(Number).find((notices) => notices > 0))
} else if (asked.includes('cli')) {
  const { benchCommandLine } = await import('./command-line.ts')
  await benchCommandLine()
} else if (asked.includes('desktop')) {
  const { benchDesktop } = await import('./desktop.ts')
  await benchDesktop()
} else {
  const askedKinds = kinds.filter((kind) => asked.includes(kind))
  await benchExports({
    kinds: askedKinds.length > 0 ? askedKinds : kinds,
    rows: asked.map(Number).filter((rows) => rows > 0),
  })
}
