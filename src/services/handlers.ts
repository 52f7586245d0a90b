/** What each call needs as its handler: derived from the contract, so that a missing or misshapen one does not compile. */
import type { CallName, OutputOf, ParsedInputOf, contract } from '../contract/contract.ts'
import type { Context, Files } from './context.ts'

/** What a write leaves in the audit besides who, when and which call. */
export interface Deed<Value> {
  readonly value: Value
  readonly subject: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** Bytes an export made, before the host has saved them. */
export interface ExportedFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly subject: string
  readonly sha256: string
}

/** A file the host has opened for an import. */
export interface OpenedFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** What the host was asked to do; with a subject it goes into the audit when it was done. */
export interface HostDeed {
  readonly done: boolean
  readonly subject: string | null
}

type KindOf<Name extends CallName> = (typeof contract)[Name]['kind']
type HandlerResult<Name extends CallName> =
  KindOf<Name> extends 'write'
    ? Deed<OutputOf<Name>>
    : KindOf<Name> extends 'export'
      ? ExportedFile
      : KindOf<Name> extends 'host'
        ? HostDeed
        : NonNullable<OutputOf<Name>>
type HandlerInput<Name extends CallName> = KindOf<Name> extends 'import' ? OpenedFile : ParsedInputOf<Name>

/** A handler for every call: a missing one, or a wrong shape, does not compile. */
export type Handlers<Names extends CallName = CallName> = {
  readonly [Name in Names]: KindOf<Name> extends 'host'
    ? (context: Context, input: HandlerInput<Name>, files: Files) => Promise<HandlerResult<Name>>
    : (context: Context, input: HandlerInput<Name>) => Promise<HandlerResult<Name>>
}
