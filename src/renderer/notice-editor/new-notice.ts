/** A new draft in the store, begun as the office usually begins one. */
import type { Notice } from '../../domain/notice/notice.ts'
import { beginNotice } from '../../domain/office/begin-notice.ts'
import type { NewDoubt } from '../../domain/office/records.ts'
import { notifyFailed } from '../ui/notify.tsx'
import { useWriteCall } from '../use-call.ts'
import { fetchOffice, today } from './use-office.ts'

const failed = 'Chưa tạo được bản dự thảo'

/** Gives a function that puts a draft into the store and opens it. No undo is offered: it would take away what is being written. */
export function useNoticeCreation(open: (id: string) => void) {
  const create = useWriteCall('notice.create')
  async function begin(notice: Notice, doubts: readonly NewDoubt[] = []): Promise<void> {
    const created = await create.attempt({ notice, doubts: [...doubts] }, failed)
    if (created !== null) open(created.id)
  }
  return { begin, isCreating: create.isPending }
}

/** The same for one of a kind, as the profile of the office says. */
export function useNewNotice(open: (id: string) => void): (kind: Notice['kind']) => void {
  const { begin } = useNoticeCreation(open)
  async function beginOf(kind: Notice['kind']): Promise<void> {
    const office = await fetchOffice()
    await begin(beginNotice(crypto.randomUUID(), kind, office, today()))
  }
  return (kind) => void beginOf(kind).catch((error: unknown) => notifyFailed(failed, error))
}
