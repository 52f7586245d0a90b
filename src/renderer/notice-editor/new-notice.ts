/** A new draft in the store, begun as the office usually begins one. */
import type { Notice } from '../../domain/notice/notice.ts'
import { beginNotice } from '../../domain/office/begin-notice.ts'
import { notifyDone, notifyFailed } from '../ui/notify.tsx'
import { useWriteCall } from '../use-call.ts'
import { fetchOffice, today } from './use-office.ts'

const failed = 'Chưa tạo được bản dự thảo'

/** Gives a function that creates a draft of a kind and opens it; undo takes it away again. */
export function useNewNotice(open: (id: string) => void): (kind: Notice['kind']) => void {
  const create = useWriteCall('notice.create')
  const remove = useWriteCall('notice.deleteDraft')
  async function begin(kind: Notice['kind']): Promise<void> {
    const office = await fetchOffice()
    const created = await create.attempt({ notice: beginNotice(crypto.randomUUID(), kind, office, today()) }, failed)
    if (created === null) return
    open(created.id)
    notifyDone('Đã tạo bản dự thảo mới.', [
      { label: 'Hoàn tác', run: () => void remove.attempt(created, 'Chưa hoàn tác được') },
    ])
  }
  return (kind) => void begin(kind).catch((error: unknown) => notifyFailed(failed, error))
}
