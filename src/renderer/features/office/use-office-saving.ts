/** Saving records as the next version of the office's data; one undo puts back what was there before. */
import { CallFailed } from '../../../contract/client.ts'
import type { CallError } from '../../../contract/wire.ts'
import { type OfficeRecord, type RecordKey } from '../../../domain/office/office-record.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'

export interface OfficeChange {
  readonly key: RecordKey
  /** Null for a record that is added. */
  readonly before: OfficeRecord | null
  /** Null removes it. */
  readonly after: OfficeRecord | null
}

export function useOfficeSaving() {
  const saving = useWriteCall('office.save')

  /** Null when it was saved, else the refusal. `readIn` is the version the changes were made from. */
  async function save(changes: readonly OfficeChange[], readIn: number, done: string): Promise<CallError | null> {
    try {
      const { version } = await saving.mutateAsync({
        readIn,
        changes: changes.map(({ key, after: record }) => ({ key, record })),
      })
      // The form opens on the right: the message must not cover its buttons.
      notifyDone(done, [{ label: 'Hoàn tác', run: () => void takeBack(changes, version) }], 'left')
      return null
    } catch (error) {
      if (error instanceof CallFailed && error.error.code !== 'defect') return error.error
      notifyFailed('Chưa lưu được', error)
      return error instanceof CallFailed ? error.error : { code: 'defect', message: String(error), details: {} }
    }
  }
  async function takeBack(changes: readonly OfficeChange[], readIn: number): Promise<void> {
    const reversed = changes.map(({ key, before: record }) => ({ key, record }))
    const done = await saving.attempt({ readIn, changes: reversed }, 'Chưa hoàn tác được')
    if (done !== null) notifyDone('Đã hoàn tác.', [], 'left')
  }

  return { save, isSaving: saving.isPending }
}
