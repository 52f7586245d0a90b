/** The saved versions of the notice: who saved when; each is read as it was, compared with the text on the desk, put back. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconFileDiff, IconRestore } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { compareNotices } from '../../../domain/notice/compare-notices.ts'
import { type NoticeVersion, describeNumber } from '../../../domain/office/records.ts'
import { findEditorSpot } from '../../notice-editor/places.ts'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { writeMoment } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import { ChangeList } from './change-list.tsx'
import classes from './history.module.css'
import { OfficialPage } from './official-page.tsx'
import type { Desk } from './use-desk.ts'
import { useRedline } from './use-redline.ts'
import { useVersionRestoring } from './use-version-restoring.ts'

export function HistoryPanel({ desk }: { readonly desk: Desk }) {
  const [chosen, setChosen] = useState<NoticeVersion | null>(null)
  const { begunFrom } = desk.notice
  const { data, error, refetch } = useCall('notice.versions', { id: desk.id })
  const [isEarlier, setEarlier] = useState(false)
  if (isEarlier && begunFrom !== undefined)
    return <EarlierPanel desk={desk} id={begunFrom} leave={() => setEarlier(false)} />
  if (chosen !== null) return <VersionPanel desk={desk} chosen={chosen} leave={() => setChosen(null)} />
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />
  if (data === undefined) return <Waiting />
  return (
    <ol className={classes.versions} aria-label="Các bản đã lưu">
      {begunFrom !== undefined && (
        <li>
          <button type="button" onClick={() => setEarlier(true)}>
            <strong>So với thông báo trước</strong>
            <span>bản này được soạn theo thông báo đó</span>
          </button>
        </li>
      )}
      {data.map((one) => (
        <li key={one.version}>
          <button type="button" onClick={() => setChosen(one)}>
            <strong>Bản {one.version}</strong>
            <span>
              {one.savedBy}, {writeMoment(one.savedAt)}
            </span>
            {one.version === desk.view.version && <em>bản đang lưu</em>}
          </button>
        </li>
      ))}
    </ol>
  )
}

interface EarlierPanelProps {
  readonly desk: Desk
  readonly id: string
  readonly leave: () => void
}

/** What differs from the notice it was begun as. */
function EarlierPanel({ desk, id, leave }: EarlierPanelProps) {
  const { data, error, refetch } = useCall('notice.get', { id })
  return (
    <div className={classes.version}>
      <div className={classes.head}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={leave}
          autoFocus
        >
          Các bản đã lưu
        </Button>
        <strong>So với {data === undefined ? 'thông báo trước' : describeNumber(data.notice.header)}</strong>
      </div>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data?.notice.id === id && <Changes desk={desk} from={data.notice} />}
    </div>
  )
}

interface VersionPanelProps {
  readonly desk: Desk
  readonly chosen: NoticeVersion
  readonly leave: () => void
}

const views = { changes: 'Thay đổi', page: 'Trang' } as const
type View = keyof typeof views

function VersionPanel({ desk, chosen, leave }: VersionPanelProps) {
  const { version, savedAt, savedBy } = chosen
  const { data, error, refetch, isPlaceholderData } = useCall('notice.version', { id: desk.id, version })
  const [shown, setShown] = useState<View>('changes')
  return (
    <div className={classes.version}>
      <div className={classes.head}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={leave}
          autoFocus
        >
          Các bản đã lưu
        </Button>
        <strong>Bản {version}</strong>
        <span className={classes.quiet}>
          {savedBy}, {writeMoment(savedAt)}
        </span>
      </div>
      <VersionBar desk={desk} version={version} shown={shown} show={setShown} />
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {error === null && (data === undefined || isPlaceholderData) && <Waiting />}
      {data !== undefined && !isPlaceholderData && shown === 'page' && (
        <OfficialPage notice={data.notice} look={desk.view.look} current={null} onPick={() => undefined} />
      )}
      {data !== undefined && !isPlaceholderData && shown === 'changes' && <Changes desk={desk} from={data.notice} />}
    </div>
  )
}

interface VersionBarProps {
  readonly desk: Desk
  readonly version: number
  readonly shown: View
  readonly show: (view: View) => void
}

/** How the version is shown, and what can be done with it. */
function VersionBar({ desk, version, shown, show }: VersionBarProps) {
  const restoring = useVersionRestoring(desk)
  const redline = useRedline(desk)
  const isPresent = version === desk.view.version
  return (
    <div className={classes.head} role="group" aria-label="Xem bản này">
      {(Object.keys(views) as View[]).map((name) => (
        <button key={name} type="button" aria-pressed={shown === name} onClick={() => show(name)}>
          {views[name]}
        </button>
      ))}
      {!desk.view.deleted && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconFileDiff size={16} aria-hidden />}
          loading={redline.isWorking}
          onClick={() => void redline.exportRedline(version)}
        >
          Xuất Word có dấu sửa
        </Button>
      )}
      {!desk.readOnly && !isPresent && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRestore size={16} aria-hidden />}
          loading={restoring.isRestoring}
          onClick={() => void restoring.restore(version)}
        >
          Khôi phục bản này
        </Button>
      )}
    </div>
  )
}

function Changes({ desk: { notice, navigation }, from }: { readonly desk: Desk; readonly from: Desk['notice'] }) {
  // Typing comes first; the list follows.
  const later = useDeferredValue(notice)
  const changes = useMemo(() => compareNotices(from, later), [from, later])
  return <ChangeList changes={changes} goTo={(spot) => navigation.goTo(findEditorSpot(notice, spot))} />
}
