/** One notice: its fields, the official page beside them, and what can be done with it. */
import { ActionIcon, Button, Group, Menu, Modal, Stack, Text, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconChevronDown,
  IconDeviceFloppy,
  IconFileExport,
  IconLayoutSidebarRight,
  IconPrinter,
  IconTrash,
} from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { CallFailed } from '../../../contract/client.ts'
import type { NoticeView } from '../../../contract/notices.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { describeNumber } from '../../../domain/office/records.ts'
import { compose } from '../../../page/compose/compose.ts'
import { specFor } from '../../../page/format/formats.ts'
import { call } from '../../client.ts'
import {
  dropDraft,
  editDraft,
  findDraft,
  isChanged,
  mendsOf,
  putDraft,
  rebaseDraft,
  redoDraft,
  startDraft,
  undoDraft,
  useDraft,
} from '../../notice-editor/notice-drafts.ts'
import { NoticeEditor } from '../../notice-editor/notice-editor.tsx'
import { type EditorPlace, type Tab, findEditorPlace, findTab } from '../../notice-editor/places.ts'
import { PrintView } from '../../page-view/page-view.tsx'
import { DoubtList } from '../../ui/doubts.tsx'
import { Failure } from '../../ui/failure.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { writeMoment } from '../../ui/words.ts'
import { useCall, useDeed } from '../../use-call.ts'
import { CheckPanel } from './check-panel.tsx'
import classes from './notice.module.css'
import { GateButton } from './gate-button.tsx'
import { OfficialPage } from './official-page.tsx'
import { useChecker } from './use-checker.ts'
import { type PaperKind, papers, usePapers } from './use-papers.ts'

interface NoticeScreenProps {
  readonly id: string
  readonly leave: () => void
}

export function NoticeScreen({ id, leave }: NoticeScreenProps) {
  const { data, error, refetch } = useCall('notice.get', { id })
  if (error !== null) {
    return (
      <>
        <ScreenHeading title="Thông báo" before={<BackButton leave={leave} />} />
        <div style={{ padding: 20 }}>
          <Failure error={error} retry={() => void refetch()} />
        </div>
      </>
    )
  }
  return data === undefined ? (
    <Waiting what="Đang mở thông báo …" />
  ) : (
    <NoticeDesk view={data} leave={leave} refresh={refetch} />
  )
}

function BackButton({ leave }: { readonly leave: () => void }) {
  return (
    <ActionIcon variant="subtle" size="lg" aria-label="Về danh sách thông báo" onClick={leave}>
      <IconArrowLeft size={22} aria-hidden />
    </ActionIcon>
  )
}

/** The draft under work: begun with the first look at the notice, begun anew when it changed elsewhere meanwhile. */
function useWorkingDraft(view: NoticeView) {
  const { id } = view.notice
  const kept = useDraft(id)
  const isStale = kept === null || (kept.baseVersion < view.version && !isChanged(kept))
  const draft = isStale ? startDraft(view.notice, view.version) : kept
  useEffect(() => {
    if (isStale) putDraft(startDraft(view.notice, view.version))
  }, [isStale, view])
  const edit = useCallback(
    (key: string, change: (notice: Notice) => Notice) => {
      const now = findDraft(id)
      if (now !== null) putDraft(editDraft(now, key, change, Date.now()))
    },
    [id],
  )
  return { draft, edit }
}

