/**
 * `npm run fuzz [MINUTES] [SEED]`: every reader of files on files that are damaged in many ways, for ten minutes in all unless
 * told otherwise. Prints cases, crashes (an error that is no refusal), hangs and growth, and keeps the files that did harm in
 * out/fuzz. A case is made again from its number.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeCase } from './fuzz/mutate.ts'
import type { Answered, Asked } from './fuzz/reader.ts'
import { type ReaderName, makeSeeds, readerNames } from './fuzz/seeds.ts'

const minutes = Number(process.argv[2] ?? 10)
const firstSeed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31))
/** ms; what a reader may take in the program itself, where its worker is killed. */
const longest = 5000
const output = 'out/fuzz'

interface Count {
  cases: number
  read: number
  refused: number
  crashes: number
  hangs: number
  slowest: number
  firstRss: number
  lastRss: number
}

const seeds = await makeSeeds()

async function start(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'fuzz/reader.ts'), {
    execArgv: ['--expose-gc', '--max-old-space-size=768'],
  })
  await new Promise((ready) => child.once('message', ready))
  return child
}

/** Null where it did not answer in time or ended. */
function ask(child: ChildProcess, asked: Asked): Promise<Answered | null> {
  return new Promise((resolve) => {
    const end = (answered: Answered | null) => {
      clearTimeout(timer)
      child.removeAllListeners('message').removeAllListeners('exit')
      resolve(answered)
    }
    const timer = setTimeout(() => end(null), longest)
    child.once('message', (answered) => end(answered as Answered))
    child.once('exit', () => end(null))
    child.send(asked)
  })
}

function keep(reader: ReaderName, seed: number, what: string, error = ''): void {
  mkdirSync(output, { recursive: true })
  writeFileSync(join(output, `${reader}-${seed}-${what}`), makeCase(seed, seeds[reader]))
  console.log(`${what}: ${reader} ${seed}\n${error.split('\n').slice(0, 6).join('\n')}`)
}

async function fuzz(reader: ReaderName, time: number): Promise<Count> {
  const count = { cases: 0, read: 0, refused: 0, crashes: 0, hangs: 0, slowest: 0, firstRss: 0, lastRss: 0 }
  const end = Date.now() + time
  let child = await start()
  for (let seed = firstSeed; Date.now() < end; seed += 1) {
    const begun = performance.now()
    const answered = await ask(child, { reader, seed })
    count.cases += 1
    if (answered === null) {
      count.hangs += 1
      keep(reader, seed, 'hang')
      child.kill('SIGKILL')
      child = await start()
      continue
    }
    count.slowest = Math.max(count.slowest, performance.now() - begun)
    if (answered.outcome === 'read') count.read += 1
    else if (answered.outcome === 'refused') count.refused += 1
    else {
      count.crashes += 1
      keep(reader, seed, 'crash', answered.error)
    }
    if (answered.rss !== undefined) {
      count.firstRss ||= answered.rss
      count.lastRss = answered.rss
    }
  }
  child.kill()
  return count
}

console.log(`seed ${firstSeed}, ${minutes} minutes`)
let harm = 0
for (const reader of readerNames) {
  const { cases, read, refused, crashes, hangs, slowest, firstRss, lastRss } = await fuzz(
    reader,
    (minutes * 60_000) / readerNames.length,
  )
  harm += crashes + hangs
  const growth = firstRss === 0 ? '' : `, ${mega(firstRss)} MB after the first hundred, ${mega(lastRss)} MB at the end`
  console.log(
    `${reader}: ${cases} cases, ${read} read, ${refused} refused, ${crashes} crashes, ${hangs} hangs, slowest ${Math.round(slowest)} ms${growth}`,
  )
}
process.exitCode = harm === 0 ? 0 : 1

function mega(bytes: number): number {
  return Math.round(bytes / 1e6)
}
