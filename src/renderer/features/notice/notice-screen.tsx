/** One notice: its outline, its text, the official page beside it, the finding at hand, and what can be done with it. */
import { Button } from '@mantine/core'
import type { ComponentType } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import { type Actor, nameRoles } from '../../../domain/office/roles.ts'
import { eventNames, isEditable } from '../../../domain/office/workflow.ts'
import { Failure } from '../../ui/failure.tsx'
import { findDraft } from '../../notice-editor/notice-drafts.ts'
import { useOfferedDeeds } from '../../ui/deeds.ts'
import { ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { useCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import { BlockChangesBanner, BlockChangesDialog } from './block-changes.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { deedsOf } from './desk-deeds.ts'
import { DeskEditor } from './desk-editor.tsx'
import { DeskSide } from './desk-side.tsx'
import { BackButton, DeskHeading } from './desk-heading.tsx'
import { FindingBar } from './finding-bar.tsx'
import classes from './notice.module.css'
import { KeptCopyDialog, useKeptCopy } from './kept-copy-dialog.tsx'
import { Outline } from './outline.tsx'
import { Printing } from './printing.tsx'
import { ReviewDesk } from './review-desk.tsx'
import { SaveFailure } from './save-failure.tsx'
import { StepDialogs } from './step-dialogs.tsx'
import { type Desk, useDesk } from './use-desk.ts'
import type { Navigation } from './use-navigation.ts'
import type { Removal } from './use-removal.ts'
import type { Ways } from './use-steps.ts'
import { Amendments, ReturnedRemarks, WayStrip } from './way-strip.tsx'

interface NoticeScreenProps extends Ways {
  readonly id: string
  /** What the registrar does with the notice: numbering it, sending it. */
  readonly Registrar: ComponentType<{ readonly view: NoticeView }>
}

export function NoticeScreen({ id, Registrar, ...ways }: NoticeScreenProps) {
  const { leave } = ways
  const { data, error: noticeError, refetch } = useCall('notice.get', { id })
  const user = useUser()
  const error = noticeError ?? user.error
  if (error !== null) {
    return (
      <>
        <ScreenHeading title="Thông báo" before={<BackButton leave={leave} />} />
        <div style={{ padding: 20 }}>
          <Failure error={error} retry={() => void Promise.all([refetch(), user.refetch()])} />
        </div>
      </>
    )
  }
  return data === undefined || user.data === undefined ? (
    <Waiting what="Đang mở thông báo …" />
  ) : (
    <OpenedNotice view={data} actor={user.data} ways={ways} refresh={refetch} Registrar={Registrar} />
  )
}

/** What was typed and not saved comes first: nothing may be kept in its place before somebody has decided. */
function OpenedNotice(props: NoticeDeskProps) {
  const { copy, decide } = useKeptCopy(props.view, props.actor)
  if (copy === undefined) return <Waiting what="Đang mở thông báo …" />
  return copy === null ? <NoticeDesk {...props} /> : <KeptCopyDialog view={props.view} copy={copy} decide={decide} />
}

interface NoticeDeskProps {
  readonly view: NoticeView
  readonly actor: Actor
  readonly ways: Ways
  readonly refresh: () => Promise<unknown>
  readonly Registrar: NoticeScreenProps['Registrar']
}

function NoticeDesk({ view, actor, ways, refresh, Registrar }: NoticeDeskProps) {
  const desk = useDesk(view, actor, ways, refresh)
  useOfferedDeeds(() => deedsOf(desk))
  const { id, notice, events, readOnly, working, navigation, saving, printing, removal } = desk
  return (
    <>
      <DeskHeading desk={desk} leave={ways.leave} registrar={<Registrar view={view} />} />
      <WayStrip desk={desk} />
      <Amendments view={view} openNotice={ways.openNotice} />
      {view.deleted && (
        <DeletedBanner version={view.version} removal={removal} canRestore={events.includes('restore')} />
      )}
      {readOnly && !view.deleted && isEditable(view.state) && (
        <div className={classes.banner} role="status">
          Vai trò {nameRoles(actor.roles)} chỉ xem được bản dự thảo, không sửa được.
        </div>
      )}
      {saving.error !== null && !saving.isConflict && (
        <SaveFailure saving={saving} notice={notice} goTo={navigation.goTo} />
      )}
      <ReturnedRemarks desk={desk} />
      <BlockChangesBanner desk={desk} />
      {/* Whoever may approve reads; nothing can be changed here anyway. */}
      {events.includes('approve') ? <ReviewDesk desk={desk} /> : <DraftingDesk desk={desk} />}
      {printing.isPrinting && (
        <Printing id={id} notice={findDraft(id)?.present ?? notice} look={view.look} done={printing.done} />
      )}
      <StepDialogs desk={desk} />
      <BlockChangesDialog desk={desk} />
      <ConflictDialog id={id} baseVersion={working.draft.baseVersion} saving={saving} />
    </>
  )
}

function DraftingDesk({ desk }: { readonly desk: Desk }) {
  const { navigation } = desk
  return (
    <>
      <AreaSwitch navigation={navigation} />
      <div className={classes.desk} data-side={navigation.showsSide} data-area={navigation.area}>
        <Outline desk={desk} />
        <DeskEditor desk={desk} />
        {navigation.showsSide && <DeskSide desk={desk} />}
      </div>
      <FindingBar desk={desk} />
    </>
  )
}

const areaNames = { outline: 'Mục lục', document: 'Văn bản', side: 'Trang, kiểm tra' } as const

/** On a narrow window one area is shown at a time. */
function AreaSwitch({ navigation: { area, enter } }: { readonly navigation: Navigation }) {
  return (
    <div className={classes.areas} role="group" aria-label="Phần đang xem">
      {(Object.keys(areaNames) as (keyof typeof areaNames)[]).map((name) => (
        <button key={name} type="button" aria-pressed={area === name} onClick={() => enter(name)}>
          {areaNames[name]}
        </button>
      ))}
    </div>
  )
}

interface DeletedBannerProps {
  readonly version: number
  readonly removal: Pick<Removal, 'restore' | 'isRestoring'>
  readonly canRestore: boolean
}

function DeletedBanner({ version, removal: { restore, isRestoring }, canRestore }: DeletedBannerProps) {
  return (
    <div className={classes.banner} role="status">
      Bản dự thảo này đã bị xóa; chỉ xem được.
      {canRestore && (
        <Button size="compact-md" loading={isRestoring} onClick={() => restore(version)}>
          {eventNames.restore}
        </Button>
      )}
    </div>
  )
}
