/** A BagIt bag before check_bag.py: a folder, or a ZIP. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('check_bag.py', import.meta.url))

export function judgeBag(path: string): { readonly errors: readonly string[]; readonly files: number } {
  const answer = execFileSync('/usr/bin/python3', [script, path], { encoding: 'utf8', timeout: 120_000 })
  return JSON.parse(answer) as { errors: string[]; files: number }
}
