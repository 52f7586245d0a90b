/** What the screen and the loopback host say to each other besides the reply: their dialogs are in the browser. */
import type { Reply } from './wire.ts'

/** What only the browser can do: let the user choose a file, print the page. */
export type AskedOfScreen = 'file' | 'print'

/** What the screen did when asked; sent with the same call again. */
export interface GivenByScreen {
  readonly file?: { readonly fileName: string; readonly base64: string }
  readonly printed?: boolean
}

/** A reply, with the ticket of a file to download where the call made one; or what the screen must do first. */
export type LoopbackReply =
  | { readonly reply: Reply<unknown>; readonly download?: { readonly ticket: string; readonly fileName: string } }
  | { readonly asked: AskedOfScreen }

/** Where the screen changes the token of its address for the secret of the host. */
export const enterPath = '/enter'
export const tokenHeader = 'x-ket-luan-token'
/** Of the answer to who enters an office's server: the secret is kept in the memory of the page alone. */
export const officeHeader = 'x-ket-luan-office'
/** A stream of what others change, a line each. */
export const changesPath = '/changes'
/** Answers that the server is there, and nothing else. */
export const healthPath = '/health'
/** Goes with every call. A header of one's own is sent to nobody else, and no page of another origin may send it here. */
export const secretHeader = 'x-ket-luan-secret'

const entry = '#token='

/** The token is the part after "#": browsers send that part to no server, so it is in no log. */
export function writeEntry(origin: string, token: string, page = ''): string {
  return `${origin}/${page}${entry}${token}`
}

/** The token of an address, from its part after "#"; null when there is none. */
export function readEntry(hash: string): string | null {
  return hash.startsWith(entry) ? hash.slice(entry.length) : null
}
