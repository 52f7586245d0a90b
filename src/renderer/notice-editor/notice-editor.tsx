/**
 * A notice to be written: its head as a form, its text, its end as a form, one below the other; or its appendices. It
 * reports which part has the focus, and can move the focus to a part.
 */
import { type FocusEvent, memo, useDeferredValue, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { PlacedFinding } from '../../checker/check.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { describeNumber } from '../../domain/office/records.ts'
import { Revision } from '../ui/fields.tsx'
import { type Mark, Marks } from '../ui/marks.ts'
import { WritingSurface } from '../writing/writing-surface.tsx'
import { AppendixFields } from './appendix-fields.tsx'
import classes from './editor.module.css'
import { EndingFields } from './ending-fields.tsx'
import { HeadFields } from './head-fields.tsx'
import { type EditorPlace, type Tab, isInGrid } from './places.ts'
import { UnplacedLines } from './unplaced-lines.tsx'
import { useGoal } from './use-goal.ts'
import { type Editor, EditorContext } from './use-editor.ts'

interface NoticeEditorProps {
  readonly notice: Notice
  /** Changes when the notice changed other than through these fields. */
  readonly revision: number
  readonly edit: Editor['edit']
  readonly readOnly: boolean
  readonly tab: Tab
  readonly goTo: (place: EditorPlace) => void
  /** A place to go to; a new object each time. */
  readonly goal: EditorPlace | null
  readonly findings: readonly PlacedFinding[]
  /** Called with the part that has the focus, and in the text with the characters before the caret. */
  readonly onPart: (id: string, offset?: number) => void
  readonly marks: ReadonlyMap<string, readonly Mark[]>
}

export function NoticeEditor(props: NoticeEditorProps) {
  const { notice, revision, edit, readOnly, tab, goal, goTo, onPart, marks, findings } = props
  const [pane, setPane] = useState<HTMLDivElement | null>(null)
  const editor = useMemo<Editor>(() => ({ edit, readOnly }), [edit, readOnly])
  const isAppendix = tab === 'appendix'
  // Before a place is gone to, which is brought into view.
  useLayoutEffect(() => {
    if (pane !== null) pane.scrollTop = 0
  }, [pane, isAppendix])
  useGoal(goal !== null && isInGrid(notice, goal) ? null : goal, pane)

  function tellPart(event: FocusEvent): void {
    const part = event.target.closest<HTMLElement>('[data-part]')?.dataset.part
    if (part !== undefined) onPart(part)
  }

  return (
    <section className={classes.editor} id="desk-document" aria-label="Nội dung để sửa">
      {/* Without a field to go to, the pane itself is scrolled by keys. */}
      <div
        className={classes.pane}
        data-appendix={isAppendix || undefined}
        ref={setPane}
        onFocus={tellPart}
        tabIndex={readOnly && !isAppendix ? 0 : undefined}
      >
        <EditorContext value={editor}>
          <Revision value={revision}>
            <Marks value={marks}>
              {!isAppendix && <Document {...props} />}
              {isAppendix && <AppendixFields notice={notice} goal={goal} goTo={goTo} findings={findings} />}
            </Marks>
          </Revision>
        </EditorContext>
      </div>
    </section>
  )
}

function Document({ notice, goal, goTo, onPart }: NoticeEditorProps) {
  const forForms = useForForms(notice)
  return (
    <>
      <Head notice={forForms} goal={goal} />
      <WritingSurface
        notice={notice}
        goal={goal}
        onPart={onPart}
        leave={() => goTo({ tab: 'ending', id: 'recipients' })}
      />
      <UnplacedLines lines={notice.unplaced} />
      <div id="section-ending">
        <Ending notice={forForms} goTo={goTo} />
      </div>
    </>
  )
}

const ofText = ['bases', 'intro', 'grounds', 'items', 'closing'] as const
const isOfText = (part: string): boolean => ofText.some((one) => one === part)

/** The notice for the forms around the text: what is written in the text comes to them when there is time, all else at once. */
function useForForms(notice: Notice): Notice {
  const later = useDeferredValue(notice)
  const parts = Object.keys({ ...notice, ...later }) as (keyof Notice)[]
  return parts.every((part) => isOfText(part) || notice[part] === later[part]) ? later : notice
}

const Ending = memo(EndingFields)

/** The head is a form, folded to one line while nobody writes in it. */
const Head = memo(function Head({ notice, goal }: Pick<NoticeEditorProps, 'notice' | 'goal'>) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (goal?.tab === 'head') setOpen(true)
  }, [goal])
  const { header, abstract } = notice
  const place = [header.place, header.issuingOrgans[0]?.name ?? ''].filter((words) => words !== '').join(' · ')
  return (
    <details
      className={classes.head}
      id="section-head"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <strong>Đầu văn bản</strong> {describeNumber(header)}
        {place !== '' && ` · ${place}`}
        {abstract.length > 0 && <span className={classes.headAbstract}>{abstract.join(' ')}</span>}
      </summary>
      {isOpen && <HeadFields notice={notice} />}
    </details>
  )
})
