/** Disks that are full or only read: mounted in a mount namespace of their own, so that nothing is left behind. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandDone } from './command-line.ts'

const root = join(import.meta.dirname, '../..')

/** How this machine lets us mount; null with the reason where it does not. */
export function findMounting():
  { readonly words: readonly string[] } | { readonly words: null; readonly reason: string } {
  for (const words of [
    ['unshare', '-m'],
    ['unshare', '-rm'],
  ]) {
    const [program = '', ...options] = words
    if (spawnSync(program, [...options, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0) return { words }
  }
  return { words: null, reason: 'this machine gives us no mount namespace (unshare -m)' }
}

const quote = (word: string) => `'${word.replaceAll("'", "'\\''")}'`

/**
 * Runs lines of shell, one after the other, in a mount namespace; of those that are lists of words, each a command of the
 * command line, gives what it answered. `as`: the user whose rights they have.
 */
export function runOnDisk(
  folder: string,
  lines: readonly (string | readonly string[])[],
  as: readonly string[] = [],
): CommandDone[] {
  const { words } = findMounting()
  if (words === null) throw new Error('No mount namespace.')
  const answers = join(folder, 'answers')
  mkdirSync(answers, { recursive: true })
  let count = 0
  const script = lines.map((line) => {
    if (typeof line === 'string') return `${line} || exit 99`
    count += 1
    const command = [...as, process.execPath, 'src/hosts/cli.ts', ...line].map(quote).join(' ')
    const answer = quote(join(answers, String(count)))
    return `${command} >${answer}.out 2>${answer}.error; echo $? >${answer}.status`
  })
  const [program = '', ...options] = words
  const run = spawnSync(program, [...options, 'sh', '-c', script.join('\n')], { cwd: root, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`The script ended with ${run.status}: ${run.stderr}`)
  const read = (number: number, part: string) => {
    const file = join(answers, `${number}.${part}`)
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }
  return Array.from({ length: count }, (_, index) => ({
    status: Number(read(index + 1, 'status')),
    out: read(index + 1, 'out'),
    error: read(index + 1, 'error'),
  }))
}
