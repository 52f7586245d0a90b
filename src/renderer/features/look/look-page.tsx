/** The page beside the form: a notice of this office or the sample, in the look under work. */
import { useElementSize } from '@mantine/hooks'
import { useDeferredValue, useMemo, useState } from 'react'
import sample from '../../../../resources/samples/mau-trinh-bay.json' with { type: 'json' }
import type { Notice } from '../../../domain/notice/notice.ts'
import { parseNotice } from '../../../domain/notice/parse-notice.ts'
import { describeNumber } from '../../../domain/office/records.ts'
import { compose } from '../../../page/compose/compose.ts'
import { type Regime, specs } from '../../../page/format/formats.ts'
import { type OfficeLook, applyLook } from '../../../page/format/look.ts'
import { usePhrases } from '../../notice-editor/use-office.ts'
import { PageView } from '../../page-view/page-view.tsx'
import { useCall } from '../../use-call.ts'
import classes from './look.module.css'

const pixelsPerMillimetre = 96 / 25.4
/** Left free beside a sheet that fits, px. */
const margin = 40
const sampleId = ''

export function LookPage({ regime, look }: { readonly regime: Regime; readonly look: OfficeLook }) {
  const [shown, setShown] = useState(sampleId)
  const { data: recent = [] } = useCall('notice.list', { limit: 10 })
  const { data: chosen } = useCall('notice.get', { id: shown }, shown !== sampleId)
  const ownSample = useMemo(() => parseNotice(sample), [])
  const notice = shown !== sampleId && chosen?.notice.id === shown ? chosen.notice : ownSample
  return (
    <section className={classes.page} aria-label="Trang văn bản">
      <div className={classes.pageBar}>
        <label>
          Xem trên
          <select value={shown} onChange={(event) => setShown(event.target.value)}>
            <option value={sampleId}>Văn bản mẫu</option>
            {recent.map(({ id, abstract, ...one }) => (
              <option key={id} value={id}>
                {describeNumber(one)} {abstract}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Sheets notice={notice} regime={regime} look={look} />
    </section>
  )
}

interface SheetsProps {
  readonly notice: Notice
  readonly regime: Regime
  readonly look: OfficeLook
}

function Sheets({ notice, regime, look }: SheetsProps) {
  // Typing comes first; the page follows as soon as there is time.
  const later = useDeferredValue(look)
  const phrases = usePhrases(notice.header)
  const spec = useMemo(() => applyLook(specs[regime], later), [regime, later])
  const blocks = useMemo(() => compose(notice, spec, phrases), [notice, spec, phrases])
  const { ref, width } = useElementSize()
  const fit = (sheet: number) => Math.min(1.5, Math.max(0.3, (width - margin) / (sheet * pixelsPerMillimetre)))
  const scale = { portrait: fit(spec.page.width), landscape: fit(spec.landscapePage.width) }
  return (
    <div className={classes.sheets} ref={ref}>
      {width > 0 && <PageView blocks={blocks} spec={spec} scale={scale} />}
    </div>
  )
}
