import { defineConfig } from 'vitest/config'

/** Tests of what the store and the services do. Files, keys, copies and programs on one store are SQLite's alone. */
const onEveryDatabase = ['tests/services/**/*.test.ts', 'tests/store/**/*.test.ts']
const sqliteAlone = ['tests/store/open.test.ts', 'tests/store/processes.test.ts']

export default defineConfig({
  test: {
    setupFiles: ['tests/helpers/guard.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'all', include: ['tests/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: onEveryDatabase,
          exclude: sqliteAlone,
          env: { TEST_DATABASE: 'postgres' },
        },
      },
    ],
  },
})
