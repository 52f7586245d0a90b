/** Creates notices, as many as asked for or without end, and tells each on standard output: for killing in the middle. */
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import { openSession } from '../../src/services/sessions.ts'
import { uuidV7 } from '../../src/services/ids.ts'
import { appendix, notice, row, section } from './build.ts'

const directory = process.argv[2] ?? ''
const app = await openLocalApp(directory, diskFiles({}, directory), ({ error }) => process.stderr.write(String(error)))
const call = connect(direct(app, openSession()))
for (let left = Number(process.argv[3] ?? Infinity); left > 0; left -= 1) {
  const { id } = await call('notice.create', {
    notice: notice({
      id: uuidV7(),
      appendices: [appendix(section('Thể chế', ...Array.from({ length: 20 }, () => row())))],
    }),
  })
  process.stdout.write(`${id}\n`)
}
await app.close()
