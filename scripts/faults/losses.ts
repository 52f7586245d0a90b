/** What is missing or wrong in a store after everything that a program reported as done. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { type CallFunction, connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import { openSession } from '../../src/services/sessions.ts'
import type { Report } from '../../tests/helpers/work-and-die.ts'
import config from '../../vite.config.ts'

export const worker = join(import.meta.dirname, '../../tests/helpers/work-and-die.ts')

export async function findLosses(directory: string, reports: readonly Report[]): Promise<string[]> {
  const losses: string[] = []
  const app = await openLocalApp(directory, diskFiles({}, directory), ({ error }) => losses.push(String(error)))
  try {
    const call = connect(direct(app, openSession()))
    losses.push(...(await call('store.verify', {})).problems)
    const { gap, remarks } = await call('store.state', {})
    losses.push(...remarks, ...(gap === null ? [] : [gap]))
    const lastTyped = new Map(reports.flatMap((one) => (one.done === 'typed' ? [[one.id, one.words]] : [])))
    for (const id of new Set(reports.map((one) => one.id))) {
      const of = reports.filter((one) => one.id === id)
      losses.push(...(await findLossesOf(call, id, of, lastTyped.get(id))))
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

async function findLossesOf(
  call: CallFunction,
  id: string,
  of: readonly Report[],
  words: string | undefined,
): Promise<string[]> {
  const losses: string[] = []
  const view = await call('notice.get', { id })
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
  if (words === undefined || view.version > 1) return losses
  // The next pause may have been stored and not reported any more.
  const copy = await call('workingCopy.get', { id })
  const typed = ['gõ một', 'gõ hai', 'gõ ba']
  if (copy === null || typed.indexOf(copy.notice.abstract[0] ?? '') < typed.indexOf(words))
    losses.push(`${id}: what was typed is lost`)
  return losses
}

/** Reports from what a program printed. A line that was cut off in the middle is none. */
export function readReports(lines: readonly string[]): Report[] {
  return lines.filter((line) => line.startsWith('{') && line.endsWith('}')).map((line) => JSON.parse(line) as Report)
}

export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'ket-luan-faults-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/**
 * A program of the tests as one file: read module by module, its start is most of what a kill costs. It lies where the
 * database driver is found.
 */
export async function bundle(program: string): Promise<string> {
  const { build } = await import('vite')
  const name = basename(program, '.ts')
  const outDir = 'out/faults'
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: {
      ...config.build,
      outDir,
      // Less to read at every start.
      minify: true,
      rolldownOptions: { ...config.build?.rolldownOptions, input: { [name]: program } },
    },
  })
  return resolve(outDir, `${name}.js`)
}

/** The modules of the program, compiled once. A killed program leaves none itself. */
export async function compileOnce(
  folder: string,
  program = worker,
  counts: readonly string[] = ['1', '1'],
): Promise<NodeJS.ProcessEnv> {
  const environment = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') }
  const child = spawn(process.execPath, [program, join(folder, 'first'), ...counts], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await new Promise((ended) => child.once('exit', ended))
  return environment
}
