/** Runs all tests of the store and the services on PostgreSQL, in process; `npm test` runs a choice of them. */
process.env.TEST_POSTGRES = 'all'
process.argv.push('--project', 'postgres')
await import('./test.ts')
