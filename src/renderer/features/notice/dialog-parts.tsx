/** What the dialogs of steps share: how they are sent and closed. */
import { Button, Group } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'

/** Ctrl+Enter sends, in a field of one line Enter; in the midst of a syllable Enter belongs to the input method. */
export function onSend(send: () => void, needsControl = true) {
  return (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter' && (event.ctrlKey || !needsControl)) send()
  }
}

interface ButtonsProps {
  readonly close: () => void
  readonly before?: ReactNode
  readonly children: ReactNode
}

export function Buttons({ close, before, children }: ButtonsProps) {
  return (
    <Group justify="space-between">
      <div>{before}</div>
      <Group>
        <Button variant="default" onClick={close}>
          Hủy
        </Button>
        {children}
      </Group>
    </Group>
  )
}
