/**
 * Restoring where the store is open, or does not open at all: the calls that no open store can carry out itself. A store
 * that does not open has no users who could be asked; whoever has its folder could copy the files by hand.
 */
import type { BackupState } from '../contract/backups.ts'
import { contract } from '../contract/contract.ts'
import type { Reply } from '../contract/wire.ts'
import { Refusal } from '../domain/errors.ts'
import { viewBackup, viewPlan } from '../services/backups.ts'
import { listBackups, placeBackups } from '../store/backup-files.ts'
import { planRestore } from '../store/plan-restore.ts'
import { restore } from '../store/restore.ts'

/** Restores a backup; nobody may have the store open. */
export async function restoreNow(directory: string, input: unknown): Promise<Reply<boolean>> {
  await restore(pathIn(input), directory, { at: new Date().toISOString() })
  return { ok: true, value: true }
}

/** What can be answered of backups while the store does not open; null for every other call. */
export async function answerUnopened(directory: string, name: string, input: unknown): Promise<Reply<unknown> | null> {
  switch (name) {
    case 'backup.list': {
      const folder = placeBackups(directory)
      const value: BackupState = {
        folder,
        backups: listBackups(folder).map(viewBackup),
        secondPlace: null,
        reminders: [],
      }
      return { ok: true, value }
    }
    case 'backup.planRestore':
      return { ok: true, value: viewPlan(planRestore(pathIn(input), directory)) }
    case 'backup.restore':
      return restoreNow(directory, input)
    default:
      return null
  }
}

function pathIn(input: unknown): string {
  const parsed = contract['backup.restore'].input.safeParse(input)
  if (!parsed.success) throw new Refusal('input.invalid', 'backup.restore: path', { field: 'path' })
  return parsed.data.path
}
