import { useState } from 'react'
import { call } from '../../client.ts'
import { notifyExported } from '../../ui/exported.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import type { Desk } from './use-desk.ts'

/** The Word file with what changed since a version. It compares what is saved, so changes are saved first. */
export function useRedline({ id, saving: { save } }: Pick<Desk, 'id' | 'saving'>) {
  const [isWorking, setWorking] = useState(false)

  async function exportRedline(from: number): Promise<void> {
    if (isWorking || !(await save())) return
    setWorking(true)
    try {
      const exported = await call('notice.exportRedline', { id, from })
      if (exported !== null) notifyExported(exported)
    } catch (error) {
      notifyFailed('Chưa xuất được tệp', error)
    } finally {
      setWorking(false)
    }
  }

  return { exportRedline, isWorking }
}
