/** Says that a file was exported and offers to open it, where the host can. */
import type { Exported } from '../../contract/exports.ts'
import { call, inBrowser } from '../client.ts'
import { notifyDone, notifyFailed } from './notify.tsx'
import { writeSize } from './words.ts'

export function notifyExported({ fileName, size, canShow, unrecorded }: Exported): void {
  const show = (how: 'folder' | 'program') => () =>
    void call('file.show', { fileName, how }).catch((error: unknown) => notifyFailed('Chưa mở được tệp', error))
  notifyDone(
    inBrowser
      ? `Đã xuất ${fileName} (${writeSize(size)}) vào thư mục tải về.`
      : `Đã xuất ${fileName} (${writeSize(size)}).`,
    canShow
      ? [
          { label: 'Mở tệp', run: show('program') },
          { label: 'Mở thư mục', run: show('folder') },
        ]
      : [],
  )
  if (unrecorded !== null) notifyFailed('Việc xuất tệp chưa được ghi vào nhật ký', new Error(unrecorded))
}
