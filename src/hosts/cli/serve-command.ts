/** `serve`: one store for several desks, until it is told to stop. */
import { isIP } from 'node:net'
import { join } from 'node:path'
import { contract } from '../../contract/contract.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Defect, Files, Ports } from '../../services/context.ts'
import type { Session } from '../../services/sessions.ts'
import { createPassphrases } from '../../store/passphrases.ts'
import { diskFiles } from '../disk-files.ts'
import { entranceOf } from '../entrance.ts'
import type { LocalApp } from '../local-app.ts'
import type { OfficeServer } from '../office-server.ts'
import { type Options, WrongUse, none } from './command.ts'
import { obtainPassphrase, passphraseVariable } from './sign-in.ts'

const usualAddress = '127.0.0.1:8443'
/** Folder beside the store with what the server alone needs. */
const serverFolder = 'may-chu'
/** ms in which calls under way may end. */
const patience = 20_000

interface Serving {
  readonly url: string
  readonly fingerprint: string
  readonly stop: () => Promise<void>
}

/** Serves until a signal comes; gives the exit code. */
export async function serveCommand(options: Options, words: readonly string[], screen: string): Promise<number> {
  none(words)
  const serving = await serve(options, screen)
  const { url, fingerprint } = serving
  const told = options.json
    ? JSON.stringify({ url, fingerprint })
    : `Máy chủ đã mở ở ${url}\nDấu vân tay của chứng thư (SHA-256), báo cho từng bàn làm việc để đối chiếu:\n${fingerprint}\nDừng: Ctrl+C.`
  process.stdout.write(`${told}\n`)
  await new Promise<void>((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped())
  })
  await serving.stop()
  return 0
}

async function serve(options: Options, screen: string): Promise<Serving> {
  const { host, port, names } = readAddress(options)
  const { identityIn } = await import('../certificate.ts')
  const identity = identityIn(join(options.store, serverFolder), names, new Date())
  const state: { server: OfficeServer | null } = { server: null }
  const app = await openApp(options, (change, by) => state.server?.tell(change, by))
  try {
    await requireOffice(app)
    const makePdf =
      (session: Session): Files['makePdf'] =>
      async (printed) =>
        (await import('../headless-print.ts')).printHeadless({ app, session, screen }, printed)
    const { startOfficeServer } = await import('../office-server.ts')
    state.server = await startOfficeServer({ app, identity, listen: host, port, names, screen, makePdf })
  } catch (error) {
    await app.close()
    throw explainListening(error)
  }
  const { server } = state
  const [name = host] = names
  return {
    url: `https://${isIP(name) === 6 ? `[${name}]` : name}:${server.port}`,
    fingerprint: identity.fingerprint,
    stop: async () => {
      const waited = new Promise<void>((over) => setTimeout(over, patience).unref())
      await Promise.race([server.close(), waited])
      await app.close()
    },
  }
}

/** All addresses of the machine only where somebody says so and names it: a mistake must not open the store to a network. */
function readAddress({ listen = usualAddress, name }: Options): {
  readonly host: string
  readonly port: number
  readonly names: readonly string[]
} {
  const [, host = '', written = ''] = /^(?:\[?([^\s[\]]+?)\]?):(\d{1,5})$/.exec(listen) ?? []
  const port = Number(written)
  const isEverywhere = host === '0.0.0.0' || host === '::'
  if (host === '' || port > 65_535 || (isEverywhere && name === undefined)) throw new Refusal('server.badAddress')
  const asked = (name ?? '').split(',').filter((one) => one !== '')
  if (asked.some((one) => !/^[a-z0-9.:-]{1,253}$/i.test(one))) throw new Refusal('server.badAddress')
  return { host, port, names: [...new Set([...asked, ...(isEverywhere ? [] : [host])])] }
}

function log({ id, call, error }: Defect): void {
  process.stderr.write(`${id} ${call} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

async function openApp(options: Options, told: NonNullable<Ports['told']>): Promise<LocalApp> {
  const { store, database } = options
  if (database !== undefined)
    return (await import('../postgres-app.ts')).openPostgresApp(database, diskFiles({}, store), log, { told })
  const { openLocalApp } = await import('../local-app.ts')
  return openLocalApp(store, diskFiles({}, store), log, { told, backsUpDaily: true, key: await keyOf(options) })
}

/** A store that a passphrase opens stays open for as long as it is served: whoever starts the server opens it. */
async function keyOf({ store, user }: Options): Promise<Uint8Array | undefined> {
  const entrance = entranceOf(store, createPassphrases())
  if (!entrance.isClosed()) return undefined
  if (user === undefined) throw new WrongUse(`serve --user TÊN, mật khẩu trong ${passphraseVariable}`)
  const passphrase = await obtainPassphrase(passphraseVariable, 'Mật khẩu mở kho: ')
  const input = contract['session.signIn'].input.parse({ account: user, passphrase })
  const entered = await entrance.enter('session.signIn', input)
  if (!('key' in entered)) throw new Refusal('session.wrong')
  return entered.key
}

async function requireOffice(app: LocalApp): Promise<void> {
  const { openSession } = await import('../../services/sessions.ts')
  const reply = await app.call('session.get', {}, openSession())
  if (!reply.ok) throw new Refusal(reply.error.code === 'defect' ? 'program.unreachable' : reply.error.code)
  if ((reply.value as { readonly store: string }).store !== 'office') throw new Refusal('server.trial')
}

function explainListening(error: unknown): unknown {
  const isOfListening = error instanceof Error && 'syscall' in error && error.syscall === 'listen'
  return isOfListening ? new Refusal('server.listening', `${error.message}.`) : error
}
