/** Runs all tests of the store and the services on PostgreSQL, in process; `npm test` runs a choice of them. */
import { spawnSync } from 'node:child_process'

const { status } = spawnSync(process.execPath, ['scripts/test.ts', '--project', 'postgres', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TEST_POSTGRES: 'all' },
})
process.exitCode = status ?? 1
