/** Home screen: the notices that were changed last, and buttons to create or import one. */
import type { ReactNode } from 'react'
import { Button } from '@mantine/core'
import { IconCopy, IconFileImport, IconFilePlus, IconFiles, IconUsersGroup } from '@tabler/icons-react'
import { describeNumber } from '../../../domain/office/records.ts'
import { drafters, hasRole, importers } from '../../../domain/office/roles.ts'
import { Failure } from '../../ui/failure.tsx'
import { Empty, Panel, ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { writeCount, writeMoment } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import { useNewNotice } from '../../notice-editor/new-notice.ts'
import classes from './home.module.css'
import { DuePanel } from './due-panel.tsx'
import { Queues } from './queues.tsx'
import { Unsaved } from './unsaved.tsx'

interface HomeScreenProps {
  readonly openNotice: (id: string) => void
  readonly openImport: () => void
  readonly openNotices: () => void
  readonly beginFromMeeting: () => void
  readonly beginLike: () => void
  readonly openFollow: (part: string) => void
  /** What came from another desk. */
  readonly letters: ReactNode
  readonly pastLetters: ReactNode
}

export function HomeScreen({ openNotices, openFollow, letters, pastLetters, ...ways }: HomeScreenProps) {
  const { openNotice, openImport } = ways
  const total = useCall('notice.count', {})
  return (
    <>
      <ScreenHeading title="Trang chủ" />
      <div className={classes.body}>
        <div className={classes.aside}>
          <Unsaved openNotice={openNotice} />
          {letters}
          <Queues openNotice={openNotice} />
          <DuePanel openFollow={openFollow} />
          <RecentNotices openNotice={openNotice} openImport={openImport} />
          {pastLetters}
        </div>
        <div className={classes.aside}>
          <StartActions {...ways} />
          <Panel title="Trong kho">
            <div className={classes.store}>
              <p>{total.data === undefined ? '…' : `${writeCount(total.data)} thông báo`}</p>
              <Button variant="subtle" size="compact-md" onClick={openNotices}>
                Xem tất cả
              </Button>
            </div>
          </Panel>
        </div>
      </div>
    </>
  )
}

/** As many as fit on a small screen without scrolling. */
const recentCount = 8

function RecentNotices({ openNotice, openImport }: Pick<HomeScreenProps, 'openNotice' | 'openImport'>) {
  const recent = useCall('notice.list', { limit: recentCount })
  const { data: user } = useUser()
  const mayImport = user !== undefined && hasRole(user, importers)
  return (
    <Panel title="Sửa gần đây">
      {recent.error !== null ? (
        <div style={{ padding: 16 }}>
          <Failure error={recent.error} retry={() => void recent.refetch()} />
        </div>
      ) : recent.data === undefined ? (
        <Waiting />
      ) : recent.data.length === 0 ? (
        <Empty
          title="Kho chưa có thông báo nào"
          icon={<IconFiles size={40} stroke={1.3} aria-hidden />}
          {...(mayImport ? { action: { label: 'Nhập thông báo đầu tiên', run: openImport } } : {})}
        >
          {mayImport
            ? 'Dán văn bản của một thông báo đã có, hoặc chọn tệp Word; chương trình tách ra các mục, nhiệm vụ và nơi nhận.'
            : 'Thông báo do chuyên viên soạn hoặc nhập sẽ có ở đây.'}
        </Empty>
      ) : (
        <ul className={classes.list}>
          {recent.data.map((notice) => (
            <li key={notice.id}>
              <button type="button" className={classes.row} onClick={() => openNotice(notice.id)}>
                <span className={classes.number}>{describeNumber(notice)}</span>
                <span className={classes.abstract}>{notice.abstract || 'Chưa có trích yếu'}</span>
                <StateBadge state={notice.state} deleted={notice.deleted} />
                <span className={classes.when}>
                  Sửa {writeMoment(notice.updatedAt)}, bản {notice.version}
                  {notice.taskCount > 0 && `, ${notice.taskCount} nhiệm vụ`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function StartActions({
  openNotice,
  openImport,
  beginFromMeeting,
  beginLike,
}: Omit<HomeScreenProps, 'openNotices' | 'openFollow' | 'letters' | 'pastLetters'>) {
  const createNotice = useNewNotice(openNotice)
  const { data: user } = useUser()
  if (user === undefined || !hasRole(user, importers)) return null
  return (
    <Panel title="Bắt đầu">
      <div className={classes.actions}>
        <Button leftSection={<IconFileImport size={20} aria-hidden />} onClick={openImport} justify="flex-start">
          Nhập từ văn bản có sẵn
        </Button>
        {hasRole(user, drafters) && (
          <>
            <Button
              variant="default"
              leftSection={<IconUsersGroup size={20} aria-hidden />}
              onClick={beginFromMeeting}
              justify="flex-start"
            >
              Thông báo kết luận từ cuộc họp
            </Button>
            <Button
              variant="default"
              leftSection={<IconCopy size={20} aria-hidden />}
              onClick={beginLike}
              justify="flex-start"
            >
              Như thông báo trước
            </Button>
            <Button
              variant="default"
              leftSection={<IconFilePlus size={20} aria-hidden />}
              onClick={() => createNotice('conclusion')}
              justify="flex-start"
            >
              Thông báo kết luận mới
            </Button>
            <Button
              variant="default"
              leftSection={<IconFilePlus size={20} aria-hidden />}
              onClick={() => createNotice('assignment')}
              justify="flex-start"
            >
              Thông báo phân công mới
            </Button>
          </>
        )}
      </div>
    </Panel>
  )
}
