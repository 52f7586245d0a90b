/** One line of a grid: its number, its cells, its "rõ" tests. The selected cell holds the text area. */
import { type MouseEvent, type ReactNode, memo, useContext } from 'react'
import type { TableLine } from '../../domain/notice/edit-table.ts'
import type { Column, TableRow } from '../../domain/notice/notice.ts'
import { type Mark, Marks, cutByMarks } from '../ui/marks.ts'
import { ClarityDots, type ClarityReader } from './clarity-dots.tsx'
import classes from './grid.module.css'

export interface GridLineProps {
  readonly part: TableLine['kind']
  readonly id: string
  /** Its STT, or the numeral of its section. */
  readonly label: string
  readonly title: string
  /** Null for a section row. */
  readonly row: TableRow | null
  readonly columns: readonly Column[]
  /** From 0. */
  readonly index: number
  /** The selected columns; null for none. */
  readonly from: number | null
  readonly to: number | null
  /** The column of the cell with the text area. */
  readonly active: number | null
  readonly isWriting: boolean
  readonly editor: ReactNode
  readonly clarity: ClarityReader | null
  /** For the mouse: stable. */
  readonly hand: {
    readonly begin: (line: number, column: number | null, event: MouseEvent) => void
    readonly drag: (line: number, column: number, event: MouseEvent) => void
    readonly write: () => void
  }
}

export const GridLine = memo(function GridLine(props: GridLineProps) {
  const { part, id, label, title, row, columns, index, from, to, hand, clarity } = props
  const isIn = (column: number) => from !== null && to !== null && column >= from && column <= to
  return (
    <>
      <div
        role="rowheader"
        aria-colindex={1}
        className={classes.number}
        onMouseDown={(event) => hand.begin(index, null, event)}
      >
        {label}
      </div>
      {part === 'section' ? (
        <Cell
          {...props}
          id={id}
          column={0}
          field="title"
          text={title}
          isSelected={from !== null}
          isWide
          hint="Tên nhóm nhiệm vụ"
        />
      ) : (
        <>
          {columns.map(({ id: field }, at) => (
            <Cell
              key={field}
              {...props}
              column={at}
              field={field}
              text={row?.cells[field] ?? ''}
              isSelected={isIn(at)}
            />
          ))}
          {clarity !== null && row !== null && <ClarityDots row={row} reader={clarity} column={columns.length + 2} />}
        </>
      )}
    </>
  )
})

interface CellProps extends GridLineProps {
  readonly column: number
  readonly field: string
  readonly text: string
  readonly isSelected: boolean
  readonly isWide?: boolean
  readonly hint?: string
}

function Cell({
  id,
  index,
  column,
  field,
  text,
  isSelected,
  isWide = false,
  hint,
  active,
  isWriting,
  editor,
  hand,
}: CellProps) {
  const marks = useContext(Marks).get(`${id}/${field}`)
  const isActive = active === column
  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={isSelected}
      className={isWide ? `${classes.cell} ${classes.wide}` : classes.cell}
      data-active={isActive || undefined}
      data-writing={(isActive && isWriting) || undefined}
      onMouseDown={(event) => {
        if (!isActive) hand.begin(index, column, event)
      }}
      onMouseEnter={(event) => hand.drag(index, column, event)}
      onDoubleClick={hand.write}
    >
      <Words text={text} marks={marks} hint={hint} isWriting={isActive && isWriting} />
      {isActive && editor}
    </div>
  )
}

interface WordsProps {
  readonly text: string
  readonly marks: readonly Mark[] | undefined
  readonly hint: string | undefined
  readonly isWriting: boolean
}

function Words({ text, marks, hint, isWriting }: WordsProps) {
  if (text === '' && hint !== undefined && !isWriting)
    return (
      <div className={classes.words} data-empty>
        {hint}
      </div>
    )
  return (
    <div className={classes.words}>
      {marks === undefined
        ? text
        : cutByMarks(text, marks).map((piece, at) => (
            <span key={at} data-tone={piece.tone ?? undefined}>
              {piece.text}
            </span>
          ))}
      {/* Its height is that of the text area over it: an empty last line counts. */}
      {isWriting && '\u200B'}
    </div>
  )
}
