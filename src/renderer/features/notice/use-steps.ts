/** The steps of a notice beyond its draft: which the user may take, the dialog one asks in first, and what follows. */
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import type { NoticeView, Saved } from '../../../contract/notices.ts'
import type { Spot } from '../../../domain/notice/spot.ts'
import type { CorrectedPlace } from '../../../domain/office/amend.ts'
import type { Remark } from '../../../domain/office/records.ts'
import { type NoticeEvent, approvalState } from '../../../domain/office/workflow.ts'
import { call } from '../../client.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'

/** The steps that are taken here; submitting has its own button, issuing its own screen. */
const offered = [
  'approve',
  'sendToSignatory',
  'markSigned',
  'takeBack',
  'return',
  'changeByPen',
  'beginCorrection',
  'beginReplacement',
  'withdraw',
] as const satisfies readonly NoticeEvent[]
export type OfferedStep = (typeof offered)[number]

/** The steps about which something is to be read or said first. */
const asking: readonly OfferedStep[] = ['approve', 'return', 'changeByPen', 'beginCorrection', 'withdraw']

/** Where to go from a notice. */
export interface Ways {
  readonly leave: () => void
  readonly openNotice: (id: string) => void
  readonly goHome: () => void
}

interface StepsInput extends Pick<Ways, 'openNotice' | 'goHome'> {
  readonly view: NoticeView
  /** The version on the screen. */
  readonly version: number
  readonly events: readonly NoticeEvent[]
  readonly isDrafter: boolean
  /** Decides of it in the place of somebody else: only what was left to them comes next. */
  readonly isDelegate: boolean
  /** Whether an approval asks for the passphrase again. */
  readonly asksPassphrase: boolean
}

/** What is said with a step. */
interface Said {
  readonly remarks?: readonly Remark[]
  readonly reason?: string
  readonly passphrase?: string
  readonly places?: readonly CorrectedPlace[]
}

export function useSteps({
  view,
  version,
  events,
  isDrafter,
  isDelegate,
  asksPassphrase,
  openNotice,
  goHome,
}: StepsInput) {
  const { id } = view.notice
  const takeStep = useStepCalls({ id, version }, view)
  const [asked, setAsked] = useState<OfferedStep | null>(null)
  const [isWorking, setWorking] = useState(false)
  /** Remarks written so far, and the one being written: they stay when the dialog is closed to look at the text. */
  const [remarks, setRemarks] = useState<readonly Remark[]>([])
  const [text, setText] = useState('')
  /** The exact place that is being read; a remark is pinned there. */
  const [pin, setPin] = useState<Spot | null>(null)
  const keepFocus = useFocusBack(asked !== null)
  const steps = offered.filter((step) => events.includes(step))

  async function take(step: OfferedStep, said: Said = {}): Promise<void> {
    if (isWorking) return
    setWorking(true)
    const taken = await takeStep(step, said)
    setWorking(false)
    if (taken === null) return
    setAsked(null)
    setRemarks([])
    setText('')
    notifyDone(doneWords[step])
    // A paper about this one was begun.
    if (taken.id !== id) openNotice(taken.id)
    // A decision in the queue: the next one is there.
    if (view.state === approvalState && !isDrafter && (step === 'approve' || step === 'return')) await openNext()
  }

  async function openNext(): Promise<void> {
    const waiting = await call('notice.waiting', { state: approvalState }).catch(() => [])
    const next = waiting.find(
      (notice) => notice.id !== id && !notice.isDrafter && (!isDelegate || notice.delegation !== null),
    )
    if (next === undefined) goHome()
    else openNotice(next.id)
  }

  function begin(step: OfferedStep): void {
    if (!steps.includes(step)) return
    if (!asking.includes(step)) {
      void take(step)
      return
    }
    keepFocus()
    setAsked(step)
  }

  useStepKeys({ A: () => begin('approve'), R: () => begin('return') })
  const remarking = { remarks, setRemarks, text, setText, pin, setPin }
  return { steps, begin, take, asked, asksPassphrase, close: () => setAsked(null), isWorking, ...remarking }
}

export type Steps = ReturnType<typeof useSteps>

