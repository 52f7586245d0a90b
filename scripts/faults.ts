/**
 * What becomes of a store when the machine fails: `npm run faults [KILLS [SEED]]`. A program is killed at work, disks fill up
 * under it, and bytes of its files are changed or cut off; it is killed while the key of the store is changed. Nothing that was reported as done may be lost, and no fault
 * may pass in silence. The printed seed repeats the moments of the kills: `npm run faults 300 SEED`.
 * `npm run faults issues [KILLS [SEED]]` only kills a program that issues notices, and looks at their numbers.
 * `npm run faults postgres [KILLS [SEED]]` kills it on PostgreSQL, and the database server under it.
 */
import { join } from 'node:path'
import { damageBackups } from './faults/backups.ts'
import { damageStores, makeStores } from './faults/damage.ts'
import { fillDisks } from './faults/full-disk.ts'
import { type IssueCounts, killWhileIssuing } from './faults/issues.ts'
import { damageKeyring, killWhileRekeying, makeClosedStore } from './faults/keyring.ts'
import { killAtWork } from './faults/kills.ts'
import { killOnPostgres } from './faults/postgres.ts'
import { compileOnce, temporaryFolder } from './faults/losses.ts'

const [kind = ''] = process.argv.slice(2)
const isOfIssues = kind === 'issues'
const isOfPostgres = kind === 'postgres'
const given = process.argv.slice(isOfIssues || isOfPostgres ? 3 : 2)
const kills = Number(given[0] ?? (isOfIssues ? 1000 : isOfPostgres ? 20 : 300))
const seed = Number(given[1] ?? Date.now() % 1_000_000)
const diskPoints = 24
const began = performance.now()
const tell = (line: string) => console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`)
let bad = 0

if (isOfPostgres) {
  tell(`${kills} kills on PostgreSQL while issuing, seed ${seed}`)
  const { kills: done, given: numbers, reported, faults } = await killOnPostgres(kills, seed)
  tell(
    `${done} kills: ${numbers} numbers given, ${reported} of them reported, ${faults.length} gaps, duplicates or losses`,
  )
  for (const fault of faults) console.log(fault)
  process.exit(faults.length > 0 ? 1 : 0)
}

const { folder, remove } = temporaryFolder()
if (isOfIssues) {
  tell(`${kills} kills while issuing, seed ${seed}`)
  const tellCounts = ({ kills: done, given: numbers, reported, faults }: IssueCounts) =>
    tell(
      `${done} kills: ${numbers} numbers given, ${reported} of them reported, ${faults.length} gaps, duplicates or losses`,
    )
  const counts = await killWhileIssuing(kills, seed, folder, tellCounts)
  for (const fault of counts.faults) console.log(fault)
  remove()
  process.exit(counts.faults.length > 0 ? 1 : 0)
}

const environment = await compileOnce(folder)
const stores = await makeStores(folder)

const closed = await makeClosedStore(folder)
const damages = [
  ...(await damageStores(stores, folder)),
  ...damageBackups(stores.backup, folder),
  ...(await damageKeyring(closed, folder)),
]
for (const { name, points, named, noticed, harmless, silent, defect } of damages) {
  tell(
    `${points} ${name}: ${named + noticed} detected, ${named} named, ${harmless} without effect (every row is as it was), ${silent} silent, ${defect} told as a defect`,
  )
  bad += silent + defect
}

const rekeyed = await killWhileRekeying(closed, Math.ceil(kills / 5), seed)
tell(
  `${rekeyed.kills} kills while the key is changed: ${rekeyed.atWork} of them at work, ${rekeyed.renewed} keys reported, ${rekeyed.losses} lost`,
)
bad += rekeyed.losses

const disks = await fillDisks(diskPoints, join(folder, 'closed'), environment)
tell(
  disks.notTried === null
    ? `${disks.points} points of a full disk: ${disks.inWords} refused in words, ${disks.reports} reports, ${disks.losses} lost`
    : `a full disk: not tried, ${disks.notTried}`,
)
bad += disks.losses + disks.points - disks.inWords

tell(`${kills} kills, seed ${seed}`)
const killed = await killAtWork(kills, seed, environment)
tell(`${killed.kills} kills: ${killed.atWork} of them at work, ${killed.reports} reports, ${killed.losses} lost`)
bad += killed.losses
remove()
process.exitCode = bad > 0 ? 1 : 0
