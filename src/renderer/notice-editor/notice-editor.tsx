/** The fields of a notice under tabs. It reports which part has the focus, and can move the focus to a part. */
import { type FocusEvent, type ReactNode, useEffect, useMemo, useState } from 'react'
import { type Notice, countTasks } from '../../domain/notice/notice.ts'
import { Revision } from '../ui/fields.tsx'
import { type Mark, Marks } from '../ui/marks.ts'
import { WritingSurface } from '../writing/writing-surface.tsx'
import { AppendixFields } from './appendix-fields.tsx'
import { type EditorTab, EditorTabs } from './editor-tabs.tsx'
import classes from './editor.module.css'
import { EndingFields } from './ending-fields.tsx'
import { HeadFields } from './head-fields.tsx'
import type { EditorPlace, Tab } from './places.ts'
import { UnplacedLines } from './unplaced-lines.tsx'
import { type Editor, EditorContext } from './use-editor.ts'

/** Content of the tab of the checker, and how many errors and other findings there are. */
interface CheckTab {
  readonly errors: number
  readonly count: number
  readonly list: ReactNode
  readonly marks: ReadonlyMap<string, readonly Mark[]>
}

/** Content of the tab of doubts, and how many are open; without it there is no tab. */
interface DoubtsTab {
  readonly left: number
  readonly list: ReactNode
}

interface NoticeEditorProps {
  readonly notice: Notice
  /** Changes when the notice changed other than through these fields. */
  readonly revision: number
  readonly edit: Editor['edit']
  readonly readOnly: boolean
  readonly tab: Tab
  readonly setTab: (tab: Tab) => void
  /** A place to go to; a new object each time. */
  readonly goal: EditorPlace | null
  readonly openRow: string | null
  readonly setOpenRow: (id: string | null) => void
  /** Called with the part that has the focus. */
  readonly onPart: (id: string) => void
  readonly check: CheckTab
  readonly doubts: DoubtsTab | null
}

export function NoticeEditor({
  notice,
  revision,
  edit,
  readOnly,
  tab,
  setTab,
  goal,
  openRow,
  setOpenRow,
  onPart,
  check,
  doubts,
}: NoticeEditorProps) {
  // State, not a ref: the rows of the appendix can be placed only once it is there.
  const [pane, setPane] = useState<HTMLDivElement | null>(null)
  const editor = useMemo<Editor>(() => ({ edit, readOnly }), [edit, readOnly])
  useGoal(goal, pane)
  useEffect(() => {
    if (pane !== null) pane.scrollTop = 0
  }, [pane, tab])

  function tellPart(event: FocusEvent): void {
    const part = event.target.closest<HTMLElement>('[data-part]')?.dataset.part
    if (part !== undefined) onPart(part)
  }

  return (
    <section className={classes.editor} aria-label="Nội dung để sửa">
      <EditorTabs tabs={listTabs(notice, check, doubts)} tab={tab} setTab={setTab} />
      <div
        className={classes.pane}
        ref={setPane}
        id="editor-pane"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        onFocus={tellPart}
        // Without a field to go to, the pane itself is scrolled by keys.
        tabIndex={readOnly ? 0 : undefined}
      >
        <EditorContext value={editor}>
          <Revision value={revision}>
            <Marks value={check.marks}>
              {tab === 'head' && <HeadFields notice={notice} />}
              {tab === 'body' && (
                <>
                  <WritingSurface notice={notice} goal={goal} onPart={onPart} leave={() => setTab('ending')} />
                  <UnplacedLines lines={notice.unplaced} />
                </>
              )}
              {tab === 'appendix' && pane !== null && (
                <AppendixFields notice={notice} pane={pane} open={openRow} setOpen={setOpenRow} />
              )}
              {tab === 'ending' && <EndingFields notice={notice} />}
              {tab === 'check' && check.list}
              {tab === 'doubts' && doubts?.list}
            </Marks>
          </Revision>
        </EditorContext>
      </div>
    </section>
  )
}

/** The tabs of a notice, with the number of entries of each. */
function listTabs(
  notice: Notice,
  check: Pick<CheckTab, 'errors' | 'count'>,
  doubts: Pick<DoubtsTab, 'left'> | null,
): readonly EditorTab[] {
  const rows = countTasks(notice)
  return [
    { tab: 'head', label: 'Đầu văn bản' },
    { tab: 'body', label: 'Nội dung' },
    { tab: 'appendix', label: 'Phụ lục', ...(rows > 0 ? { count: rows } : {}) },
    { tab: 'ending', label: 'Nơi nhận, ký' },
    { tab: 'check', label: 'Kiểm tra', count: check.count, warn: check.errors > 0 },
    ...(doubts === null
      ? []
      : [{ tab: 'doubts' as const, label: 'Cần xem', count: doubts.left, warn: doubts.left > 0 }]),
  ]
}

/** Brings the goal into view and puts the caret there. */
function useGoal(goal: EditorPlace | null, pane: HTMLElement | null): void {
  useEffect(() => {
    const id = goal?.id ?? null
    if (id === null) return
    // The tab and the virtual rows have to be drawn before the field is there.
    let tries = 0
    const timer = setInterval(() => {
      tries += 1
      const inField =
        goal?.field === undefined
          ? null
          : (pane?.querySelector<HTMLTextAreaElement>(`[data-spot="${CSS.escape(`${id}/${goal.field}`)}"]`) ?? null)
      if (inField !== null && goal?.span !== undefined) inField.setSelectionRange(...goal.span)
      const field = inField ?? pane?.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`)
      if (field !== null && field !== undefined) {
        field.scrollIntoView({ block: 'center' })
        field.focus({ preventScroll: true })
      }
      if ((field !== null && field !== undefined) || tries > 20) clearInterval(timer)
    }, 30)
    return () => clearInterval(timer)
  }, [goal, pane])
}
