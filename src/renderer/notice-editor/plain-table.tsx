/** A table of the body: its cells as fields. */
import { sayPath } from '../../domain/notice/path-words.ts'
import { changeCell } from '../../domain/notice/edit-notice.ts'
import type { PlainTable } from '../../domain/notice/notice.ts'
import { TextField } from '../ui/fields.tsx'
import classes from './editor.module.css'
import { useEditor } from './use-editor.ts'

export function PlainTableFields({
  table: { id, columns, sections },
  of,
}: {
  readonly table: PlainTable
  readonly of: string
}) {
  const { edit } = useEditor()
  const filled = columns.filter(({ role }) => role !== 'ordinal')
  const rows = sections.flatMap((section) => section.rows)
  return (
    <table className={classes.plainTable} data-part={id} aria-label={`Bảng ở ${sayPath(of)}`}>
      <thead>
        <tr>
          {filled.map(({ id: column, heading }) => (
            <th key={column} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.id} data-part={row.id}>
            {filled.map(({ id: column, heading }, at) => (
              <td key={column}>
                <TextField
                  hiddenLabel
                  lines
                  label={`${heading === '' ? `Cột ${at + 1}` : heading}, hàng ${index + 1}`}
                  {...(at === 0 ? { place: row.id } : {})}
                  spot={`${row.id}/${column}`}
                  value={row.cells[column] ?? ''}
                  onChange={(value) => edit(`${row.id}/${column}`, (now) => changeCell(now, row.id, column, value))}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
