/** How the screen reaches the dispatcher (services/app.ts): the bridge of the desktop, or HTTP to the loopback host. */
import { connect } from '../contract/client.ts'
import {
  type GivenByScreen,
  type LoopbackReply,
  enterPath,
  readEntry,
  secretHeader,
  tokenHeader,
} from '../contract/loopback.ts'
import type { Reply, Transport } from '../contract/wire.ts'
import { type RefusalCode, refusalTexts } from '../domain/errors.ts'

declare global {
  interface Window {
    /** Made by the preload; not there in a browser. */
    readonly bridge?: { readonly call: Transport }
  }
}

const refuse = (code: RefusalCode): Reply<never> => ({
  ok: false,
  error: { code, message: refusalTexts[code], details: {} },
})

const overBridge =
  (bridge: Transport): Transport =>
  (name, input) =>
    bridge(name, input).catch(() => refuse('program.unreachable'))

/** Where the secret of the host is kept: read by this address and port alone, in every tab of this browser; dead with the host. */
const secretKey = 'ket-luan-secret'

/** The secret, in exchange for the token in the address if there is one; the token is removed from the address at once. */
async function enter(): Promise<string> {
  const token = readEntry(location.hash)
  if (token !== null) {
    history.replaceState(null, '', location.pathname + location.search)
    const response = await fetch(enterPath, { method: 'POST', headers: { [tokenHeader]: token } }).catch(() => null)
    if (response?.ok === true) localStorage.setItem(secretKey, await response.text())
  }
  return localStorage.getItem(secretKey) ?? ''
}

const entering = window.bridge === undefined ? enter() : Promise.resolve('')

/** A call may need the user's hand in the browser first: then it is done and sent along with the same call. */
const overHttp: Transport = async (name, input) => {
  const given: { file?: { fileName: string; base64: string }; printed?: boolean } = {}
  for (;;) {
    const answer = await post(name, input, given)
    if (typeof answer === 'string') return refuse(answer)
    if ('reply' in answer) {
      if (answer.download !== undefined) download(answer.download)
      return answer.reply
    }
    if (answer.asked === 'print') {
      window.print()
      given.printed = true
    } else {
      const file = await chooseFile()
      if (file === null) return { ok: true, value: null }
      given.file = { fileName: file.name, base64: await readBase64(file) }
    }
  }
}

async function post(name: string, input: unknown, given: GivenByScreen): Promise<LoopbackReply | RefusalCode> {
  try {
    const secret = await entering
    const response = await fetch(`/call/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [secretHeader]: secret },
      body: JSON.stringify({ input, given }),
    })
    if (response.status === 403) return 'program.notEntered'
    return response.ok ? ((await response.json()) as LoopbackReply) : 'program.unreachable'
  } catch {
    return 'program.unreachable'
  }
}

function download({ ticket, fileName }: { readonly ticket: string; readonly fileName: string }): void {
  const link = document.createElement('a')
  link.href = `/download/${ticket}`
  link.download = fileName
  link.click()
}

function chooseFile(): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.docx,.doc,.rtf,.odt,.pdf,.xlsx,.txt'
  return new Promise((chosen) => {
    input.addEventListener('change', () => chosen(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => chosen(null))
    input.click()
  })
}

/** The bytes of a file as base64, which is how they cross the border. */
export function readBase64(file: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.addEventListener('load', () =>
      done(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : ''),
    )
    reader.addEventListener('error', () => failed(new Error('The file cannot be read.')))
    reader.readAsDataURL(file)
  })
}

/** True in a browser, whose downloads have no place that we could show. */
export const inBrowser = window.bridge === undefined

/** Makes a call. Throws CallFailed when the call is refused. */
export const call = connect(window.bridge === undefined ? overHttp : overBridge(window.bridge.call))
