/** Putting a backup in the place of the store: what it costs is said first, and has to be read before it is done. */
import { Button, Checkbox, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RestoreView } from '../../../contract/backups.ts'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { writeMoment } from '../../ui/words.ts'
import { useCall, useWriteCall } from '../../use-call.ts'

interface RestoreDialogProps {
  readonly path: string
  readonly close: () => void
  /** Begins the window anew: what it knows is of the store before. */
  readonly startAnew: () => void
}

export function RestoreDialog({ path, close, startAnew }: RestoreDialogProps) {
  const [opener, setOpener] = useState<Opener>({})
  const { data: plan, error, isFetching } = useCall('backup.planRestore', { path, ...opener })
  const isClosed = error?.error.code === 'backup.closed'
  return (
    <Modal
      opened
      onClose={close}
      title="Khôi phục kho từ bản sao lưu"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <Stack gap="md">
        {error !== null && <Failure error={error} />}
        {isClosed && <OpenerForm open={setOpener} isPending={isFetching} />}
        {plan === undefined && error === null && <Waiting what="Đang đọc từng byte của bản sao lưu …" />}
        {plan !== undefined && <Plan plan={plan} path={path} opener={opener} close={close} startAnew={startAnew} />}
      </Stack>
    </Modal>
  )
}

/** Who could open the backup when it was made. */
interface Opener {
  readonly account?: string
  readonly passphrase?: string
}

function OpenerForm({ open, isPending }: { readonly open: (opener: Opener) => void; readonly isPending: boolean }) {
  const [account, setAccount] = useState('')
  const [passphrase, setPassphrase] = useState('')
  return (
    <form onSubmit={(event) => (event.preventDefault(), open({ account, passphrase }))}>
      <Stack gap="md">
        <TextInput
          label="Tên đăng nhập"
          value={account}
          onChange={({ currentTarget }) => setAccount(currentTarget.value)}
          autoComplete="username"
        />
        <PasswordInput
          label="Mật khẩu lúc làm bản sao lưu"
          value={passphrase}
          onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Hiện hoặc ẩn mật khẩu' }}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={isPending} disabled={account.trim() === '' || passphrase === ''}>
            Mở bản sao lưu
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface PlanProps extends RestoreDialogProps {
  readonly plan: RestoreView
  readonly opener: Opener
}

function Plan({ plan, path, opener, close, startAnew }: PlanProps) {
  const [isAccepted, setAccepted] = useState(false)
  const { attempt, isPending } = useWriteCall('backup.restore')
  const { backup, lost, lostTyping } = plan
  async function restore(): Promise<void> {
    if ((await attempt({ path, ...opener }, 'Chưa khôi phục được')) === true) startAnew()
  }
  return (
    <>
      <Text>
        Bản sao lưu {writeMoment(backup.at)}: {backup.notices} thông báo, {backup.auditRows} dòng nhật ký. Đã đọc lại và
        so từng byte.
      </Text>
      <Text fw={600}>{costs(plan)}</Text>
      {lost.length > 0 && (
        <ul
          aria-label="Những việc sẽ mất"
          tabIndex={0}
          style={{ margin: 0, paddingLeft: 20, maxHeight: 220, overflow: 'auto', overflowWrap: 'anywhere' }}
        >
          {lost.map(({ what, deeds, lastAt, by }) => (
            <li key={what}>
              {what}: {deeds} việc, cuối cùng {writeMoment(lastAt)}
              {by === '' ? '' : `, ${by}`}
            </li>
          ))}
        </ul>
      )}
      {lostTyping > 0 && <Text>Mất thêm {lostTyping} bản đang gõ chưa lưu.</Text>}
      <Text size="sm" c="var(--quiet)">
        Tệp của kho hiện nay không bị xóa: chúng được chuyển vào thư mục “truoc-khoi-phuc-…” cạnh kho. Việc khôi phục
        được ghi vào nhật ký.
      </Text>
      <Checkbox
        label="Tôi đã đọc và chấp nhận"
        checked={isAccepted}
        onChange={(event) => setAccepted(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          Hủy
        </Button>
        <Button loading={isPending} disabled={!isAccepted} onClick={() => void restore()}>
          Khôi phục
        </Button>
      </Group>
    </>
  )
}

function costs({ current, lostCount }: RestoreView): string {
  switch (current) {
    case 'none':
      return 'Thư mục chưa có kho nào: không mất gì.'
    case 'same':
      return 'Kho hiện nay giống bản sao lưu: không mất gì.'
    case 'ahead':
      return `Sẽ mất ${lostCount} việc làm sau bản sao lưu:`
    case 'otherHistory':
      return `Kho hiện nay không nối tiếp bản sao lưu: sẽ mất mọi việc trong kho hiện nay (${lostCount}).`
    case 'otherStore':
      return `Kho hiện nay là kho khác: sẽ mất mọi việc trong kho hiện nay (${lostCount}).`
    case 'unreadable':
      return 'Kho hiện nay không mở được, nên không biết sẽ mất gì sau bản sao lưu.'
  }
}