function NoticeDesk({
  view,
  leave,
  refresh,
}: {
  readonly view: NoticeView
  readonly leave: () => void
  readonly refresh: () => Promise<unknown>
}) {
  const { id } = view.notice
  const { draft, edit } = useWorkingDraft(view)
  const notice = draft.present
  const changed = isChanged(draft)
  const readOnly = view.deleted || view.state !== 'draft'
  const [tab, setTab] = useState<Tab>(view.doubts.some(({ settledAt }) => settledAt === null) ? 'doubts' : 'body')
  const [goal, setGoal] = useState<EditorPlace | null>(null)
  const [openRow, setOpenRow] = useState<string | null>(null)
  const [part, setPart] = useState<string | null>(null)
  const [showsPage, setShowsPage] = useState(true)
  const [saveError, setSaveError] = useState<unknown>(null)
  const saving = useDeed('notice.save')
  const removing = useDeed('notice.deleteDraft')
  const restoring = useDeed('notice.restoreDraft')
  const settling = useDeed('notice.settleDoubt')
  const { isWorking, exportPaper } = usePapers(id, save)
  const [isPrinting, setPrinting] = useState(false)

  /** Saves over the version that was read; `over` another one only when the user said so. */
  async function save(over: number = draft.baseVersion): Promise<boolean> {
    const now = findDraft(id)
    if (now === null || !isChanged(now)) return true
    if (saving.isPending) return false
    try {
      const { version } = await saving.mutateAsync({ id, version: over, notice: now.present, fixes: [...mendsOf(now)] })
      const later = findDraft(id)
      if (later !== null) putDraft(rebaseDraft(later, now.present, version))
      setSaveError(null)
      return true
    } catch (error) {
      setSaveError(error)
      // Another version may be there: read it again.
      await refresh()
      return false
    }
  }

  function goTo(place: EditorPlace): void {
    setTab(place.tab)
    if (place.tab === 'appendix' && place.id !== null) setOpenRow(place.id)
    setPart(place.id)
    setGoal({ ...place })
  }
  const checker = useChecker({ view, notice, readOnly, goTo, save })
  function undo(): void {
    const now = findDraft(id)
    if (now !== null) putDraft(undoDraft(now))
  }
  function redo(): void {
    const now = findDraft(id)
    if (now !== null) putDraft(redoDraft(now))
  }
  async function remove(): Promise<void> {
    const removed = await removing.attempt({ id, version: draft.baseVersion }, 'Chưa xóa được')
    if (removed === null) return
    dropDraft(id)
    leave()
    notifyDone('Đã xóa bản dự thảo.', [
      { label: 'Hoàn tác', run: () => void restoring.attempt(removed, 'Chưa khôi phục được') },
    ])
  }
  async function print(): Promise<void> {
    if (await save()) setPrinting(true)
  }

  const keys: Readonly<Record<string, () => unknown>> = {
    'mod+S': () => save(),
    'mod+Z': undo,
    'mod+Y': redo,
    'mod+shift+Z': redo,
    'mod+E': () => exportPaper('docx'),
    'mod+P': print,
    F8: checker.showNext,
    'mod+.': checker.mendChosen,
  }
  useHotkeys(
    Object.entries(keys).map(([key, deed]) => [key, (event) => onDesk(event, deed), { preventDefault: false }]),
    [],
    true,
  )

  const doubts = view.doubts.map(({ place, message, settledAt }) => ({ place, message, settled: settledAt !== null }))
  const left = doubts.filter(({ settled }) => !settled).length
  const isConflict = saveError instanceof CallFailed && saveError.error.code === 'notice.changedMeanwhile'
  const failedPlace = saveError instanceof CallFailed ? saveError.error.details.place : undefined

  return (
    <>
      <ScreenHeading
        before={<BackButton leave={leave} />}
        title={
          <span className={classes.title}>
            {describeNumber(notice.header)}
            <StateBadge state={view.state} deleted={view.deleted} />
            <span className={classes.saved} data-changed={changed} role="status">
              {changed ? 'Có thay đổi chưa lưu' : `Bản ${draft.baseVersion}, lưu ${writeMoment(view.updatedAt)}`}
            </span>
          </span>
        }
      >
        <Tooltip label="Hoàn tác (Ctrl+Z)">
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label="Hoàn tác"
            disabled={draft.past.length === 0}
            onClick={undo}
          >
            <IconArrowBackUp size={22} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Làm lại (Ctrl+Y)">
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label="Làm lại"
            disabled={draft.future.length === 0}
            onClick={redo}
          >
            <IconArrowForwardUp size={22} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={showsPage ? 'Ẩn trang văn bản' : 'Hiện trang văn bản'}>
          <ActionIcon
            variant={showsPage ? 'light' : 'subtle'}
            size="lg"
            aria-label="Trang văn bản bên cạnh"
            aria-pressed={showsPage}
            onClick={() => setShowsPage(!showsPage)}
          >
            <IconLayoutSidebarRight size={22} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Button
          variant={changed ? 'filled' : 'default'}
          leftSection={<IconDeviceFloppy size={20} aria-hidden />}
          disabled={!changed || readOnly}
          loading={saving.isPending}
          onClick={() => void save()}
        >
          Lưu
        </Button>
        <GateButton
          view={view}
          version={draft.baseVersion}
          errors={checker.verdict.count.errors}
          save={save}
          showErrors={() => setTab('check')}
        />
        <Button.Group>
          <Button
            variant={changed ? 'default' : 'filled'}
            leftSection={<IconFileExport size={20} aria-hidden />}
            disabled={view.deleted}
            loading={isWorking}
            onClick={() => void exportPaper('docx')}
          >
            Xuất Word
          </Button>
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <Button
                variant={changed ? 'default' : 'filled'}
                px={8}
                aria-label="Các loại xuất khác và thao tác"
                style={{ borderLeft: '1px solid rgba(255,255,255,.35)' }}
              >
                <IconChevronDown size={20} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {(Object.keys(papers) as PaperKind[]).map((kind) => (
                <Menu.Item
                  key={kind}
                  leftSection={<IconFileExport size={18} aria-hidden />}
                  disabled={view.deleted}
                  onClick={() => void exportPaper(kind)}
                >
                  {papers[kind].label}
                </Menu.Item>
              ))}
              <Menu.Item leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => void print()}>
                In trang văn bản …
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                color="red.8"
                leftSection={<IconTrash size={18} aria-hidden />}
                disabled={readOnly}
                onClick={() => void remove()}
              >
                Xóa bản dự thảo
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Button.Group>
      </ScreenHeading>
      {view.deleted && (
        <div className={classes.banner} role="status">
          Bản dự thảo này đã bị xóa; chỉ xem được.
          <Button
            size="compact-md"
            loading={restoring.isPending}
            onClick={() => void restoring.attempt({ id, version: view.version }, 'Chưa khôi phục được')}
          >
            Khôi phục
          </Button>
        </div>
      )}
      {saveError !== null && !isConflict && (
        <div style={{ padding: '10px 20px 0' }}>
          <Failure
            error={saveError}
            {...(failedPlace === undefined ? { retry: () => void save() } : { retry: undefined })}
            close={() => setSaveError(null)}
          />
          {failedPlace !== undefined && (
            <Button mt={8} size="compact-md" variant="light" onClick={() => goTo(findEditorPlace(notice, failedPlace))}>
              Tới chỗ cần sửa
            </Button>
          )}
        </div>
      )}
      <div className={classes.desk} data-page={showsPage}>
        <NoticeEditor
          notice={notice}
          revision={draft.revision}
          edit={edit}
          readOnly={readOnly}
          tab={tab}
          setTab={setTab}
          goal={goal}
          openRow={openRow}
          setOpenRow={(row) => {
            setOpenRow(row)
            setPart(row)
          }}
          onPart={setPart}
          check={{
            errors: checker.verdict.count.errors,
            count: checker.verdict.open.length,
            list: (
              <CheckPanel
                checker={checker}
                state={view.state}
                readOnly={readOnly}
                failedRules={view.lastRun?.failedRules ?? []}
              />
            ),
            marks: checker.marks,
          }}
          doubts={
            doubts.length === 0
              ? null
              : {
                  left,
                  list: (
                    <DoubtList
                      doubts={doubts}
                      chosen={null}
                      showLabel="Tới chỗ này"
                      show={(index) => {
                        const doubt = doubts[index]
                        if (doubt !== undefined) goTo(findEditorPlace(notice, doubt.place))
                      }}
                      settle={(position, settled) => void settling.attempt({ id, position, settled }, 'Chưa ghi được')}
                    />
                  ),
                }
          }
        />
        {showsPage && (
          <OfficialPage
            notice={notice}
            current={part}
            onPick={(picked) => {
              const found = findTab(notice, picked)
              if (found !== null) goTo({ tab: found, id: picked })
            }}
          />
        )}
      </div>
      {isPrinting && <Printing id={id} notice={notice} done={() => setPrinting(false)} />}
      <Modal
        opened={isConflict}
        onClose={() => setSaveError(null)}
        title="Thông báo đã được sửa ở nơi khác"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <Conflict
          id={id}
          baseVersion={draft.baseVersion}
          overwrite={(version) => {
            setSaveError(null)
            void save(version)
          }}
          giveUp={() => {
            dropDraft(id)
            setSaveError(null)
          }}
        />
      </Modal>
    </>
  )
}

