/** What is passed between a client and the dispatcher (services/app.ts): plain values only. */
import type { RefusalCode, RefusalDetails } from '../domain/errors.ts'

/** An expected refusal, or a defect with the id under which it was logged. `message` is Vietnamese. */
export interface CallError {
  readonly code: RefusalCode | 'defect'
  readonly message: string
  readonly details: RefusalDetails
}

export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: CallError }

/** Carries one call to the dispatcher and its reply back: in-process, IPC or HTTP. */
export type Transport = (name: string, input: unknown) => Promise<Reply<unknown>>
