/** A new, empty draft in the store. */
import { blankNotice } from '../../domain/notice/blank-notice.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { notifyDone } from '../ui/notify.tsx'
import { useWriteCall } from '../use-call.ts'

/** Gives a function that creates a draft of a kind and opens it; undo takes it away again. */
export function useNewNotice(open: (id: string) => void): (kind: Notice['kind']) => void {
  const create = useWriteCall('notice.create')
  const remove = useWriteCall('notice.deleteDraft')
  async function begin(kind: Notice['kind']): Promise<void> {
    const created = await create.attempt(
      { notice: blankNotice(crypto.randomUUID(), kind) },
      'Chưa tạo được bản dự thảo',
    )
    if (created === null) return
    open(created.id)
    notifyDone('Đã tạo bản dự thảo mới.', [
      { label: 'Hoàn tác', run: () => void remove.attempt(created, 'Chưa hoàn tác được') },
    ])
  }
  return (kind) => void begin(kind)
}
