/** Signing out, so that another user can come: what is not saved would be gone, and is asked about first. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import { dropAllDrafts, useChangedNotices } from '../notice-editor/notice-drafts.ts'
import { Failure } from '../ui/failure.tsx'
import { useSessionCall } from '../use-session.ts'

/** Nothing that one user read or typed is left for the next. */
export function startAnew(): void {
  // At once, so that the window does not ask about changes that were given up.
  flushSync(dropAllDrafts)
  window.location.hash = '#/'
  window.location.reload()
}

interface ChangeUserProps {
  readonly cancel: () => void
  /** Nobody may save before they unlock. */
  readonly isLocked?: boolean
}

/** Signs out at once where nothing would be lost; else asks. */
export function ChangeUserQuestion({ cancel, isLocked = false }: ChangeUserProps) {
  const changed = useChangedNotices()
  const { mutate, error, isPending } = useSessionCall('session.signOut')
  const leave = () => mutate({}, { onSuccess: startAnew })
  const asks = changed.length > 0
  useEffect(() => {
    if (!asks) mutate({}, { onSuccess: startAnew })
  }, [asks, mutate])
  return (
    <Stack gap="md">
      {asks && (
        <Text>
          Còn {changed.length} thông báo có thay đổi chưa lưu. Đổi người dùng thì các thay đổi này sẽ mất;{' '}
          {isLocked ? 'hãy mở khóa và lưu trước.' : 'hãy lưu trước.'}
        </Text>
      )}
      {error !== null && <Failure error={error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={cancel}>
          Ở lại
        </Button>
        {asks && (
          <Button color="red" loading={isPending} onClick={leave}>
            Bỏ thay đổi, đổi người dùng
          </Button>
        )}
      </Group>
    </Stack>
  )
}

export function ChangeUserDialog({ cancel }: Pick<ChangeUserProps, 'cancel'>) {
  return (
    <Modal opened onClose={cancel} title="Đổi người dùng" closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <ChangeUserQuestion cancel={cancel} />
    </Modal>
  )
}
