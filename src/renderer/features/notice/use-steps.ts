/** The steps of a notice beyond its draft: which the user may take, the dialog one asks in first, and what follows. */
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import type { Spot } from '../../../domain/notice/spot.ts'
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
  'withdraw',
] as const satisfies readonly NoticeEvent[]
export type OfferedStep = (typeof offered)[number]

/** The steps about which something is to be read or said first. */
const asking: readonly OfferedStep[] = ['approve', 'return', 'changeByPen', 'withdraw']

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
  /** Whether an approval asks for the passphrase again. */
  readonly asksPassphrase: boolean
}

/** What is said with a step. */
interface Said {
  readonly remarks?: readonly Remark[]
  readonly reason?: string
  readonly passphrase?: string
}

export function useSteps({ view, version, events, isDrafter, asksPassphrase, openNotice, goHome }: StepsInput) {
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
    const isTaken = await takeStep(step, said)
    setWorking(false)
    if (!isTaken) return
    setAsked(null)
    setRemarks([])
    setText('')
    notifyDone(doneWords[step])
    // A decision in the queue: the next one is there.
    if (view.state === approvalState && !isDrafter && (step === 'approve' || step === 'return')) await openNext()
  }

  async function openNext(): Promise<void> {
    const waiting = await call('notice.waiting', { state: approvalState }).catch(() => [])
    const next = waiting.find((notice) => notice.id !== id && !notice.isDrafter)
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
  withdraw: 'Đã thu hồi. Số đã cấp vẫn giữ.',
}

/** The calls of the steps: each gives whether it was done. */
function useStepCalls(seen: { readonly id: string; readonly version: number }, { waivers, doubts }: NoticeView) {
  const approve = useWriteCall('notice.approve')
  const sendToSignatory = useWriteCall('notice.sendToSignatory')
  const markSigned = useWriteCall('notice.markSigned')
  const takeBack = useWriteCall('notice.takeBack')
  const giveBack = useWriteCall('notice.return')
  const changeByPen = useWriteCall('notice.changeByPen')
  const withdraw = useWriteCall('notice.withdraw')
  return async (step: OfferedStep, { remarks = [], reason = '', passphrase }: Said): Promise<boolean> => {
    const withRemarks = { ...seen, remarks: [...remarks] }
    switch (step) {
      case 'approve': {
        const shown = {
          waivers: waivers.map(({ id }) => id),
          doubts: doubts.flatMap(({ position, settledAt }) => (settledAt === null ? [position] : [])),
        }
        const proof = passphrase === undefined ? {} : { passphrase }
        return (await approve.attempt({ ...seen, ...shown, ...proof }, 'Chưa duyệt được')) !== null
      }
      case 'sendToSignatory':
        return (await sendToSignatory.attempt(seen, 'Chưa trình người ký được')) !== null
      case 'markSigned':
        return (await markSigned.attempt(seen, 'Chưa ghi nhận được')) !== null
      case 'takeBack':
        return (await takeBack.attempt(seen, 'Chưa rút lại được')) !== null
      case 'return':
        return (await giveBack.attempt(withRemarks, 'Chưa trả lại được')) !== null
      case 'changeByPen':
        return (await changeByPen.attempt(withRemarks, 'Chưa ghi nhận được')) !== null
      case 'withdraw':
        return (await withdraw.attempt({ ...seen, reason }, 'Chưa thu hồi được')) !== null
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
