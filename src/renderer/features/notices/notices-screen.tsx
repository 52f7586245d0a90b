/** All notices, the last changed first; found by a few letters as one types. */
import { Button, CloseButton, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { useQueries } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { IconFileImport, IconFiles, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { type CheckCount, type NoticeSummary, describeNumber } from '../../../domain/office/records.ts'
import { call } from '../../client.ts'
import { Failure } from '../../ui/failure.tsx'
import { Empty, ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { writeCount, writeMoment } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import classes from './notices.module.css'

interface NoticesScreenProps {
  readonly openNotice: (id: string) => void
  readonly openImport: () => void
}

const rowHeight = 56
/** Rows asked for at once; those near what is seen are kept. */
const pageSize = 100

export function NoticesScreen({ openNotice, openImport }: NoticesScreenProps) {
  const [words, setWords] = useState('')
  const [query] = useDebouncedValue(words, 120)
  const [includeDeleted, setIncludeDeleted] = useState(false)
  const searchField = useRef<HTMLInputElement>(null)
  useHotkeys([['mod+F', () => searchField.current?.select()]], [])
  const total = useCall('notice.count', { query, includeDeleted })
  return (
    <>
      <ScreenHeading title="Thông báo">
        <Button leftSection={<IconFileImport size={20} aria-hidden />} onClick={openImport}>
          Nhập văn bản
        </Button>
      </ScreenHeading>
      <div className={classes.bar}>
        <TextInput
          ref={searchField}
          className={classes.search}
          aria-label="Tìm thông báo"
          placeholder="Số, ký hiệu, trích yếu, người ký; gõ không dấu cũng được"
          leftSection={<IconSearch size={20} aria-hidden />}
          rightSection={
            words === '' ? null : <CloseButton aria-label="Xóa chữ đang tìm" onClick={() => setWords('')} />
          }
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          data-autofocus
        />
        <span className={classes.count} role="status">
          {total.data === undefined ? '' : `${writeCount(total.data)} thông báo`}
        </span>
        <Switch
          style={{ marginLeft: 'auto' }}
          label="Cả bản đã xóa"
          checked={includeDeleted}
          onChange={(event) => setIncludeDeleted(event.currentTarget.checked)}
        />
      </div>
      {total.error !== null ? (
        <div style={{ padding: 20 }}>
          <Failure error={total.error} retry={() => void total.refetch()} />
        </div>
      ) : total.data === undefined ? (
        <Waiting />
      ) : total.data > 0 ? (
        <NoticeTable
          key={`${query}/${String(includeDeleted)}`}
          query={query}
          includeDeleted={includeDeleted}
          total={total.data}
          openNotice={openNotice}
        />
      ) : query === '' ? (
        <Empty
          title="Kho chưa có thông báo nào"
          icon={<IconFiles size={40} stroke={1.3} aria-hidden />}
          deed={{ label: 'Nhập thông báo đầu tiên', run: openImport }}
        />
      ) : (
        <Empty
          title={`Không có thông báo nào chứa “${query}”`}
          deed={{ label: 'Bỏ tìm kiếm', run: () => setWords('') }}
        >
          Mọi chữ đã gõ phải có trong số, ký hiệu, trích yếu hoặc tên người ký.
        </Empty>
      )}
    </>
  )
}

interface NoticeTableProps {
  readonly query: string
  readonly includeDeleted: boolean
  readonly total: number
  readonly openNotice: (id: string) => void
}

function NoticeTable({ query, includeDeleted, total, openNotice }: NoticeTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: 40,
  })
  const rows = virtual.getVirtualItems()
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
  const [focused, setFocused] = useState(0)

  function moveFocus(event: KeyboardEvent, index: number): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -total,
      End: total,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(total - 1, index + step))
    setFocused(next)
    virtual.scrollToIndex(next)
    requestAnimationFrame(() =>
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus()),
    )
  }

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
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {rows.map(({ index, start }) => {
          const notice = noticeAt(index)
          return (
            <div
              key={index}
              data-index={index}
              className={classes.row}
              role="row"
              aria-rowindex={index + 2}
              data-deleted={notice?.deleted}
              tabIndex={index === focused ? 0 : -1}
              style={{ position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${start}px)` }}
              onClick={() => notice !== undefined && openNotice(notice.id)}
              onFocus={() => setFocused(index)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && notice !== undefined) openNotice(notice.id)
                moveFocus(event, index)
              }}
            >
              <span role="cell" className={classes.number}>
                {notice === undefined ? '…' : describeNumber(notice)}
              </span>
              <span role="cell">
                {notice === undefined || notice.issuedOn === null ? '' : writeShortDate(notice.issuedOn)}
              </span>
              <span role="cell" className={classes.abstract}>
                {notice?.abstract}
              </span>
              <span role="cell" className={classes.right}>
                {notice === undefined || notice.taskCount === 0 ? '' : writeCount(notice.taskCount)}
              </span>
              <span role="cell">
                {notice !== undefined && <StateBadge state={notice.state} deleted={notice.deleted} />}
              </span>
              <span role="cell" className={classes.check} data-errors={(notice?.check?.errors ?? 0) > 0}>
                {notice !== undefined && describeCheck(notice.check)}
              </span>
              <span role="cell" className={classes.quiet}>
                {notice !== undefined && writeMoment(notice.updatedAt)}
              </span>
            </div>
          )
        })}
      </div>
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
