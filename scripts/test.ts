/**
 * Runs the tests and ends with one line that programs can read: "N passed, N failed". Arguments go to vitest:
 * `npm test -- tests/domain`, `npm test -- --project browser` (vitest.config.ts). A test file that cannot be loaded,
 * an error outside any test, and a run without a single test each count as a failure.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The part of vitest's JSON report that is read here. */
interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

function count(report: Report, finishedWell: boolean): Counts {
  const failedOutsideTests = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((assertion) => assertion.status !== 'failed'),
  )
  const passed = report.numPassedTests
  const failed = report.numFailedTests + failedOutsideTests.length
  const unexplained = failed === 0 && (passed === 0 || !finishedWell)
  return { passed, failed: unexplained ? 1 : failed, skipped: report.numPendingTests + report.numTodoTests }
}

const folder = mkdtempSync(join(tmpdir(), 'ket-luan-test-'))
const reportFile = join(folder, 'report.json')
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
  // Tests start this Node some eighty times with the same programs. The cache is of this run alone: the copies of the
  // app that some tests make lie at new paths each time, and a cache that stays would grow with every run.
  { stdio: 'inherit', env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') } },
)
const report = existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as Report) : null
const { passed, failed, skipped } = report === null ? { passed: 0, failed: 1, skipped: 0 } : count(report, status === 0)
rmSync(folder, { recursive: true, force: true })

const wasAccepting = report?.testResults.some(({ name }) => name.includes('/tests/acceptance/')) ?? false
if (wasAccepting && !existsSync('../shared/seeds')) {
  console.log('Acceptance over the real notices was not run: ../shared/seeds is not here.')
}
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0
