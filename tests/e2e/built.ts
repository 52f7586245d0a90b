/** The bundles that the tests of this folder run: built when they are older than what they are built from. */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const sources = ['electron', 'src', 'resources', 'migrations', 'package.json', 'electron.vite.config.ts']
const result = 'out/renderer/index.html'
const lock = 'out/.building'

function newest(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function isFresh(): boolean {
  return existsSync(result) && statSync(result).mtimeMs >= Math.max(...sources.map(newest))
}

/** Builds once, whichever test file comes first; the others wait. */
export async function ensureBuilt(): Promise<void> {
  mkdirSync('out', { recursive: true })
  while (!isFresh()) {
    let held: number
    try {
      held = openSync(lock, 'wx')
    } catch {
      // Another worker builds; a lock it left behind when it was killed is taken over.
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 60_000) rmSync(lock, { force: true })
      await wait(200)
      continue
    }
    try {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['node_modules/electron-vite/bin/electron-vite.js', 'build'],
        { encoding: 'utf8' },
      )
      if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`)
    } finally {
      closeSync(held)
      rmSync(lock, { force: true })
    }
  }
}
