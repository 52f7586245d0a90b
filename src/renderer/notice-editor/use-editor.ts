/** What every part of the editor is given: the current notice, and the function that changes it. */
import { createContext, useContext } from 'react'
import type { Notice } from '../../domain/notice/notice.ts'
import type { Typing } from './notice-drafts.ts'

export interface Editor {
  /** Changes the notice; `key` names the field, so that typing in one field is one step of undo. */
  readonly edit: (key: string, change: (notice: Notice) => Notice, typing?: Typing) => void
  readonly readOnly: boolean
}

export const EditorContext = createContext<Editor>({ edit: () => {}, readOnly: true })

export function useEditor(): Editor {
  return useContext(EditorContext)
}

/** A new id inside a notice. */
export function newId(): string {
  return crypto.randomUUID()
}
