/** Exports in processes of their own: start-up, the making of the data and the writing of the file included. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Kind, Sample } from './contenders.ts'
import { median } from './median.ts'
import { cellsOf } from './table.ts'

export interface Whole {
  readonly seconds: number
  /** Peak memory, MiB. */
  readonly peak: number
}

const plainName = { docx: 'docx', xlsx: 'exceljs' } as const
const pythonName = { docx: 'python-docx', xlsx: 'xlsxwriter' } as const
/** Debian's Python libraries belong to this Python. */
const python = '/usr/bin/python3'

/** Medians by contender, in turn; null for a Python library that is not installed. */
export function timeWhole(kind: Kind, rows: number, { table }: Sample, rounds: number): Map<string, Whole | null> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const source = join(folder, 'table.json')
    const headings = table.columns.map((column) => column.heading)
    const widths = table.columns.map((column) => column.width)
    writeFileSync(source, JSON.stringify({ widths, rows: [headings, ...cellsOf(table)] }))
    const [one, script] = ['one.ts', 'python.py'].map((name) => fileURLToPath(new URL(name, import.meta.url)))
    const commands = new Map([
      ['ours', [process.execPath, one, kind, 'ours', String(rows), join(folder, 'ours')]],
      [plainName[kind], [process.execPath, one, kind, 'plain', String(rows), join(folder, 'plain')]],
      [pythonName[kind], [python, script, pythonName[kind], source, join(folder, 'python')]],
    ])
    const runs = new Map([...commands.keys()].map((name) => [name, [] as Whole[]]))
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, command] of commands) {
        const run = runOnce(command.filter((part) => part !== undefined))
        if (run !== null) runs.get(name)?.push(run)
      }
    }
    return new Map([...runs].map(([name, done]) => [name, medianOf(done)]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function runOnce([command = '', ...args]: readonly string[]): Whole | null {
  const start = performance.now()
  const errors = command === python ? 'ignore' : 'inherit'
  const done = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', errors] })
  const seconds = (performance.now() - start) / 1000
  if (done.status === 0) return { seconds, peak: Number(done.stdout.trim()) / 1024 }
  if (command === python) return null
  throw new Error(`${command} ${args.join(' ')} ended with ${done.status}`)
}

function medianOf(runs: readonly Whole[]): Whole | null {
  if (runs.length === 0) return null
  return { seconds: median(runs.map((run) => run.seconds)), peak: median(runs.map((run) => run.peak)) }
}
