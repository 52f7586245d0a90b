import { dropDraft } from '../../notice-editor/notice-drafts.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'

/** Deleting a draft of the store, and bringing it back. */
export function useRemoval(id: string, leave: () => void) {
  const removing = useWriteCall('notice.deleteDraft')
  const restoring = useWriteCall('notice.restoreDraft')

  async function remove(version: number): Promise<void> {
    const removed = await removing.attempt({ id, version }, 'Chưa xóa được')
    if (removed === null) return
    dropDraft(id)
    leave()
    notifyDone('Đã xóa bản dự thảo.', [
      { label: 'Hoàn tác', run: () => void restoring.attempt(removed, 'Chưa khôi phục được') },
    ])
  }
  function restore(version: number): void {
    void restoring.attempt({ id, version }, 'Chưa khôi phục được')
  }

  return { remove, restore, isRestoring: restoring.isPending }
}

export type Removal = ReturnType<typeof useRemoval>
