import { findDraft } from '../../notice-editor/notice-drafts.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'
import type { Desk } from './use-desk.ts'

/** Puts a version back as a new one. What is typed is saved first, so that it is a version too and nothing is lost. */
export function useVersionRestoring({ id, view, saving: { save } }: Pick<Desk, 'id' | 'view' | 'saving'>) {
  const restoring = useWriteCall('notice.restoreVersion')

  async function restore(from: number): Promise<void> {
    if (!(await save())) return
    const over = findDraft(id)?.baseVersion ?? view.version
    const restored = await restoring.attempt({ id, version: over, from }, 'Chưa khôi phục được')
    if (restored === null) return
    const { version } = restored
    notifyDone(`Đã khôi phục bản ${from} thành bản ${version}.`, [
      {
        label: 'Hoàn tác',
        run: () => void restoring.attempt({ id, version, from: over }, 'Chưa hoàn tác được'),
      },
    ])
  }

  return { restore, isRestoring: restoring.isPending }
}
