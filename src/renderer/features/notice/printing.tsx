import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { Notice } from '../../../domain/notice/notice.ts'
import { compose } from '../../../page/compose/compose.ts'
import { specFor } from '../../../page/format/formats.ts'
import { call } from '../../client.ts'
import { usePhrases } from '../../notice-editor/use-office.ts'
import { PrintView } from '../../page-view/page-view.tsx'
import { notifyFailed } from '../../ui/notify.tsx'

/** The pages for the printer, on the screen only while they are printed. */
export function Printing({
  id,
  notice,
  done,
}: {
  readonly id: string
  readonly notice: Notice
  readonly done: () => void
}) {
  const spec = specFor(notice)
  const phrases = usePhrases(notice.header)
  useEffect(() => {
    call('notice.print', { id })
      .catch((error: unknown) => notifyFailed('Chưa in được', error))
      .finally(done)
  }, [])
  return createPortal(
    <div className="only-print">
      <PrintView blocks={compose(notice, spec, phrases)} spec={spec} />
    </div>,
    document.body,
  )
}
