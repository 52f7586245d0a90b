/**
 * A store that only a passphrase opens: bytes of its keyring are flipped, the keyring is cut off, and a program is killed
 * again and again while it gives the store another key.
 */
import { spawn } from 'node:child_process'
import { cpSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CallFailed, connect } from '../../src/contract/client.ts'
import { openLocalAppOnCall } from '../../src/hosts/app-on-call.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openSession } from '../../src/services/sessions.ts'
import { cutAt, fillStore, flipByte } from '../../tests/helpers/damage.ts'
import type { FaultCounts } from './damage.ts'
import { makeRandom } from './kills.ts'

const who = { account: 'minh.qt', passphrase: 'bàn gỗ sông dài mưa' }
const worker = join(import.meta.dirname, '../../tests/helpers/rekey-and-die.ts')
const keyring = 'ket-luan.keys'

export interface ClosedStore {
  readonly directory: string
  readonly ids: readonly string[]
}

function start(directory: string) {
  const defects: string[] = []
  const app = openLocalAppOnCall(directory, diskFiles({}, directory), ({ error }) => defects.push(String(error)), {
    passphraseCost: { N: 2 ** 4, r: 8, p: 1 },
  })
  return { app, call: connect(direct(app, openSession())), defects }
}

export async function makeClosedStore(folder: string): Promise<ClosedStore> {
  const directory = join(folder, 'closed by a passphrase')
  const { app, call } = start(directory)
  const ids = await fillStore(call)
  const { recovery } = await call('store.protect', { administrator: { ...who, name: 'Trần Văn Minh' } })
  const [first, second] = recovery ?? ['', '']
  await call('keys.confirmRecovery', { first, second })
  await call('keys.renew', { passphrase: who.passphrase })
  await app.close()
  return { directory, ids }
}

/** What is lost or wrong in a store after somebody signed in; a refusal is given as its code. */
async function lookInside(directory: string, ids: readonly string[]): Promise<readonly string[] | string> {
  const { app, call, defects } = start(directory)
  try {
    await call('session.get', {})
    await call('session.signIn', who)
    const { problems } = await call('store.verify', {})
    const { gap, damage } = await call('store.state', {})
    const found = new Set((await call('notice.list', {})).map(({ id }) => id))
    const lost = ids.filter((id) => !found.has(id)).map((id) => `${id} is lost`)
    return [...problems, ...lost, ...defects, ...[gap, damage].filter((text) => text !== null)]
  } catch (error) {
    if (error instanceof CallFailed) return error.error.code
    throw error
  } finally {
    await app.close()
  }
}

export async function damageKeyring({ directory, ids }: ClosedStore, folder: string): Promise<FaultCounts[]> {
  const faults = [
    { name: 'bytes flipped in the keyring', damage: flipByte, points: 60 },
    { name: 'cuts of the keyring', damage: cutAt, points: 20 },
  ]
  const all: FaultCounts[] = []
  const copy = join(folder, 'damaged keyring')
  for (const { name, damage, points } of faults) {
    const counts = { named: 0, noticed: 0, harmless: 0, silent: 0, defect: 0 }
    const { size } = statSync(join(directory, keyring))
    for (let point = 0; point < points; point += 1) {
      rmSync(copy, { recursive: true, force: true })
      cpSync(directory, copy, { recursive: true })
      damage(join(copy, keyring), Math.floor((size * (point + 0.5)) / points))
      const told = await lookInside(copy, ids)
      if (told === 'keyring.damaged') counts.named += 1
      else if (told === 'defect') counts.defect += 1
      else if (typeof told === 'string') counts.noticed += 1
      else counts[told.length === 0 ? 'harmless' : 'silent'] += 1
    }
    all.push({ name, points, ...counts })
  }
  return all
}

export interface RekeyCounts {
  readonly kills: number
  /** Of them, kills that met a program at it. */
  readonly atWork: number
  readonly renewed: number
  readonly losses: number
}

/** Kills a program that changes the key, over and over on one store. */
export async function killWhileRekeying(
  { directory, ids }: ClosedStore,
  kills: number,
  seed: number,
): Promise<RekeyCounts> {
  const random = makeRandom(seed)
  const counts = { kills: 0, atWork: 0, renewed: 0, losses: 0 }
  for (let kill = 0; kill < kills; kill += 1) {
    const lines = await rekeyAndDie(directory, random() * 900)
    counts.kills += 1
    counts.atWork += lines > 0 ? 1 : 0
    counts.renewed += Math.max(0, lines - 1)
    const told = await lookInside(directory, ids)
    const losses = typeof told === 'string' ? [told] : told
    counts.losses += losses.length
    for (const loss of losses) console.log(`kill ${kill + 1} while the key is changed: ${loss}`)
    // Each key leaves a backup of what was before: the disk of a test is not an office's.
    rmSync(join(directory, 'sao-luu'), { recursive: true, force: true })
  }
  return counts
}

/** How many lines it reported; killed so many ms after the first. */
function rekeyAndDie(directory: string, life: number): Promise<number> {
  const child = spawn(process.execPath, [worker, directory, who.account, who.passphrase], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let lines = 0
  return new Promise((done, failed) => {
    child.stdout.on('data', (text: Buffer) => {
      if (lines === 0) setTimeout(() => child.kill('SIGKILL'), life)
      lines += text.toString('utf8').split('\n').length - 1
    })
    child.once('exit', (_, signal) =>
      signal === 'SIGKILL' ? done(lines) : failed(new Error('The program that changes the key ended by itself.')),
    )
  })
}
