/** The line over the desk: which notice it is, whether it is saved, and what can be done with it. */
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconDeviceFloppy,
  IconLayoutSidebarRight,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { maySend } from '../../../domain/office/letters.ts'
import { drafters, hasRole } from '../../../domain/office/roles.ts'
import { approvalState, isEditable, isIssuedState } from '../../../domain/office/workflow.ts'
import { describeNumber } from '../../../domain/office/records.ts'
import { type Draft, isChanged } from '../../notice-editor/notice-drafts.ts'
import { ScreenHeading } from '../../ui/parts.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { writeMoment } from '../../ui/words.ts'
import { GateButton } from './gate-button.tsx'
import { useCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import classes from './notice.module.css'
import { PapersMenu } from './papers-menu.tsx'
import { SendLetter } from './send-letter.tsx'
import { StepsMenu } from './steps-menu.tsx'
import type { Desk } from './use-desk.ts'

interface DeskHeadingProps {
  readonly desk: Desk
  readonly leave: () => void
  readonly registrar: ReactNode
}

export function DeskHeading({ desk, leave, registrar }: DeskHeadingProps) {
  const { view, events, working, copy, exporting, printing, removal } = desk
  const { draft } = working
  const changed = isChanged(draft)
  // Whoever reads to decide has the keys of the decision below the page (review-desk.tsx).
  const isReview = events.includes('approve')
  const [isSending, setSending] = useState(false)
  const { data: user } = useUser()
  const drafts = user !== undefined && hasRole(user, drafters)
  const { data: box } = useCall('letters.box', {}, drafts)
  const sends = drafts && box !== null && box !== undefined && maySend(view.state)
  return (
    <ScreenHeading
      before={<BackButton leave={leave} />}
      title={<DeskTitle view={view} draft={draft} isFailing={copy.isFailing} />}
    >
      {!isReview && <DraftButtons desk={desk} />}
      {registrar}
      <PapersMenu
        exporting={exporting}
        print={printing.requestPrint}
        remove={() => void removal.remove(draft.baseVersion)}
        isIssued={isIssuedState(view.state)}
        isApproved={!isEditable(view.state) && view.state !== approvalState}
        send={sends ? () => setSending(true) : null}
        canRemove={events.includes('delete')}
        deleted={view.deleted}
        variant={changed || desk.steps.steps.length > 0 ? 'default' : 'filled'}
      />
      {isSending && (
        <SendLetter id={view.notice.id} version={view.version} isChanged={changed} close={() => setSending(false)} />
      )}
    </ScreenHeading>
  )
}

/** What changes the draft, and the steps from here. */
function DraftButtons({ desk }: { readonly desk: Desk }) {
  const { readOnly, working, navigation, saving, steps } = desk
  const changed = isChanged(working.draft)
  return (
    <>
      {!readOnly && <HistoryButtons working={working} />}
      <SideToggle shown={navigation.showsSide} toggle={navigation.toggleSide} />
      {!readOnly && (
        <Button
          variant={changed ? 'filled' : 'default'}
          leftSection={<IconDeviceFloppy size={20} aria-hidden />}
          disabled={!changed}
          loading={saving.isSaving}
          title="Ctrl+S"
          onClick={() => void saving.save()}
        >
          <span className="where-wide">Lưu</span>
        </Button>
      )}
      <GateButton desk={desk} />
      <StepsMenu steps={steps} />
    </>
  )
}

function HistoryButtons({ working: { draft, undo, redo } }: Pick<Desk, 'working'>) {
  return (
    <>
      <StepButton
        label="Hoàn tác"
        keys="Ctrl+Z"
        icon={<IconArrowBackUp size={22} aria-hidden />}
        disabled={draft.past.length === 0}
        run={undo}
      />
      <StepButton
        label="Làm lại"
        keys="Ctrl+Y"
        icon={<IconArrowForwardUp size={22} aria-hidden />}
        disabled={draft.future.length === 0}
        run={redo}
      />
    </>
  )
}

/** A draft is called by its meeting until it has a number. */
function nameOf({ header, meeting, abstract }: Notice): string {
  if (header.number !== null) return describeNumber(header)
  const { kind = '', ordinal = '' } = meeting ?? {}
  if (ordinal !== '') return `${kind} ${ordinal}`.trim()
  return abstract.at(-1) ?? (kind === '' ? 'Thông báo mới' : kind)
}

interface DeskTitleProps {
  readonly view: NoticeView
  readonly draft: Draft
  /** Whether what is typed could not be kept. */
  readonly isFailing: boolean
}

function DeskTitle({ view, draft, isFailing }: DeskTitleProps) {
  const changed = isChanged(draft)
  return (
    <span className={classes.title}>
      <span className={classes.name}>{nameOf(draft.present)}</span>
      <StateBadge state={view.state} deleted={view.deleted} />
      <span className={classes.saved} data-changed={changed} role="status">
        {changed && isFailing && 'Chưa giữ được bản đang soạn. '}
        {changed ? 'Có thay đổi chưa lưu' : `Bản ${draft.baseVersion}, lưu ${writeMoment(view.updatedAt)}`}
      </span>
    </span>
  )
}

interface StepButtonProps {
  readonly label: string
  readonly keys: string
  readonly icon: ReactNode
  readonly disabled: boolean
  readonly run: () => void
}

/** One step back or forth in the history. */
function StepButton({ label, keys, icon, disabled, run }: StepButtonProps) {
  return (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon variant="subtle" size="lg" aria-label={label} disabled={disabled} onClick={run}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}

function SideToggle({ shown, toggle }: { readonly shown: boolean; readonly toggle: () => void }) {
  return (
    <Tooltip label={`${shown ? 'Ẩn' : 'Hiện'} trang văn bản (Ctrl+\\)`}>
      <ActionIcon
        className={classes.sideToggle}
        variant={shown ? 'light' : 'subtle'}
        size="lg"
        aria-label="Trang văn bản bên cạnh"
        aria-pressed={shown}
        onClick={toggle}
      >
        <IconLayoutSidebarRight size={22} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

export function BackButton({ leave }: { readonly leave: () => void }) {
  return (
    <ActionIcon variant="subtle" size="lg" aria-label="Về danh sách thông báo" onClick={leave}>
      <IconArrowLeft size={22} aria-hidden />
    </ActionIcon>
  )
}