/** Keys of the desk are not those of a dialog over it: there Ctrl+Z takes back what was typed in its own field. */
function onDesk(event: KeyboardEvent, deed: () => unknown): void {
  if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) return
  event.preventDefault()
  deed()
}

function Conflict({
  id,
  baseVersion,
  overwrite,
  giveUp,
}: {
  readonly id: string
  readonly baseVersion: number
  readonly overwrite: (version: number) => void
  readonly giveUp: () => void
}) {
  const { data: read, error } = useCall('notice.get', { id })
  // What was read before the conflict is the version we began from.
  const data = read !== undefined && read.version > baseVersion ? read : undefined
  return (
    <Stack>
      {error !== null && <Failure error={error} />}
      <Text>
        {data === undefined ? '' : `Bản ${data.version} do ${data.updatedBy} lưu lúc ${writeMoment(data.updatedAt)}. `}
        Thay đổi của bạn vẫn còn trên màn hình. Cả hai bản đều được giữ trong lịch sử, dù chọn cách nào.
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={giveUp}>
          Lấy bản mới, bỏ thay đổi của tôi
        </Button>
        <Button disabled={data === undefined} onClick={() => data !== undefined && overwrite(data.version)}>
          Lưu bản của tôi thành bản mới nhất
        </Button>
      </Group>
    </Stack>
  )
}

/** The pages for the printer, on the screen only while they are printed. */
function Printing({ id, notice, done }: { readonly id: string; readonly notice: Notice; readonly done: () => void }) {
  const spec = specFor(notice)
  useEffect(() => {
    call('notice.print', { id })
      .catch((error: unknown) => notifyFailed('Chưa in được', error))
      .finally(done)
  }, [])
  return createPortal(
    <div className="only-print">
      <PrintView blocks={compose(notice, spec)} spec={spec} />
    </div>,
    document.body,
  )
}
