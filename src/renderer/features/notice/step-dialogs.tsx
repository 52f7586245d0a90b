/** What is read or said before a step is taken: approving, returning with remarks, withdrawing with a reason. */
import { Button, Checkbox, Modal, PasswordInput, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { describePlace } from '../../../domain/errors.ts'
import { type Spot, wholeOf } from '../../../domain/notice/spot.ts'
import { eventNames } from '../../../domain/office/workflow.ts'
import { ApprovalBasis } from './approval-basis.tsx'
import { Correction } from './correction.tsx'
import { Buttons, onSend } from './dialog-parts.tsx'
import type { Desk } from './use-desk.ts'
import classes from './way.module.css'

export function StepDialogs({ desk }: { readonly desk: Desk }) {
  const { asked, close } = desk.steps
  return (
    <Modal
      opened={asked !== null}
      onClose={close}
      title={asked === null ? '' : eventNames[asked]}
      size="lg"
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {asked === 'approve' && <Approval desk={desk} />}
      {(asked === 'return' || asked === 'changeByPen') && <Remarks desk={desk} step={asked} />}
      {asked === 'beginCorrection' && <Correction desk={desk} />}
      {asked === 'withdraw' && <Withdrawal desk={desk} />}
    </Modal>
  )
}

/** The decision stands below all that is to be read before it. */
function Approval({ desk }: { readonly desk: Desk }) {
  const { view, checker, steps } = desk
  const [passphrase, setPassphrase] = useState('')
  const isReady = checker.isChecked && (!steps.asksPassphrase || passphrase !== '')
  const approve = () => {
    if (isReady) void steps.take('approve', steps.asksPassphrase ? { passphrase } : {})
  }
  return (
    <Stack>
      <ApprovalBasis desk={desk} />
      {desk.delegation !== null && (
        <p className={classes.note}>
          Bạn duyệt thay {desk.delegation.by} theo {desk.delegation.name}
          {desk.delegation.until !== null && `, đến hết ngày ${writeShortDate(desk.delegation.until)}`}. Nhật ký ghi văn
          bản ủy quyền này.
        </p>
      )}
      <p className={classes.note}>
        Duyệt là duyệt đúng nội dung của bản {view.version} (mã {view.contentHash.slice(0, 12)}); sửa lại thì phải duyệt
        lại.
      </p>
      {steps.asksPassphrase && (
        <PasswordInput
          label="Mật khẩu của bạn"
          description="Nhập lại mật khẩu đăng nhập để xác nhận chính bạn duyệt."
          autoComplete="current-password"
          data-autofocus
          value={passphrase}
          onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          onKeyDown={onSend(approve, false)}
          visibilityToggleButtonProps={{ 'aria-label': 'Hiện hoặc ẩn mật khẩu' }}
        />
      )}
      <Buttons close={steps.close}>
        <Button disabled={!isReady} loading={steps.isWorking} onClick={approve}>
          Duyệt bản này
        </Button>
      </Buttons>
    </Stack>
  )
}

/** As the contract asks for it. */
export const shortestRemark = 3
const shortestReason = 5

const remarkLabels = { return: 'Ý kiến', changeByPen: 'Chỗ đã sửa' } as const
const remarkHints = {
  return: 'Người soạn thấy ý kiến này ở đầu màn hình soạn.',
  changeByPen: 'Ghi từng chỗ người ký đã sửa, để người soạn đưa vào bản dự thảo.',
} as const

function Remarks({ desk, step }: { readonly desk: Desk; readonly step: 'return' | 'changeByPen' }) {
  const { checker, steps } = desk
  const { remarks, setRemarks, text, setText, isWorking, close, take } = steps
  const here = placeAtHand(desk)
  const [isPinned, setPinned] = useState(true)
  const isReady = text.trim().length >= shortestRemark
  const written = { text: text.trim(), ...(here !== null && isPinned ? { spot: here } : {}) }
  const all = isReady ? [...remarks, written] : remarks
  const send = () => {
    if (all.length > 0) void take(step, { remarks: all })
  }
  function keepAndLook(): void {
    setRemarks(all)
    setText('')
    close()
  }
  return (
    <Stack>
      <Written desk={desk} />
      <Textarea
        autosize
        minRows={3}
        maxRows={8}
        maxLength={2000}
        data-autofocus
        label={remarkLabels[step]}
        description={remarkHints[step]}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onSend(send)}
      />
      {here !== null && (
        <Checkbox
          label={`Về chỗ đang chọn: ${describePlace(checker.placeOf(here))}`}
          checked={isPinned}
          onChange={(event) => setPinned(event.currentTarget.checked)}
        />
      )}
      <Buttons
        close={close}
        before={
          <Button variant="default" disabled={!isReady} onClick={keepAndLook}>
            Giữ ý kiến, chọn chỗ khác
          </Button>
        }
      >
        <Button disabled={all.length === 0} loading={isWorking} onClick={send}>
          {all.length > 1 ? `${sendNames[step]} (${all.length} ý kiến)` : sendNames[step]}
        </Button>
      </Buttons>
    </Stack>
  )
}

/** The remarks kept so far. */
export function Written({ desk: { checker, steps } }: { readonly desk: Desk }) {
  const { remarks, setRemarks } = steps
  if (remarks.length === 0) return null
  return (
    <ul className={classes.written} aria-label="Ý kiến đã ghi">
      {remarks.map((remark, at) => (
        <li key={`${at}/${remark.text}`}>
          <span>
            {remark.spot !== undefined && <strong>{describePlace(checker.placeOf(remark.spot))}: </strong>}
            {remark.text}
          </span>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => setRemarks(remarks.filter((other) => other !== remark))}
            aria-label={`Bỏ ý kiến ${at + 1}`}
          >
            Bỏ
          </Button>
        </li>
      ))}
    </ul>
  )
}

const sendNames = { return: 'Trả lại', changeByPen: 'Đưa về dự thảo' } as const

/** What is being read, the finding at hand, or the part the caret is in. */
export function placeAtHand({ checker: { current }, navigation: { part }, steps: { pin } }: Desk): Spot | null {
  if (pin !== null && pin.part === part) return pin
  if (current !== null && (part === null || current.spot.part === part)) return current.spot
  return part === null ? null : wholeOf(part)
}

function Withdrawal({ desk: { steps } }: { readonly desk: Desk }) {
  const { take, isWorking, close } = steps
  const [reason, setReason] = useState('')
  const isReady = reason.trim().length >= shortestReason
  const send = () => {
    if (isReady) void take('withdraw', { reason: reason.trim() })
  }
  return (
    <Stack>
      <Textarea
        autosize
        minRows={3}
        maxLength={2000}
        data-autofocus
        label="Lý do thu hồi"
        description="Thông báo không còn hiệu lực nhưng vẫn giữ số và vẫn đọc được. Lý do được ghi vào nhật ký."
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={onSend(send)}
      />
      <Buttons close={close}>
        <Button color="red.8" disabled={!isReady} loading={isWorking} onClick={send}>
          Thu hồi thông báo
        </Button>
      </Buttons>
    </Stack>
  )
}
