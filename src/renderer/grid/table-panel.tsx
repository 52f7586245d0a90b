/** One table of an appendix at work: the grid with its toolbar, its search, the row beside it, what is pasted. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { PlacedFinding } from '../../checker/check.ts'
import { linesOf } from '../../domain/notice/edit-table.ts'
import type { Notice, TableAppendix } from '../../domain/notice/notice.ts'
import type { EditorPlace } from '../notice-editor/places.ts'
import { useEditor } from '../notice-editor/use-editor.ts'
import { AdvanceDialog } from './advance-dialog.tsx'
import { ColumnsDialog } from './columns-dialog.tsx'
import { FindBar } from './find-bar.tsx'
import classes from './grid.module.css'
import { GridToolbar } from './grid-toolbar.tsx'
import { PasteDialog } from './paste-dialog.tsx'
import { RowDrawer } from './row-drawer.tsx'
import { rowsIn, textAt } from './selection.ts'
import { TableGrid } from './table-grid.tsx'
import { type Pasted, useCellWriter, useGridKeys } from './use-grid-keys.ts'
import { useDrawer } from './use-drawer.ts'
import { useRowReader } from './use-row-reader.ts'
import { useSelection } from './use-selection.ts'
import { type TableActions, useTableActions } from './use-table-actions.ts'

interface TablePanelProps {
  readonly notice: Notice
  readonly table: TableAppendix
  readonly label: string
  /** A place to go to; a new object each time. */
  readonly goal: EditorPlace | null
  readonly goTo: (place: EditorPlace) => void
  readonly findings: readonly PlacedFinding[]
}

export function TablePanel({ notice, table, label, goal, goTo, findings }: TablePanelProps) {
  const { readOnly } = useEditor()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [isFinding, setFinding] = useState(false)
  const [dialog, setDialog] = useState<'columns' | 'advance' | null>(null)
  const [pasted, setPasted] = useState<Pasted>(null)
  const area = useRef<HTMLDivElement>(null)
  const back = () => area.current?.querySelector<HTMLElement>('[role=grid] textarea')?.focus({ preventScroll: true })
  const drawer = useDrawer(area, back)
  const shown = useShown(table, notice.numbering, hidden)
  const selection = useSelection(shown)
  const actions = useTableActions(table.id, table, shown, selection)
  const reader = useRowReader(table, notice)
  const openFind = () => setFinding(true)
  const around = { openPaste: setPasted, toggleDrawer: drawer.toggle, openFind }
  const { write, keys } = useWriting({ shown, selection, actions, ...around })
  useGoalCell(goal, shown, (...to) => {
    selection.goToPlace(...to)
    requestAnimationFrame(back)
  })

  return (
    <div className={classes.around} data-drawer={drawer.isOpen} ref={area} onKeyDown={drawer.press}>
      <div className={classes.main}>
        <GridToolbar
          {...{ notice, shown, actions, openFind, drawer, back }}
          hiddenCount={hidden.size}
          selectedRows={rowsIn(shown, selection.range).length}
          column={shown.columns[selection.at.column]}
          openDialog={setDialog}
          givesTasks={table.kind === 'tasks'}
        />
        {isFinding && (
          <FindBar
            {...{ table, actions, readOnly }}
            show={({ line, column }) => selection.goToPlace({ line, column })}
            close={() => {
              setFinding(false)
              back()
            }}
          />
        )}
        <TableGrid {...{ label, shown, selection, keys, write, reader }} header={notice.header} />
      </div>
      {drawer.isOpen && (
        <RowDrawer {...{ notice, table, findings, goTo }} line={shown.lines[selection.at.line]} close={drawer.toggle} />
      )}
      <Dialogs
        {...{ notice, table, actions, hidden, setHidden, dialog, pasted }}
        close={() => {
          setDialog(null)
          setPasted(null)
          back()
        }}
      />
    </div>
  )
}

/** What is written into the selected cell, and the keys that are pressed in it. */
function useWriting(input: Omit<Parameters<typeof useGridKeys>[0], 'before' | 'write'>) {
  const { shown, selection, actions } = input
  const write = useCellWriter(actions)
  const before = useRef('')
  if (selection.mode === 'select') before.current = textAt(shown, selection.at)
  return { write, keys: useGridKeys({ ...input, before, write }) }
}

interface DialogsProps extends Pick<TablePanelProps, 'notice' | 'table'> {
  readonly actions: TableActions
  readonly hidden: ReadonlySet<string>
  readonly setHidden: (hidden: ReadonlySet<string>) => void
  readonly dialog: 'columns' | 'advance' | null
  readonly pasted: Pasted
  readonly close: () => void
}

function Dialogs({ notice, table, actions, hidden, setHidden, dialog, pasted, close }: DialogsProps) {
  return (
    <>
      <ColumnsDialog {...{ table, actions, hidden, setHidden, close }} isOpen={dialog === 'columns'} />
      <AdvanceDialog {...{ notice, table, close }} isOpen={dialog === 'advance'} />
      <PasteDialog {...{ table, actions, close, pasted }} at={actions.here ?? { line: '', column: '' }} />
    </>
  )
}

function useShown(table: TableAppendix, numbering: Notice['numbering'], hidden: ReadonlySet<string>) {
  const columns = useMemo(() => {
    const withCells = table.columns.filter(({ role }) => role !== 'ordinal')
    const visible = withCells.filter(({ id }) => !hidden.has(id))
    return visible.length === 0 ? withCells : visible
  }, [table.columns, hidden])
  return useMemo(() => ({ lines: linesOf(table, numbering), columns }), [table, numbering, columns])
}

/** A place that is asked for is the selected cell; where characters are, it is written in, so that they can be marked. */
function useGoalCell(
  goal: EditorPlace | null,
  { lines, columns }: ReturnType<typeof useShown>,
  goToPlace: ReturnType<typeof useSelection>['goToPlace'],
): void {
  useEffect(() => {
    if (goal === null || goal.tab !== 'appendix' || goal.id === null) return
    const { id, field, span } = goal
    if (!lines.some((line) => line.id === id)) return
    const column = field !== undefined && columns.some((one) => one.id === field) ? field : (columns[0]?.id ?? '')
    goToPlace({ line: id, column: field === 'title' ? field : column }, span === undefined ? 'select' : 'edit', span)
  }, [goal])
}
