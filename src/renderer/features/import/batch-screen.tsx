/** Many files at a time: how far the run is, and what became of each file. */
import { Button, Chip, Group, Menu, Progress } from '@mantine/core'
import {
  IconArrowLeft,
  IconCircleCheck,
  IconCopy,
  IconDownload,
  IconEyeQuestion,
  IconListCheck,
  IconPlayerPlay,
  IconPlayerStop,
  IconX,
} from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import {
  type PaperOutcome,
  type PastPaper,
  countOutcomes,
  outcomeNames,
  paperOutcomes,
} from '../../../domain/archive/past-papers.ts'
import { Failure } from '../../ui/failure.tsx'
import { notifyExported } from '../../ui/exported.ts'
import { Empty, ScreenHeading } from '../../ui/parts.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { type BatchRun, cancelBatch, goOnWithBatch, isBusy, useBatchRun } from './batch-run.ts'
import classes from './import.module.css'

interface BatchScreenProps {
  readonly batch: string
  readonly leave: () => void
  readonly openNotice: (id: string) => void
  readonly openQueue: () => void
}

export function BatchScreen({ batch, leave, openNotice, openQueue }: BatchScreenProps) {
  const running = useBatchRun()
  const run = running?.batch === batch ? running : null
  const stored = useCall('batch.get', { batch }, run === null)
  const papers = run?.papers ?? stored.data ?? []
  const [outcome, setOutcome] = useState<PaperOutcome | null>(null)
  const shown = outcome === null ? papers : papers.filter((paper) => paper.outcome === outcome)
  const counts = countOutcomes(papers)
  return (
    <>
      <ScreenHeading
        title="Kết quả nhập nhiều tệp"
        before={
          <Button variant="subtle" leftSection={<IconArrowLeft size={20} aria-hidden />} onClick={leave}>
            Quay lại
          </Button>
        }
      >
        {papers.length > 0 && <ReportMenu batch={batch} />}
        {counts.doubted > 0 && (
          <Button leftSection={<IconListCheck size={20} aria-hidden />} onClick={openQueue}>
            Rà soát
          </Button>
        )}
      </ScreenHeading>
      {run !== null && <RunState run={run} />}
      <div className={classes.outcomes} role="group" aria-label="Lọc theo kết quả">
        <Chip checked={outcome === null} onChange={() => setOutcome(null)} size="sm" variant="outline">
          Tất cả: {papers.length}
        </Chip>
        {paperOutcomes.map((one) => (
          <Chip
            key={one}
            checked={outcome === one}
            disabled={counts[one] === 0}
            onChange={() => setOutcome(outcome === one ? null : one)}
            size="sm"
            variant="outline"
          >
            {outcomeNames[one]}: {counts[one]}
          </Chip>
        ))}
      </div>
      {stored.error !== null && run === null ? (
        <Failure error={stored.error} retry={() => void stored.refetch()} />
      ) : (
        <PaperTable papers={shown} openNotice={openNotice} />
      )}
    </>
  )
}

function ReportMenu({ batch }: { readonly batch: string }) {
  const write = useWriteCall('batch.export')
  async function save(as: 'xlsx' | 'text'): Promise<void> {
    const exported = await write.attempt({ batch, as }, 'Chưa xuất được báo cáo')
    if (exported !== null) notifyExported(exported)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={20} aria-hidden />}>
          Xuất báo cáo
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('xlsx')}>Bảng Excel</Menu.Item>
        <Menu.Item onClick={() => void save('text')}>Văn bản (.txt)</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function RunState({ run }: { readonly run: BatchRun }) {
  const { papers, total, path, within, state, error } = run
  if (state === 'done') return null
  return (
    <div className={classes.progress}>
      {state === 'failed' && <Failure error={error} />}
      <Group justify="space-between" wrap="nowrap">
        <p role="status">
          {state === 'failed' || state === 'cancelled'
            ? `Đã dừng sau ${papers.length}/${total} tệp; những tệp đã nhập vẫn được giữ.`
            : `Đã nhập ${papers.length}/${total} tệp${path === '' ? '' : `, đang đọc ${path}`}`}
          {within !== null && within.total > 1 && ` (${within.step} ${within.done}/${within.total})`}
        </p>
        {isBusy(run) ? (
          <Button
            size="sm"
            variant="default"
            loading={state === 'stopping'}
            leftSection={<IconPlayerStop size={18} aria-hidden />}
            onClick={cancelBatch}
          >
            Dừng
          </Button>
        ) : (
          <Button size="sm" leftSection={<IconPlayerPlay size={18} aria-hidden />} onClick={goOnWithBatch}>
            Nhập tiếp
          </Button>
        )}
      </Group>
      <Progress value={(100 * papers.length) / total} animated={isBusy(run)} aria-label="Số tệp đã nhập" />
    </div>
  )
}

const icons: Readonly<Record<PaperOutcome, typeof IconX>> = {
  read: IconCircleCheck,
  doubted: IconEyeQuestion,
  duplicate: IconCopy,
  refused: IconX,
}

function PaperTable({
  papers,
  openNotice,
}: {
  readonly papers: readonly PastPaper[]
  readonly openNotice: (id: string) => void
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: papers.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 48,
    overscan: 8,
  })
  if (papers.length === 0) return <Empty title="Không có tệp nào như vậy" />
  return (
    <div
      className={classes.papers}
      ref={scroller}
      role="table"
      aria-label="Các tệp"
      aria-rowcount={papers.length + 1}
      tabIndex={0}
    >
      <div className={classes.paperHead} role="row" aria-rowindex={1}>
        {['Tệp', 'Kết quả', 'Ghi chú, lý do', ''].map((heading) => (
          <span key={heading} role="columnheader">
            {heading === '' ? <span className="only-heard">Mở</span> : heading}
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const paper = papers[index]
          if (paper === undefined) return null
          return (
            <div
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              className={classes.paper}
              role="row"
              aria-rowindex={index + 2}
              style={{ transform: `translateY(${start}px)` }}
            >
              <PaperCells paper={paper} openNotice={openNotice} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function PaperCells({
  paper: { path, outcome, note, notice },
  openNotice,
}: {
  readonly paper: PastPaper
  readonly openNotice: (id: string) => void
}) {
  const Icon = icons[outcome]
  return (
    <>
      <span role="cell">{path}</span>
      <span role="cell" className={classes.outcome} data-outcome={outcome}>
        <Icon size={18} aria-hidden /> {outcomeNames[outcome]}
      </span>
      <span role="cell">{note}</span>
      <span role="cell">
        {notice !== null && (
          <Button size="compact-sm" variant="default" aria-label={`Mở: ${path}`} onClick={() => openNotice(notice)}>
            Mở
          </Button>
        )}
      </span>
    </>
  )
}
