/** The task table: each row in a line, the one at work as fields. Thousands of rows are drawn as they come into view. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo } from 'react'
import { changeAppendix, changeById, changeSection } from '../../domain/notice/edit-notice.ts'
import type { Appendix, Notice, Paragraph, TableAppendix, TableRow, TableSection } from '../../domain/notice/notice.ts'
import { tableLabelsOf } from '../../domain/notice/numbering.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
import { blankRow, standardColumns } from '../../domain/notice/table.ts'
import { editInline } from '../../page/recognize/edit-inline.ts'
import { FieldRow, TextField } from '../ui/fields.tsx'
import { Empty } from '../ui/parts.tsx'
import { AddButton } from './add-button.tsx'
import { ColumnFields } from './column-fields.tsx'
import classes from './editor.module.css'
import { PartMenu } from './part-menu.tsx'
import { RowCard } from './row-card.tsx'
import { newId, useEditor } from './use-editor.ts'

type Entry =
  | { readonly kind: 'appendix'; readonly appendix: Appendix }
  | { readonly kind: 'paragraph'; readonly part: Paragraph; readonly appendixId: string; readonly ordinal: number }
  | { readonly kind: 'section'; readonly section: TableSection; readonly label: string; readonly table: TableAppendix }
  | { readonly kind: 'row'; readonly row: TableRow; readonly ordinal: string; readonly table: TableAppendix }

function listEntries(notice: Notice): Entry[] {
  return notice.appendices.flatMap((appendix): Entry[] => {
    const head: Entry = { kind: 'appendix', appendix }
    if (appendix.kind === 'text')
      return [
        head,
        ...appendix.paragraphs.map((part, at): Entry => ({
          kind: 'paragraph',
          part,
          appendixId: appendix.id,
          ordinal: at + 1,
        })),
      ]
    const labels = tableLabelsOf(appendix, notice.numbering)
    return [
      head,
      ...appendix.sections.flatMap((section, at): Entry[] => [
        { kind: 'section', section, label: labels.sections[at] ?? '', table: appendix },
        ...section.rows.map((row, index): Entry => ({
          kind: 'row',
          row,
          ordinal: labels.rows[at]?.[index] ?? '',
          table: appendix,
        })),
      ]),
    ]
  })
}

const idOf = (entry: Entry) =>
  entry.kind === 'appendix'
    ? entry.appendix.id
    : entry.kind === 'section'
      ? entry.section.id
      : entry.kind === 'paragraph'
        ? entry.part.id
        : entry.row.id
const usualHeights: Readonly<Record<Entry['kind'], number>> = { appendix: 190, paragraph: 70, section: 70, row: 78 }

interface AppendixFieldsProps {
  readonly notice: Notice
  /** The element that scrolls. */
  readonly pane: HTMLElement
  /** The row that is open as fields. */
  readonly open: string | null
  readonly setOpen: (id: string | null) => void
}

export function AppendixFields({ notice, pane, open, setOpen }: AppendixFieldsProps) {
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

  if (entries.length === 0) return <NoAppendix setOpen={setOpen} />
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
            {entry?.kind === 'paragraph' && <AppendixParagraph {...entry} numbering={notice.numbering} />}
            {entry?.kind === 'section' && (
              <SectionHead section={entry.section} label={entry.label} table={entry.table} setOpen={setOpen} />
            )}
            {entry?.kind === 'row' && (
              <RowCard
                row={entry.row}
                table={entry.table}
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

function NoAppendix({ setOpen }: Pick<AppendixFieldsProps, 'setOpen'>) {
  const { edit, readOnly } = useEditor()
  function addAppendix(): void {
    const row = blankRow(newId(), standardColumns)
    const added: Appendix = {
      kind: 'tasks',
      id: newId(),
      title: 'DANH MỤC NHIỆM VỤ',
      issuedBy: '',
      columns: standardColumns,
      sections: [{ id: newId(), title: '', rows: [row] }],
    }
    edit('appendices/add', (now) => ({ ...now, appendices: [...now.appendices, added] }))
    setOpen(row.id)
  }
  return (
    <Empty
      title="Chưa có phụ lục"
      {...(readOnly ? {} : { action: { label: 'Thêm bảng nhiệm vụ', run: addAppendix } })}
    />
  )
}

function AppendixHead({ appendix }: { readonly appendix: Appendix }) {
  const { id, title, issuedBy } = appendix
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
        {appendix.kind !== 'text' && <ColumnFields table={appendix} />}
      </div>
    </fieldset>
  )
}

/** One paragraph of an appendix that is text. */
function AppendixParagraph({
  part: { id, content },
  appendixId,
  ordinal,
  numbering,
}: {
  readonly part: Paragraph
  readonly appendixId: string
  readonly ordinal: number
  readonly numbering: Notice['numbering']
}) {
  const { edit } = useEditor()
  const change = (text: string) =>
    edit(id, (now) =>
      changeAppendix(now, appendixId, (appendix) =>
        appendix.kind === 'text'
          ? {
              ...appendix,
              paragraphs: changeById(appendix.paragraphs, id, (part) => ({
                ...part,
                content: editInline(part.content, text, numbering, newId),
              })),
            }
          : appendix,
      ),
    )
  return (
    <div data-part={id}>
      <TextField
        hiddenLabel
        lines
        label={`Đoạn ${ordinal} của phụ lục`}
        place={id}
        spot={`${id}/text`}
        value={plainText(content, numbering)}
        onChange={change}
      />
    </div>
  )
}

function SectionHead({
  section: { id, title, rows },
  label,
  table,
  setOpen,
}: {
  readonly section: TableSection
  readonly label: string
  readonly table: TableAppendix
  readonly setOpen: (id: string) => void
}) {
  const { edit, readOnly } = useEditor()
  function addRow(): void {
    const row = blankRow(newId(), table.columns)
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
        <PartMenu of={`nhóm ${label}`} actions={() => [{ label: 'Thêm nhiệm vụ vào nhóm', run: addRow }]} />
      </div>
      {rows.length === 0 && !readOnly && <AddButton label="Thêm nhiệm vụ" add={addRow} />}
    </fieldset>
  )
}
