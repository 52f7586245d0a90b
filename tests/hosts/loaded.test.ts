/** What a start loads: a module that is imported by the way makes every command slower, and nothing else would tell. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const importing = /^(?:import|export) (?!type )(?:([^'"]*?) from )?'([^']+)'/gmu
const onlyTypes = /^\{(?:\s*type [^,}]+,?)+\s*\}$/u

/** What a module imports, however far down, but for types and what is imported when first needed. */
function loadedBy(...first: readonly string[]): Set<string> {
  const loaded = new Set<string>()
  const load = (path: string): void => {
    if (loaded.has(path)) return
    loaded.add(path)
    if (!path.endsWith('.ts')) return
    for (const { 1: what = '', 2: from = '' } of readFileSync(join(root, path), 'utf8').matchAll(importing))
      if (!onlyTypes.test(what)) load(from.startsWith('.') ? join(dirname(path), from) : from)
  }
  for (const path of first) load(path)
  return loaded
}

const everyCommand = [
  'src/hosts/cli/run.ts',
  'src/hosts/app-on-call.ts',
  'src/hosts/local-app.ts',
  'src/services/session.ts',
  'src/services/store.ts',
]

test('no command loads the rules, the readers of papers or the writers of files before it needs them', () => {
  const loaded = loadedBy(...everyCommand)
  expect(loaded.has('kysely')).toBe(true)
  const needless = /^(?:exceljs|docx)$|checker\/(?:rules|lexicon|repair|examples)|page\/recognize/u
  expect([...loaded].filter((path) => needless.test(path))).toEqual([])
})

test('an export as DOCX loads no rules, no readers and no exceljs', () => {
  const loaded = loadedBy(...everyCommand, 'src/services/papers.ts', 'src/files/docx-write.ts')
  expect(loaded.has('docx')).toBe(true)
  expect([...loaded].filter((path) => /^exceljs$|checker\/(?:rules|examples)|page\/recognize/u.test(path))).toEqual([])
})

test('foreign files are read without the libraries that write', () => {
  const loaded = loadedBy('src/files/foreign-worker.ts')
  expect(loaded.has('saxes')).toBe(true)
  expect([...loaded].filter((path) => /^(?:exceljs|docx|kysely|better-sqlite3)$/u.test(path))).toEqual([])
})

test('the build puts what every command loads into one file, apart from the subjects', () => {
  const together = /base: \[([^\]]*)\]/u.exec(readFileSync(join(root, 'vite.config.ts'), 'utf8'))?.[1] ?? ''
  const running = readFileSync(join(root, 'src/hosts/cli/run.ts'), 'utf8')
  // What each command imports on its way, and not in an answer of its own.
  const opened = [...running.matchAll(/^ +const \{[^}]*\} = await import\('([^']+)'\)/gmu)].map(({ 1: from = '' }) =>
    join('src/hosts/cli', from),
  )
  expect(opened).toContain('src/hosts/app-on-call.ts')
  const inBase = loadedBy(...[...together.matchAll(/'([^']+)'/g)].map(({ 1: path = '' }) => path))
  expect([...opened, ...everyCommand].filter((path) => !inBase.has(path))).toEqual([])
})
