/**
 * Restoring where the store is open, or does not open at all: the calls that no open store can carry out itself. A store
 * that does not open has no users who could be asked; whoever has its folder could copy the files by hand.
 */
import type { BackupState } from '../contract/backups.ts'
import { contract } from '../contract/contract.ts'
import type { Reply } from '../contract/wire.ts'
import { Refusal } from '../domain/errors.ts'
import { accountOf } from '../domain/office/user.ts'
import { viewBackup, viewPlan } from '../services/backups.ts'
import { listBackups, placeBackups } from '../store/backup-files.ts'
import { keysAtHand } from '../store/keys-at-hand.ts'
import type { Passphrases } from '../store/passphrases.ts'
import { folderOf, planRestore } from '../store/plan-restore.ts'
import { restore } from '../store/restore.ts'

/** What a host has to restore with. */
export interface Restorer {
  readonly directory: string
  readonly passphrases: Passphrases
  /** Keys of the store that is open, and of whoever is signed in. */
  readonly keys: readonly Uint8Array[]
}

/** Restores a backup; nobody may have the store open. */
export async function restoreNow(restorer: Restorer, input: unknown): Promise<Reply<boolean>> {
  const { path, keys } = await readInput(restorer, input)
  await restore(path, restorer.directory, { at: new Date().toISOString(), keys })
  return { ok: true, value: true }
}

/** What can be answered of backups while the store does not open; null for every other call. */
export async function answerUnopened(restorer: Restorer, name: string, input: unknown): Promise<Reply<unknown> | null> {
  const { directory } = restorer
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
    case 'backup.planRestore': {
      const { path, keys } = await readInput(restorer, input)
      return { ok: true, value: viewPlan(planRestore(path, directory, keys)) }
    }
    case 'backup.restore':
      return restoreNow(restorer, input)
    default:
      return null
  }
}

async function readInput({ directory, passphrases, keys }: Restorer, input: unknown) {
  const parsed = contract['backup.restore'].input.safeParse(input)
  if (!parsed.success) throw new Refusal('input.invalid', 'backup.restore: path', { field: 'path' })
  const { path, account, passphrase } = parsed.data
  if (account === undefined || passphrase === undefined) return { path, keys }
  const typed = { account: accountOf(account), passphrase, by: passphrases }
  return { path, keys: [...keys, ...(await keysAtHand([folderOf(path), directory], typed))] }
}
