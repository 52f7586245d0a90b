/** The columns of a table: what is printed above each, and what its cells say. */
import { changeColumns } from '../../domain/notice/edit-notice.ts'
import type { Column, ColumnRole, TableAppendix } from '../../domain/notice/notice.ts'
import { columnRoles, usualHeadings } from '../../domain/notice/table.ts'
import { ChoiceField, TextField } from '../ui/fields.tsx'
import classes from './editor.module.css'
import { useEditor } from './use-editor.ts'

const noRole = 'none'
type RoleChoice = ColumnRole | typeof noRole

const taskChoices = { [noRole]: 'Không dùng để giao nhiệm vụ', ...usualHeadings } as const
const plainChoices = { [noRole]: 'Nội dung', ordinal: usualHeadings.ordinal } as const

export function ColumnFields({ table: { id, kind, columns } }: { readonly table: TableAppendix }) {
  const { edit } = useEditor()
  const choices: Readonly<Record<string, string>> = kind === 'tasks' ? taskChoices : plainChoices
  const change = (column: string, apply: (of: readonly Column[]) => readonly Column[]) =>
    edit(`${id}/columns/${column}`, (now) => changeColumns(now, id, apply))
  return (
    <details>
      <summary>{columns.length} cột</summary>
      <div className={classes.columns}>
        {columns.map((column, at) => (
          <div key={column.id} className={classes.column}>
            <TextField
              hiddenLabel
              label={`Tiêu đề cột ${at + 1}`}
              value={column.heading}
              onChange={(heading) =>
                change(column.id, (of) => of.map((one) => (one.id === column.id ? { ...one, heading } : one)))
              }
            />
            <ChoiceField
              hiddenLabel
              label={`Cột ${at + 1} dùng để ghi`}
              // The numbers have no cells: a column is one from the start, or never.
              disabled={column.role === 'ordinal'}
              choices={column.role === 'ordinal' ? choices : withoutOrdinal(choices)}
              value={column.role ?? noRole}
              onChange={(choice) => change(column.id, (of) => giveRole(of, column.id, roleOf(choice)))}
            />
          </div>
        ))}
      </div>
    </details>
  )
}

function withoutOrdinal(choices: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(choices).filter(([role]) => role !== 'ordinal'))
}

function roleOf(choice: string): Column['role'] {
  return columnRoles.find((role) => role === (choice as RoleChoice)) ?? null
}

/** A role belongs to one column: the column that had it loses it. */
function giveRole(columns: readonly Column[], id: string, role: Column['role']): readonly Column[] {
  return columns.map((column) => {
    if (column.id === id) return { ...column, role }
    return role !== null && column.role === role ? { ...column, role: null } : column
  })
}
