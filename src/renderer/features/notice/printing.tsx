import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { Notice } from '../../../domain/notice/notice.ts'
import { compose } from '../../../page/compose/compose.ts'
import { call } from '../../client.ts'
import { useFormat } from '../../notice-editor/use-format.ts'
import { usePhrases } from '../../notice-editor/use-office.ts'
import { PrintView } from '../../page-view/page-view.tsx'
import { notifyFailed } from '../../ui/notify.tsx'

/** The pages for the printer, on the screen only while they are printed. */
export function Printing({
  id,
  notice,
  look,
  done,
}: {
  readonly id: string
  readonly notice: Notice
  /** Version of the look it keeps; null for the one in force. */
  readonly look: number | null
  readonly done: () => void
}) {
  const { spec, isKnown } = useFormat(notice, look)
  const phrases = usePhrases(notice.header)
  useEffect(() => {
    if (!isKnown) return
    call('notice.print', { id })
      .catch((error: unknown) => notifyFailed('Chưa in được', error))
      .finally(done)
  }, [isKnown])
  return createPortal(
    <div className="only-print">
      <PrintView blocks={compose(notice, spec, phrases)} spec={spec} />
    </div>,
    document.body,
  )
}
