/** Signing in on the command line: a name by --user, the passphrase from the environment or typed without an echo. */
import { CallFailed, type CallFunction } from '../../contract/client.ts'
import { WrongUse } from './command.ts'

export const passphraseVariable = 'KET_LUAN_PASSPHRASE'
export const newPassphraseVariable = 'KET_LUAN_NEW_PASSPHRASE'

/** Signs in where the store asks for it; says whether the store is open then. A trial store asks for nothing. */
export async function signIn(call: CallFunction, account: string | undefined): Promise<boolean> {
  const { store, state, isClosed } = await call('session.get', {})
  if (account === undefined) return !isClosed
  if (store === 'trial') throw new WrongUse('--user: kho dùng thử không có người dùng')
  if (state === 'signedOut')
    await call('session.signIn', { account, passphrase: await obtainPassphrase(passphraseVariable, 'Mật khẩu: ') })
  return true
}

/** From the environment, which scripts fill; else from the terminal. Never an argument: those are everybody's to read. */
export async function obtainPassphrase(variable: string, question: string): Promise<string> {
  const given = process.env[variable]
  if (given !== undefined && given !== '') return given
  const { stdin, stderr } = process
  if (!stdin.isTTY) throw new WrongUse(`cần mật khẩu trong biến môi trường ${variable}`)
  stderr.write(question)
  stdin.setRawMode(true)
  try {
    return await readHidden(stdin)
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}

async function readHidden(stdin: NodeJS.ReadStream): Promise<string> {
  let typed = ''
  for await (const chunk of stdin as AsyncIterable<Buffer>) {
    for (const letter of chunk.toString('utf8')) {
      if (letter === '\r' || letter === '\n') return typed
      if (letter === '\u0003') throw new WrongUse('đã dừng')
      if (letter === '\u007F' || letter === '\b') typed = Array.from(typed).slice(0, -1).join('')
      else typed += letter
    }
  }
  return typed
}

/** Nobody is signed in, as the command line says it. */
export function explainSession(error: unknown): string {
  if (!(error instanceof CallFailed)) return ''
  if (error.error.code === 'session.none') return ` Dòng lệnh: --user TÊN, mật khẩu trong ${passphraseVariable}.`
  if (error.error.code === 'session.mustChange') return ' Dòng lệnh: ket-luan passphrase --user TÊN.'
  return ''
}
