/** Runs one command of the command line and prints its answer. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CallFailed, connect } from '../../contract/client.ts'
import { Refusal } from '../../domain/errors.ts'
import { readArguments } from './arguments.ts'
import { checkCommands } from './check-commands.ts'
import type { Defect } from '../../services/context.ts'
import type { LocalApp } from '../local-app.ts'
import { type Answer, type Commands, type Options, type Session, WrongUse } from './command.ts'
import { help } from './help.ts'
import { directiveCommands } from './directive-commands.ts'
import { followCommands } from './follow-commands.ts'
import { handoverCommands } from './handover-commands.ts'
import { keyCommands, recoverCommand } from './key-commands.ts'
import { noticeCommands } from './notice-commands.ts'
import { obligationCommands } from './obligation-commands.ts'
import { peopleCommands } from './people-commands.ts'
import { explainSession, signIn } from './sign-in.ts'
import { letterCommands } from './letter-commands.ts'
import { packageCommands } from './package-commands.ts'
import { proofCommand } from './proof-command.ts'
import { readCommand } from './read-command.ts'
import { repairCommand } from './repair-command.ts'
import { isRestoreOfStore, restoreCommand } from './restore-command.ts'
import { registerCommands } from './register-commands.ts'
import { searchCommands } from './search-commands.ts'
import { stateCommands } from './state-commands.ts'
import { versionCommands } from './version-commands.ts'
import { storeCommands } from './store-commands.ts'
import { direct } from '../direct.ts'
import { diskFiles } from '../disk-files.ts'

const commands: Commands = {
  ...noticeCommands,
  ...checkCommands,
  ...directiveCommands,
  ...stateCommands,
  ...obligationCommands,
  ...followCommands,
  ...versionCommands,
  ...registerCommands,
  ...searchCommands,
  ...handoverCommands,
  ...storeCommands,
  ...peopleCommands,
  ...keyCommands,
  ...packageCommands,
  ...letterCommands,
}

/** What went wrong inside, for the one line of JSON or for the people at the terminal. */
let defect: string | undefined

const here = import.meta.dirname
const isBuilt = import.meta.filename.endsWith('.js')
/** The built screen: in the installed command line, beside the built one, or what the sources were built to. */
const builtScreen = (): string => {
  const inside = join(here, 'screen')
  if (!isBuilt) return join(here, '../../../out/renderer')
  return existsSync(inside) ? inside : join(here, '../renderer')
}

async function run(args: readonly string[]): Promise<number> {
  const { command, words, options, wantsHelp } = readArguments(args)
  if (wantsHelp || command === 'help') {
    process.stdout.write(help)
    return 0
  }
  if (command === 'read') return print(await readCommand(options, words), options.json)
  if (command === 'repair') return print(await repairCommand(options, words), options.json)
  if (command === 'verify' && options.with !== undefined)
    return print(await proofCommand(options.with, words), options.json)
  if (command === 'restore' && (await isRestoreOfStore(words)))
    return print(await restoreCommand(options, words), options.json)
  if (command === 'move')
    return print(await (await import('./move-command.ts')).moveCommand(options, words), options.json)
  if (command === 'serve') return (await import('./serve-command.ts')).serveCommand(options, words, builtScreen())
  if (command !== 'recover' && !Object.hasOwn(commands, command))
    throw new WrongUse(command === '' ? 'thiếu LỆNH' : `không có lệnh "${command}"`)
  // Loaded when first needed: `--help` and wrong use answer at once.
  const app = await openApp(options, command)
  const { openSession } = await import('../../services/sessions.ts')
  const connection = openSession()
  try {
    if (command === 'recover')
      return print(await recoverCommand(connect(direct(app, connection)), options, words), options.json)
    const isSignedIn = await signIn(connect(direct(app, connection)), options.user)
    const session: Session = {
      options,
      call: (name, input, { openFrom = null, saveTo = null } = {}) => {
        const files = diskFiles(
          {
            openFrom: () => Promise.resolve(openFrom),
            saveTo: () => Promise.resolve(saveTo),
            makePdf: async (printed) =>
              (await import('../headless-print.ts')).printHeadless(
                { app, session: connection, screen: builtScreen() },
                printed,
              ),
          },
          options.store,
        )
        return connect(direct(app, connection, files))(name, input)
      },
    }
    if (command !== 'verify-store' && isSignedIn) await tellState(session)
    const answer = await commands[command]?.(session, words)
    return answer === undefined ? 2 : print(answer, options.json)
  } finally {
    await app.close()
  }
}

function log({ call, error }: Defect): void {
  defect = `${call}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

/** The store in its folder, or the one on a PostgreSQL server. A new one there is made knowingly: its files are plain. */
async function openApp({ store, database, yes }: Options, command: string): Promise<LocalApp> {
  if (database === undefined) {
    const { openLocalAppOnCall } = await import('../app-on-call.ts')
    return openLocalAppOnCall(store, diskFiles({}, store), log)
  }
  if (command === 'init' && !yes) throw new Refusal('server.plainDatabase')
  return (await import('../postgres-app.ts')).openPostgresApp(database, diskFiles({}, store), log)
}

/** Says on standard error what is wrong with the store as a whole, whatever the command is. */
async function tellState({ call, options }: Session): Promise<void> {
  const { gap, damage, readOnly, remarks } = await call('store.state', {})
  for (const remark of [gap, damage, readOnly, ...remarks])
    if (remark !== null) process.stderr.write(`${options.json ? JSON.stringify({ remark }) : remark}\n`)
}

function print({ value, lines, exitCode }: Answer, json: boolean): number {
  process.stdout.write(`${json ? JSON.stringify(value) : lines.join('\n')}\n`)
  return exitCode ?? 0
}

/** Prints the reason on standard error and gives the exit code. */
function explain(error: unknown, json: boolean): number {
  if (error instanceof WrongUse) {
    process.stderr.write(`Gọi sai cách (wrong use; --help): ${error.message}\n\n${help}`)
    return 2
  }
  const refusal =
    error instanceof CallFailed
      ? error.error
      : error instanceof Refusal
        ? { code: error.code, message: error.message, details: error.details }
        : { code: 'defect' as const, message: error instanceof Error ? error.message : String(error), details: {} }
  const reported = defect === undefined ? refusal : { ...refusal, defect }
  process.stderr.write(
    json
      ? `${JSON.stringify({ error: reported })}\n`
      : `${refusal.message}${explainSession(error)}\n${defect === undefined ? '' : `${defect}\n`}`,
  )
  return 1
}

/** The exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  defect = undefined
  try {
    return await run(args)
  } catch (error) {
    return explain(error, args.includes('--json'))
  }
}
