/** One row of the task table: a line, or fields while it is at work. */
import { memo } from 'react'
import { changeRow, insertRowAfter, moveRow, removeRow } from '../../domain/notice/edit-notice.ts'
import type { Notice, TaskField, TaskRow } from '../../domain/notice/notice.ts'
import { TextField } from '../ui/fields.tsx'
import { blankRow } from './blank-row.ts'
import { ClarityChips } from './clarity-chips.tsx'
import classes from './editor.module.css'
import { PartMenu } from './part-menu.tsx'
import { useEditor } from './use-editor.ts'

const cells: readonly { readonly field: TaskField; readonly label: string; readonly wide?: boolean }[] = [
  { field: 'name', label: 'Tên nhiệm vụ', wide: true },
  { field: 'directing', label: 'Cơ quan chỉ đạo' },
  { field: 'lead', label: 'Cơ quan chủ trì' },
  { field: 'coordinating', label: 'Cơ quan phối hợp', wide: true },
  { field: 'requiredResult', label: 'Yêu cầu kết quả', wide: true },
  { field: 'plannedTime', label: 'Thời gian giao theo kế hoạch' },
  { field: 'sourceDocument', label: 'Văn bản giao nhiệm vụ' },
  { field: 'assigned', label: 'Nội dung Ban Chỉ đạo giao', wide: true },
]

interface RowCardProps {
  readonly row: TaskRow
  readonly ordinal: string
  readonly header: Notice['header']
  readonly isOpen: boolean
  readonly setOpen: (id: string | null) => void
}

export const RowCard = memo(function RowCard({ row, ordinal, header, isOpen, setOpen }: RowCardProps) {
  const { edit, readOnly } = useEditor()
  const { id } = row
  function addBelow(): void {
    const added = blankRow()
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
            {isOpen ? 'đang sửa' : row.name || 'Chưa có tên nhiệm vụ'}
          </span>
          {!isOpen && (
            <span className={classes.rowMore}>
              {[row.lead, row.assigned || row.plannedTime]
                .filter((text) => text !== '')
                .join(' · ')
                .replace(/\n/g, ' ')}
            </span>
          )}
        </button>
        {!readOnly && (
          <PartMenu
            of={`nhiệm vụ ${ordinal}`}
            deeds={() => [
              { label: 'Thêm nhiệm vụ bên dưới', run: addBelow },
              { label: 'Chuyển lên', run: () => edit('rows/move', (now) => moveRow(now, id, -1)) },
              { label: 'Chuyển xuống', run: () => edit('rows/move', (now) => moveRow(now, id, 1)) },
              { label: 'Xóa nhiệm vụ này', danger: true, run: () => edit('rows/remove', (now) => removeRow(now, id)) },
            ]}
          />
        )}
      </div>
      {isOpen && <RowFields row={row} header={header} />}
    </div>
  )
})

function RowFields({ row, header }: Pick<RowCardProps, 'row' | 'header'>) {
  const { edit, readOnly } = useEditor()
  const { id } = row
  return (
    <fieldset className={`${classes.group} ${classes.rowFields}`} disabled={readOnly} style={{ marginBottom: 0 }}>
      {cells.map(({ field, label, wide = false }, index) => (
        <div key={field} className={wide ? classes.wide : undefined}>
          <TextField
            lines
            label={label}
            {...(index === 0 ? { place: id } : {})}
            spot={`${id}/${field}`}
            value={row[field]}
            onChange={(value) =>
              edit(`${id}/${field}`, (now) => changeRow(now, id, (part) => ({ ...part, [field]: value })))
            }
          />
        </div>
      ))}
      <ClarityChips row={row} header={header} />
    </fieldset>
  )
}
