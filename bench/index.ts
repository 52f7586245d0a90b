/**
 * Exports against the plain libraries, against Python's, and against the limit, as ratios in one run:
 *
 *     npm run bench [docx|xlsx] [ROWS …]
 *
 * In process: all contenders in turn, round after round, garbage collected before each; medians. Whole
 * process: start-up, the making of the data and the writing of the file included; peak memory.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TaskTableBlock } from '../src/page/blocks.ts'
import { type Contender, type Kind, prepare } from './contenders.ts'

interface Reach {
  /** At most so many times the limit. */
  readonly ofLimit?: number
  /** At most so many ms. */
  readonly warm?: number
  /** At most so many MiB, whole process. */
  readonly memory?: number
}

const sizes: Readonly<Record<Kind, ReadonlyMap<number, Reach>>> = {
  docx: new Map<number, Reach>([[55, { warm: 30 }], [1000, {}], [5000, { ofLimit: 1.3 }]]),
  xlsx: new Map<number, Reach>([[55, {}], [10_000, { ofLimit: 2 }], [100_000, { ofLimit: 1.6, memory: 500 }]]),
}
const plainName = { docx: 'docx', xlsx: 'exceljs' } as const
const pythonName = { docx: 'python-docx', xlsx: 'xlsxwriter' } as const
const python = '/usr/bin/python3'

/** Rounds after two for warming up: fewer where one takes seconds. */
function roundsFor(rows: number): number {
  return rows <= 1000 ? 15 : rows <= 10_000 ? 7 : 3
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

async function timeInTurn(contenders: Readonly<Record<string, Contender>>, rounds: number): Promise<Record<string, number>> {
  const times: Record<string, number[]> = {}
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(contenders)) {
      globalThis.gc?.()
      const start = performance.now()
      await run()
      const time = performance.now() - start
      if (round >= 0) (times[name] ??= []).push(time)
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]))
}

interface Whole {
  readonly seconds: number
  readonly peak: number
}

function runWhole(command: string, args: readonly string[]): Whole | null {
  const start = performance.now()
  const done = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const seconds = (performance.now() - start) / 1000
  return done.status === 0 ? { seconds, peak: Number(done.stdout.trim()) / 1024 } : null
}

function medianWhole(runs: readonly (Whole | null)[]): Whole | null {
  const done = runs.filter((run) => run !== null)
  if (done.length === 0) return null
  return { seconds: median(done.map((run) => run.seconds)), peak: median(done.map((run) => run.peak)) }
}

function timeWhole(kind: Kind, rows: number, table: TaskTableBlock): Record<string, Whole | null> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const source = join(folder, 'table.json')
    const texts = table.rows.map((row) => (row.kind === 'task' ? row.cells : [row.label, row.title, '', '', '', '', '', '', '']))
    const headings = table.columns.map((column) => column.heading)
    writeFileSync(source, JSON.stringify({ widths: table.columns.map((column) => column.width), rows: [headings, ...texts] }))
    const one = fileURLToPath(new URL('one.ts', import.meta.url))
    const script = fileURLToPath(new URL('python.py', import.meta.url))
    const commands: Record<string, readonly [string, readonly string[]]> = {
      ours: [process.execPath, [one, kind, 'ours', String(rows), join(folder, 'ours')]],
      [plainName[kind]]: [process.execPath, [one, kind, 'plain', String(rows), join(folder, 'plain')]],
      [pythonName[kind]]: [python, [script, pythonName[kind], source, join(folder, 'python')]],
    }
    const runs: Record<string, (Whole | null)[]> = {}
    for (let round = 0; round < (rows > 10_000 ? 1 : 3); round += 1) {
      for (const [name, [command, args]] of Object.entries(commands)) (runs[name] ??= []).push(runWhole(command, args))
    }
    return Object.fromEntries(Object.entries(runs).map(([name, of]) => [name, medianWhole(of)]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function judge(value: number, reach: number | undefined, unit: string): string {
  return reach === undefined ? '' : `${value <= reach ? 'reached' : '**missed**'} (≤ ${reach}${unit})`
}

const asked = process.argv.slice(2)
const askedRows = asked.map(Number).filter((rows) => rows > 0)
const kinds = (['docx', 'xlsx'] as const).filter((kind) => asked.includes(kind) || !asked.some((word) => word === 'docx' || word === 'xlsx'))

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`)
if (globalThis.gc === undefined) console.log('Without --expose-gc the figures scatter more.\n')
const wholeLines: string[] = []
console.log('| in process, median | rows | ours, ms | limit, ms | ours / limit | reach | plain library, ms | library / ours |')
console.log('|---|---|---|---|---|---|---|---|')
for (const kind of kinds) {
  for (const [rows, reach] of sizes[kind]) {
    if (askedRows.length > 0 && !askedRows.includes(rows)) continue
    const { table, ours, limit, plain } = await prepare(kind, rows)
    const time = await timeInTurn({ ours, limit, plain }, roundsFor(rows))
    const { ours: our = Number.NaN, limit: least = Number.NaN, plain: other = Number.NaN } = time
    const reached = judge(our, reach.warm, ' ms') || judge(our / least, reach.ofLimit, '')
    console.log(
      `| ${kind} | ${rows} | ${our.toFixed(1)} | ${least.toFixed(1)} | ${(our / least).toFixed(2)} | ${reached} ` +
        `| ${plainName[kind]} ${other.toFixed(1)} | ${(other / our).toFixed(1)} |`,
    )
    const whole = timeWhole(kind, rows, table)
    for (const [name, figures] of Object.entries(whole)) {
      const line = figures === null
        ? 'not installed | | | |'
        : `${figures.seconds.toFixed(2)} | ${figures.peak.toFixed(0)} | ${(figures.seconds / (whole.ours?.seconds ?? Number.NaN)).toFixed(2)} | ` +
          `${name === 'ours' ? judge(figures.peak, reach.memory, ' MiB') : ''} |`
      wholeLines.push(`| ${kind} | ${rows} | ${name} | ${line}`)
    }
  }
}
console.log('\n| whole process | rows | who | s | peak, MiB | time / ours | reach |\n|---|---|---|---|---|---|---|')
console.log(wholeLines.join('\n'))
