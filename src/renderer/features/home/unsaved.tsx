/** What was typed and not saved, on this machine or before a crash: kept, and one key away. */
import type { WorkingCopyMark } from '../../../contract/working-copies.ts'
import { describeNumber } from '../../../domain/office/records.ts'
import { drafters, hasRole } from '../../../domain/office/roles.ts'
import { Panel } from '../../ui/parts.tsx'
import { writeCount, writeMoment } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import classes from './home.module.css'

interface UnsavedProps {
  readonly openNotice: (id: string) => void
}

/** As many as fit on a small screen beside the rest; opening them takes them away. */
const shown = 5

export function Unsaved({ openNotice }: UnsavedProps) {
  const { data: user } = useUser()
  const drafts = user !== undefined && hasRole(user, drafters)
  const { data: copies = [] } = useCall('workingCopy.list', {}, drafts)
  if (copies.length === 0) return null
  return (
    <Panel title={`Đang soạn, chưa lưu ${writeCount(copies.length)}`}>
      <ul className={classes.list}>
        {copies.slice(0, shown).map((copy) => (
          <UnsavedRow key={copy.id} copy={copy} openNotice={openNotice} />
        ))}
      </ul>
    </Panel>
  )
}

function UnsavedRow({ copy, openNotice }: UnsavedProps & { readonly copy: WorkingCopyMark }) {
  const { data } = useCall('notice.get', { id: copy.id })
  const notice = data?.notice
  return (
    <li>
      <button type="button" className={classes.row} onClick={() => openNotice(copy.id)}>
        <span className={classes.number}>{notice === undefined ? '…' : describeNumber(notice.header)}</span>
        <span className={classes.abstract}>{notice?.abstract.join(' ') ?? ''}</span>
        <span className={classes.when}>
          Giữ lúc {writeMoment(copy.keptAt)}, soạn trên bản {copy.version}
        </span>
      </button>
    </li>
  )
}
