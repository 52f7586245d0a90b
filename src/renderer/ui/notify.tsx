/** Short messages in the corner: what was done, with its undo where there is one, and what was not. */
import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { type CleanedText, describeCleaning } from '../../domain/words/text.ts'
import { describeFailure } from './failure.tsx'

interface Action {
  readonly label: string
  readonly run: () => void
}

/** What was done is one line: the next takes the place of the last. */
let lastDone = ''

const staysLong = 12_000
const staysShort = 5000

/** Where a message would cover what one goes on with, it stands on the other side. */
type Side = 'right' | 'left'

/** Notifies that something was done, with actions such as undo or show. */
export function notifyDone(message: ReactNode, actions: readonly Action[] = [], side: Side = 'right'): void {
  const id = crypto.randomUUID()
  notifications.hide(lastDone)
  lastDone = id
  notifications.show({
    id,
    color: 'green',
    position: `bottom-${side}`,
    autoClose: actions.length > 0 ? staysLong : staysShort,
    closeButtonProps: { 'aria-label': 'Đóng thông tin này' },
    message: (
      <Group gap="xs" justify="space-between">
        <span>{message}</span>
        {actions.map(({ label, run }) => (
          <Button
            key={label}
            size="xs"
            variant="light"
            onClick={() => {
              notifications.hide(id)
              run()
            }}
          >
            {label}
          </Button>
        ))}
      </Group>
    ),
  })
}

/** Notifies that something failed, and why; stays until it is closed. */
export function notifyFailed(title: string, error: unknown): void {
  notifications.show({
    color: 'red',
    title,
    message: describeFailure(error),
    autoClose: false,
    closeButtonProps: { 'aria-label': 'Đóng thông tin này' },
  })
}

/** Notifies what was removed from typed or pasted text; not repeated while the notification is still shown. */
export function notifyCleaned(cleaned: CleanedText): void {
  const message = describeCleaning(cleaned)
  if (message === '') return
  notifications.show({
    id: 'cleaned-characters',
    color: 'yellow',
    autoClose: staysLong,
    closeButtonProps: { 'aria-label': 'Đóng thông tin này' },
    message,
  })
}

/** Notifies that something longer is in progress; the result replaces it under the same id. */
export function notifyRunning(message: string): { readonly end: () => void } {
  const id = crypto.randomUUID()
  const timer = setTimeout(
    () => notifications.show({ id, loading: true, message, autoClose: false, withCloseButton: false }),
    400,
  )
  return {
    end: () => {
      clearTimeout(timer)
      notifications.hide(id)
    },
  }
}
