/**
 * What is being changed on this screen and not saved yet: one history for each notice, kept while the window is
 * open, so that going elsewhere and coming back loses nothing and undo reaches to the beginning.
 */
import { useSyncExternalStore } from 'react'
import type { Mended } from '../../contract/notices.ts'
import type { Notice } from '../../domain/notice/notice.ts'

export interface Draft {
  /** The notice as it is saved, and its version there. */
  readonly base: Notice
  readonly baseVersion: number
  readonly present: Notice
  readonly past: readonly Notice[]
  readonly future: readonly Notice[]
  /** Changes when `present` changes by other hands than the fields: undo, redo, another version. */
  readonly revision: number
  /** Keystrokes in one field within a second are one step: this is the field and the moment of the last one. */
  readonly lastEdit: { readonly key: string; readonly at: number } | null
  /** Mends of the checker since the last save, each with the notice it made: it is one of the past when it was not undone. */
  readonly mends: readonly { readonly made: Notice; readonly what: readonly Mended[] }[]
}

const oneStep = 1000
const longestPast = 500

/** The draft of a notice as it was just read. */
export function startDraft(notice: Notice, version: number): Draft {
  return {
    base: notice,
    baseVersion: version,
    present: notice,
    past: [],
    future: [],
    revision: 0,
    lastEdit: null,
    mends: [],
  }
}

/** Changes the notice. `key` names the field: steps of the same key that follow quickly are undone together. */
export function editDraft(draft: Draft, key: string, change: (notice: Notice) => Notice, now: number): Draft {
  const present = change(draft.present)
  if (present === draft.present) return draft
  const continues = draft.lastEdit !== null && draft.lastEdit.key === key && now - draft.lastEdit.at < oneStep
  return {
    ...draft,
    present,
    past: continues ? draft.past : [...draft.past.slice(-longestPast), draft.present],
    future: [],
    lastEdit: { key, at: now },
  }
}

/** A change by other hands than the fields: a mend of the checker. One step of its own. */
export function mendDraft(draft: Draft, change: (notice: Notice) => Notice, what: readonly Mended[]): Draft {
  const mended = editDraft({ ...draft, lastEdit: null }, 'mend', change, 0)
  if (mended.present === draft.present) return draft
  return {
    ...mended,
    revision: draft.revision + 1,
    lastEdit: null,
    mends: [...draft.mends, { made: mended.present, what }],
  }
}

/** The mends that stand, for the history: those that were undone are none. */
export function mendsOf({ mends, past, present }: Draft): readonly Mended[] {
  return mends.filter(({ made }) => made === present || past.includes(made)).flatMap(({ what }) => what)
}

export function undoDraft(draft: Draft): Draft {
  const present = draft.past.at(-1)
  if (present === undefined) return draft
  return {
    ...draft,
    present,
    past: draft.past.slice(0, -1),
    future: [draft.present, ...draft.future],
    revision: draft.revision + 1,
    lastEdit: null,
  }
}

export function redoDraft(draft: Draft): Draft {
  const [present, ...future] = draft.future
  if (present === undefined) return draft
  return {
    ...draft,
    present,
    past: [...draft.past, draft.present],
    future,
    revision: draft.revision + 1,
    lastEdit: null,
  }
}

/** What was saved is the new base; what was typed meanwhile stays a change, and undo still reaches back. */
export function rebaseDraft(draft: Draft, saved: Notice, version: number): Draft {
  return { ...draft, base: saved, baseVersion: version, lastEdit: null, mends: [] }
}

export function isChanged(draft: Draft): boolean {
  return draft.present !== draft.base
}

let drafts: ReadonlyMap<string, Draft> = new Map()
const listeners = new Set<() => void>()

function keep(next: ReadonlyMap<string, Draft>): void {
  drafts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The draft of a notice, if one was begun. */
export function findDraft(id: string): Draft | null {
  return drafts.get(id) ?? null
}

/** Puts a draft in the place of the last one. */
export function putDraft(draft: Draft): void {
  keep(new Map(drafts).set(draft.base.id, draft))
}

/** Forgets a draft with its history: what was not saved is gone. */
export function dropDraft(id: string): void {
  const next = new Map(drafts)
  next.delete(id)
  keep(next)
}

export function useDraft(id: string): Draft | null {
  return useSyncExternalStore(subscribe, () => drafts.get(id) ?? null)
}

let changedIds: readonly string[] = []

/** Ids of the notices with changes that are not saved. */
export function useChangedNotices(): readonly string[] {
  return useSyncExternalStore(subscribe, () => {
    const next = [...drafts].filter(([, draft]) => isChanged(draft)).map(([id]) => id)
    if (next.join() !== changedIds.join()) changedIds = next
    return changedIds
  })
}
