/** A damaged text beside its repair: every word is accepted or kept by a person, alone or all that are sure enough. */
import { Button, Loader, NativeSelect, Progress } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowLeft, IconArrowRight, IconChecks } from '@tabler/icons-react'
import { useState } from 'react'
import type { DateSuggestion } from '../../../checker/repair/doubtful-date.ts'
import type { Original, Recognition } from '../../../contract/imports.ts'
import { Failure } from '../../ui/failure.tsx'
import { Empty, ScreenHeading } from '../../ui/parts.tsx'
import { writeCount } from '../../ui/words.ts'
import { useWriteCall } from '../../use-call.ts'
import {
  type RepairDraft,
  acceptAbove,
  beginDraft,
  changesOf,
  countAbove,
  countOpen,
  decide,
  nextOpen,
  undo,
} from './repair-draft.ts'
import { RepairBar } from './repair-bar.tsx'
import { RepairLines } from './repair-lines.tsx'
import classes from './repair.module.css'
import { type Proposing, useProposal } from './use-proposal.ts'

interface RepairScreenProps {
  readonly original: Original
  /** Null until the text was repaired; kept above, so that coming back finds what was decided. */
  readonly draft: RepairDraft | null
  readonly setDraft: (draft: RepairDraft) => void
  readonly leave: () => void
  readonly understood: (recognition: Recognition) => void
}

export function RepairScreen({ original, draft, setDraft, leave, understood }: RepairScreenProps) {
  const proposing = useProposal(original, draft === null, (proposal) => setDraft(beginDraft(proposal)))
  const read = useWriteCall('repair.read')
  const readOn = () => {
    if (draft === null || read.isPending) return
    read.mutate({ original, accepted: changesOf(draft) }, { onSuccess: understood })
  }
  useHotkeys([['mod+Enter', readOn]], [], true)
  const failure = proposing.error ?? read.error
  return (
    <>
      <ScreenHeading
        title={`Sửa dấu: ${original.fileName}`}
        before={
          <Button variant="subtle" leftSection={<IconArrowLeft size={20} aria-hidden />} onClick={leave}>
            Quay lại
          </Button>
        }
      >
        <Button
          rightSection={<IconArrowRight size={20} aria-hidden />}
          title="Ctrl+Enter"
          disabled={draft === null}
          loading={read.isPending}
          onClick={readOn}
        >
          Đọc văn bản đã sửa
        </Button>
      </ScreenHeading>
      {failure !== null && failure !== undefined && (
        <div className={classes.failure}>
          <Failure error={failure} close={proposing.error === null ? () => read.reset() : leave} />
        </div>
      )}
      {draft !== null ? (
        <Repairing draft={draft} setDraft={setDraft} />
      ) : (
        proposing.error === null && <UnderWay progress={proposing.progress} />
      )}
    </>
  )
}

function UnderWay({ progress }: Pick<Proposing, 'progress'>) {
  const isCounted = progress !== null && progress.total > 1
  return (
    <div className={classes.underWay} role="status" aria-live="polite">
      {isCounted ? (
        <Progress
          className={classes.progress}
          value={(100 * progress.done) / progress.total}
          aria-label="Đã sửa"
          transitionDuration={0}
        />
      ) : (
        <Loader size="sm" aria-hidden />
      )}
      <p>{progress === null ? 'Đang sửa dấu …' : `${progress.step} …`}</p>
    </div>
  )
}

const levels = ['95', '90', '80', '50'] as const

function Repairing({ draft, setDraft }: Pick<RepairScreenProps, 'setDraft'> & { readonly draft: RepairDraft }) {
  const [current, setCurrent] = useState(0)
  const { proposal } = draft
  const back = () => setDraft(undo(draft))
  useHotkeys([['mod+Z', back]], [], true)
  if (proposal.suggestions.length === 0)
    return (
      <>
        <DoubtfulDates dates={proposal.dates} />
        <Empty title="Không thấy chữ nào cần sửa dấu">Bấm “Đọc văn bản đã sửa” để đọc văn bản như bản gốc.</Empty>
      </>
    )
  const settle = (decision: 'kept' | { readonly word: string }) => {
    const next = decide(draft, current, decision)
    setDraft(next)
    setCurrent(nextOpen(next, current, 1))
  }
  const step = (by: 1 | -1, all: boolean) =>
    setCurrent(
      all ? Math.min(Math.max(current + by, 0), proposal.suggestions.length - 1) : nextOpen(draft, current, by),
    )
  return (
    <>
      <Tools draft={draft} setDraft={setDraft} back={back} />
      <DoubtfulDates dates={proposal.dates} />
      <RepairLines draft={draft} current={current} choose={setCurrent} step={step} settle={settle} />
      <RepairBar draft={draft} current={current} settle={settle} />
    </>
  )
}

function Tools({
  draft,
  setDraft,
  back,
}: Pick<RepairScreenProps, 'setDraft'> & { readonly draft: RepairDraft; readonly back: () => void }) {
  const [level, setLevel] = useState<string>(levels[0])
  const open = countOpen(draft)
  const total = draft.decisions.length
  const sure = countAbove(draft, Number(level) / 100)
  return (
    <div className={classes.tools}>
      <NativeSelect
        aria-label="Chắc từ bao nhiêu phần trăm"
        size="sm"
        value={level}
        onChange={({ currentTarget: { value } }) => setLevel(value)}
        data={levels.map((value) => ({ value, label: `${value} %` }))}
      />
      <Button
        size="sm"
        variant="light"
        leftSection={<IconChecks size={18} aria-hidden />}
        disabled={sure === 0}
        onClick={() => setDraft(acceptAbove(draft, Number(level) / 100))}
      >
        {`Nhận tất cả từ ${level} % (${writeCount(sure)} chỗ)`}
      </Button>
      <Button
        size="sm"
        variant="subtle"
        leftSection={<IconArrowBackUp size={18} aria-hidden />}
        title="Ctrl+Z"
        disabled={draft.before.length === 0}
        onClick={back}
      >
        Hoàn tác
      </Button>
      <span role="status" className={classes.state}>
        {open === 0
          ? `Đã xem cả ${writeCount(total)} chỗ`
          : `Còn ${writeCount(open)} trong ${writeCount(total)} chỗ; chỗ chưa nhận giữ như bản quét`}
      </span>
    </div>
  )
}

function DoubtfulDates({ dates }: { readonly dates: readonly DateSuggestion[] }) {
  return dates.map(({ line, from, others, reasons }) => (
    <div key={line} className={classes.date} role="note">
      <p>
        <strong>{`Xem lại ngày “${from}” (dòng ${line}). `}</strong>
        {reasons.join(' ')}
        {others.length > 0 && ` Ngày không trái: ${others.join('; ')}.`} Chương trình không tự đổi ngày, số và ký hiệu.
      </p>
    </div>
  ))
}
