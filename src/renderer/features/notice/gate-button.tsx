/**
 * Submits a notice for approval, where the state and the user's role allow it. Open errors prevent submitting; the button
 * explains so and shows them.
 */
import { Button, Tooltip } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { CallFailed } from '../../../contract/client.ts'
import { eventNames } from '../../../domain/office/workflow.ts'
import { LeftoverDialog } from './leftover-dialog.tsx'
import type { Desk } from './use-desk.ts'
import { findDraft } from '../../notice-editor/notice-drafts.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'

export function GateButton({ desk }: { readonly desk: Desk }) {
  const { events, checker, navigation, directives } = desk
  const { errors } = checker.verdict.count
  const openDirectives = directives.waits ? directives.open : 0
  const { leftovers } = checker
  const gate = useGate(desk, { errors, openDirectives })
  const [isAsking, setAsking] = useState(false)
  if (!events.includes('submit')) return null
  const closed = errors > 0 || openDirectives > 0
  const left = [errors > 0 ? `${errors} lỗi` : '', openDirectives > 0 ? `${openDirectives} nội dung giao` : '']
    .filter((words) => words !== '')
    .join(', ')
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
          navigation.showSide('doubts')
        }}
        submit={submit}
      />
      <Tooltip
        label={closed ? `Còn ${left} chưa xử lý` : 'Gửi bản này tới người duyệt; cảnh báo không ngăn việc trình'}
      >
        <Button
          variant="default"
          leftSection={<IconSend size={20} aria-hidden />}
          loading={gate.isSubmitting}
          onClick={() => (leftovers.length > 0 && !closed ? setAsking(true) : submit())}
          data-closed={closed}
        >
          <span>{eventNames.submit}</span>
          {closed && <span className="where-wide">&nbsp;({left})</span>}
        </Button>
      </Tooltip>
    </>
  )
}

/** Submitting, and taking back right after it. What is submitted is what is saved, so changes are saved first. */
function useGate(
  { id, working, saving: { save }, navigation, directives, answers }: Desk,
  { errors, openDirectives }: { readonly errors: number; readonly openDirectives: number },
) {
  const { baseVersion: version } = working.draft
  const showErrors = () => navigation.showSide('check')
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
    if (openDirectives > 0) {
      directives.enter()
      return
    }
    if (!(await save())) return
    try {
      await submitting.mutateAsync({ ...latest(), answers: [...answers.given] })
      answers.clear()
      notifyDone('Đã trình. Bản trình không sửa được nữa cho đến khi rút lại.', [
        { label: 'Rút lại', run: () => void takeBack() },
      ])
    } catch (error) {
      notifyFailed('Chưa trình được', error)
      if (error instanceof CallFailed && error.error.code === 'gate.openErrors') showErrors()
      if (error instanceof CallFailed && error.error.code === 'gate.openDirectives') directives.enter()
    }
  }

  return { submit, isSubmitting: submitting.isPending }
}
