/** Flips bytes and cuts files of a store at points spread over them, and counts how each was taken. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import { openSession } from '../../src/services/sessions.ts'
import {
  type Verdict,
  copyStore,
  cutAt,
  fillStore,
  flipByte,
  judge,
  lookAt,
  readRows,
} from '../../tests/helpers/damage.ts'

/** Two copies of a store that was worked on: as a crash leaves it, and closed. */
export interface Stores {
  readonly crashed: string
  readonly closed: string
  readonly ids: readonly string[]
  readonly rows: string | null
  /** A backup of it. */
  readonly backup: string
}

export async function makeStores(folder: string): Promise<Stores> {
  const [worked, crashed, closed] = [join(folder, 'worked'), join(folder, 'crashed'), join(folder, 'closed')]
  const app = await openLocalApp(worked, diskFiles({}, worked), ({ error }) => console.log(error))
  const call = connect(direct(app, openSession()))
  const ids = await fillStore(call)
  const backup = (await call('backup.make', {})).path
  copyStore(worked, crashed)
  await app.close()
  copyStore(worked, closed)
  return { crashed, closed, ids, rows: await readRows(worked), backup }
}

interface Fault {
  readonly name: string
  readonly from: 'crashed' | 'closed'
  readonly file: string
  readonly damage: (file: string, at: number) => void
  readonly points: number
}

/** A page of which a power cut let only the first half reach the disk. */
function tearPage(file: string, at: number): void {
  const bytes = readFileSync(file)
  const half = 2048
  const page = Math.floor(at / 4096) * 4096
  bytes.fill(0, page + half, Math.min(page + 2 * half, bytes.length))
  writeFileSync(file, bytes)
}

const faults: readonly Fault[] = [
  { name: 'bytes flipped in the database', from: 'closed', file: 'ket-luan.db', damage: flipByte, points: 90 },
  { name: 'torn pages of the database', from: 'closed', file: 'ket-luan.db', damage: tearPage, points: 60 },
  { name: 'bytes flipped in the WAL', from: 'crashed', file: 'ket-luan.db-wal', damage: flipByte, points: 90 },
  { name: 'bytes flipped in the anchor', from: 'closed', file: 'ket-luan.anchor', damage: flipByte, points: 30 },
  { name: 'bytes flipped in the key', from: 'closed', file: 'store.key', damage: flipByte, points: 30 },
  { name: 'cuts of the WAL', from: 'crashed', file: 'ket-luan.db-wal', damage: cutAt, points: 40 },
  { name: 'cuts of the database', from: 'closed', file: 'ket-luan.db', damage: cutAt, points: 20 },
]

export type FaultCounts = Readonly<Record<Verdict, number>> & { readonly name: string; readonly points: number }

export async function damageStores(stores: Stores, folder: string): Promise<FaultCounts[]> {
  const all: FaultCounts[] = []
  for (const fault of faults) all.push(await damageAt(stores, folder, fault))
  return all
}

async function damageAt(stores: Stores, folder: string, fault: Fault): Promise<FaultCounts> {
  const { name, from, file, damage, points } = fault
  const counts: Record<Verdict, number> = { named: 0, noticed: 0, harmless: 0, silent: 0, defect: 0 }
  const { size } = statSync(join(stores[from], file))
  const directory = join(folder, 'damaged')
  for (let point = 0; point < points; point += 1) {
    const at = Math.floor((size * (point + 0.5)) / points)
    copyStore(stores[from], directory)
    damage(join(directory, file), at)
    const look = await lookAt(directory, stores.ids)
    const verdict = judge(look, stores.rows)
    counts[verdict] += 1
    if (verdict === 'silent' || verdict === 'defect')
      console.log(`${name}, at ${at}: ${verdict}: ${[...look.defects, ...look.words].join(' | ')}`)
  }
  return { name, points, ...counts }
}
