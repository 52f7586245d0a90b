/** "Hộp thư với bàn bên", among the settings of the administrator: the folder that two stores share. */
import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LetterBoxView } from '../../../contract/letters.ts'
import { administrators, hasRole } from '../../../domain/office/roles.ts'
import { Failure } from '../../ui/failure.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { Panel } from '../../ui/parts.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'

const leastPassphrase = 12

export function LetterBoxPanel() {
  const { data: user } = useUser()
  return user !== undefined && hasRole(user, administrators) ? <LetterBox /> : null
}

function LetterBox() {
  const { data: box, error, refetch } = useCall('letters.box', {})
  const { mutateAsync, isPending } = useWriteCall('letters.setBox')
  const [isOpen, setOpen] = useState(false)
  async function remove(): Promise<void> {
    const done = await mutateAsync({ box: null }).catch((failure: unknown) => failure)
    if (done !== null) return notifyFailed('Chưa bỏ được hộp thư', done)
    notifyDone('Đã bỏ hộp thư. Thư trong thư mục chung vẫn còn.')
  }
  return (
    <Panel title="Hộp thư với bàn bên">
      <Stack p="md" gap="xs" align="flex-start">
        <Text>
          Hai máy có chung một thư mục mạng gửi và nhận dự thảo ngay ở trang chủ. Trong thư mục chỉ có thư niêm kín; kho
          không nằm ở đó.
        </Text>
        {error !== null && <Failure error={error} retry={() => void refetch()} />}
        {box !== null && box !== undefined && (
          <Text style={{ overflowWrap: 'anywhere' }}>
            Thư mục “{box.folder}”, tên bàn này trong thư: {box.desk}.
          </Text>
        )}
        <Group gap="sm">
          <Button variant="default" onClick={() => setOpen(true)}>
            {box === null ? 'Đặt hộp thư …' : 'Đổi hộp thư …'}
          </Button>
          {box !== null && box !== undefined && (
            <Button variant="subtle" loading={isPending} onClick={() => void remove()}>
              Bỏ hộp thư
            </Button>
          )}
        </Group>
      </Stack>
      {isOpen && <BoxDialog box={box ?? null} close={() => setOpen(false)} />}
    </Panel>
  )
}

interface BoxDialogProps {
  readonly box: LetterBoxView | null
  readonly close: () => void
}

function BoxDialog({ box, close }: BoxDialogProps) {
  const [folder, setFolder] = useState(box?.folder ?? '')
  const [desk, setDesk] = useState(box?.desk ?? '')
  const [passphrase, setPassphrase] = useState('')
  const { mutate, isPending, error } = useWriteCall('letters.setBox')
  const isReady = folder.trim() !== '' && desk.trim() !== '' && passphrase.length >= leastPassphrase
  const save = () =>
    mutate(
      { box: { folder, desk, passphrase } },
      { onSuccess: () => (notifyDone('Đã đặt hộp thư. Bàn bên đặt cùng thư mục, cùng mật khẩu.'), close()) },
    )
  return (
    <Modal opened onClose={close} title="Hộp thư với bàn bên" size="lg" closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <form onSubmit={(event) => (event.preventDefault(), isReady && save())}>
        <Stack gap="md">
          <TextInput
            label="Thư mục chung"
            description="Trên ổ mạng mà cả hai máy mở được, ví dụ Z:\hop-thu. Không dùng OneDrive, Dropbox."
            value={folder}
            onChange={({ currentTarget }) => setFolder(currentTarget.value)}
            data-autofocus
          />
          <TextInput
            label="Tên bàn này"
            description="Người nhận thấy tên này trên thư, ví dụ Phòng Tổng hợp."
            value={desk}
            onChange={({ currentTarget }) => setDesk(currentTarget.value)}
          />
          <PasswordInput
            label="Mật khẩu của hộp thư"
            description={`Từ ${leastPassphrase} ký tự, hai bàn đặt giống nhau. Chương trình không giữ mật khẩu này.`}
            value={passphrase}
            onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': 'Hiện hoặc ẩn mật khẩu của hộp thư' }}
          />
          {error !== null && <Failure error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Hủy
            </Button>
            <Button type="submit" loading={isPending} disabled={!isReady}>
              Đặt hộp thư
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
