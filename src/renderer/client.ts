/** How the screen reaches the dispatcher (services/app.ts): the bridge of the desktop, or HTTP to the loopback host. */
import { connect } from '../contract/client.ts'
import {
  type GivenByScreen,
  type LoopbackReply,
  changesPath,
  enterPath,
  officeHeader,
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

/** Whether this page is a desk of an office's server: then its secret is kept in memory alone, and dies with the page. */
let isDesk = false

/** The secret, in exchange for the token in the address if there is one; the token is removed from the address at once. */
async function enter(): Promise<string> {
  const token = readEntry(location.hash)
  if (token !== null) history.replaceState(null, '', location.pathname + location.search)
  const kept = localStorage.getItem(secretKey)
  if (token === null && kept !== null && !isDesk) return kept
  const headers = token === null ? {} : { [tokenHeader]: token }
  const response = await fetch(enterPath, { method: 'POST', headers }).catch(() => null)
  if (response?.ok !== true) return kept ?? ''
  const secret = await response.text()
  isDesk = response.headers.has(officeHeader)
  if (!isDesk) localStorage.setItem(secretKey, secret)
  return secret
}

let entering = window.bridge === undefined ? enter() : Promise.resolve('')

/** The server has forgotten this page, or was started anew: it is entered again, and whoever works here signs in again. */
async function enterAgain(forgotten: string): Promise<void> {
  // Of several calls that were refused the first one enters.
  if ((await entering) === forgotten) entering = enter()
}

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
    if (response.status === 429) return 'server.busy'
    if (response.status === 403) {
      if (!isDesk) return 'program.notEntered'
      await enterAgain(secret)
      return 'session.none'
    }
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

/** ms until a stream of changes that broke off is asked for again; doubled up to the longest. */
const [soonest, latest] = [500, 10_000]

export interface Following {
  /** Nothing is heard of the server. */
  readonly lost: () => void
  /** It is heard, for the first time or again. */
  readonly found: () => void
  readonly signal: AbortSignal
}

type Tell = (change: { readonly name: string; readonly input: unknown }) => void

/** Tells what others change, until `signal` says so or nobody is signed in: on a desk of an office's server alone. */
export async function followChanges(tell: Tell, { lost, found, signal }: Following): Promise<void> {
  await entering
  if (!isDesk) return
  let wait = soonest
  while (!signal.aborted) {
    const begun = () => {
      wait = soonest
      found()
    }
    if (!(await readChanges(tell, begun, signal)) || signal.aborted) return
    lost()
    await new Promise((over) => setTimeout(over, wait))
    wait = Math.min(wait * 2, latest)
  }
}

/** Reads one stream to its end; false where nobody is signed in any more. */
async function readChanges(tell: Tell, begun: () => void, signal: AbortSignal): Promise<boolean> {
  try {
    const headers = { [secretHeader]: await entering }
    const response = await fetch(changesPath, { method: 'POST', headers, signal })
    if (response.status === 403) {
      // A server that was started anew knows nobody: the next call says so and shows the entrance.
      begun()
      return false
    }
    if (!response.ok || response.body === null) return true
    begun()
    let rest = ''
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return true
      const lines = (rest + value).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line !== '') tell(JSON.parse(line) as { name: string; input: unknown })
    }
  } catch {
    return true
  }
}
