/** Puts a backup in the place of a store, which no program may have open: so this command opens none first. */
import type { RestorePlan } from '../../store/plan-restore.ts'
import { obtainPassphrase, passphraseVariable } from './sign-in.ts'
import { type Answer, type Options, WrongUse, only } from './command.ts'

/** Whether what is to be restored is a backup, and not a draft of the store. */
export async function isRestoreOfStore(words: readonly string[]): Promise<boolean> {
  const [word = ''] = words
  return word !== '' && (/[/\\]/.test(word) || (await import('../../store/plan-restore.ts')).isBackup(word))
}

export async function restoreCommand({ store, yes, user }: Options, words: readonly string[]): Promise<Answer> {
  const backup = only(words, 'BẢN_SAO_LƯU')
  if (backup === '') throw new WrongUse('restore BẢN_SAO_LƯU --store THƯ_MỤC')
  const [{ planRestore, folderOf }, { restore }] = await Promise.all([
    import('../../store/plan-restore.ts'),
    import('../../store/restore.ts'),
  ])
  const keys = user === undefined ? [] : await keysOf(user, [folderOf(backup), store])
  const plan = planRestore(backup, store, keys)
  const said = describePlan(plan)
  if (!yes)
    return {
      value: { done: false, ...plan },
      lines: [...said, 'Chưa làm gì. Gọi lại lệnh này với --yes để khôi phục.'],
    }
  const { aside } = await restore(backup, store, { at: new Date().toISOString(), keys })
  return {
    value: { done: true, ...plan, aside },
    lines: [
      ...said,
      `Đã khôi phục vào “${store}”, mở lại được.`,
      ...(aside === null ? [] : [`Các tệp của kho trước đó được giữ ở “${aside}”.`]),
    ],
  }
}

/** Keys of a backup that only a passphrase opens: that of somebody who could open the store when it was made. */
async function keysOf(user: string, folders: readonly string[]): Promise<readonly Uint8Array[]> {
  const [{ keysAtHand }, { createPassphrases }, { accountOf }] = await Promise.all([
    import('../../store/keys-at-hand.ts'),
    import('../../store/passphrases.ts'),
    import('../../domain/office/user.ts'),
  ])
  const passphrase = await obtainPassphrase(passphraseVariable, 'Mật khẩu: ')
  return keysAtHand(folders, { account: accountOf(user), passphrase, by: createPassphrases() })
}

function describePlan({ backup, current, lost, lostCount, lostTyping }: RestorePlan): string[] {
  const { counts } = backup
  const made = `Bản sao lưu làm lúc ${backup.at}: ${counts.notices} thông báo, ${counts.originals} tệp gốc, ${counts.auditRows} dòng nhật ký. Đã đọc và so từng byte.`
  const shown = lost.map(({ what, deeds, lastAt, by }) =>
    `  ${what}: ${deeds} việc, cuối cùng ${lastAt} ${by}`.trimEnd(),
  )
  const typing = lostTyping === 0 ? [] : [`Mất ${lostTyping} bản đang gõ chưa lưu.`]
  switch (current) {
    case 'none':
      return [made, 'Thư mục chưa có kho nào: không mất gì.']
    case 'same':
      return [made, 'Kho hiện nay giống bản sao lưu: không mất gì.']
    case 'ahead':
      return [made, `Sẽ mất ${lostCount} việc làm sau bản sao lưu:`, ...shown, ...typing]
    case 'otherHistory':
      return [
        made,
        `Kho hiện nay không nối tiếp bản sao lưu. Sẽ mất mọi việc trong kho hiện nay (${lostCount}), những việc cuối:`,
        ...shown,
        ...typing,
      ]
    case 'otherStore':
      return [
        made,
        `Kho hiện nay là KHO KHÁC. Sẽ mất mọi việc trong kho hiện nay (${lostCount}), những việc cuối:`,
        ...shown,
        ...typing,
      ]
    case 'unreadable':
      return [
        made,
        'Kho hiện nay không mở được, nên không biết sẽ mất gì sau bản sao lưu. Các tệp của nó được giữ lại.',
      ]
  }
}
