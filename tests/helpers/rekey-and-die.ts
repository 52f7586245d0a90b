/**
 * Gives a closed store one key after the other, until it is killed: `rekey-and-die.ts DIRECTORY ACCOUNT PASSPHRASE`. Reports
 * each as a line once it is done.
 */
import { connect } from '../../src/contract/client.ts'
import { openLocalAppOnCall } from '../../src/hosts/app-on-call.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openSession } from '../../src/services/sessions.ts'

const [directory = '', account = '', passphrase = ''] = process.argv.slice(2)
const app = openLocalAppOnCall(directory, diskFiles({}, directory), ({ error }) => console.error(error), {
  passphraseCost: { N: 2 ** 4, r: 8, p: 1 },
})
const call = connect(direct(app, openSession()))
await call('session.signIn', { account, passphrase })
process.stdout.write('entered\n')
for (;;) {
  await call('keys.renew', { passphrase })
  process.stdout.write('renewed\n')
}
