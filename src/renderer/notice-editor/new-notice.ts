/** A new, empty draft in the store. */
import { blankNotice } from '../../domain/blank-notice.ts'
import type { Notice } from '../../domain/notice.ts'
import { notifyDone, notifyFailed } from '../ui/notify.tsx'
import { useDeed } from '../use-call.ts'

/** Gives a function that creates a draft of a kind and opens it; undo takes it away again. */
export function useNewNotice(open: (id: string) => void): (kind: Notice['kind']) => void {
  const create = useDeed('notice.create')
  const remove = useDeed('notice.deleteDraft')
  return (kind) => {
    create.mutate(
      { notice: blankNotice(crypto.randomUUID(), kind) },
      {
        onSuccess: (created) => {
          open(created.id)
          notifyDone('Đã tạo bản dự thảo mới.', [{ label: 'Hoàn tác', run: () => remove.mutate(created, { onError: (error) => notifyFailed('Chưa hoàn tác được', error) }) }])
        },
        onError: (error) => notifyFailed('Chưa tạo được bản dự thảo', error),
      },
    )
  }
}
