/**
 * The built command line exporting a notice of 55 rows, beside python-docx writing its table and an empty Node, each in a
 * process of its own, in turn: `npm run bench cli` (after `npm run build`). Every run has a copy of the store as it was, so
 * that no export is one that was kept.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../src/contract/client.ts'
import { direct } from '../src/hosts/direct.ts'
import { diskFiles } from '../src/hosts/disk-files.ts'
import { openLocalApp } from '../src/hosts/local-app.ts'
import { openSession } from '../src/services/sessions.ts'
import { makeSample } from './contenders.ts'
import { median } from './median.ts'
import { cellsOf } from './table.ts'
import { withUnits } from './unit.ts'

const rows = 55
const rounds = 15
const most = 2
const program = join(import.meta.dirname, '../out/cli/cli.js')

/** Prints the table. */
export async function benchCommandLine(): Promise<void> {
  if (!existsSync(program)) throw new Error('npm run build first')
  const folder = mkdtempSync(join(tmpdir(), 'bench-cli-'))
  try {
    const { notice, table } = makeSample(rows)
    const store = join(folder, 'store')
    const app = await openLocalApp(store, diskFiles({}, store), ({ error }) => {
      throw error
    })
    await connect(direct(app, openSession()))('notice.create', { notice })
    await app.close()
    const source = join(folder, 'table.json')
    const headings = table.columns.map((column) => column.heading)
    const widths = table.columns.map((column) => column.width)
    writeFileSync(source, JSON.stringify({ widths, rows: [headings, ...cellsOf(table)] }))
    const copy = join(folder, 'copy')
    const file = join(folder, 'out')
    const script = join(import.meta.dirname, 'python.py')
    const exporting = (kind: string) => [process.execPath, program, 'export', notice.id, kind, file, '--store', copy]
    const contenders: Readonly<Record<string, readonly string[]>> = {
      'the command line, DOCX': exporting('--docx'),
      'the command line, XLSX': exporting('--xlsx'),
      'python-docx': ['/usr/bin/python3', script, 'python-docx', source, file],
      'Node doing nothing': [process.execPath, '-e', '0'],
    }
    const times = new Map(Object.keys(contenders).map((name) => [name, [] as number[]]))
    for (let round = -1; round < rounds; round += 1) {
      for (const [name, [command = '', ...args]] of Object.entries(contenders)) {
        rmSync(copy, { recursive: true, force: true })
        cpSync(store, copy, { recursive: true })
        rmSync(file, { force: true })
        const start = performance.now()
        const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
        if (status !== 0) throw new Error(`${name}: ${stderr}`)
        if (round >= 0) times.get(name)?.push(performance.now() - start)
      }
    }
    print(times)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function print(times: ReadonlyMap<string, readonly number[]>): void {
  const base = median(times.get('python-docx') ?? [])
  console.log(`\n| whole process, ${rows} rows | ms | of python-docx | reach |\n| --- | --- | --- | --- |`)
  for (const [name, taken] of times) {
    const ratio = median(taken) / base
    const verdict = name.endsWith('DOCX') ? `${ratio <= most ? 'reached' : '**missed**'} (<= ${most})` : ''
    console.log(`| ${name} | ${withUnits(median(taken), 0)} | ${ratio.toFixed(2)} | ${verdict} |`)
  }
}
