/** Flips bytes and cuts files of a backup: a restore must refuse every one of them. */
import { cpSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../src/domain/errors.ts'
import { planRestore } from '../../src/store/plan-restore.ts'
import { cutAt, flipByte } from '../../tests/helpers/damage.ts'
import type { FaultCounts } from './damage.ts'

const faults = [
  { name: 'bytes flipped in the database of a backup', file: 'ket-luan.db', damage: flipByte, points: 60 },
  { name: 'bytes flipped in the key of a backup', file: 'store.key', damage: flipByte, points: 30 },
  { name: 'bytes flipped in the manifest of a backup', file: 'manifest.json', damage: flipByte, points: 60 },
  { name: 'cuts of the database of a backup', file: 'ket-luan.db', damage: cutAt, points: 20 },
] as const

export function damageBackups(backup: string, folder: string): FaultCounts[] {
  const [damaged, empty] = [join(folder, 'damaged-backup'), join(folder, 'no store here')]
  return faults.map(({ name, file, damage, points }) => {
    const counts = { named: 0, noticed: 0, harmless: 0, silent: 0, defect: 0 }
    const { size } = statSync(join(backup, file))
    for (let point = 0; point < points; point += 1) {
      const at = Math.floor((size * (point + 0.5)) / points)
      rmSync(damaged, { recursive: true, force: true })
      cpSync(backup, damaged, { recursive: true })
      damage(join(damaged, file), at)
      const verdict = judgeRestore(damaged, empty, file)
      counts[verdict] += 1
      if (verdict === 'silent' || verdict === 'defect') console.log(`${name}, at ${at}: ${verdict}`)
    }
    return { name, points, ...counts }
  })
}

function judgeRestore(backup: string, store: string, file: string): 'named' | 'noticed' | 'silent' | 'defect' {
  try {
    planRestore(backup, store)
    return 'silent'
  } catch (error) {
    if (!(error instanceof Refusal)) return 'defect'
    return error.message.includes(file) ? 'named' : 'noticed'
  }
}
