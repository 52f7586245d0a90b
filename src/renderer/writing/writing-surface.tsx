/** The items of a notice, with its bases, opening and closing, written as one text. */
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Notice, PlainTable } from '../../domain/notice/notice.ts'
import { walkItems } from '../../domain/notice/numbering.ts'
import { PlainTableFields } from '../notice-editor/plain-table.tsx'
import type { EditorPlace } from '../notice-editor/places.ts'
import { useOffice } from '../notice-editor/use-office.ts'
import { newId, useEditor } from '../notice-editor/use-editor.ts'
import { Revision } from '../ui/fields.tsx'
import { Marks } from '../ui/marks.ts'
import { notifyDone } from '../ui/notify.tsx'
import { DeadlineCard } from './deadline-card.tsx'
import { describeMeaning, readMeaning } from './describe-deadline.ts'
import type { InsertionPlace } from '../../domain/office/insertions.ts'
import { InsertDialog } from './insert-dialog.tsx'
import { PasteDialog } from './paste-dialog.tsx'
import { type CaretPlace, Surface } from './surface.ts'
import classes from './writing.module.css'

interface WritingSurfaceProps {
  readonly notice: Notice
  /** A place to go to; a new object each time. */
  readonly goal: EditorPlace | null
  /** Called with the part the caret is in. */
  readonly onPart: (id: string, offset: number) => void
  /** Enter after the last line. */
  readonly leave: () => void
}

/** What came from the clipboard and is not yet in the text. */
export interface Pasted {
  readonly lines: readonly string[]
  readonly text: string
}

export function WritingSurface({ notice, goal, onPart, leave }: WritingSurfaceProps) {
  const host = useRef<HTMLDivElement>(null)
  const [caret, setCaret] = useState<CaretPlace | null>(null)
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const [inserting, setInserting] = useState<InsertionPlace | null>(null)
  const { surface, tables } = useSurface(host, { notice, onPart, leave, setCaret, setPasted, setInserting })
  useLayoutEffect(() => {
    if (surface === null || goal?.tab !== 'body') return
    if (goal.id === null) surface.focus()
    else surface.goTo(goal.id === 'bases' ? 'basis' : goal.id, goal.field === 'text' ? goal.span : undefined)
  }, [surface, goal])
  const deadline = caret?.deadline ?? null
  const calendar = useOffice()?.calendar ?? null
  const meaning = deadline === null ? null : readMeaning(deadline.written, notice.header.date, calendar)
  // Asked for only where it is needed: it sets the lines of the whole text.
  const corner = meaning === null ? undefined : host.current?.getBoundingClientRect()
  return (
    <div className={classes.surface}>
      <div ref={host} />
      {[...tables].map(([id, into]) => createPortal(<TableHere notice={notice} id={id} />, into, id))}
      <p className="only-heard" aria-live="polite">
        {caret?.path}
        {meaning !== null && `. ${describeMeaning(meaning)}`}
      </p>
      {deadline !== null && meaning !== null && corner !== undefined && (
        <DeadlineCard meaning={meaning} left={deadline.left - corner.left} top={deadline.bottom - corner.top} />
      )}
      {surface !== null && (
        <InsertDialog
          surface={surface}
          notice={notice}
          place={inserting}
          close={() => {
            setInserting(null)
            surface.focus()
          }}
        />
      )}
      {surface !== null && (
        <PasteDialog
          surface={surface}
          pasted={pasted}
          close={() => {
            setPasted(null)
            surface.focus()
          }}
        />
      )}
    </div>
  )
}

function TableHere({ notice, id }: { readonly notice: Notice; readonly id: string }) {
  const owner = walkItems(notice).find(({ item }) => item.tables?.some((table) => table.id === id) === true)
  const table: PlainTable | undefined = owner?.item.tables?.find((each) => each.id === id)
  return table === undefined || owner === undefined ? null : <PlainTableFields table={table} of={owner.path} />
}

interface SurfaceInput extends Pick<WritingSurfaceProps, 'notice' | 'onPart' | 'leave'> {
  readonly setCaret: (place: CaretPlace) => void
  readonly setPasted: (pasted: Pasted) => void
  readonly setInserting: (place: InsertionPlace) => void
}

/** The surface in its element, kept as the notice is. */
function useSurface(host: React.RefObject<HTMLDivElement | null>, input: SurfaceInput) {
  const editor = useEditor()
  const calendar = useOffice()?.calendar ?? null
  const marks = useContext(Marks)
  const revision = useContext(Revision)
  const latest = useRef({ ...input, ...editor, calendar })
  const [surface, setSurface] = useState<Surface | null>(null)
  const [tables, setTables] = useState<ReadonlyMap<string, HTMLElement>>(new Map())
  const shownRevision = useRef(revision)
  useLayoutEffect(() => {
    latest.current = { ...input, ...editor, calendar }
  })
  useLayoutEffect(() => {
    if (host.current === null) return
    const made = new Surface(host.current, latest.current.notice, {
      ids: newId,
      edit: (...change) => latest.current.edit(...change),
      describe: (written) =>
        describeMeaning(readMeaning(written, latest.current.notice.header.date, latest.current.calendar)),
      onCaret: (place) => {
        latest.current.setCaret(place)
        latest.current.onPart(place.id, place.offset)
      },
      onPaste: (lines, text) => latest.current.setPasted({ lines, text }),
      onInsert: (place) => latest.current.setInserting(place),
      onRetargeted: (count) => notifyDone(`Đã sửa ${count} chỗ viện dẫn theo số thứ tự mới.`),
      leave: () => latest.current.leave(),
      drawTable: (id, into) => {
        setTables((now) => new Map(now).set(id, into))
        return () => setTables((now) => (now.get(id) === into ? new Map([...now].filter(([key]) => key !== id)) : now))
      },
      readOnly: () => latest.current.readOnly,
      hasBases: latest.current.notice.kind === 'assignment',
    })
    setSurface(made)
    return () => made.close()
  }, [])
  useLayoutEffect(() => {
    surface?.show(input.notice, revision !== shownRevision.current)
    shownRevision.current = revision
  }, [surface, input.notice, revision])
  useEffect(() => surface?.setFindings(marks), [surface, marks])
  useEffect(() => surface?.redraw(), [surface, editor.readOnly, input.notice.header.date, calendar])
  return { surface, tables }
}
