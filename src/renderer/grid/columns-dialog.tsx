/** The columns of a table: what is printed above each, what its cells say, their order, which are hidden on the screen. */
import { Button, Group, Modal } from '@mantine/core'
import { addColumns, moveColumn, removeColumn } from '../../domain/notice/edit-table.ts'
import type { Column, ColumnRole, TableAppendix } from '../../domain/notice/notice.ts'
import { columnRoles, fewestColumns, mostColumns, usualHeadings } from '../../domain/notice/table.ts'
import { newId, useEditor } from '../notice-editor/use-editor.ts'
import { changeColumns } from '../../domain/notice/edit-notice.ts'
import { ChoiceField, TextField } from '../ui/fields.tsx'
import classes from './grid.module.css'
import type { TableActions } from './use-table-actions.ts'

const noRole = 'none'
const taskChoices: Readonly<Record<string, string>> = { [noRole]: 'Không dùng để giao nhiệm vụ', ...usualHeadings }
const plainChoices: Readonly<Record<string, string>> = { [noRole]: 'Nội dung', ordinal: usualHeadings.ordinal }

interface ColumnsDialogProps {
  readonly table: TableAppendix
  readonly actions: TableActions
  readonly hidden: ReadonlySet<string>
  readonly setHidden: (hidden: ReadonlySet<string>) => void
  readonly isOpen: boolean
  readonly close: () => void
}

export function ColumnsDialog({ table, actions, hidden, setHidden, isOpen, close }: ColumnsDialogProps) {
  const { columns } = table
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title="Các cột của bảng"
      size="xl"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <p className={classes.note}>
        Tiêu đề được in như ghi ở đây. Chương trình đọc nghĩa của ô theo mục “dùng để ghi”. Cột ẩn chỉ ẩn trên màn hình,
        vẫn được in.
      </p>
      {columns.map((column, at) => (
        <ColumnLine
          key={column.id}
          {...{ table, column, at, actions }}
          isHidden={hidden.has(column.id)}
          toggle={() => setHidden(toggled(hidden, column.id))}
        />
      ))}
      <Group justify="space-between" mt="md">
        <Button
          variant="default"
          disabled={columns.length >= mostColumns}
          onClick={() => actions.apply('columns/add', addColumns([{ id: newId(), role: null, heading: '' }]))}
        >
          Thêm cột
        </Button>
        <Button onClick={close}>Xong</Button>
      </Group>
    </Modal>
  )
}

function toggled(all: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(all)
  if (!next.delete(id)) next.add(id)
  return next
}

interface ColumnLineProps extends Pick<ColumnsDialogProps, 'table' | 'actions'> {
  readonly column: Column
  readonly at: number
  readonly isHidden: boolean
  readonly toggle: () => void
}

function ColumnLine({ table, column, at, actions, isHidden, toggle }: ColumnLineProps) {
  const { edit } = useEditor()
  const { id, kind, columns } = table
  const choices = kind === 'tasks' ? taskChoices : plainChoices
  const name = column.heading === '' ? `cột ${at + 1}` : column.heading
  const isOrdinal = column.role === 'ordinal'
  const change = (apply: (of: readonly Column[]) => readonly Column[]) =>
    edit(`${id}/columns/${column.id}`, (now) => changeColumns(now, id, apply))
  const button = (label: string, words: string, isDisabled: boolean, run: () => void) => (
    <Button size="compact-sm" variant="subtle" aria-label={`${label} ${name}`} disabled={isDisabled} onClick={run}>
      {words}
    </Button>
  )
  return (
    <div className={classes.columnLine}>
      <TextField
        hiddenLabel
        lines
        label={`Tiêu đề cột ${at + 1}`}
        value={column.heading}
        onChange={(heading) => change((of) => of.map((one) => (one.id === column.id ? { ...one, heading } : one)))}
      />
      <ChoiceField
        hiddenLabel
        label={`Cột ${at + 1} dùng để ghi`}
        // The numbers have no cells: a column is one from the start, or never.
        disabled={isOrdinal}
        choices={isOrdinal ? choices : withoutOrdinal(choices)}
        value={column.role ?? noRole}
        onChange={(choice) => change((of) => giveRole(of, column.id, roleOf(choice)))}
      />
      <div className={classes.columnButtons}>
        {button('Sang trái:', '←', at === 0, () => actions.apply('columns/move', moveColumn(column.id, -1)))}
        {button('Sang phải:', '→', at === columns.length - 1, () =>
          actions.apply('columns/move', moveColumn(column.id, 1)),
        )}
        {button(isHidden ? 'Hiện' : 'Ẩn', isHidden ? 'Hiện' : 'Ẩn', isOrdinal, toggle)}
        {button('Xóa', 'Xóa', isOrdinal || columns.length <= fewestColumns[kind], () =>
          actions.apply('columns/remove', removeColumn(column.id)),
        )}
      </div>
    </div>
  )
}

function withoutOrdinal(choices: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(choices).filter(([role]) => role !== 'ordinal'))
}

function roleOf(choice: string): ColumnRole | null {
  return columnRoles.find((role) => role === choice) ?? null
}

/** A role belongs to one column: the column that had it loses it. */
function giveRole(columns: readonly Column[], id: string, role: Column['role']): readonly Column[] {
  return columns.map((column) => {
    if (column.id === id) return { ...column, role }
    return role !== null && column.role === role ? { ...column, role: null } : column
  })
}
