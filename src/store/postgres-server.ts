/** kysely's way to a PostgreSQL server by its URL. */
import { PostgresDialect } from 'kysely'
import pg from 'pg'

/** For those who read and the one who writes. */
const connections = 10
/** Milliseconds until a server that does not answer, or has no connection left, is given up. */
const patience = 30_000

/** `int8`, what count() gives, would come as a string; the counts of a store are far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) =>
    type === pg.types.builtins.INT8 && format !== 'binary' ? Number : (pg.types.getTypeParser(type, format) as never),
}

/** `url`: "postgres://user:passphrase@host:port/database". */
export function postgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: patience, types })
  // A connection that dies while nobody uses it is made anew by the next use; without a listener it would end the program.
  pool.on('error', () => undefined)
  return new PostgresDialect({ pool })
}
