/** What every form of following up has around its fields: its name, and the keys that write or leave it. */
import { Button, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { type FollowKind, entryNames } from '../../../domain/follow-up/follow-up.ts'
import { notifyDone } from '../../ui/notify.tsx'
import classes from './follow.module.css'

export const failed = 'Chưa ghi được'

interface FrameProps {
  readonly kind: FollowKind
  readonly children: ReactNode
  readonly isReady: boolean
  readonly isPending: boolean
  readonly send: () => Promise<unknown>
  readonly close: () => void
}

export function Frame({ kind, children, isReady, isPending, send, close }: FrameProps) {
  async function submit(): Promise<void> {
    if (!isReady || (await send()) === null) return
    notifyDone(`Đã ghi: ${entryNames[kind].toLowerCase()}.`, [], 'left')
    close()
  }
  return (
    <form
      className={classes.form}
      aria-label={entryNames[kind]}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h3>{entryNames[kind]}</h3>
      <Stack gap="sm">
        {children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Hủy
          </Button>
          <Button type="submit" loading={isPending} disabled={!isReady}>
            Ghi
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
