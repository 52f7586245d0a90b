/** One row of the task table: a line, or fields while it is at work. */
import { memo, useMemo } from 'react'
import { changeCell, insertRowAfter, moveRow, removeRow } from '../../domain/notice/edit-notice.ts'
import type { Column, Notice, TableAppendix, TableRow } from '../../domain/notice/notice.ts'
import { blankRow, taskCellsReader } from '../../domain/notice/table.ts'
import { TextField } from '../ui/fields.tsx'
import { ClarityChips } from './clarity-chips.tsx'
import classes from './editor.module.css'
import { PartMenu } from './part-menu.tsx'
import { newId, useEditor } from './use-editor.ts'

/** Columns whose cells hold more than a few words. */
const wideRoles: ReadonlySet<Column['role']> = new Set([
  'name',
  'coordinating',
  'requiredResult',
  'assigned',
  null,
] as const)

interface RowCardProps {
  readonly row: TableRow
  readonly table: TableAppendix
  readonly ordinal: string
  readonly header: Notice['header']
  readonly isOpen: boolean
  readonly setOpen: (id: string | null) => void
}

export const RowCard = memo(function RowCard({ row, table, ordinal, header, isOpen, setOpen }: RowCardProps) {
  const { edit, readOnly } = useEditor()
  const { id } = row
  const words = useMemo(() => taskCellsReader(table.columns)(row), [table.columns, row])
  const name = words.name || (row.cells[columnsWithCells(table)[0]?.id ?? ''] ?? '')
  function addBelow(): void {
    const added = blankRow(newId(), table.columns)
    edit('rows/add', (now) => insertRowAfter(now, id, added))
    setOpen(added.id)
  }
  return (
    <div className={classes.row} data-part={id} data-open={isOpen}>
      <div className={classes.rowHead}>
        <span className={classes.rowOrdinal} aria-hidden>
          {ordinal}
        </span>
        <button
          type="button"
          className={classes.rowButton}
          aria-expanded={isOpen}
          data-place={isOpen ? undefined : id}
          onClick={() => setOpen(isOpen ? null : id)}
        >
          <span className={classes.rowName}>
            <span className="only-heard">Nhiệm vụ {ordinal}: </span>
            {isOpen ? 'đang sửa' : name || 'Chưa có tên nhiệm vụ'}
          </span>
          {!isOpen && (
            <span className={classes.rowMore}>
              {[words.lead, words.assigned || words.plannedTime]
                .filter((text) => text !== '')
                .join(' · ')
                .replace(/\n/g, ' ')}
            </span>
          )}
        </button>
        {!readOnly && (
          <PartMenu
            of={`nhiệm vụ ${ordinal}`}
            actions={() => [
              { label: 'Thêm nhiệm vụ bên dưới', run: addBelow },
              { label: 'Chuyển lên', run: () => edit('rows/move', (now) => moveRow(now, id, -1)) },
              { label: 'Chuyển xuống', run: () => edit('rows/move', (now) => moveRow(now, id, 1)) },
              { label: 'Xóa nhiệm vụ này', danger: true, run: () => edit('rows/remove', (now) => removeRow(now, id)) },
            ]}
          />
        )}
      </div>
      {isOpen && <RowFields row={row} table={table} header={header} />}
    </div>
  )
})

function columnsWithCells({ columns }: TableAppendix): readonly Column[] {
  return columns.filter(({ role }) => role !== 'ordinal')
}

function RowFields({ row, table, header }: Pick<RowCardProps, 'row' | 'table' | 'header'>) {
  const { edit, readOnly } = useEditor()
  const { id } = row
  return (
    <fieldset className={`${classes.group} ${classes.rowFields}`} disabled={readOnly} style={{ marginBottom: 0 }}>
      {columnsWithCells(table).map(({ id: column, role, heading }, index) => (
        <div key={column} className={wideRoles.has(role) ? classes.wide : undefined}>
          <TextField
            lines
            label={heading === '' ? `Cột ${index + 1}` : heading}
            {...(index === 0 ? { place: id } : {})}
            spot={`${id}/${column}`}
            value={row.cells[column] ?? ''}
            onChange={(value) => edit(`${id}/${column}`, (now) => changeCell(now, id, column, value))}
          />
        </div>
      ))}
      {table.kind === 'tasks' && <ClarityChips row={row} columns={table.columns} header={header} />}
    </fieldset>
  )
}
