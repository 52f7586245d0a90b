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
