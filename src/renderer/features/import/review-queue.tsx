/** Papers that were kept with open doubts, one after the other: source, what was understood, doubts by keyboard. */
import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import {
  IconArrowLeft,
  IconChevronLeft,
  IconChevronRight,
  IconCircleCheck,
  IconExternalLink,
} from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { ReviewedPaper, WaitingPaper } from '../../../contract/past-papers.ts'
import { placesOf } from '../../../domain/notice/places.ts'
import { DoubtList } from '../../ui/doubts.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Empty, ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import classes from './import.module.css'
import { writeLeft } from './review.tsx'
import { SourceLines } from './source-lines.tsx'
import { Summary } from './summary.tsx'
import { doubtKeysHint, useDoubtKeys } from './use-doubt-keys.ts'

interface ReviewQueueProps {
  readonly leave: () => void
  readonly openNotice: (id: string) => void
}

/** The papers that waited when it was opened stay in their order: one that is settled can be looked at again. */
export function ReviewQueue({ leave, openNotice }: ReviewQueueProps) {
  const { data, error } = useCall('review.queue', {})
  const [papers, setPapers] = useState<readonly WaitingPaper[] | null>(null)
  const [at, setAt] = useState(0)
  if (papers === null && data !== undefined) setPapers(data)
  const known = papers ?? []
  const paper = known[at]
  const open = new Map((data ?? []).map(({ id, open: count }) => [id, count]))
  const next = known.findIndex(({ id }, index) => index > at && open.has(id))
  return (
    <>
      <ScreenHeading
        title={paper === undefined ? 'Rà soát' : `Rà soát ${at + 1}/${known.length}: ${paper.fileName}`}
        before={
          <Button variant="subtle" leftSection={<IconArrowLeft size={20} aria-hidden />} onClick={leave}>
            Quay lại
          </Button>
        }
      >
        <span className={classes.hint} role="status">
          {open.size === 0 ? 'Đã rà soát hết' : `Còn ${open.size} văn bản chờ rà soát`}
        </span>
        <Steps at={at} count={known.length} go={setAt} />
        {paper !== undefined && (
          <Button leftSection={<IconExternalLink size={18} aria-hidden />} onClick={() => openNotice(paper.id)}>
            Mở để sửa
          </Button>
        )}
      </ScreenHeading>
      {error !== null ? (
        <Failure error={error} />
      ) : paper === undefined ? (
        papers === null ? (
          <Waiting />
        ) : (
          <Empty
            title="Không còn văn bản nào chờ rà soát"
            icon={<IconCircleCheck size={40} stroke={1.3} color="#1d6b3a" aria-hidden />}
          />
        )
      ) : (
        <OnePaper key={paper.id} id={paper.id} goOn={next === -1 ? leave : () => setAt(next)} isLast={next === -1} />
      )}
    </>
  )
}

interface StepsProps {
  readonly at: number
  readonly count: number
  readonly go: (to: number) => void
}

function Steps({ at, count, go }: StepsProps) {
  useHotkeys([
    ['alt+ArrowRight', () => at + 1 < count && go(at + 1)],
    ['alt+ArrowLeft', () => at > 0 && go(at - 1)],
  ])
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconChevronLeft size={18} aria-hidden />}
        disabled={at === 0}
        title="Văn bản trước (Alt+←)"
        onClick={() => go(at - 1)}
      >
        Trước
      </Button>
      <Button
        variant="default"
        rightSection={<IconChevronRight size={18} aria-hidden />}
        disabled={at + 1 >= count}
        title="Văn bản sau (Alt+→)"
        onClick={() => go(at + 1)}
      >
        Sau
      </Button>
    </>
  )
}

interface OnePaperProps {
  readonly id: string
  readonly goOn: () => void
  readonly isLast: boolean
}

function OnePaper({ id, ...rest }: OnePaperProps) {
  const { data, error, isPlaceholderData } = useCall('review.get', { id })
  if (error !== null) return <Failure error={error} />
  if (data === undefined || isPlaceholderData) return <Waiting what="Đang đọc bản gốc …" />
  return <Reviewing paper={data} {...rest} />
}

interface ReviewingProps extends Omit<OnePaperProps, 'id'> {
  readonly paper: ReviewedPaper
}

function Reviewing({ paper, goOn, isLast }: ReviewingProps) {
  const { id, notice, sourceLines, doubts: stored } = paper
  const write = useWriteCall('notice.settleDoubt')
  const [settledHere, setSettledHere] = useState<ReadonlyMap<number, boolean>>(new Map())
  const { placeOf } = useMemo(() => placesOf(notice), [notice])
  const doubts = stored.map((doubt) => ({
    ...doubt,
    place: { ...placeOf(doubt.spot), ...(doubt.line === null ? {} : { line: doubt.line }) },
    settled: settledHere.get(doubt.position) ?? doubt.settledAt !== null,
  }))
  const firstOpen = doubts.findIndex(({ settled }) => !settled)
  const [chosen, setChosen] = useState<number | null>(firstOpen === -1 ? null : firstOpen)
  const left = doubts.filter(({ settled }) => !settled).length

  /** Shown at once; put back where the store refuses it. */
  async function settle(index: number, settled: boolean): Promise<void> {
    const position = doubts[index]?.position
    if (position === undefined) return
    setSettledHere((before) => new Map(before).set(position, settled))
    if ((await write.attempt({ id, position, settled }, 'Chưa ghi được')) === null)
      setSettledHere((before) => new Map(before).set(position, !settled))
  }
  useDoubtKeys({
    doubts,
    chosen,
    choose: setChosen,
    settle: (index, settled) => void settle(index, settled),
    finish: goOn,
  })

  return (
    <div className={classes.review}>
      <section className={classes.pane} aria-label="Bản gốc">
        <h2 className={classes.paneTitle}>Bản gốc (được giữ nguyên)</h2>
        {sourceLines.length === 0 ? (
          <Empty title="Máy này không đọc lại được tệp gốc">Các điểm cần xem vẫn còn ở bên phải.</Empty>
        ) : (
          <SourceLines lines={sourceLines} doubts={doubts} chosen={chosen} />
        )}
      </section>
      <section className={classes.pane} aria-label="Đã hiểu">
        <Summary notice={notice} />
        <h2 className={classes.paneTitle}>
          <span role="status">{writeLeft(left, doubts.length)}</span>
          <span className={classes.hint}>
            {left > 0 ? doubtKeysHint : isLast ? 'Enter: xong' : 'Enter: sang văn bản sau'}
          </span>
        </h2>
        <DoubtList
          doubts={doubts}
          chosen={chosen}
          show={setChosen}
          canShow={({ place }) => place.line !== undefined}
          showLabel="Xem trong bản gốc"
          settle={(index, settled) => void settle(index, settled)}
        />
      </section>
    </div>
  )
}
