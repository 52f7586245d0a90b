/** The letter box on the home screen: what waits to be taken in, and what became of what was sent. */
import { Text } from '@mantine/core'
import { useRef, useState } from 'react'
import type { LetterView, SentLetter } from '../../../contract/letters.ts'
import { CallFailed } from '../../../contract/client.ts'
import { drafters, hasRole } from '../../../domain/office/roles.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { Panel } from '../../ui/parts.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { writeCount, writeMoment } from '../../ui/words.ts'
import { useCall, useWriteCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import { LetterDialog } from './letter-dialog.tsx'
import classes from './letters.module.css'

/** Nobody waits for the minute, and a share is not asked all the time. */
const askedEvery = 60_000
/** As many as fit beside the rest; those that nobody received come first. */
const mostSent = 5

/** Why a letter was not taken, where somebody decides what becomes of it. */
const toDecide: ReadonlySet<string> = new Set(['package.conflict', 'package.closed', 'letters.unreadable'])

interface LettersPanelProps {
  readonly openNotice: (id: string) => void
}

export function LettersPanel({ openNotice }: LettersPanelProps) {
  const data = useLetters()
  if (data === undefined || !data.isSet) return null
  const { waiting, problem, unreadable } = data
  return (
    <>
      {(problem !== null || unreadable > 0) && (
        <Panel title="Hộp thư với bàn bên">
          <Text px="md" py="sm" size="sm" c="var(--warn)" role="status" style={{ overflowWrap: 'anywhere' }}>
            {problem ??
              `${writeCount(unreadable)} thư không mở được: đã hỏng, hoặc được niêm bằng mật khẩu khác. Hãy nhờ bàn bên gửi lại.`}
          </Text>
        </Panel>
      )}
      {waiting.length > 0 && <Waiting letters={waiting} openNotice={openNotice} />}
    </>
  )
}

/** What was sent and received already; stands below what is to be done. */
export function PastLetters({ openNotice }: LettersPanelProps) {
  const { sent = [], received = [] } = useLetters() ?? {}
  // What was said with a letter is needed while its draft is mended.
  const said = received.filter(({ note, remarks }) => note !== '' || remarks.length > 0).slice(0, mostSent)
  const shown = [
    ...sent.filter(({ receipt }) => receipt === null),
    ...sent.filter(({ receipt }) => receipt !== null),
  ].slice(0, mostSent)
  return (
    <>
      {said.length > 0 && (
        <Panel title="Đã nhận từ bàn bên">
          <ul className={classes.list}>
            {said.map((letter) => (
              <li key={letter.id}>
                <button type="button" className={classes.row} onClick={() => openNotice(letter.notice)}>
                  <LetterRow letter={letter} deed="Mở" />
                </button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {shown.length > 0 && (
        <Panel title="Đã gửi sang bàn bên">
          <ul className={classes.list}>
            {shown.map((letter) => (
              <li key={letter.id}>
                <Sent letter={letter} open={() => openNotice(letter.notice)} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

function useLetters() {
  const { data: user } = useUser()
  const drafts = user !== undefined && hasRole(user, drafters)
  return useCall('letters.list', {}, drafts, askedEvery).data
}

function Waiting({ letters, openNotice }: LettersPanelProps & { readonly letters: readonly LetterView[] }) {
  const { mutateAsync, isPending } = useWriteCall('letters.take')
  const [open, setOpen] = useState<LetterView | null>(null)
  const list = useRef<HTMLUListElement>(null)
  async function take(letter: LetterView): Promise<void> {
    if (isPending) return
    try {
      const { id } = await mutateAsync({ letter: letter.id })
      notifyDone(`Đã nhận “${letter.abstract}”.`, [{ label: 'Mở', run: () => openNotice(id) }])
      // The next one is under the same key.
      list.current?.querySelector('button')?.focus()
    } catch (error) {
      if (error instanceof CallFailed && toDecide.has(error.error.code)) setOpen(letter)
      else notifyFailed('Chưa nhận được thư', error)
    }
  }
  return (
    <Panel title={`Chờ nhận ${writeCount(letters.length)}`}>
      <ul className={classes.list} ref={list}>
        {letters.map((letter) => (
          <li key={letter.id}>
            <button type="button" className={classes.row} onClick={() => void take(letter)} disabled={isPending}>
              <LetterRow letter={letter} deed="Nhận" />
            </button>
          </li>
        ))}
      </ul>
      {open !== null && <LetterDialog letter={open} close={() => setOpen(null)} />}
    </Panel>
  )
}

function LetterRow({ letter, deed }: { readonly letter: LetterView; readonly deed: string }) {
  return (
    <>
      <span className={classes.deed}>{deed}</span>
      <span className={classes.abstract}>{letter.abstract || 'Chưa có trích yếu'}</span>
      <StateBadge state={letter.state} deleted={false} />
      <span className={classes.when}>
        {letter.by}, {letter.desk}, gửi {writeMoment(letter.at)}
        {letter.note !== '' && `: “${letter.note}”`}
      </span>
      {letter.remarks.map((remark, at) => (
        <span key={at} className={classes.when}>
          Ý kiến trả lại: {remark}
        </span>
      ))}
    </>
  )
}

function Sent({ letter: { abstract, at, receipt }, open }: { readonly letter: SentLetter; readonly open: () => void }) {
  return (
    <button type="button" className={classes.row} onClick={open}>
      <span className={classes.outcome}>
        {receipt === null ? 'Chưa nhận' : receipt.outcome === 'taken' ? 'Đã nhận' : 'Không lấy'}
      </span>
      <span className={classes.abstract}>{abstract || 'Chưa có trích yếu'}</span>
      <span className={classes.when}>
        Gửi {writeMoment(at)}
        {receipt !== null &&
          `; ${receipt.by}, ${receipt.desk}, ${receipt.outcome === 'taken' ? 'nhận' : 'xem và giữ bản bên ấy'} ${writeMoment(receipt.at)}`}
      </span>
    </button>
  )
}
