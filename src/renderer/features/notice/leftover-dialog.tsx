/** Before a submission: what is still there of the notice it was begun as, and nobody has looked at. */
import { Button, Group, Modal, Stack } from '@mantine/core'
import { nameLeftovers } from '../../../domain/office/leftovers.ts'

interface LeftoverDialogProps {
  readonly left: readonly {
    readonly code: string
    readonly spot: { readonly part: string; readonly field: string }
    readonly found: string
  }[]
  readonly opened: boolean
  readonly close: () => void
  readonly look: () => void
  readonly submit: () => void
}

export function LeftoverDialog({ left, opened, close, look, submit }: LeftoverDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={`Còn ${left.length} chỗ của thông báo trước chưa xem`}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <Stack>
        <p style={{ margin: 0 }}>{nameLeftovers(left)}.</p>
        <p style={{ margin: 0 }}>Nếu vẫn trình, những chỗ này được ghi lại cùng lần trình.</p>
        <Group className="dialog-buttons" justify="flex-end">
          <Button variant="default" onClick={submit}>
            Vẫn trình
          </Button>
          <Button data-autofocus onClick={look}>
            Xem từng chỗ
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
