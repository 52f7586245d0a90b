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

const staysLong = 12_000
const staysShort = 5000

/** Tells that something was done, with what can be done about it: undo it, look at it. */
export function notifyDone(message: ReactNode, actions: readonly Action[] = []): void {
  const id = crypto.randomUUID()
  notifications.show({
    id,
    color: 'green',
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

/** Tells that something was not done, and why; stays until it is closed. */
export function notifyFailed(title: string, error: unknown): void {
  notifications.show({
    color: 'red',
    title,
    message: describeFailure(error),
    autoClose: false,
    closeButtonProps: { 'aria-label': 'Đóng thông tin này' },
  })
}

/** Tells what was taken out of a text that was typed or pasted, once while it can be read. */
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

/** Tells that something longer is under way; the result takes its place under the same id. */
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
