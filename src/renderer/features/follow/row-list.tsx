/** The rows behind a figure: opened by it, each opens its history. */
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { type BoardRow, nameThing } from '../../../domain/follow-up/board.ts'
import { CloseButton } from '@mantine/core'
import { useState } from 'react'
import classes from './follow.module.css'
import { FollowDrawer } from './follow-drawer.tsx'
import { keyOf } from './follow-lines.ts'
import { StandingBadge } from './standing-badge.tsx'

/** The list opens below a table that may be longer than the window. */
const showList = (list: HTMLElement | null) => list?.scrollIntoView({ block: 'start' })

interface RowListProps {
  readonly title: string
  readonly rows: readonly BoardRow[]
  readonly openNotice: (id: string) => void
  readonly close: () => void
}

export function RowList({ title, rows, openNotice, close }: RowListProps) {
  const [opened, setOpened] = useState<BoardRow | null>(null)
  return (
    <section className={classes.rowList} aria-label={title} ref={showList}>
      <header>
        <h2>
          {title}: {rows.length} nhiệm vụ
        </h2>
        <CloseButton aria-label="Đóng danh sách" onClick={close} />
      </header>
      <ul>
        {rows.map((row) => (
          <li key={keyOf(row)}>
            <button type="button" onClick={() => setOpened(row)}>
              <StandingBadge standing={row.original} />
              <span>
                {row.occasion !== '' && <strong>Kỳ {writeShortDate(row.occasion)}. </strong>}
                {row.text}
              </span>
              <span className={classes.quiet}>
                {nameThing(row, row.number)}; {row.leads.map(({ name }) => name).join('; ')}; hạn gốc{' '}
                {row.originalUntil === null ? 'không ghi' : writeShortDate(row.originalUntil)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {opened !== null && <FollowDrawer of={opened} openNotice={openNotice} close={() => setOpened(null)} />}
    </section>
  )
}
