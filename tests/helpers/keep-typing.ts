/**
 * Types in a notice and keeps the working copy with every pause, a minute's worth of one a second; tells after each how
 * many bytes were written by then, and does not end: for killing.
 */
import { readFileSync } from 'node:fs'
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import { openSession } from '../../src/services/sessions.ts'

const [directory = '', textFile = ''] = process.argv.slice(2)
const app = await openLocalApp(directory, diskFiles({}, directory), ({ error }) => process.stderr.write(String(error)))
const call = connect(direct(app, openSession()))
/** What this process has handed to the system to write, files and pipes alike. */
const written = () => Number(/wchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1])

const { notice } = await call('notice.readText', { text: readFileSync(textFile, 'utf8') })
await call('notice.create', { notice })
const before = written()
for (let second = 1; second <= 60; second += 1) {
  const abstract = [`về kết luận, gõ đến giây thứ ${second}`]
  await call('workingCopy.keep', { version: 1, notice: { ...notice, abstract } })
  process.stdout.write(`${notice.id} ${second} ${written() - before}\n`)
}
setInterval(() => {}, 1000)
