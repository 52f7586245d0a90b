/** The table of notices: rows are drawn and asked for as they come into view, and walked through by keys. */
import { useQueries } from '@tanstack/react-query'
import { type VirtualItem, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { type CheckCount, type NoticeSummary, describeNumber } from '../../../domain/office/records.ts'
import { call } from '../../client.ts'
import { useCall } from '../../use-call.ts'
import { Failure } from '../../ui/failure.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useRowFocus } from '../../ui/use-row-focus.ts'
import { writeCount, writeMoment } from '../../ui/words.ts'
import classes from './notices.module.css'

const rowHeight = 56
/** Rows asked for at once; those near what is seen are kept. */
const pageSize = 100

interface NoticeTableProps {
  readonly query: string
  readonly includeDeleted: boolean
  readonly total: number
  readonly openNotice: (id: string) => void
}

export function NoticeTable({ query, includeDeleted, total, openNotice }: NoticeTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: 40,
  })
  const rows = virtual.getVirtualItems()
  const { noticeAt, failed } = usePages(query, includeDeleted, rows)
  const changedBlocks = useChangedBlocks()
  const { focused, setFocused, moveFocus } = useRowFocus(total, virtual)

  if (failed !== undefined) {
    return (
      <div style={{ padding: 20 }}>
        <Failure error={failed.error} retry={() => void failed.refetch()} />
      </div>
    )
  }
  return (
    <div
      className={classes.table}
      ref={scroller}
      role="table"
      aria-label="Danh sách thông báo"
      aria-rowcount={total + 1}
    >
      <TableHead />
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {rows.map(({ index, start }) => {
          const notice = noticeAt(index)
          return (
            <NoticeRow
              key={index}
              index={index}
              start={start}
              notice={notice}
              changedBlocks={notice === undefined ? 0 : (changedBlocks.get(notice.id) ?? 0)}
              isFocused={index === focused}
              open={openNotice}
              onFocus={() => setFocused(index)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && notice !== undefined) openNotice(notice.id)
                moveFocus(event, index)
              }}
            />
          )
        })}
      </div>
    </div>
  )
}

/** The notices of the rows in sight, and the first page that could not be read. */
function usePages(query: string, includeDeleted: boolean, rows: readonly VirtualItem[]) {
  const pages = [...new Set(rows.map(({ index }) => Math.floor(index / pageSize)))]
  const results = useQueries({
    queries: pages.map((page) => {
      const input = { query, includeDeleted, limit: pageSize, offset: page * pageSize }
      return { queryKey: ['notice.list', input], queryFn: () => call('notice.list', input) }
    }),
  })
  const noticeAt = (index: number): NoticeSummary | undefined =>
    results[pages.indexOf(Math.floor(index / pageSize))]?.data?.[index % pageSize]
  const failed = results.find(({ error }) => error !== null)
  return { noticeAt, failed }
}

/** By draft, in how many places a text block stands that the office has changed since. */
function useChangedBlocks(): ReadonlyMap<string, number> {
  const { data } = useCall('notice.changedBlocks', {})
  return useMemo(() => new Map(data?.map(({ id, places }) => [id, places])), [data])
}

function TableHead() {
  return (
    <div className={classes.head} role="row" aria-rowindex={1}>
      <span role="columnheader">Số, ký hiệu</span>
      <span role="columnheader">Ngày</span>
      <span role="columnheader">Trích yếu</span>
      <span role="columnheader" className={classes.right}>
        Nhiệm vụ
      </span>
      <span role="columnheader">Trạng thái</span>
      <span role="columnheader">Kiểm tra</span>
      <span role="columnheader">Sửa lần cuối</span>
    </div>
  )
}

interface NoticeRowProps {
  readonly index: number
  /** Its offset in the scrolled list, px. */
  readonly start: number
  /** Undefined until it was read. */
  readonly notice: NoticeSummary | undefined
  readonly changedBlocks: number
  readonly isFocused: boolean
  readonly open: (id: string) => void
  readonly onFocus: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

function NoticeRow({ index, start, notice, changedBlocks, isFocused, open, onFocus, onKeyDown }: NoticeRowProps) {
  return (
    <div
      data-index={index}
      className={classes.row}
      role="row"
      aria-rowindex={index + 2}
      data-deleted={notice?.deleted}
      tabIndex={isFocused ? 0 : -1}
      style={{ position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${start}px)` }}
      onClick={() => notice !== undefined && open(notice.id)}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <span role="cell" className={classes.number}>
        {notice === undefined ? '…' : describeNumber(notice)}
      </span>
      <span role="cell">{notice === undefined || notice.issuedOn === null ? '' : writeShortDate(notice.issuedOn)}</span>
      <span role="cell" className={classes.abstract}>
        {changedBlocks > 0 && (
          <strong className={classes.changedBlocks} title="Mở dự thảo để xem từng chỗ và thay">
            Có đoạn văn mẫu đã sửa ({changedBlocks} chỗ)
          </strong>
        )}
        {notice?.abstract}
      </span>
      <span role="cell" className={classes.right}>
        {notice === undefined || notice.taskCount === 0 ? '' : writeCount(notice.taskCount)}
      </span>
      <span role="cell">{notice !== undefined && <StateBadge state={notice.state} deleted={notice.deleted} />}</span>
      <span role="cell" className={classes.check} data-errors={(notice?.check?.errors ?? 0) > 0}>
        {notice !== undefined && describeCheck(notice.check)}
      </span>
      <span role="cell" className={classes.quiet}>
        {notice !== undefined && writeMoment(notice.updatedAt)}
      </span>
    </div>
  )
}

/** What the last run left open, in a few words; a hint is not worth a word here. */
function describeCheck(count: CheckCount | null): string {
  if (count === null) return ''
  const { errors, warnings } = count
  const parts = [errors > 0 ? `${errors} lỗi` : '', warnings > 0 ? `${warnings} cảnh báo` : ''].filter(
    (part) => part !== '',
  )
  return parts.length === 0 ? 'Không có lỗi' : parts.join(', ')
}
