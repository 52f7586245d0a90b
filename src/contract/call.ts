/**
 * A call: its name is the same string in the contract, the handlers, the screen, the command line, the tests and
 * the audit. The kind decides how the dispatcher (services/app.ts) runs it:
 *
 * - read: on the database, gives a value
 * - write: in one transaction with its audit row
 * - keep: in one transaction without an audit row: what is not an official action, such as a working copy
 * - export: makes bytes, asks the host to save them, then adds the audit row; null when the user cancels
 * - import: asks the host for a file and reads it; nothing is stored
 * - job: starts a long call, asks about it or cancels it
 * - host: asks the host to do something on the user's machine; false when the user cancels
 * - session: says or changes who is signed in on this connection; nobody needs to be
 */
import { z } from 'zod'
import { type Role, roles } from '../domain/office/roles.ts'

export type CallKind = 'read' | 'write' | 'keep' | 'job' | 'export' | 'import' | 'host' | 'session'

export interface Call<Kind extends CallKind, Input extends z.ZodType, Output> {
  readonly kind: Kind
  readonly input: Input
  readonly roles: readonly Role[]
  /** Whether somebody must be signed in. */
  readonly needsSession: boolean
  /** Carries the type of the reply; never a value. */
  readonly output?: Output
}

const define =
  <Kind extends CallKind>(kind: Kind) =>
  <Output>() =>
  <Input extends z.ZodType>(input: Input, allowed: readonly Role[] = roles): Call<Kind, Input, Output> => ({
    kind,
    input,
    roles: allowed,
    needsSession: kind !== 'session',
  })

/** The same for a call that says nothing of what the store holds: nobody needs to be signed in. */
export const withoutSession = <One extends Call<CallKind, z.ZodType, unknown>>(call: One): One => ({
  ...call,
  needsSession: false,
})

export const read = define('read')
export const write = define('write')
export const keep = define('keep')
export const job = define('job')
export const exports = define('export')
export const imports = define('import')
export const host = define('host')
export const session = define('session')

/** The groups of roles that calls name; a call that causes a step of the workflow takes its roles from there. */
export {
  administrators,
  approvers,
  archivists,
  auditors,
  drafters,
  importers,
  issuers,
  officeKeepers,
  pastKeepers as keepersOfPapers,
  verifiers,
} from '../domain/office/roles.ts'

export const noticeId = z.string().min(1).max(64)
export const version = z.number().int().positive()
export const nothing = z.object({}).strict()
export const noticeRef = z.object({ id: noticeId }).strict()
export const versionRef = z.object({ id: noticeId, version }).strict()
/** Without `to`: the version saved last. */
export const twoVersions = z.object({ id: noticeId, from: version, to: version.optional() }).strict()
