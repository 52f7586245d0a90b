/** The records of a kind: rows are drawn as they come into view, walked through by keys, ordered by any column. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useImperativeHandle, useRef } from 'react'
import type { Field } from '../../../domain/office/kinds.ts'
import type { OfficeRecord } from '../../../domain/office/office-record.ts'
import { useRowFocus } from '../../ui/use-row-focus.ts'
import classes from './office.module.css'
import { type RecordRow, type RowOrder, type ShownColumn, validityKey } from './record-rows.ts'

const rowHeight = 48

/** For the screen around it: the keys of other fields lead into the table. */
export interface TableHandle {
  readonly focusFirst: () => void
  readonly focusCurrent: () => void
}

interface RecordTableProps {
  readonly label: string
  readonly columns: readonly ShownColumn[]
  readonly rows: readonly RecordRow[]
  readonly order: RowOrder
  readonly setOrder: (order: RowOrder) => void
  readonly open: (record: OfficeRecord) => void
  readonly handle: RefObject<TableHandle | null>
}

export function RecordTable({ label, columns, rows, order, setOrder, open, handle }: RecordTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: 40,
  })
  const { focused, setFocused, moveFocus, focusRow } = useRowFocus(rows.length, virtual)
  useImperativeHandle(handle, () => ({ focusFirst: () => focusRow(0), focusCurrent: () => focusRow(focused) }))
  const layout = { gridTemplateColumns: columns.map(widthOf).join(' '), minWidth: minWidthOf(columns) }
  return (
    <div
      className={classes.table}
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-readonly
    >
      <TableHead columns={columns} order={order} setOrder={setOrder} layout={layout} />
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative', minWidth: layout.minWidth }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <TableRow
              key={row.record.id}
              row={row}
              columns={columns}
              index={index}
              style={{ ...layout, transform: `translateY(${start}px)` }}
              isFocused={index === focused}
              open={() => open(row.record)}
              onFocus={() => setFocused(index)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') open(row.record)
                moveFocus(event, index)
              }}
            />
          )
        })}
      </div>
    </div>
  )
}

type Layout = { readonly gridTemplateColumns: string; readonly minWidth: number }

/** Least width in px, and how much of what is left over it takes. */
function measureOf(field: Field | null, at: number): readonly [number, number] {
  if (field === null) return [130, 2]
  if (at === 0) return field.type === 'date' ? [120, 1] : [230, 4]
  switch (field.type) {
    case 'number':
    case 'yesNo':
      return [92, 0]
    case 'date':
      return [110, 0]
    case 'choice':
      return [108, 1]
    case 'text':
      return field.isLong === true ? [180, 4] : [124, 2]
    default:
      return [124, 2]
  }
}

function widthOf({ field }: ShownColumn, at: number): string {
  const [least, share] = measureOf(field, at)
  return share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`
}

function minWidthOf(columns: readonly ShownColumn[]): number {
  const gaps = 12 * (columns.length - 1) + 40
  return columns.reduce((sum, { field }, at) => sum + measureOf(field, at)[0], gaps)
}

interface TableHeadProps {
  readonly columns: readonly ShownColumn[]
  readonly order: RowOrder
  readonly setOrder: (order: RowOrder) => void
  readonly layout: Layout
}

function TableHead({ columns, order, setOrder, layout }: TableHeadProps) {
  return (
    <div className={classes.head} role="row" aria-rowindex={1} style={layout}>
      {columns.map(({ key, label, field }) => {
        const isOrder = order.by === key
        const Arrow = order.isDescending ? IconArrowDown : IconArrowUp
        return (
          <span
            key={key}
            role="columnheader"
            className={field?.type === 'number' ? classes.right : undefined}
            aria-sort={isOrder ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
          >
            <button
              type="button"
              className={classes.headButton}
              title={`Xếp theo ${label}`}
              onClick={() => setOrder({ by: key, isDescending: isOrder && !order.isDescending })}
            >
              {label}
              {isOrder && <Arrow size={14} aria-hidden />}
            </button>
          </span>
        )
      })}
    </div>
  )
}

interface TableRowProps {
  readonly row: RecordRow
  readonly columns: readonly ShownColumn[]
  readonly index: number
  readonly style: Layout & { readonly transform: string }
  readonly isFocused: boolean
  readonly open: () => void
  readonly onFocus: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

function TableRow({ row, columns, index, style, isFocused, open, onFocus, onKeyDown }: TableRowProps) {
  return (
    <div
      data-index={index}
      className={classes.row}
      role="row"
      aria-rowindex={index + 2}
      data-standing={row.standing}
      tabIndex={isFocused ? 0 : -1}
      style={style}
      onClick={open}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      {columns.map(({ key, field }, at) => (
        <span key={key} role="gridcell" className={field?.type === 'number' ? classes.right : undefined}>
          <span className={classes.clamped} data-first={at === 0} title={row.cells[at]}>
            {key === validityKey && row.standing === 'ended' && <strong>Đã hết: </strong>}
            {key === validityKey && row.standing === 'later' && <strong>Chưa tới: </strong>}
            {row.cells[at]}
          </span>
        </span>
      ))}
    </div>
  )
}
