/** Backups of the store of this machine, and the second place they are copied to. */
import { z } from 'zod'
import { administrators, host, nothing, read, write } from './call.ts'

/** A backup as it lies beside the store. */
export interface BackupView {
  readonly name: string
  readonly path: string
  /** Null, and `fault` says why, where it is no backup any more. */
  readonly made: {
    readonly at: string
    readonly reason: 'daily' | 'asked' | 'beforeUpdate'
    readonly size: number
    readonly notices: number
    readonly auditRows: number
  } | null
  readonly fault: string | null
}

export interface BackupState {
  /** The folder beside the store; null where a server answers for backups. */
  readonly folder: string | null
  readonly backups: readonly BackupView[]
  readonly secondPlace: {
    readonly folder: string
    readonly copiedAt: string | null
    readonly failure: string | null
  } | null
  /** What the administrator should do about backups, each in words. */
  readonly reminders: readonly string[]
}

/** What putting a backup in the place of the store would do; said before anything is done. */
export interface RestoreView {
  readonly backup: { readonly at: string; readonly notices: number; readonly auditRows: number }
  /**
   * - none: there is no store
   * - same: the backup is what the store is
   * - ahead: the store has deeds that the backup has not
   * - otherHistory: the store does not go on where the backup ends
   * - otherStore: it is another store
   * - unreadable: the store does not open
   */
  readonly current: 'none' | 'same' | 'ahead' | 'otherHistory' | 'otherStore' | 'unreadable'
  /** What would be lost, notice by notice, the last changed first; not more than can be shown. */
  readonly lost: readonly {
    readonly what: string
    readonly deeds: number
    readonly lastAt: string
    readonly by: string
  }[]
  /** All deeds that would be lost. */
  readonly lostCount: number
  /** Texts typed and not saved that would go. */
  readonly lostTyping: number
}

/** Somebody who could open the backup when it was made; needed where the one who asks could not. */
const opener = { account: z.string().max(200).optional(), passphrase: z.string().max(1000).optional() }
const folder = z.string().trim().min(1).max(1000)

export const backupCalls = {
  'backup.list': read<BackupState>()(nothing, administrators),
  /** Makes a backup now; `to`: a folder that it is copied to as well. */
  'backup.make': write<BackupView>()(z.object({ to: folder.optional() }).strict(), administrators),
  /** Where every backup is copied to besides: a stick, a share. Null: nowhere. */
  'backup.setSecondPlace': write<{ readonly folder: string | null }>()(
    z.object({ folder: folder.nullable() }).strict(),
    administrators,
  ),
  /** Reads every byte of a backup, and says what a restore of it would cost. */
  'backup.planRestore': read<RestoreView>()(z.object({ path: folder, ...opener }).strict(), administrators),
  /** Closes the store, puts the backup in its place and opens it: what has the store open does it (hosts/restore-calls.ts). */
  'backup.restore': host<boolean>()(z.object({ path: folder, ...opener }).strict(), administrators),
} as const
