/** The store itself: its audit, its soundness, facts about the program. */
import { z } from 'zod'
import { auditors, nothing, read, verifiers, withoutSession, write } from './call.ts'
import type { AuditRecord } from '../domain/office/records.ts'

export interface StoreReport {
  readonly sound: boolean
  readonly notices: number
  readonly originals: number
  readonly auditRows: number
  /** Hash of the last audit row: kept elsewhere, it shows whether rows were cut off. */
  readonly auditHead: string
  /** What is wrong, each in words with its place. */
  readonly problems: readonly string[]
  /** What is no damage and should be known: the clock went back. */
  readonly remarks: readonly string[]
}

/** Facts about the program and its store, for the support of the user. */
export interface Diagnostics {
  readonly version: string
  /** Versions of what the program runs on, by name: node, electron, chrome. */
  readonly runtime: Readonly<Record<string, string>>
  readonly system: string
  /** Folder of the store. */
  readonly directory: string
  /** The database with its version and mode. */
  readonly database: string
  readonly steps: readonly string[]
}

/** Whether the store holds what it once held, and whether it can be written to. */
export interface StoreState {
  /** What is missing or cannot be told, what it means and what to do; nothing is written until it is accepted. */
  readonly gap: string | null
  /** That the end of the audit cannot be read: nothing can be written, and nobody can accept that. */
  readonly damage: string | null
  /** Why nothing can be written: the disk is only read. */
  readonly readOnly: string | null
  /** What should be known and stops nobody. */
  readonly remarks: readonly string[]
}

export const storeCalls = {
  'audit.list': read<readonly AuditRecord[]>()(
    z
      .object({
        limit: z.number().int().min(1).max(1000).default(100),
        before: z.number().int().positive().nullable().default(null),
        subject: z.string().max(64).default(''),
      })
      .strict(),
    auditors,
  ),
  'store.state': withoutSession(read<StoreState>()(nothing)),
  /** A person accepts that the store lacks something: the deed names the gap, and the store can be written to again. */
  'store.acceptLoss': write<StoreState>()(z.object({ reason: z.string().trim().min(5).max(2000) }).strict(), ['admin']),
  'store.verify': read<StoreReport>()(nothing, verifiers),
  'store.diagnostics': withoutSession(read<Diagnostics>()(nothing)),
} as const
