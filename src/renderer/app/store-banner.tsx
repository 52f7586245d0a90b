/** What is wrong with the store as a whole, above every screen: it lacks something, or it cannot be written to. */
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { IconDatabaseExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import { administrators, hasRole } from '../../domain/office/roles.ts'
import { notifyDone } from '../ui/notify.tsx'
import { useCall, useWriteCall } from '../use-call.ts'
import { useUser } from '../use-user.ts'
import classes from './app.module.css'

/** Remarks can be put away; what stops all writing stays. */
export function StoreBanner() {
  const { data } = useCall('store.state', {})
  const user = useUser()
  const [isRead, setRead] = useState(false)
  if (data === undefined) return null
  const lasting = [data.gap, data.damage, data.readOnly].filter((text) => text !== null)
  const shown = isRead ? lasting : [...lasting, ...data.remarks]
  if (shown.length === 0) return null
  return (
    <section
      className={`${classes.storeBanner} no-print`}
      role={lasting.length > 0 ? 'alert' : 'status'}
      aria-label="Tình trạng kho"
    >
      <IconDatabaseExclamation size={22} aria-hidden />
      {/* Long words are scrolled, by keyboard too. */}
      <div tabIndex={0} role="group" aria-label="Nội dung">
        {shown.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      {data.gap !== null && data.readOnly === null && user.data !== undefined && hasRole(user.data, administrators) && (
        <AcceptLoss />
      )}
      {lasting.length === 0 && (
        <Button size="xs" variant="default" onClick={() => setRead(true)}>
          Đã rõ
        </Button>
      )}
    </section>
  )
}

/** The deed by which a person accepts what is missing: with a reason, for the audit. */
function AcceptLoss() {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { attempt, isPending } = useWriteCall('store.acceptLoss')
  async function accept(): Promise<void> {
    if ((await attempt({ reason }, 'Chưa xác nhận được')) === null) return
    setOpen(false)
    notifyDone('Đã ghi vào nhật ký. Từ bây giờ ghi tiếp được vào kho.')
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        Xác nhận phần thiếu …
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Xác nhận phần kho bị thiếu"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <Stack gap="md">
          <Text>
            Chỉ xác nhận khi không còn tệp nào đúng hơn: những việc bị thiếu coi như mất hẳn, và kho được ghi tiếp từ
            chỗ đang có. Lý do được ghi vào nhật ký.
          </Text>
          <Textarea
            label="Lý do"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            minRows={2}
          />
          <Group justify="flex-end">
            <Button loading={isPending} disabled={reason.trim().length < 5} onClick={() => void accept()}>
              Xác nhận
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
