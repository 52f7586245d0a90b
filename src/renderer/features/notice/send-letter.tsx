/** "Gửi sang bàn bên": the draft goes into the folder shared with the other desk, with a word beside it. */
import { Button, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { notifyDone } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'
import { Buttons, onSend } from './dialog-parts.tsx'

interface SendLetterProps {
  readonly id: string
  /** That goes: the one saved last. */
  readonly version: number
  readonly isChanged: boolean
  readonly close: () => void
}

export function SendLetter({ id, version, isChanged, close }: SendLetterProps) {
  const [note, setNote] = useState('')
  const { attempt, isPending } = useWriteCall('letters.send')
  async function send(): Promise<void> {
    if (isPending || (await attempt({ id, note }, 'Chưa gửi được')) === null) return
    notifyDone('Đã gửi sang bàn bên. Trang chủ cho biết khi bàn bên nhận.')
    close()
  }
  return (
    <Modal opened onClose={close} title="Gửi sang bàn bên" size="md" closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <Stack gap="md">
        <Text {...(isChanged ? { c: 'var(--warn)' } : {})}>
          {isChanged
            ? `Phần đang gõ chưa lưu thì chưa đi cùng: thư mang bản ${version} đã lưu.`
            : `Thư mang bản ${version}, tệp gốc và các điểm cần xem.`}
        </Text>
        <Textarea
          label="Lời nhắn"
          description="Không bắt buộc."
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          data-autofocus
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          onKeyDown={onSend(() => void send())}
        />
        <Buttons close={close}>
          <Button loading={isPending} onClick={() => void send()}>
            Gửi
          </Button>
        </Buttons>
      </Stack>
    </Modal>
  )
}
