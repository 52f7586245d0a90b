/** What each call needs as its handler: derived from the contract, so that a missing or misshapen one does not compile. */
import type { CallName, OutputOf, ParsedInputOf, contract } from '../contract/contract.ts'
import type { Role } from '../domain/office/roles.ts'
import type { Context, Files, JobDesk, KeepContext, SessionDesk, WriteContext } from './context.ts'

/** What a write handler returns: the value of the reply, and what the audit records besides who, when and which call. */
export interface WriteResult<Value> {
  readonly value: Value
  readonly subject: string
  readonly details?: Readonly<Record<string, unknown>>
  /** The role that allowed it, where the step of a notice says so more exactly than the call. */
  readonly role?: Role
}

/**
 * A write that computes before it takes the store's lock. What it gives runs in the transaction; where something it was
 * computed from has changed by then, it throws `Outdated` and all is computed anew.
 */
export interface PreparedWrite<Input, Value> {
  readonly prepare: (context: Context, input: Input) => Promise<(context: WriteContext) => Promise<WriteResult<Value>>>
}

/** What was computed before the transaction no longer fits the store. No refusal: the dispatcher tries again. */
export class Outdated extends Error {}

/** Bytes an export made, before the host has saved them. */
export interface ExportedFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly subject: string
  readonly sha256: string
  /** Of which saved version, and as what; absent where it shows no notice. */
  readonly of?: ExportedVersion
}

/** A version of a notice in one form: exported again, it gives the same bytes. */
export interface ExportedVersion {
  readonly noticeId: string
  readonly version: number
  readonly contentHash: string
  /** "docx", or with what was chosen: "status Sở Tài chính". */
  readonly format: string
}

/** A file the host has opened for an import. */
export interface OpenedFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** Whether the host did what it was asked; with a subject it is recorded in the audit when it was done. */
export interface HostResult {
  readonly done: boolean
  readonly subject: string | null
}

type KindOf<Name extends CallName> = (typeof contract)[Name]['kind']
type ReadResult<Name extends CallName> =
  KindOf<Name> extends 'export'
    ? ExportedFile
    : KindOf<Name> extends 'import'
      ? NonNullable<OutputOf<Name>>
      : OutputOf<Name>
type HandlerInput<Name extends CallName> = KindOf<Name> extends 'import' ? OpenedFile : ParsedInputOf<Name>

type HandlerOf<Name extends CallName> =
  KindOf<Name> extends 'write'
    ? | ((context: WriteContext, input: HandlerInput<Name>) => Promise<WriteResult<OutputOf<Name>>>)
      | PreparedWrite<HandlerInput<Name>, OutputOf<Name>>
    : KindOf<Name> extends 'session'
      ? (context: Context, input: HandlerInput<Name>, desk: SessionDesk) => Promise<OutputOf<Name>>
      : KindOf<Name> extends 'job'
        ? (context: Context, input: HandlerInput<Name>, desk: JobDesk) => Promise<OutputOf<Name>>
        : KindOf<Name> extends 'keep'
          ? (context: KeepContext, input: HandlerInput<Name>) => Promise<OutputOf<Name>>
          : KindOf<Name> extends 'host' | 'export'
            ? (
                context: Context,
                input: HandlerInput<Name>,
                files: Files,
              ) => Promise<KindOf<Name> extends 'host' ? HostResult : ExportedFile>
            : (context: Context, input: HandlerInput<Name>) => Promise<ReadResult<Name>>

/** A handler for every call: a missing one, or a wrong shape, does not compile. */
export type Handlers<Names extends CallName = CallName> = { readonly [Name in Names]: HandlerOf<Name> }
