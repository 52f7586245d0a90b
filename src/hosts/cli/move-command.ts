/** `move`: a store in a folder goes to a PostgreSQL server; the folder stays as it was. */
import { contract } from '../../contract/contract.ts'
import { connect } from '../../contract/client.ts'
import { Refusal } from '../../domain/errors.ts'
import { moveToPostgres } from '../../store/move-store.ts'
import { openStore } from '../../store/open.ts'
import { createPassphrases } from '../../store/passphrases.ts'
import { postgresDialect } from '../../store/postgres-server.ts'
import { openSession } from '../../services/sessions.ts'
import { direct } from '../direct.ts'
import { diskFiles } from '../disk-files.ts'
import { entranceOf } from '../entrance.ts'
import { openPostgresApp } from '../postgres-app.ts'
import { type Answer, type Options, WrongUse, none } from './command.ts'
import { obtainPassphrase, passphraseVariable } from './sign-in.ts'

export async function moveCommand(options: Options, words: readonly string[]): Promise<Answer> {
  none(words)
  const { store: directory, database, yes, user } = options
  if (database === undefined || user === undefined)
    throw new WrongUse('move --store THƯ_MỤC --database postgres://… --user QUẢN_TRỊ --yes')
  if (!yes) throw new Refusal('server.plainDatabase')
  const passphrase = await obtainPassphrase(passphraseVariable, 'Mật khẩu: ')
  const key = await keyOf(directory, user, passphrase)
  const store = await openStore({ directory, ...(key === undefined ? {} : { key }) })
  const tables = await moveToPostgres(store.db, postgresDialect(database)).finally(() => store.close())
  const app = await openPostgresApp(database, diskFiles({}, directory), ({ error }) => {
    throw error
  })
  try {
    const call = connect(direct(app, openSession()))
    await call('session.signIn', { account: user, passphrase })
    for (let after: string | null = null; ;) {
      const { next }: { readonly next: string | null } = await call('search.rebuild', { after })
      if (next === null) break
      after = next
    }
    const { problems } = await call('store.verify', {})
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    const told = `Đã chuyển ${rows} hàng của ${tables.length} bảng, đối chiếu từng hàng đều khớp. Kho ở ${directory} vẫn còn nguyên; từ nay chỉ dùng kho trên máy chủ.`
    return {
      value: { tables, problems },
      lines: [told, ...problems],
      ...(problems.length > 0 ? { exitCode: 1 as const } : {}),
    }
  } finally {
    await app.close()
  }
}

async function keyOf(directory: string, account: string, passphrase: string): Promise<Uint8Array | undefined> {
  const entrance = entranceOf(directory, createPassphrases())
  if (!entrance.isClosed()) return undefined
  const input = contract['session.signIn'].input.parse({ account, passphrase })
  const entered = await entrance.enter('session.signIn', input)
  if (!('key' in entered)) throw new Refusal('session.wrong')
  return entered.key
}
