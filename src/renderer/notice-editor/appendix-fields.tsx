/** The appendices of a notice: each a grid, or a text; one at a time, over the whole width. */
import { useEffect, useState } from 'react'
import type { PlacedFinding } from '../../checker/check.ts'
import { changeAppendix, changeById } from '../../domain/notice/edit-notice.ts'
import type { Appendix, Notice, Paragraph, TaskAppendix } from '../../domain/notice/notice.ts'
import { writeRoman } from '../../domain/notice/numbering.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
import { blankRow, standardColumns } from '../../domain/notice/table.ts'
import { editInline } from '../../page/recognize/edit-inline.ts'
import { TablePanel } from '../grid/table-panel.tsx'
import { TextField } from '../ui/fields.tsx'
import { Empty } from '../ui/parts.tsx'
import { EditorTabs } from './editor-tabs.tsx'
import classes from './editor.module.css'
import { PartMenu } from './part-menu.tsx'
import { type EditorPlace, findAppendix } from './places.ts'
import { newId, useEditor } from './use-editor.ts'

interface AppendixFieldsProps {
  readonly notice: Notice
  readonly goal: EditorPlace | null
  readonly goTo: (place: EditorPlace) => void
  readonly findings: readonly PlacedFinding[]
}

export function AppendixFields({ notice, goal, goTo, findings }: AppendixFieldsProps) {
  const { appendices } = notice
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => {
    const sought = goal?.tab === 'appendix' && goal.id !== null ? findAppendix(notice, goal.id) : null
    if (sought !== null) setChosen(sought)
  }, [goal])
  const at = Math.max(
    0,
    appendices.findIndex(({ id }) => id === chosen),
  )
  const appendix = appendices[at]
  if (appendix === undefined) return <NoAppendix goTo={goTo} />
  const name = appendices.length > 1 ? `Phụ lục ${writeRoman(at + 1)}` : 'Phụ lục'
  return (
    <div className={classes.appendix}>
      {appendices.length > 1 && (
        <EditorTabs
          label="Các phụ lục"
          panel="appendix-pane"
          tabs={appendices.map(({ id }, index) => ({ tab: id, label: `Phụ lục ${writeRoman(index + 1)}` }))}
          tab={appendix.id}
          setTab={setChosen}
        />
      )}
      <div
        className={classes.appendix}
        id="appendix-pane"
        {...(appendices.length > 1 ? { role: 'tabpanel', 'aria-labelledby': `tab-${appendix.id}` } : {})}
      >
        <AppendixHead key={`head/${appendix.id}`} appendix={appendix} name={name} goTo={goTo} goal={goal} />
        {appendix.kind === 'text' ? (
          <div className={classes.appendixText}>
            {appendix.paragraphs.map((part, index) => (
              <AppendixParagraph
                key={part.id}
                part={part}
                appendixId={appendix.id}
                ordinal={index + 1}
                numbering={notice.numbering}
              />
            ))}
          </div>
        ) : (
          <TablePanel
            key={appendix.id}
            notice={notice}
            table={appendix}
            label={`Bảng của ${name.toLowerCase().replace(/ [ivx]+$/, (numeral) => numeral.toUpperCase())}`}
            goal={goal}
            goTo={goTo}
            findings={findings}
          />
        )}
      </div>
    </div>
  )
}

/** A table of tasks in the office's own columns, with one row to begin with. */
function newTaskTable(): TaskAppendix {
  return {
    kind: 'tasks',
    id: newId(),
    title: 'DANH MỤC NHIỆM VỤ',
    issuedBy: '',
    columns: standardColumns,
    sections: [{ id: newId(), title: '', rows: [blankRow(newId(), standardColumns)] }],
  }
}

type Going = Pick<AppendixFieldsProps, 'goTo'>

/** The first cell of the new table is gone to. */
function useAddAppendix({ goTo }: Going): () => void {
  const { edit } = useEditor()
  return () => {
    const added = newTaskTable()
    edit(`appendices/add/${added.id}`, (now) => ({ ...now, appendices: [...now.appendices, added] }))
    goTo({ tab: 'appendix', id: added.sections[0]?.rows[0]?.id ?? added.id })
  }
}

function NoAppendix({ goTo }: Going) {
  const { readOnly } = useEditor()
  const add = useAddAppendix({ goTo })
  return (
    <Empty title="Chưa có phụ lục" {...(readOnly ? {} : { action: { label: 'Thêm bảng nhiệm vụ', run: add } })}>
      {readOnly ? undefined : 'Thêm bảng rồi gõ, hoặc dán (Ctrl+V) bảng đã sao chép từ Excel, Word vào ô đầu tiên.'}
    </Empty>
  )
}

interface AppendixHeadProps extends Going {
  readonly appendix: Appendix
  readonly name: string
  readonly goal: EditorPlace | null
}

/** Its title and whose notice it goes with, folded to one line while nobody writes in it. */
function AppendixHead({ appendix, name, goTo, goal }: AppendixHeadProps) {
  const { id, title } = appendix
  const { edit, readOnly } = useEditor()
  const add = useAddAppendix({ goTo })
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (goal?.id === id) setOpen(true)
  }, [goal])
  return (
    <div className={classes.appendixHead} data-part={id}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <strong>{name}:</strong> {title === '' ? '(chưa có tên)' : title.replace(/\s+/g, ' ')}
        </summary>
        {isOpen && <HeadFields appendix={appendix} />}
      </details>
      {!readOnly && (
        <PartMenu
          of={name}
          actions={() => [
            { label: 'Thêm phụ lục là bảng nhiệm vụ', run: add },
            {
              label: `Xóa ${name}`,
              danger: true,
              run: () =>
                edit(`appendices/remove/${id}`, (now) => ({
                  ...now,
                  appendices: now.appendices.filter((part) => part.id !== id),
                })),
            },
          ]}
        />
      )}
    </div>
  )
}

function HeadFields({ appendix: { id, title, issuedBy } }: Pick<AppendixHeadProps, 'appendix'>) {
  const { edit, readOnly } = useEditor()
  return (
    <fieldset className={classes.headFields} disabled={readOnly}>
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
      <TextField
        label="Gửi kèm thông báo của"
        value={issuedBy}
        onChange={(value) =>
          edit(`${id}/issuedBy`, (now) => changeAppendix(now, id, (part) => ({ ...part, issuedBy: value })))
        }
      />
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
