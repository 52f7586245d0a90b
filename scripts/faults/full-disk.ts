/**
 * Lets a program work until the disk is full, at many sizes of the disk, so that it fills up in the middle of every kind of
 * write. It must be refused in words, and what it reported as done must be there once there is room again.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findMounting } from '../../tests/helpers/disks.ts'
import { findLosses, readReports, temporaryFolder, worker } from './losses.ts'

/** Kilobytes by which a disk is larger than the one before: a few pages of the database. */
const step = 24
const lanes = 2

export interface FullDiskCounts {
  points: number
  /** Ended by a refusal that names the disk. */
  inWords: number
  reports: number
  losses: number
  /** Why nothing could be tried; null when it was. */
  readonly notTried: string | null
}

/** `base`: a closed store to start from. */
export async function fillDisks(points: number, base: string, environment: NodeJS.ProcessEnv): Promise<FullDiskCounts> {
  const mounting = findMounting()
  const counts: FullDiskCounts = {
    points: 0,
    inWords: 0,
    reports: 0,
    losses: 0,
    notTried: mounting.words === null ? mounting.reason : null,
  }
  if (mounting.words === null) return counts
  const { words } = mounting
  const sizes = Array.from({ length: points }, (_, point) => sizeOf(base) + 64 + point * step)
  const work = async () => {
    for (let size = sizes.shift(); size !== undefined; size = sizes.shift())
      await fillOne(size, base, words, environment, counts)
  }
  await Promise.all(Array.from({ length: lanes }, work))
  return counts
}

async function fillOne(
  size: number,
  base: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  counts: FullDiskCounts,
): Promise<void> {
  const { folder, remove } = temporaryFolder()
  const [disk, after] = [join(folder, 'disk'), join(folder, 'after')]
  mkdirSync(disk)
  mkdirSync(after)
  const script = `mount -t tmpfs -o size=${size}k tmpfs ${disk} && cp -r ${base} ${disk}/kho || exit 99
    ${process.execPath} ${worker} ${disk}/kho 1
    cp -r ${disk}/kho ${after}/kho`
  const out = await run([...words, 'sh', '-c', script], environment)
  const lines = out.split('\n').filter((line) => line !== '')
  const end = lines.findLast((line) => line.startsWith('refused '))
  const reports = readReports(lines)
  counts.points += 1
  counts.reports += reports.length
  if (/^refused disk\.(?:full|failed) /.test(end ?? '')) counts.inWords += 1
  else console.log(`full disk of ${size} kB: not refused in words: ${end ?? out.slice(-300)}`)
  const losses = await findLosses(join(after, 'kho'), reports)
  counts.losses += losses.length
  for (const loss of losses) console.log(`full disk of ${size} kB: ${loss}`)
  remove()
}

function run([program = '', ...words]: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, words, { env: environment }, (_, stdout, stderr) => resolve(`${stdout}\n${stderr}`))
  })
}

/** Kilobytes of the files of a store, in whole pages. */
function sizeOf(directory: string): number {
  return readdirSync(directory).reduce(
    (sum, name) => sum + Math.ceil(statSync(join(directory, name)).size / 4096) * 4,
    0,
  )
}
