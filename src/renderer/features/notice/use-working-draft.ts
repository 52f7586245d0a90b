import { useCallback, useEffect } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import {
  type Typing,
  editDraft,
  findDraft,
  isChanged,
  putDraft,
  redoDraft,
  startDraft,
  undoDraft,
  useDraft,
} from '../../notice-editor/notice-drafts.ts'

/** The draft under work: created when the notice is first opened, created anew when the notice changed elsewhere meanwhile. */
export function useWorkingDraft(view: NoticeView) {
  const { id } = view.notice
  const kept = useDraft(id)
  const isStale = kept === null || (kept.baseVersion < view.version && !isChanged(kept))
  const draft = isStale ? startDraft(view.notice, view.version) : kept
  useEffect(() => {
    if (isStale) putDraft(startDraft(view.notice, view.version))
  }, [isStale, view])
  const edit = useCallback(
    (key: string, change: (notice: Notice) => Notice, typing: Typing | null = describeTyping()) => {
      const now = findDraft(id)
      if (now !== null) putDraft(editDraft(now, key, change, Date.now(), typing))
    },
    [id],
  )
  function undo(): void {
    const now = findDraft(id)
    if (now !== null) putDraft(undoDraft(now))
  }
  function redo(): void {
    const now = findDraft(id)
    if (now !== null) putDraft(redoDraft(now))
  }

  return { draft, edit, undo, redo }
}

/** What the field with the focus knows of the key just pressed. */
function describeTyping(): Typing | null {
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement)) return null
  const caret = field.selectionStart
  return { from: null, caret, endsWord: /\s/.test(field.value.charAt(caret - 1)) }
}
