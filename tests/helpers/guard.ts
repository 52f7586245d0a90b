/** Plain `node` on many machines is 20, where better-sqlite3 13 dies without a message: say it instead. */
if (!process.version.startsWith('v24.')) {
  throw new Error(`The tests need the project's own Node 24, not ${process.version}: run them with "npm test".`)
}
