/** The messages between the shell and the service process. Plain values only. */
import type { Printed } from '../src/contract/print-page.ts'
import type { Reply } from '../src/contract/wire.ts'

/**
 * What only the shell can do for the service process: dialogs and printing.
 */
export type ShellRequest =
  | { readonly action: 'chooseFile' }
  | { readonly action: 'chooseTarget'; readonly fileName: string }
  | { readonly action: 'show'; readonly fileName: string; readonly how: 'folder' | 'program' }
  | { readonly action: 'print'; readonly title: string; readonly copies: number }
  | { readonly action: 'makePdf'; readonly printed: Printed }

/** A path, whether it was done, the bytes of a PDF; null when the user cancels, or when it cannot be done. */
export type ShellAnswer = string | boolean | Uint8Array | null

export type ToService =
  | {
      readonly kind: 'call'
      readonly id: number
      readonly name: string
      readonly input: unknown
    }
  | { readonly kind: 'answer'; readonly id: number; readonly value: ShellAnswer }
  | { readonly kind: 'close' }

export type FromService =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'ask'; readonly id: number; readonly ask: ShellRequest }
  | { readonly kind: 'closed' }
