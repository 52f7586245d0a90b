/** The task table: each row in a line, the one at work as fields. Thousands of rows are drawn as they come into view. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo } from 'react'
import {
  changeAppendix,
  changeRow,
  changeSection,
  insertRowAfter,
  moveRow,
  removeRow,
} from '../../domain/notice/edit-notice.ts'
import {
  type Appendix,
  type AppendixSection,
  type Notice,
  type TaskField,
  type TaskRow,
  taskFields,
} from '../../domain/notice/notice.ts'
import { appendixLabelsOf } from '../../domain/notice/numbering.ts'
import { headingOf } from '../../domain/tasks/columns.ts'
import { FieldRow, TextField } from '../ui/fields.tsx'
import { Empty } from '../ui/parts.tsx'
import { AddButton } from './body-fields.tsx'
import { ClarityChips } from './clarity-chips.tsx'
import classes from './editor.module.css'
import { PartMenu } from './part-menu.tsx'
import { newId, useEditor } from './use-editor.ts'

/** Cells of many words take the whole width. */
const wideFields = new Set<TaskField>(['name', 'coordinating', 'requiredResult', 'assigned'])
const cells = taskFields.map((field) => ({ field, label: headingOf(field), wide: wideFields.has(field) }))

const blankRow = (): TaskRow => ({
  id: newId(),
  name: '',
  directing: '',
  lead: '',
  coordinating: '',
  requiredResult: '',
  plannedTime: '',
  sourceDocument: '',
  assigned: '',
})

type Entry =
  | { readonly kind: 'appendix'; readonly appendix: Appendix }
  | { readonly kind: 'section'; readonly section: AppendixSection; readonly label: string }
  | { readonly kind: 'row'; readonly row: TaskRow; readonly ordinal: string }

function listEntries(notice: Notice): Entry[] {
  return notice.appendices.flatMap((appendix): Entry[] => {
    const labels = appendixLabelsOf(appendix, notice.numbering)
    return [
      { kind: 'appendix', appendix },
      ...appendix.sections.flatMap((section, at): Entry[] => [
        { kind: 'section', section, label: labels.sections[at] ?? '' },
        ...section.rows.map((row, index): Entry => ({ kind: 'row', row, ordinal: labels.rows[at]?.[index] ?? '' })),
      ]),
    ]
  })
}

const idOf = (entry: Entry) =>
  entry.kind === 'appendix' ? entry.appendix.id : entry.kind === 'section' ? entry.section.id : entry.row.id
const usualHeights: Readonly<Record<Entry['kind'], number>> = { appendix: 150, section: 70, row: 78 }

interface AppendixFieldsProps {
  readonly notice: Notice
  /** The element that scrolls. */
  readonly pane: HTMLElement
  /** The row that is open as fields. */
  readonly open: string | null
  readonly setOpen: (id: string | null) => void
}

export function AppendixFields({ notice, pane, open, setOpen }: AppendixFieldsProps) {
  const { edit, readOnly } = useEditor()
  const entries = useMemo(() => listEntries(notice), [notice])
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => pane,
    estimateSize: (index) => usualHeights[entries[index]?.kind ?? 'row'],
    getItemKey: (index) => {
      const entry = entries[index]
      return entry === undefined ? index : idOf(entry)
    },
    overscan: 6,
  })
  const openAt = entries.findIndex((entry) => idOf(entry) === open)
  useEffect(() => {
    if (openAt !== -1) virtual.scrollToIndex(openAt, { align: 'auto' })
  }, [open])

  function addAppendix(): void {
    const row = blankRow()
    edit('appendices/add', (now) => ({
      ...now,
      appendices: [
        ...now.appendices,
        { id: newId(), title: 'DANH MỤC NHIỆM VỤ', issuedBy: '', sections: [{ id: newId(), title: '', rows: [row] }] },
      ],
    }))
    setOpen(row.id)
  }

  if (entries.length === 0) {
    return (
      <Empty
        title="Chưa có phụ lục"
        {...(readOnly ? {} : { deed: { label: 'Thêm bảng nhiệm vụ', run: addAppendix } })}
      />
    )
  }
  return (
    <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {virtual.getVirtualItems().map(({ index, start, key }) => {
        const entry = entries[index]
        return (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            style={{ position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${start}px)` }}
          >
            {entry?.kind === 'appendix' && <AppendixHead appendix={entry.appendix} />}
            {entry?.kind === 'section' && <SectionHead section={entry.section} label={entry.label} setOpen={setOpen} />}
            {entry?.kind === 'row' && (
              <RowCard
                row={entry.row}
                ordinal={entry.ordinal}
                header={notice.header}
                isOpen={entry.row.id === open}
                setOpen={setOpen}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}

function AppendixHead({ appendix: { id, title, issuedBy } }: { readonly appendix: Appendix }) {
  const { edit, readOnly } = useEditor()
  return (
    <fieldset className={classes.group} data-part={id} disabled={readOnly}>
      <legend>Phụ lục</legend>
      <div className={classes.stack}>
        <TextField
          lines
          label="Tên phụ lục"
          place={id}
          spot={`${id}/title`}
          value={title}
          onChange={(value) =>
            edit(`${id}/title`, (now) => changeAppendix(now, id, (part) => ({ ...part, title: value })))
          }
        />
        <FieldRow widths="1fr">
          <TextField
            label="Gửi kèm thông báo của"
            value={issuedBy}
            onChange={(value) =>
              edit(`${id}/issuedBy`, (now) => changeAppendix(now, id, (part) => ({ ...part, issuedBy: value })))
            }
          />
        </FieldRow>
      </div>
    </fieldset>
  )
}

function SectionHead({
  section: { id, title, rows },
  label,
  setOpen,
}: {
  readonly section: AppendixSection
  readonly label: string
  readonly setOpen: (id: string) => void
}) {
  const { edit, readOnly } = useEditor()
  function addRow(): void {
    const row = blankRow()
    edit('rows/add', (now) => changeSection(now, id, (part) => ({ ...part, rows: [...part.rows, row] })))
    setOpen(row.id)
  }
  return (
    <fieldset
      className={`${classes.group} ${classes.section}`}
      data-part={id}
      disabled={readOnly}
      style={{ marginBottom: 0 }}
    >
      <div className={classes.item} style={{ marginBottom: 0 }}>
        <span className={classes.label} aria-hidden>
          {label}
        </span>
        <TextField
          hiddenLabel
          label={`Nhóm nhiệm vụ ${label}`}
          placeholder="Tên nhóm nhiệm vụ (để trống nếu không chia nhóm)"
          place={id}
          spot={`${id}/title`}
          value={title}
          onChange={(value) =>
            edit(`${id}/title`, (now) => changeSection(now, id, (part) => ({ ...part, title: value })))
          }
        />
        <PartMenu of={`nhóm ${label}`} deeds={() => [{ label: 'Thêm nhiệm vụ vào nhóm', run: addRow }]} />
      </div>
      {rows.length === 0 && !readOnly && <AddButton label="Thêm nhiệm vụ" add={addRow} />}
    </fieldset>
  )
}

interface RowCardProps {
  readonly row: TaskRow
  readonly ordinal: string
  readonly header: Notice['header']
  readonly isOpen: boolean
  readonly setOpen: (id: string | null) => void
}

const RowCard = memo(function RowCard({ row, ordinal, header, isOpen, setOpen }: RowCardProps) {
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
      {isOpen && (
        <fieldset className={`${classes.group} ${classes.rowFields}`} disabled={readOnly} style={{ marginBottom: 0 }}>
          {cells.map(({ field, label, wide }, index) => (
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
      )}
    </div>
  )
})
