/**
 * A table as a grid with the keys of a spreadsheet. It is one stop of Tab; the lines in view are drawn, and the one with
 * the selected cell always is, so that the focus is never lost by scrolling.
 */
import { type Range as Window, defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type Ref,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useElementSize } from '@mantine/hooks'
import type { TableLine } from '../../domain/notice/edit-table.ts'
import type { Column, Notice } from '../../domain/notice/notice.ts'
import { isBodyRole } from '../../domain/notice/table.ts'
import { Marks } from '../ui/marks.ts'
import { useEditor } from '../notice-editor/use-editor.ts'
import { CellEditor, type CellKeys } from './cell-editor.tsx'
import { GridLine, type GridLineProps } from './grid-line.tsx'
import classes from './grid.module.css'
import { type Shown, textAt } from './selection.ts'
import type { RowReader } from './use-row-reader.ts'
import type { Selection } from './use-selection.ts'

interface TableGridProps {
  readonly label: string
  readonly shown: Shown
  readonly selection: Selection
  readonly keys: CellKeys
  readonly write: (text: string) => void
  /** Null where no tasks are given. */
  readonly reader: RowReader | null
  readonly header: Notice['header']
}

/** px: a row whose cells have two lines. */
const usualHeight = 48

export function TableGrid({ label, shown, selection, keys, write, reader, header }: TableGridProps) {
  const { lines, columns } = shown
  const { at } = selection
  const scroller = useRef<HTMLDivElement>(null)
  const takesFocus = useFocusInside(scroller)
  const head = useElementSize<HTMLDivElement>()
  const virtual = useLines(lines, at.line, scroller, head.height)
  const hand = useHand(selection, scroller)
  useSideways(scroller, at)
  const hasClarity = reader !== null && reader.asked.length > 0
  const style = columnWidths(columns, hasClarity)
  return (
    <div
      ref={scroller}
      className={classes.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 1 + (hasClarity ? 1 : 0)}
      aria-multiselectable
      style={style}
    >
      <div className={classes.inside} role="presentation">
        <Heads height={head.ref} columns={columns} hasClarity={hasClarity} />
        <div className={classes.lines} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index]
            if (line === undefined) return null
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                data-part={line.id}
                data-kind={line.kind}
                className={classes.line}
                role="row"
                aria-rowindex={index + 2}
                style={{ transform: `translateY(${start}px)` }}
              >
                <GridLine
                  {...lineOf(line, index, selection)}
                  columns={columns}
                  hand={hand}
                  reader={reader}
                  editor={
                    index === at.line ? <ActiveCell {...{ shown, selection, keys, write, takesFocus, header }} /> : null
                  }
                />
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** What a line shows, and what of it is selected. */
function lineOf(line: TableLine, index: number, { at, range, mode }: Selection) {
  const isActive = index === at.line
  const isIn = index >= range.top && index <= range.bottom
  const own =
    line.kind === 'section'
      ? { label: line.label, title: line.section.title, row: null }
      : { label: line.ordinal, title: '', row: line.row }
  return {
    ...own,
    part: line.kind,
    id: line.id,
    index,
    from: isIn ? range.left : null,
    to: isIn ? range.right : null,
    active: isActive ? (line.kind === 'section' ? 0 : at.column) : null,
    isWriting: isActive && mode !== 'select',
  }
}

interface HeadsProps {
  readonly height: Ref<HTMLDivElement>
  readonly columns: readonly Column[]
  readonly hasClarity: boolean
}

function Heads({ height, columns, hasClarity }: HeadsProps) {
  return (
    <div ref={height} className={classes.heads} role="row" aria-rowindex={1}>
      <div className={classes.head} role="columnheader">
        STT
      </div>
      {columns.map(({ id, heading }, index) => (
        <div key={id} className={classes.head} role="columnheader" title={heading}>
          <span>{heading === '' ? `Cột ${index + 1}` : heading}</span>
        </div>
      ))}
      {hasClarity && (
        <div className={classes.head} role="columnheader">
          Rõ
        </div>
      )}
    </div>
  )
}

/** The lines in view, and the one that has the text area. */
function useLines(lines: Shown['lines'], line: number, scroller: RefObject<HTMLDivElement | null>, headHeight: number) {
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 8,
    // The headings stand over the lines and take their height from the window.
    scrollPaddingEnd: headHeight + 2,
    // A new function with each line: what it gives is kept as long as it is the same, and the cell would come too late for the next key.
    rangeExtractor: useCallback(
      (window: Window) => withLine(defaultRangeExtractor(window), line, window.count),
      [line],
    ),
  })
  const activeId = lines[line]?.id
  useLayoutEffect(() => {
    if (lines.length > 0) virtual.scrollToIndex(line, { align: 'auto' })
  }, [activeId, line])
  return virtual
}

