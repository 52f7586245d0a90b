/** The notice that is looked at: its page with the first place that was found in sight. */
import { Button, Group, SegmentedControl } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import type { FoundNotice } from '../../../domain/archive/search.ts'
import { compose } from '../../../page/compose/compose.ts'
import { useFormat } from '../../notice-editor/use-format.ts'
import { usePhrases } from '../../notice-editor/use-office.ts'
import { PageView } from '../../page-view/page-view.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { useCall } from '../../use-call.ts'
import classes from './archive.module.css'
import { Scans } from './scans.tsx'

interface PreviewProps {
  readonly found: FoundNotice | null
  readonly openNotice: (id: string) => void
}

export function Preview({ found, openNotice }: PreviewProps) {
  return (
    <section className={classes.preview} aria-label="Xem trước">
      {found !== null && <Looked key={found.id} found={found} openNotice={openNotice} />}
    </section>
  )
}

function Looked({ found, openNotice }: { readonly found: FoundNotice; readonly openNotice: (id: string) => void }) {
  const { data: view, error, refetch } = useCall('notice.get', { id: found.id })
  const [side, setSide] = useState<string>('page')
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />
  if (view === undefined || view.notice.id !== found.id) return <Waiting />
  return (
    <>
      <Group className={classes.facts} justify="space-between">
        <SegmentedControl
          aria-label="Xem gì"
          size="xs"
          value={side}
          onChange={setSide}
          data={[
            { value: 'page', label: 'Trang' },
            { value: 'scans', label: 'Bản gốc, bản quét' },
          ]}
        />
        <Button size="xs" variant="default" onClick={() => openNotice(found.id)}>
          Mở thông báo
        </Button>
      </Group>
      <div className={classes.previewBody}>
        {side === 'page' ? (
          <Page view={view} current={found.places[0]?.spot.part ?? null} />
        ) : (
          <>
            <Originals view={view} />
            <Scans id={found.id} />
          </>
        )}
      </div>
    </>
  )
}

function Originals({ view: { originals } }: { readonly view: NoticeView }) {
  return originals.length === 0 ? null : (
    <div className={classes.facts}>
      {originals.map(({ id, fileName, sha256 }) => (
        <p key={id} style={{ margin: 0, overflowWrap: 'anywhere' }}>
          <strong>Tệp gốc: {fileName}</strong>
          <br />
          <span className={classes.place}>SHA-256: {sha256}</span>
        </p>
      ))}
    </div>
  )
}

const pixelsPerMillimetre = 96 / 25.4
/** Left free beside a sheet, px: the gap and a scroll bar. */
const margin = 40

function Page({ view, current }: { readonly view: NoticeView; readonly current: string | null }) {
  const { notice, look } = view
  const { spec } = useFormat(notice, look)
  const phrases = usePhrases(notice.header)
  const blocks = useMemo(() => compose(notice, spec, phrases), [notice, spec, phrases])
  const { ref, width } = useElementSize()
  const fit = (sheetWidth: number) =>
    Math.min(1.5, Math.max(0.3, (width - margin) / (sheetWidth * pixelsPerMillimetre)))
  const scale = { portrait: fit(spec.page.width), landscape: fit(spec.landscapePage.width) }
  return (
    <div className={classes.sheets} ref={ref}>
      {width > 0 && <PageView blocks={blocks} spec={spec} scale={scale} current={current} />}
    </div>
  )
}
