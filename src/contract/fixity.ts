/** Fixity: whether originals, scans and exported files still have the hash they came with. */
import { z } from 'zod'
import { archivists, exports, nothing, read, write } from './call.ts'
import { type Exported, sheetForm } from './exports.ts'

export type KeptKind = 'original' | 'scan' | 'export'

export interface ChangedFile {
  readonly kind: KeptKind
  /** Id of an original or a scan, hash of an exported file. */
  readonly id: string
  readonly fileName: string
  /** When it came or was exported first, ISO 8601 UTC. */
  readonly since: string
  /** When it was last found whole; where no check did, when it came. */
  readonly wholeAt: string
}

export interface FixityReport {
  readonly at: string
  readonly checked: number
  readonly changed: readonly ChangedFile[]
}

export const fixityCalls = {
  /** Reads every file; what it found is a row of the audit. */
  'fixity.check': write<FixityReport>()(nothing, archivists),
  /** The last check; null before the first. */
  'fixity.last': read<FixityReport | null>()(nothing),
  /** The last check as a sheet; refused before the first. */
  'fixity.exportReport': exports<Exported>()(z.object({ as: sheetForm }).strict(), archivists),
} as const
