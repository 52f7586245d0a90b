/** Backups, for the administrator: what there is, one more now, and the second place. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BackupState, BackupView } from '../../../contract/backups.ts'
import { administrators, hasRole } from '../../../domain/office/roles.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Panel } from '../../ui/parts.tsx'
import { writeMoment, writeSize } from '../../ui/words.ts'
import { useCall, useWriteCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import { RestoreDialog } from './restore-dialog.tsx'

interface BackupPanelProps {
  /** Begins the window anew, once another state of the store is there. */
  readonly startAnew: () => void
}

export function BackupPanel({ startAnew }: BackupPanelProps) {
  const { data: user } = useUser()
  return user !== undefined && hasRole(user, administrators) ? <Backups startAnew={startAnew} /> : null
}

function Backups({ startAnew }: BackupPanelProps) {
  const { data, error, refetch } = useCall('backup.list', {})
  const { attempt, isPending } = useWriteCall('backup.make')
  if (data?.folder === null) return null
  async function make(): Promise<void> {
    const made = await attempt({}, 'Chưa sao lưu được')
    if (made !== null)
      notifyDone(
        `Đã sao lưu, mở lại và đếm: ${made.made?.notices ?? 0} thông báo, ${made.made?.auditRows ?? 0} dòng nhật ký.`,
      )
  }
  return (
    <Panel title="Sao lưu">
      <Stack p="md" gap="sm">
        {error !== null && <Failure error={error} retry={() => void refetch()} />}
        {data?.reminders.map((reminder) => (
          <Text key={reminder} size="sm" c="var(--warn)" role="status">
            {reminder}
          </Text>
        ))}
        <Group justify="space-between" align="center">
          <Text>Mỗi ngày làm việc chương trình tự sao lưu một lần khi mở.</Text>
          <Button loading={isPending} onClick={() => void make()}>
            Sao lưu ngay
          </Button>
        </Group>
        {data !== undefined && <List state={data} startAnew={startAnew} />}
        {data !== undefined && <SecondPlace key={data.secondPlace?.folder ?? ''} state={data} />}
        <Text size="sm" c="var(--quiet)">
          Mỗi bản có đủ kho và tệp khóa, nên giữ USB như giữ hồ sơ. Bản của kho chưa khóa thì ai có là đọc được; bản của
          kho đã khóa mở bằng mật khẩu lúc làm bản ấy.
        </Text>
      </Stack>
    </Panel>
  )
}

const reasons = { daily: 'hằng ngày', asked: 'theo yêu cầu', beforeUpdate: 'trước khi nâng cấp' } as const
const firstShown = 5

function List({ state: { backups, folder }, startAnew }: BackupPanelProps & { readonly state: BackupState }) {
  const [isLong, setLong] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  if (backups.length === 0) return null
  return (
    <Stack gap={4}>
      <ul aria-label="Các bản sao lưu" style={{ margin: 0, paddingLeft: 20 }}>
        {(isLong ? backups : backups.slice(0, firstShown)).map((backup) => (
          <li key={backup.name}>
            <Group justify="space-between" wrap="nowrap">
              <span>{describeBackup(backup)}</span>
              {backup.made !== null && (
                <Button variant="subtle" size="compact-sm" onClick={() => setChosen(backup.path)}>
                  Khôi phục …
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {backups.length > firstShown && !isLong && (
        <Button variant="subtle" size="compact-sm" style={{ alignSelf: 'start' }} onClick={() => setLong(true)}>
          Xem cả {backups.length} bản
        </Button>
      )}
      <Text size="sm" c="var(--quiet)" style={{ overflowWrap: 'anywhere' }}>
        {folder}
      </Text>
      {chosen !== null && <RestoreDialog path={chosen} close={() => setChosen(null)} startAnew={startAnew} />}
    </Stack>
  )
}

export function describeBackup({ name, made, fault }: BackupView): string {
  if (made === null) return `${name}: không dùng được, ${fault ?? ''}`
  return `${writeMoment(made.at)}, ${reasons[made.reason]}: ${made.notices} thông báo, ${made.auditRows} dòng nhật ký, ${writeSize(made.size)}`
}

function SecondPlace({ state: { secondPlace } }: { readonly state: BackupState }) {
  const [folder, setFolder] = useState(secondPlace?.folder ?? '')
  const { attempt, isPending } = useWriteCall('backup.setSecondPlace')
  const next = folder.trim() === '' ? null : folder.trim()
  async function save(): Promise<void> {
    if ((await attempt({ folder: next }, 'Chưa đặt được nơi sao lưu thứ hai')) === null) return
    notifyDone(next === null ? 'Không chép sang nơi thứ hai nữa.' : 'Từ lần sau, mỗi bản sao lưu được chép sang đây.')
  }
  return (
    <Stack gap={4}>
      <Group align="flex-end">
        <TextInput
          style={{ flex: 1 }}
          label="Nơi sao lưu thứ hai"
          description="Thư mục trên USB hoặc ổ chung, ví dụ E:\sao-luu"
          value={folder}
          onChange={(event) => setFolder(event.currentTarget.value)}
        />
        <Button
          variant="default"
          loading={isPending}
          disabled={next === (secondPlace?.folder ?? null)}
          onClick={() => void save()}
        >
          Ghi
        </Button>
      </Group>
      {secondPlace !== null && secondPlace.copiedAt !== null && (
        <Text size="sm" c="var(--quiet)">
          Chép sang lần cuối {writeMoment(secondPlace.copiedAt)}.
        </Text>
      )}
    </Stack>
  )
}
