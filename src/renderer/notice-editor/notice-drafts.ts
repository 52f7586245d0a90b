/**
 * What is being changed on this screen and not saved yet: one history for each notice, kept while the window is
 * open, so that going elsewhere and coming back loses nothing and undo reaches to the beginning.
 */
import { startTransition, useEffect, useState, useSyncExternalStore } from 'react'
import type { InputOf } from '../../contract/contract.ts'
import type { AppliedFix } from '../../contract/notices.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import type { PointedWords } from '../../domain/tasks/by-hand.ts'

export interface Draft {
  /** The notice as it is saved, and its version there. */
  readonly base: Notice
  readonly baseVersion: number
  readonly present: Notice
  readonly past: readonly Notice[]
  readonly future: readonly Notice[]
  /** Changes when `present` changes other than through the fields: undo, redo, another version. */
  readonly revision: number
  /** The step under way: keystrokes in one field are one until a pause, some twenty of them, or a jump of the caret. */
  readonly lastEdit: LastEdit | null
  /** Fixes applied since the last save, each with the resulting notice: a fix is undone when that notice is not in `past`. */
  readonly fixes: readonly { readonly made: Notice; readonly what: readonly AppliedFix[] }[]
  /** Decisions on directives that rest on words or rows which are not saved: they are recorded with the next save. */
  readonly decisions: readonly Decision[]
  /** Words that the user pointed at as a directive and has not decided of. */
  readonly pointedAt: readonly PointedWords[]
}

export type Decision = Required<InputOf<'directive.mark'>>['decisions'][number]

/** Where one types, as far as the field knows. */
export interface Typing {
  /** The caret before the key; null where it is not known. */
  readonly from: number | null
  readonly caret: number
  /** Whether the key ended a word. */
  readonly endsWord: boolean
}

interface LastEdit {
  readonly key: string
  readonly at: number
  readonly keys: number
  readonly typing: Typing | null
}

/** ms: a longer pause ends a step. */
const oneStep = 1000
/** So many keys end a step with the word. */
const longStep = 20
/** Characters: input methods replace a few letters before the caret. */
const jump = 8
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
    fixes: [],
    decisions: [],
    pointedAt: [],
  }
}

/** A draft with a text that was typed before and not saved: one step of undo leads back to what is saved. */
export function reopenDraft(saved: Notice, version: number, typed: Notice): Draft {
  return { ...startDraft(saved, version), present: typed, past: [saved], revision: 1 }
}

/** Changes the notice. `key` names the field: keys of one step are undone together. */
export function editDraft(
  draft: Draft,
  key: string,
  change: (notice: Notice) => Notice,
  now: number,
  typing: Typing | null = null,
): Draft {
  const present = change(draft.present)
  if (present === draft.present) return draft
  const last = draft.lastEdit
  const goesOn = last !== null && last.key === key && continuesStep(last, now, typing)
  return {
    ...draft,
    present,
    past: goesOn ? draft.past : [...draft.past.slice(-longestPast), draft.present],
    future: [],
    lastEdit: { key, at: now, keys: goesOn ? last.keys + 1 : 1, typing },
  }
}

function continuesStep(last: LastEdit, now: number, typing: Typing | null): boolean {
  if (now - last.at >= oneStep) return false
  if (last.keys >= longStep && last.typing?.endsWord === true) return false
  const from = typing?.from ?? null
  return from === null || last.typing === null || Math.abs(from - last.typing.caret) <= jump
}

/** Applies a fix of the checker, which no field made: one undo step of its own. */
export function fixDraft(draft: Draft, change: (notice: Notice) => Notice, what: readonly AppliedFix[]): Draft {
  const fixed = editDraft({ ...draft, lastEdit: null }, 'fix', change, 0)
  if (fixed.present === draft.present) return draft
  return {
    ...fixed,
    revision: draft.revision + 1,
    lastEdit: null,
    fixes: [...draft.fixes, { made: fixed.present, what }],
  }
}

/** The fixes in effect, for the history: without those that were undone. */
export function fixesOf({ fixes, past, present }: Draft): readonly AppliedFix[] {
  return fixes.filter(({ made }) => made === present || past.includes(made)).flatMap(({ what }) => what)
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
  return { ...draft, base: saved, baseVersion: version, lastEdit: null, fixes: [] }
}

/** Somebody else saved meanwhile, and both changes are in `merged`: one step of undo leads back to one's own alone. */
export function mergeDraft(draft: Draft, saved: Notice, version: number, merged: Notice): Draft {
  return {
    ...draft,
    base: saved,
    baseVersion: version,
    present: merged,
    past: [...draft.past, draft.present],
    future: [],
    revision: draft.revision + 1,
    lastEdit: null,
  }
}

/** Keeps decisions for the next save, each in place of an earlier one of the same directive. */
export function decideLater(draft: Draft, decisions: readonly Decision[]): Draft {
  return { ...draft, decisions: [...forgetDecisions(draft, decisions).decisions, ...decisions] }
}

export function forgetDecisions(draft: Draft, these: readonly Pick<Decision, 'part' | 'digest'>[]): Draft {
  const isNamed = (one: Decision) => these.some(({ part, digest }) => one.part === part && one.digest === digest)
  return { ...draft, decisions: draft.decisions.filter((one) => !isNamed(one)) }
}

export function pointAt(draft: Draft, words: PointedWords): Draft {
  return { ...draft, pointedAt: [...draft.pointedAt, words] }
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

/** Forgets all of them: another user works here from now on. */
export function dropAllDrafts(): void {
  keep(new Map())
}

/** The draft of a notice with the last key in it, drawn at once: for what one writes in. */
export function useDraft(id: string): Draft | null {
  return useSyncExternalStore(subscribe, () => drafts.get(id) ?? null)
}

/** The draft as far as there was time to draw it: for all that stands around the text, which no key waits for. */
export function useLaterDraft(id: string): Draft | null {
  const [draft, setDraft] = useState(() => findDraft(id))
  useEffect(() => {
    const follow = () => startTransition(() => setDraft(findDraft(id)))
    follow()
    return subscribe(follow)
  }, [id])
  return draft === null || draft.base.id === id ? draft : findDraft(id)
}

/** Tells of every change of the draft of a notice, null when it was forgotten; gives what ends that. */
export function followDraft(id: string, tell: (draft: Draft | null) => void): () => void {
  let last = findDraft(id)
  return subscribe(() => {
    const now = findDraft(id)
    if (now === last) return
    last = now
    tell(now)
  })
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