const doneWords: Readonly<Record<OfferedStep, string>> = {
  approve: 'Đã duyệt.',
  sendToSignatory: 'Đã ghi nhận: bản trình đang ở người ký.',
  markSigned: 'Đã ghi nhận văn bản đã ký.',
  takeBack: 'Đã rút về dự thảo, sửa tiếp được.',
  return: 'Đã trả lại người soạn, kèm ý kiến.',
  changeByPen: 'Đã đưa về dự thảo, kèm những chỗ người ký đã sửa.',
  beginCorrection: 'Đã tạo dự thảo văn bản đính chính.',
  beginReplacement: 'Đã tạo dự thảo thay thế. Thông báo cũ còn hiệu lực đến khi bản này được ban hành.',
  withdraw: 'Đã thu hồi. Số đã cấp vẫn giữ.',
}

/** The calls of the steps: each gives the notice it was done to, or the one it began; null when it was refused. */
function useStepCalls(seen: { readonly id: string; readonly version: number }, { waivers, doubts }: NoticeView) {
  const approve = useWriteCall('notice.approve')
  const sendToSignatory = useWriteCall('notice.sendToSignatory')
  const markSigned = useWriteCall('notice.markSigned')
  const takeBack = useWriteCall('notice.takeBack')
  const giveBack = useWriteCall('notice.return')
  const changeByPen = useWriteCall('notice.changeByPen')
  const beginCorrection = useWriteCall('notice.beginCorrection')
  const beginReplacement = useWriteCall('notice.beginReplacement')
  const withdraw = useWriteCall('notice.withdraw')
  return async (
    step: OfferedStep,
    { remarks = [], reason = '', passphrase, places = [] }: Said,
  ): Promise<Saved | null> => {
    const withRemarks = { ...seen, remarks: [...remarks] }
    switch (step) {
      case 'approve': {
        const shown = {
          waivers: waivers.map(({ id }) => id),
          doubts: doubts.flatMap(({ position, settledAt }) => (settledAt === null ? [position] : [])),
        }
        const proof = passphrase === undefined ? {} : { passphrase }
        return approve.attempt({ ...seen, ...shown, ...proof }, 'Chưa duyệt được')
      }
      case 'sendToSignatory':
        return sendToSignatory.attempt(seen, 'Chưa trình người ký được')
      case 'markSigned':
        return markSigned.attempt(seen, 'Chưa ghi nhận được')
      case 'takeBack':
        return takeBack.attempt(seen, 'Chưa rút lại được')
      case 'return':
        return giveBack.attempt(withRemarks, 'Chưa trả lại được')
      case 'changeByPen':
        return changeByPen.attempt(withRemarks, 'Chưa ghi nhận được')
      case 'beginCorrection':
        return beginCorrection.attempt({ ...seen, places: [...places] }, 'Chưa tạo được văn bản đính chính')
      case 'beginReplacement':
        return beginReplacement.attempt(seen, 'Chưa tạo được dự thảo thay thế')
      case 'withdraw':
        return withdraw.attempt({ ...seen, reason }, 'Chưa thu hồi được')
    }
  }
}

/** After a dialog the focus is where it was asked for: from a menu, which is gone by then, on the button of that menu. */
function useFocusBack(isOpen: boolean): () => void {
  const from = useRef<Element | null>(null)
  useEffect(() => {
    if (isOpen || from.current === null) return
    const back = from.current.isConnected ? from.current : document.querySelector('#desk-document [tabindex]')
    from.current = null
    if (back instanceof HTMLElement) back.focus()
  }, [isOpen])
  return () => {
    const at = document.activeElement
    const button = at?.closest('[role="menu"]')?.getAttribute('aria-labelledby') ?? null
    from.current = button === null ? at : document.getElementById(button)
  }
}

/** Single letters: only while nobody writes, and nothing is open over the desk. */
export function useStepKeys(keys: Readonly<Record<string, () => void>>): void {
  useHotkeys(
    Object.entries(keys).map(([key, run]) => [
      key,
      (event) => {
        if (event.isComposing || document.querySelector('[role="dialog"], [role="menu"], dialog[open]') !== null) return
        event.preventDefault()
        run()
      },
      { preventDefault: false },
    ]),
  )
}
