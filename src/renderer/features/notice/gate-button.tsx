/**
 * Submits a notice for approval, where the state and the user's role allow it. Open errors prevent submitting; the button
 * explains so and shows them.
 */
import { Button, Tooltip } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { CallFailed } from '../../../contract/client.ts'
import { type NoticeEvent, eventNames } from '../../../domain/office/workflow.ts'
import { LeftoverDialog } from './leftover-dialog.tsx'
import type { Checker } from './use-checker.ts'
import { findDraft } from '../../notice-editor/notice-drafts.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'

interface GateButtonProps {
  readonly id: string
  /** What the user may do with the notice now. */
  readonly events: readonly NoticeEvent[]
  /** The version on the screen. */
  readonly version: number
  /** Open errors of what is on the screen. */
  readonly errors: number
  readonly save: () => Promise<boolean>
  readonly showErrors: () => void
  /** What nobody has looked at of the notice it was begun as. */
  readonly leftovers: Checker['leftovers']
  readonly showLeftovers: () => void
}

export function GateButton({ events, ...props }: GateButtonProps) {
  const gate = useGate(props)
  const [isAsking, setAsking] = useState(false)
  if (!events.includes('submit')) return null
  const { errors, leftovers, showLeftovers } = props
  const closed = errors > 0
  const submit = () => {
    setAsking(false)
    void gate.submit()
  }
  return (
    <>
      <LeftoverDialog
        left={leftovers}
        opened={isAsking}
        close={() => setAsking(false)}
        look={() => {
          setAsking(false)
          showLeftovers()
        }}
        submit={submit}
      />
      <Tooltip
        label={
          closed
            ? `Còn ${errors} lỗi chưa sửa hoặc chưa bỏ qua có lý do`
            : 'Gửi bản này tới người duyệt; cảnh báo không ngăn việc trình'
        }
      >
        <Button
          variant="default"
          leftSection={<IconSend size={20} aria-hidden />}
          loading={gate.isSubmitting}
          onClick={() => (leftovers.length > 0 && !closed ? setAsking(true) : submit())}
          data-closed={closed}
        >
          {closed ? `${eventNames.submit} (${errors} lỗi)` : eventNames.submit}
        </Button>
      </Tooltip>
    </>
  )
}

/** Submitting, and taking back right after it. What is submitted is what is saved, so changes are saved first. */
function useGate({
  id,
  version,
  errors,
  save,
  showErrors,
}: Omit<GateButtonProps, 'events' | 'leftovers' | 'showLeftovers'>) {
  const submitting = useWriteCall('notice.submit')
  const takingBack = useWriteCall('notice.takeBack')

  /** What was just saved is another version than the one this button was drawn with. */
  function latest(): { readonly id: string; readonly version: number } {
    return { id, version: findDraft(id)?.baseVersion ?? version }
  }

  async function takeBack(): Promise<void> {
    if ((await takingBack.attempt(latest(), 'Chưa rút lại được')) !== null)
      notifyDone('Đã rút về dự thảo, sửa tiếp được.')
  }

  async function submit(): Promise<void> {
    if (errors > 0) {
      showErrors()
      return
    }
    if (!(await save())) return
    try {
      await submitting.mutateAsync(latest())
      notifyDone('Đã trình. Bản trình không sửa được nữa cho đến khi rút lại.', [
        { label: 'Rút lại', run: () => void takeBack() },
      ])
    } catch (error) {
      notifyFailed('Chưa trình được', error)
      if (error instanceof CallFailed && error.error.code === 'gate.openErrors') showErrors()
    }
  }

  return { submit, isSubmitting: submitting.isPending }
}
