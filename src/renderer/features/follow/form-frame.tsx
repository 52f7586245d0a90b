/** What every form of following up has around its fields: its name, and the keys that write or leave it. */
import { Button, Group, Stack } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { type FollowKind, entryNames } from '../../../domain/follow-up/follow-up.ts'
import { notifyDone } from '../../ui/notify.tsx'
import classes from './follow.module.css'

export const failed = 'Chưa ghi được'

interface FrameProps {
  readonly kind: FollowKind
  /** Where the form is of more than what it writes. */
  readonly title?: string
  readonly children: ReactNode
  readonly isReady: boolean
  readonly isPending: boolean
  readonly send: () => Promise<unknown>
  readonly close: () => void
}

export function Frame({ kind, title = entryNames[kind], children, isReady, isPending, send, close }: FrameProps) {
  const form = useRef<HTMLFormElement>(null)
  // It may open below the edge of the drawer, and what opened it is gone: what is typed next goes here.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
    form.current?.querySelector<HTMLElement>('input:not([type=file]), textarea, select')?.focus()
    const dialog = form.current?.closest<HTMLElement>('[role="dialog"]')
    return () => dialog?.focus()
  }, [])
  async function submit(): Promise<void> {
    if (!isReady || (await send()) === null) return
    notifyDone(`Đã ghi: ${entryNames[kind].toLowerCase()}.`, [], 'left')
    close()
  }
  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h3>{title}</h3>
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
