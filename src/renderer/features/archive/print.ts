/** A paper of the archive that is asked for: where it went is told, and why it could not be made. */
import type { Exported } from '../../../contract/exports.ts'
import { notifyExported } from '../../ui/exported.ts'
import { notifyFailed } from '../../ui/notify.tsx'

export async function print(exporting: Promise<Exported | null>): Promise<void> {
  try {
    const exported = await exporting
    if (exported !== null) notifyExported(exported)
  } catch (error) {
    notifyFailed('Chưa xuất được', error)
  }
}
