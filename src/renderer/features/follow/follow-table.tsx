/** The board as a long table: lines are drawn as they come into view, walked through by keys. */
import { sayPath } from '../../../domain/notice/path-words.ts'
import { capitalize } from '../../../domain/words/text.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useRef } from 'react'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import type { BoardRow } from '../../../domain/follow-up/board.ts'
import { standingNames } from '../../../domain/follow-up/follow-up.ts'
import { useRowFocus } from '../../ui/use-row-focus.ts'
import classes from './follow.module.css'
import type { FollowLine } from './follow-lines.ts'
import { StandingBadge } from './standing-badge.tsx'

const heights = { heading: 36, row: 60 }

interface FollowTableProps {
  readonly lines: readonly FollowLine[]
  readonly open: (row: BoardRow) => void
}

export function FollowTable({ lines, open }: FollowTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[lines[index]?.kind ?? 'row'],
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 10,
    scrollPaddingStart: 40,
  })
  const { focused, setFocused, moveFocus } = useRowFocus(lines.length, virtual)
  return (
    <div
      className={classes.table}
      ref={scroller}
      role="grid"
      aria-label="Sổ theo dõi"
      aria-rowcount={lines.length + 1}
      aria-colcount={5}
      aria-readonly
    >
      <div className={classes.head} role="row" aria-rowindex={1}>
        {['Tình trạng', 'Hạn hiện nay', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Văn bản giao'].map((title) => (
          <span key={title} role="columnheader">
            {title}
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index]
          if (line === undefined) return null
          const common = {
            'data-index': index,
            role: 'row',
            'aria-rowindex': index + 2,
            tabIndex: index === focused ? 0 : -1,
            style: { transform: `translateY(${start}px)`, height: heights[line.kind] },
            onFocus: () => setFocused(index),
            onKeyDown: (event: KeyboardEvent) => {
              if (event.key === 'Enter' && line.kind === 'row') open(line.row)
              moveFocus(event, index)
            },
          }
          return line.kind === 'heading' ? (
            <div key={key} className={classes.group} {...common}>
              <span role="gridcell" aria-colspan={5}>
                <strong>{line.title}</strong> <span className={classes.quiet}>{line.note}</span>
              </span>
            </div>
          ) : (
            <div key={key} className={classes.row} {...common} onClick={() => open(line.row)}>
              <Cells row={line.row} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Cells({ row }: { readonly row: BoardRow }) {
  const { current, text, occasion, leads, number, source, ordinal, waitsFor, parts, told } = row
  return (
    <>
      <span role="gridcell">
        <StandingBadge standing={current} />
        {told !== '' && (
          <>
            <br />
            <span className={classes.beside} title="Cơ quan chủ trì báo ở phiếu gửi về">
              {told}
            </span>
          </>
        )}
      </span>
      <span role="gridcell">
        <Days row={row} />
      </span>
      <span role="gridcell" className={classes.clamped} title={text}>
        {occasion !== '' && <strong>Kỳ {writeShortDate(occasion)}. </strong>}
        {waitsFor.length > 0 && <strong>Chờ {waitsFor.join('; ')}. </strong>}
        {parts !== null && (
          <strong>
            Thành phần {parts.done}/{parts.all}.{' '}
          </strong>
        )}
        {text}
      </span>
      <span role="gridcell" className={classes.clamped}>
        {leads.map(({ name }) => name).join('; ')}
      </span>
      <span role="gridcell" className={classes.small}>
        {number}
        <br />
        <span className={classes.quiet}>{source === 'row' ? `STT ${ordinal}` : capitalize(sayPath(ordinal))}</span>
      </span>
    </>
  )
}

function Days({ row }: { readonly row: BoardRow }) {
  const { currentUntil, originalUntil, original, current, fallsOnDayOff } = row
  const isMoved = originalUntil !== null && originalUntil !== currentUntil
  const beside = isMoved
    ? `Gốc ${writeShortDate(originalUntil)}${original === current ? '' : `: ${standingNames[original].toLowerCase()}`}`
    : fallsOnDayOff
      ? 'Ngày nghỉ'
      : ''
  return (
    <>
      {currentUntil === null ? '–' : writeShortDate(currentUntil)}
      {beside !== '' && (
        <>
          <br />
          <span className={classes.beside}>{beside}</span>
        </>
      )}
    </>
  )
}
