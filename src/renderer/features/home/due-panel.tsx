/** What is due this week, what came in of units, and which report is to be written: the clerk's day. */
import { Button } from '@mantine/core'
import { addDays, partsOf, writeShortDate } from '../../../domain/deadline/dates.ts'
import type { BoardRow } from '../../../domain/follow-up/board.ts'
import { drafters, hasRole } from '../../../domain/office/roles.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Panel } from '../../ui/parts.tsx'
import { writeCount } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import classes from './home.module.css'

/** As many as fit on a small screen beside the rest. */
const mostShown = 5

export function DuePanel({ openFollow }: { readonly openFollow: (part: string) => void }) {
  const { data: user } = useUser()
  const drafts = user !== undefined && hasRole(user, drafters)
  const { data: board } = useCall('follow.board', { on: null }, drafts)
  const rows = board?.rows ?? []
  if (rows.length === 0) return null
  const due = rows.filter(({ current }) => current === 'today' || current === 'in3' || current === 'in7')
  const overdue = rows.filter(({ current }) => current === 'overdue').length
  const waiting = rows.filter(({ current }) => current === 'waiting').length
  const told = rows.filter((row) => row.told !== '' && row.current !== 'waiting').length
  const counts = (
    [
      ['Đến hạn trong 7 ngày', due.length],
      ['đơn vị báo kết quả, chờ duyệt', waiting],
      ['đơn vị báo tình hình', told],
    ] as const
  ).filter(([, count], at) => at === 0 || count > 0)
  return (
    <Panel title="Theo dõi thực hiện">
      <ul className={classes.list}>
        {due.slice(0, mostShown).map((row) => (
          <li key={`${row.obligationId} ${row.occasion}`}>
            <DueRow row={row} open={() => openFollow('')} />
          </li>
        ))}
      </ul>
      <div className={classes.counts}>
        <p>
          {overdue > 0 && <strong style={{ color: 'var(--brand)' }}>Quá hạn: {writeCount(overdue)}. </strong>}
          {counts.map(([what, count]) => `${what}: ${writeCount(count)}`).join('; ')}.
        </p>
        <Button variant="subtle" size="compact-md" onClick={() => openFollow('')}>
          Mở sổ theo dõi
        </Button>
        <MonthToReport open={() => openFollow('bao-cao')} />
      </div>
    </Panel>
  )
}

function DueRow({ row, open }: { readonly row: BoardRow; readonly open: () => void }) {
  const { currentUntil, text, leads, number } = row
  return (
    <button type="button" className={classes.row} onClick={open}>
      <span className={classes.number}>{currentUntil === null ? '' : writeShortDate(currentUntil)}</span>
      <span className={classes.abstract}>{text}</span>
      <span className={classes.when}>
        {leads.map(({ name }) => name).join('; ')}, {number}
      </span>
    </button>
  )
}

/** The month before this one, until its report has been written. */
function MonthToReport({ open }: { readonly open: () => void }) {
  const day = today()
  const before = addDays(`${day.slice(0, 7)}-01`, -1)
  const { data } = useCall('follow.month', { month: before.slice(0, 7) })
  if (data === undefined || data.kept !== null || data.rows.length === 0) return null
  const { month, year } = partsOf(before)
  return (
    <Button variant="light" size="compact-md" onClick={open}>
      Cần lập báo cáo tháng {month}/{year}
    </Button>
  )
}
