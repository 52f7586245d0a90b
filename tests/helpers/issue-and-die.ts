/**
 * Issues notices without end, each with the next number of its series, and reports each number on standard output once it is
 * given: `issue-and-die.ts DIRECTORY|postgres://… [COUNT]`. For killing at any moment; with a count it ends by itself.
 */
import { connect } from '../../src/contract/client.ts'
import { notice } from '../../src/checker/examples.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import { openPostgresApp } from '../../src/hosts/postgres-app.ts'
import type { Defect } from '../../src/services/context.ts'
import { uuidV7 } from '../../src/services/ids.ts'
import { openSession } from '../../src/services/sessions.ts'
import { decideNone } from './decide.ts'

const directory = process.argv[2] ?? ''
const count = Number(process.argv[3] ?? Infinity)
const log = ({ error }: Defect) => process.stderr.write(`${String(error)}\n`)
const app = directory.startsWith('postgres:')
  ? await openPostgresApp(directory, diskFiles({}, '.'), log)
  : await openLocalApp(directory, diskFiles({}, directory), log)
const call = connect(direct(app, openSession()))
const one = notice()
const series = {
  organ: one.header.issuingOrgans[0]?.name ?? '',
  symbol: one.header.symbol,
  date: one.header.date ?? '',
}
for (let given = 0; given < count; given += 1) {
  const id = uuidV7()
  const seen = { id, version: 1 }
  await call('notice.create', { notice: { ...one, id, header: { ...one.header, number: null } } })
  for (const { key, severity } of (await call('notice.check', { id })).findings)
    if (severity === 'error') await call('notice.waive', { id, key, reason: 'Văn thư cấp số khi ban hành.' })
  await decideNone(call, seen)
  await call('notice.submit', seen)
  const { number } = await call('register.next', series)
  await call('notice.issue', { ...seen, number })
  process.stdout.write(`${number}\n`)
}
await app.close()
