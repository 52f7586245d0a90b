/** What waits for the one who is signed in: notices to approve, to be mended, to be taken to the signatory, to be numbered. */
import type { WaitingNotice } from '../../../domain/office/records.ts'
import { describeNumber } from '../../../domain/office/records.ts'
import { approvers, drafters, hasRole, issuers } from '../../../domain/office/roles.ts'
import { approvalState, returnedState } from '../../../domain/office/workflow.ts'
import { Panel } from '../../ui/parts.tsx'
import { writeCount, writeWait } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import classes from './home.module.css'

interface QueuesProps {
  readonly openNotice: (id: string) => void
}

export function Queues({ openNotice }: QueuesProps) {
  const { data: user } = useUser()
  const approves = user !== undefined && hasRole(user, approvers)
  const drafts = user !== undefined && hasRole(user, drafters)
  const submitted = useCall('notice.waiting', { state: approvalState }, approves || drafts)
  const registers = user !== undefined && hasRole(user, issuers)
  const approved = useCall('notice.waiting', { state: 'approved' }, drafts)
  const signed = useCall('notice.waiting', { state: 'signed' }, registers)
  const returned = useCall('notice.waiting', { state: returnedState }, drafts)
  return (
    <>
      {approves && (
        <Queue
          title="Chờ duyệt"
          notices={(submitted.data ?? []).filter(({ isDrafter }) => !isDrafter)}
          openNotice={openNotice}
        />
      )}
      {!approves && (
        <Queue
          title="Chờ duyệt theo ủy quyền"
          notices={(submitted.data ?? []).filter(({ isDrafter, delegation }) => !isDrafter && delegation !== null)}
          openNotice={openNotice}
        />
      )}
      {drafts && (
        <Queue
          title="Bị trả lại"
          notices={(returned.data ?? []).filter(({ isDrafter }) => isDrafter || !approves)}
          openNotice={openNotice}
        />
      )}
      {drafts && (
        <Queue
          title="Đã duyệt, chờ trình người ký"
          notices={(approved.data ?? []).filter(({ isDrafter }) => isDrafter)}
          openNotice={openNotice}
        />
      )}
      {registers && <Queue title="Chờ cho số" notices={signed.data ?? []} openNotice={openNotice} />}
    </>
  )
}

interface QueueProps extends QueuesProps {
  readonly title: string
  readonly notices: readonly WaitingNotice[]
}

function Queue({ title, notices, openNotice }: QueueProps) {
  if (notices.length === 0) return null
  return (
    <Panel title={`${title} ${writeCount(notices.length)}`}>
      <ul className={classes.list}>
        {notices.map((notice) => (
          <li key={notice.id}>
            <button type="button" className={classes.row} onClick={() => openNotice(notice.id)}>
              <span className={classes.number}>{describeNumber(notice)}</span>
              <span className={classes.abstract}>{notice.abstract || 'Chưa có trích yếu'}</span>
              <span>{writeWait(notice.since)}</span>
              <span className={classes.when}>
                {notice.drafter} soạn
                {notice.delegation !== null && `, duyệt thay ${notice.delegation.by}`}
                {notice.check !== null && notice.check.waived > 0 && `, ${notice.check.waived} điểm bỏ qua có lý do`}
                {notice.check !== null && notice.check.warnings > 0 && `, ${notice.check.warnings} cảnh báo`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
