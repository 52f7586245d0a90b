/** Backups: made when asked for, listed, and what the administrator is to be reminded of. */
import type { BackupView, RestoreView } from '../contract/backups.ts'
import { remindOfBackups } from '../domain/office/backup-reminder.ts'
import { Refusal } from '../domain/errors.ts'
import { accountOf } from '../domain/office/user.ts'
import type { Backup } from '../store/backup-files.ts'
import type { Backups } from '../store/backup.ts'
import { keysAtHand } from '../store/keys-at-hand.ts'
import { type RestorePlan, folderOf } from '../store/plan-restore.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'

type Names = 'backup.list' | 'backup.make' | 'backup.setSecondPlace' | 'backup.planRestore' | 'backup.restore'

export const backupHandlers: Handlers<Names> = {
  'backup.list': ({ store, now }) => {
    const { backups } = store
    if (backups === null) return Promise.resolve({ folder: null, backups: [], secondPlace: null, reminders: [] })
    const found = backups.list()
    const [secondPlace, failure] = [backups.secondPlace(), backups.failure()]
    const lastAt = found.find(({ manifest }) => manifest !== null)?.manifest?.at ?? null
    return Promise.resolve({
      folder: backups.folder,
      backups: found.map(viewBackup),
      secondPlace,
      reminders: remindOfBackups({ lastAt, secondPlace, failure }, now),
    })
  },

  'backup.make': {
    prepare: (context, { to }) => {
      const backups = requireBackups(context)
      const made = backups.make('asked', context.now)
      const copied = to === undefined ? null : backups.copyTo(made, to).path
      const details = { name: made.name, counts: made.manifest?.counts, head: made.manifest?.head.hash }
      return Promise.resolve(() =>
        Promise.resolve({
          value: viewBackup(made),
          subject: 'store',
          details: copied === null ? details : { ...details, copied },
        }),
      )
    },
  },

  'backup.setSecondPlace': (context, { folder }) => {
    requireBackups(context).setSecondPlace(folder)
    return Promise.resolve({ value: { folder }, subject: 'store', details: { folder } })
  },

  'backup.planRestore': async (context, input) =>
    viewPlan(requireBackups(context).planRestore(input.path, await keysFor(context, input))),

  // A host that can close the store does it before the call comes here.
  'backup.restore': () => Promise.reject(new Refusal('backup.storeOpen')),
}

interface Asked {
  readonly path: string
  readonly account?: string | undefined
  readonly passphrase?: string | undefined
}

/** What opens a backup: the passphrase that was typed for it, else what the one who asks is signed in with. */
async function keysFor({ session, passphrases }: Context, { path, account, passphrase }: Asked): Promise<Uint8Array[]> {
  const folder = folderOf(path)
  if (account !== undefined && passphrase !== undefined)
    return keysAtHand([folder], { account: accountOf(account), passphrase, by: passphrases })
  const { userId, secret } = session
  return userId === null || secret === null ? [] : keysAtHand([folder], { user: userId, secret })
}

export function viewPlan({ backup: { at, counts }, ...plan }: RestorePlan): RestoreView {
  return { backup: { at, notices: counts.notices, auditRows: counts.auditRows }, ...plan }
}

function requireBackups({ store }: Pick<Context, 'store'>): Backups {
  if (store.backups === null) throw new Refusal('backup.none')
  return store.backups
}

export function viewBackup({ name, path, manifest, fault }: Backup): BackupView {
  if (manifest === null) return { name, path, made: null, fault }
  const { at, reason, counts, files } = manifest
  const size = Object.values(files).reduce((sum, file) => sum + file.size, 0)
  return { name, path, made: { at, reason, size, notices: counts.notices, auditRows: counts.auditRows }, fault }
}
