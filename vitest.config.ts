import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** The screen in Chromium, the built app, and the stand-in it runs on. */
const browser = [
  'tests/e2e/**/*.test.ts',
  'tests/electron-standin/**/*.test.ts',
  'tests/renderer/page-view/page-view.test.ts',
  'tests/renderer/writing-surface/typing.test.ts',
]

/** Tests of the pure rooms. */
const pure = ['tests/{domain,checker,page}/**/*.test.ts']

/** Exported files before LibreOffice, poppler, Python's libraries and the Open XML SDK. */
const documents = [
  'tests/acceptance/**/*.test.ts',
  'tests/judges/**/*.test.ts',
  'tests/files/{docx,xlsx}-write.test.ts',
  'tests/renderer/page-view/office-pages.test.ts',
]

/** Tests of what the store and the services do. Files, keys, copies and programs on one store are SQLite's alone. */
const onEveryDatabase = ['tests/services/**/*.test.ts', 'tests/store/**/*.test.ts']
/** Those about the files of the store, and those that ask so little of the database that once is enough. */
const sqliteAlone = [
  ...['anchor', 'backup', 'damage', 'keys', 'open', 'processes', 'tampering'].map(
    (name) => `tests/store/${name}.test.ts`,
  ),
  ...['imports', 'characters', 'verification'].map((name) => `tests/services/${name}.test.ts`),
]
/** What every run tries on PostgreSQL, where a store costs a second: `npm run test:postgres` tries all. */
const onPostgresAlways = ['at-once', 'notices', 'obligations', 'search', 'versions', 'workflow']
  .map((name) => `tests/services/${name}.test.ts`)
  .concat('tests/store/move.test.ts')
const allOnPostgres = process.env.TEST_POSTGRES === 'all'

export default defineConfig({
  test: {
    setupFiles: ['tests/helpers/guard.ts'],
    // Long enough for a machine that is busy with other things: a test that hangs is rare, a slow one is not.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    // Half of the time goes by waiting for other programs, so two files at once pay even on a small machine.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      // What needs nothing but Node: `npm run test:fast`. A new test belongs here unless its file is listed above.
      {
        extends: true,
        test: { name: 'fast', include: ['tests/**/*.test.ts'], exclude: [...pure, ...browser, ...documents] },
      },
      // Pure rooms hold no state between calls, so their test files share one process, and load the modules once.
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'documents', include: documents } },
      { extends: true, test: { name: 'browser', include: browser, globalSetup: ['tests/e2e/build-once.ts'] } },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: allOnPostgres ? onEveryDatabase : onPostgresAlways,
          exclude: sqliteAlone,
          env: { TEST_DATABASE: 'postgres' },
          globalSetup: ['tests/helpers/postgres-server.ts'],
        },
      },
    ],
  },
})
