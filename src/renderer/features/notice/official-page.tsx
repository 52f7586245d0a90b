/** The official page beside the fields, drawn from the same blocks as the export. */
import { useElementSize } from '@mantine/hooks'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Notice } from '../../../domain/notice/notice.ts'
import { compose } from '../../../page/compose/compose.ts'
import { useFormat } from '../../notice-editor/use-format.ts'
import { usePhrases } from '../../notice-editor/use-office.ts'
import type { ChangedWords } from '../../page-view/changed-words.ts'
import { PageView } from '../../page-view/page-view.tsx'
import classes from './notice.module.css'

const zooms = { fit: 'Vừa khổ', '0.75': '75%', '1': '100%', '1.25': '125%', '1.5': '150%' } as const
type Zoom = keyof typeof zooms

const pixelsPerMillimetre = 96 / 25.4
/** Left free beside a sheet that fits, px: the gap and a scroll bar. */
const margin = 40

interface OfficialPageProps {
  readonly notice: Notice
  /** Version of the look it keeps; null for the one in force. */
  readonly look: number | null
  readonly current: string | null
  readonly changed?: readonly ChangedWords[]
  /** Parts to be read: pages with none of them are drawn small. */
  readonly read?: ReadonlySet<string> | null
  readonly onPick: (id: string) => void
}

export function OfficialPage({ notice, look, current, changed, read = null, onPick }: OfficialPageProps) {
  // Typing comes first; the page follows as soon as there is time.
  const later = useDeferredValue(notice)
  const { spec, lookName } = useFormat(later, look)
  const phrases = usePhrases(later.header)
  const blocks = useMemo(() => compose(later, spec, phrases), [later, spec, phrases])
  const [zoom, setZoom] = useState<Zoom>('fit')
  const { ref, width } = useElementSize()
  const fit = (sheetWidth: number) =>
    zoom === 'fit' ? Math.min(1.5, Math.max(0.3, (width - margin) / (sheetWidth * pixelsPerMillimetre))) : Number(zoom)
  const scale = { portrait: fit(spec.page.width), landscape: fit(spec.landscapePage.width) }
  return (
    <section className={classes.page} aria-label="Trang văn bản">
      <div className={classes.pageBar}>
        <span title={spec.title}>
          Theo {spec.title.split(',')[0]}
          {lookName !== null && `, mẫu “${lookName}”`}
        </span>
        <label>
          Cỡ xem
          <select value={zoom} onChange={(event) => setZoom(event.target.value as Zoom)}>
            {Object.entries(zooms).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className={classes.sheets} ref={ref}>
        {width > 0 && (
          <PageView
            blocks={blocks}
            spec={spec}
            scale={scale}
            current={current}
            read={read}
            onPick={onPick}
            {...(changed === undefined ? {} : { changed })}
          />
        )}
      </div>
    </section>
  )
}
