/** The bundles that the tests of this folder run: built before the first test when they are older than their sources. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const sources = [
  'electron',
  'src',
  'resources',
  'migrations',
  'package.json',
  'electron.vite.config.ts',
  'bundled-together.ts',
]
const result = 'out/renderer/index.html'

function newest(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const isFresh = () => existsSync(result) && statSync(result).mtimeMs >= Math.max(...sources.map(newest))

/** Called by vitest, once for all files (vitest.config.ts). */
export default function buildOnce(): void {
  if (isFresh()) return
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/electron-vite/bin/electron-vite.js', 'build'],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`)
}
