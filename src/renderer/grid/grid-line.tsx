/** One line of a grid: its number, its cells, its "rõ" tests. The selected cell holds the text area. */
import { type MouseEvent, type ReactNode, memo, useContext } from 'react'
import type { TableLine } from '../../domain/notice/edit-table.ts'
import type { Column, TableRow } from '../../domain/notice/notice.ts'
import { type Mark, Marks, cutByMarks } from '../ui/marks.ts'
import { ClarityCell } from './clarity-cell.tsx'
import classes from './grid.module.css'
import { type RowReader, answerableIn } from './use-row-reader.ts'

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
  /** Null where no tasks are given. */
  readonly reader: RowReader | null
  /** For the mouse: stable. */
  readonly hand: {
    readonly begin: (line: number, column: number | null, event: MouseEvent) => void
    readonly drag: (line: number, column: number, event: MouseEvent) => void
    readonly write: () => void
  }
}

export const GridLine = memo(function GridLine(props: GridLineProps) {
  const { part, id, label, title, row, columns, index, from, to, hand, reader } = props
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
          {columns.map(({ id: field, role }, at) => (
            <Cell
              key={field}
              {...props}
              column={at}
              field={field}
              text={row?.cells[field] ?? ''}
              isSelected={isIn(at)}
              strong={role === 'lead' && row !== null && reader !== null ? answerableIn(row, reader) : null}
            />
          ))}
          {reader !== null && reader.asked.length > 0 && row !== null && (
            <ClarityCell row={row} reader={reader} column={columns.length + 2} />
          )}
        </>
      )}
    </>
  )
})

type Span = readonly [start: number, end: number]

interface CellProps extends GridLineProps {
  readonly column: number
  readonly field: string
  readonly text: string
  readonly isSelected: boolean
  readonly isWide?: boolean
  /** The characters that name who is answerable. */
  readonly strong?: Span | null
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
  strong = null,
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
      <Words text={text} marks={marks} strong={strong} hint={hint} isWriting={isActive && isWriting} />
      {isActive && editor}
    </div>
  )
}

interface WordsProps {
  readonly text: string
  readonly marks: readonly Mark[] | undefined
  readonly strong: Span | null
  readonly hint: string | undefined
  readonly isWriting: boolean
}

function Words({ text, marks = noMarks, strong, hint, isWriting }: WordsProps) {
  if (text === '' && hint !== undefined && !isWriting)
    return (
      <div className={classes.words} data-empty>
        {hint}
      </div>
    )
  return (
    <div className={classes.words}>
      {strong === null ? (
        <Marked text={text} marks={marks} from={0} />
      ) : (
        <>
          <Marked text={text.slice(0, strong[0])} marks={marks} from={0} />
          <strong title="Cơ quan đứng đầu: chịu trách nhiệm chính">
            <Marked text={text.slice(...strong)} marks={marks} from={strong[0]} />
          </strong>
          <Marked text={text.slice(strong[1])} marks={marks} from={strong[1]} />
        </>
      )}
      {/* Its height is that of the text area over it: an empty last line counts. */}
      {isWriting && '\u200B'}
    </div>
  )
}

const noMarks: readonly Mark[] = []

interface MarkedProps {
  readonly text: string
  readonly marks: readonly Mark[]
  /** Where in the cell the text begins. */
  readonly from: number
}

function Marked({ text, marks, from }: MarkedProps) {
  if (marks.length === 0) return text
  const own = marks.map((mark) => ({ ...mark, start: Math.max(0, mark.start - from), end: mark.end - from }))
  return cutByMarks(text, own).map((piece, at) => (
    <span key={at} data-tone={piece.tone ?? undefined}>
      {piece.text}
    </span>
  ))
}