function withLine(indexes: number[], line: number, count: number): number[] {
  if (line >= count || indexes.includes(line)) return indexes
  return [...indexes, line].sort((one, other) => one - other)
}

type ActiveCellProps = Pick<TableGridProps, 'shown' | 'selection' | 'keys' | 'write' | 'header'> & {
  readonly takesFocus: RefObject<boolean>
}

function ActiveCell({ shown, selection, keys, write, takesFocus, header }: ActiveCellProps) {
  const { readOnly } = useEditor()
  const { at, mode, span, setMode } = selection
  const marks = useContext(Marks)
  const line = shown.lines[at.line]
  if (line === undefined) return null
  const isSection = line.kind === 'section'
  const column = shown.columns[at.column]
  const field = isSection ? 'title' : (column?.id ?? '')
  const heading =
    column === undefined || column.heading === '' ? `Cột ${at.column + 1}` : column.heading.replace(/\s+/g, ' ')
  return (
    <CellEditor
      key={`${line.id}/${field}`}
      label={isSection ? `Nhóm nhiệm vụ ${line.label}` : `${heading}, hàng ${line.ordinal}`}
      part={line.id}
      field={field}
      value={textAt(shown, isSection ? { ...at, column: 0 } : at)}
      isWrong={marks.get(`${line.id}/${field}`)?.some(({ tone }) => tone === 'error') === true}
      mode={mode}
      span={span}
      setMode={setMode}
      readOnly={readOnly}
      takesFocus={takesFocus.current}
      write={write}
      keys={keys}
      bodies={!isSection && column !== undefined && isBodyRole(column.role) ? header : null}
    />
  )
}

/** px: the column of the numbers, which stays over the others. */
const numbersWidth = 44

/** The selected cell is in view sideways too: to its left end where it is wider than the window. */
function useSideways(scroller: RefObject<HTMLDivElement | null>, { line, column }: Selection['at']): void {
  useLayoutEffect(() => {
    const [view, cell] = [scroller.current, scroller.current?.querySelector('[data-active]')]
    if (view === null || cell === null || cell === undefined || view.scrollWidth <= view.clientWidth) return
    const [around, box] = [view.getBoundingClientRect(), cell.getBoundingClientRect()]
    const left = box.left - around.left - numbersWidth
    const right = box.right - around.left - view.clientWidth
    if (left < 0) view.scrollLeft += left
    else if (right > 0) view.scrollLeft += Math.min(left, right)
  }, [line, column])
}

/** Whether the focus is in the grid, or was until its cell went: then the next cell takes it. */
function useFocusInside(scroller: RefObject<HTMLDivElement | null>): RefObject<boolean> {
  const isInside = useRef(false)
  useEffect(() => {
    const tell = ({ target }: FocusEvent) => {
      isInside.current = target instanceof Node && scroller.current?.contains(target) === true
    }
    document.addEventListener('focusin', tell)
    return () => document.removeEventListener('focusin', tell)
  }, [])
  return isInside
}

/** The mouse: a press selects a cell, with Shift or drawn over others a range, on the number a row; a double click writes. */
function useHand(selection: Selection, scroller: RefObject<HTMLDivElement | null>): GridLineProps['hand'] {
  const now = useRef(selection)
  now.current = selection
  const [hand] = useState<GridLineProps['hand']>(() => ({
    begin: (line, column, event) => {
      if (event.button !== 0) return
      event.preventDefault()
      if (column === null) now.current.selectRows(event.shiftKey ? now.current.range.top : line, line)
      else now.current.go({ line, column }, event.shiftKey)
      requestAnimationFrame(() => scroller.current?.querySelector('textarea')?.focus({ preventScroll: true }))
    },
    drag: (line, column, event) => {
      if (event.buttons === 1 && now.current.mode === 'select') now.current.go({ line, column }, true)
    },
    write: () => now.current.setMode('edit'),
  }))
  return hand
}

/** How wide a column is, by what it says, and px at least. */
const widths: Readonly<Record<string, readonly [share: number, least: number]>> = {
  name: [2.5, 180],
  directing: [0.9, 84],
  lead: [1.1, 96],
  coordinating: [1.2, 104],
  requiredResult: [1.8, 140],
  plannedTime: [0.8, 92],
  sourceDocument: [0.9, 100],
  assigned: [1.5, 124],
}
const usual: readonly [number, number] = [1.2, 100]

function columnWidths(columns: readonly Column[], hasClarity: boolean): CSSProperties {
  const own = columns.map(({ role }) => widths[role ?? ''] ?? usual)
  const least = own.reduce((sum, [, width]) => sum + width, 44 + (hasClarity ? 72 : 0))
  const shares = own.map(([share, width]) => `minmax(${width}px, ${share}fr)`).join(' ')
  const named = { '--columns': `44px ${shares}${hasClarity ? ' 72px' : ''}`, '--least': `${least}px` }
  return named as CSSProperties
}
