import { useCallback, useEffect } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import {
  type Draft,
  type Typing,
  editDraft,
  findDraft,
  followDraft,
  isChanged,
  putDraft,
  redoDraft,
  startDraft,
  undoDraft,
  useDraft,
  useLaterDraft,
} from '../../notice-editor/notice-drafts.ts'

/**
 * The draft under work: created when the notice is first opened, created anew when the notice changed elsewhere meanwhile.
 * It is drawn when there is time: only what one writes in follows every key (`useNewestDraft`).
 */
export function useWorkingDraft(view: NoticeView) {
  const { id } = view.notice
  const draft = draftOf(view, useLaterDraft(id))
  useEffect(() => {
    // At once, and by the newest: what is drawn may be older than what was typed, and the next key needs a draft.
    const begin = (now: Draft | null) => {
      if (isStale(view, now)) putDraft(startDraft(view.notice, view.version))
    }
    begin(findDraft(id))
    return followDraft(id, begin)
  }, [id, view])
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

/** The draft with the last key in it. */
export function useNewestDraft(view: NoticeView): Draft {
  return draftOf(view, useDraft(view.notice.id))
}

function draftOf(view: NoticeView, kept: Draft | null): Draft {
  return kept === null || isStale(view, kept) ? startDraft(view.notice, view.version) : kept
}

function isStale({ version }: NoticeView, kept: Draft | null): boolean {
  return kept === null || (kept.baseVersion < version && !isChanged(kept))
}

/** What the field with the focus knows of the key just pressed. */
function describeTyping(): Typing | null {
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement)) return null
  const caret = field.selectionStart
  return { from: null, caret, endsWord: /\s/.test(field.value.charAt(caret - 1)) }
}
