/** Beside the grid: the row one is in with all its words, its "rõ" tests, what was found in it, what the body says of it. */
import { CloseButton } from '@mantine/core'
import type { PlacedFinding } from '../../checker/check.ts'
import { changeCell } from '../../domain/notice/edit-notice.ts'
import type { RowLine, TableLine } from '../../domain/notice/edit-table.ts'
import type { Notice, TableAppendix } from '../../domain/notice/notice.ts'
import { isBodyRole } from '../../domain/notice/table.ts'
import { BodyProposed } from '../notice-editor/body-proposals.tsx'
import { RowClarity } from '../notice-editor/clarity-chips.tsx'
import type { EditorPlace } from '../notice-editor/places.ts'
import { useEditor } from '../notice-editor/use-editor.ts'
import { TextField } from '../ui/fields.tsx'
import { severityNames } from '../ui/words.ts'
import classes from './grid.module.css'
import { useSourceItem } from './use-source-item.ts'

interface RowDrawerProps {
  readonly notice: Notice
  readonly table: TableAppendix
  readonly line: TableLine | undefined
  readonly findings: readonly PlacedFinding[]
  readonly goTo: (place: EditorPlace) => void
}

export function RowDrawer({ notice, table, line, findings, goTo, close }: RowDrawerProps & { close: () => void }) {
  return (
    <aside className={classes.drawer} aria-label="Chi tiết hàng">
      <CloseButton className={classes.closeDrawer} aria-label="Đóng chi tiết hàng" title="Đóng (F4)" onClick={close} />
      {line?.kind === 'row' ? (
        <RowDetails {...{ notice, table, line, findings, goTo }} />
      ) : (
        <p className={classes.note}>Chọn một hàng của bảng để xem toàn văn từng ô.</p>
      )}
    </aside>
  )
}

function RowDetails({
  notice,
  table,
  line: { row, ordinal },
  findings,
  goTo,
}: RowDrawerProps & { readonly line: RowLine }) {
  const { edit, readOnly } = useEditor()
  const { id } = row
  const found = findings.filter(({ spot }) => spot.part === id)
  const source = useSourceItem(notice, id)
  return (
    <>
      <h2>Hàng {ordinal}</h2>
      {table.kind === 'tasks' && <RowClarity row={row} columns={table.columns} notice={notice} />}
      <fieldset className={classes.fields} disabled={readOnly} style={{ border: 0, margin: '10px 0 0', padding: 0 }}>
        {table.columns
          .filter(({ role }) => role !== 'ordinal')
          .map(({ id: column, heading, role }, index) => (
            <BodyProposed key={`${id}/${column}`} isBodies={isBodyRole(role)} header={notice.header}>
              <TextField
                lines
                label={heading === '' ? `Cột ${index + 1}` : heading.replace(/\s+/g, ' ')}
                value={row.cells[column] ?? ''}
                onChange={(value) => edit(`${id}/${column}`, (now) => changeCell(now, id, column, value))}
              />
            </BodyProposed>
          ))}
      </fieldset>
      {source !== null && (
        <>
          <h3>Nội dung giao ở thông báo</h3>
          <button type="button" className={classes.source} onClick={() => goTo({ tab: 'body', id: source.part })}>
            {source.text}
          </button>
        </>
      )}
      {found.length > 0 && (
        <>
          <h3>Điểm cần xem</h3>
          <ul>
            {found.map(({ key, severity, message }) => (
              <li key={key} data-tone={severity}>
                {severityNames[severity]}: {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
