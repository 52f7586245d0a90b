/** The app on a store that lies on a PostgreSQL server. */
import { createApp } from '../services/app.ts'
import type { Defect, Files, Ports } from '../services/context.ts'
import { uuidV7 } from '../services/ids.ts'
import { Refusal, codeOf } from '../domain/errors.ts'
import { openPostgresStore } from '../store/open-postgres.ts'
import { postgresDialect } from '../store/postgres-server.ts'
import type { Store } from '../store/store.ts'
import { toDocx } from './libre-office.ts'
import type { LocalApp } from './local-app.ts'

/** Refuses `server.badDatabase` for what is no such address, `server.noDatabase` for one that cannot be reached. */
export async function openPostgresApp(
  url: string,
  files: Files,
  log: (defect: Defect) => void,
  options: Pick<Ports, 'told' | 'passphraseCost'> = {},
): Promise<LocalApp> {
  const store = await openStoreAt(url)
  const app = createApp({ store, clock: () => new Date().toISOString(), ids: uuidV7, files, toDocx, log, ...options })
  return {
    ...app,
    async close() {
      await app.stop()
      await store.close()
    },
  }
}

async function openStoreAt(url: string): Promise<Store> {
  const name = nameOf(url)
  try {
    return await openPostgresStore({ dialect: postgresDialect(url), name })
  } catch (error) {
    if (error instanceof Refusal) throw error
    // A class of SQLSTATE: authorization, catalog name; a code of the system: the connection.
    if (/^(?:28|3D|08|57P03)|^E[A-Z]+$/.test(codeOf(error)))
      throw new Refusal('server.noDatabase', `${name} (${codeOf(error)}).`, { found: name })
    throw error
  }
}

/** Server and database, without the passphrase. */
function nameOf(url: string): string {
  const read = URL.parse(url)
  if (read === null || !/^postgres(?:ql)?:$/.test(read.protocol) || read.pathname.length < 2)
    throw new Refusal('server.badDatabase', 'Dạng đúng: postgres://người:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu.')
  return `${read.host}${read.pathname}`
}
