/** The directives of the body on the desk: the list of them as the text stands, and what can be decided of each. */
import { startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { type DirectiveList, type ListedDirective, listDirectives } from '../../../checker/directive-list.ts'
import { type ReadingMemory, rememberReading } from '../../../checker/reading/reading.ts'
import { localDirectory } from '../../../domain/bodies/body-directory.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { walkItems } from '../../../domain/notice/numbering.ts'
import type { TextChange } from '../../../domain/notice/spot.ts'
import { plainText } from '../../../domain/notice/plain-text.ts'
import { textOf } from '../../../domain/office/office-record.ts'
import type { DirectiveDecision, DirectiveMark } from '../../../domain/office/records.ts'
import { directiveByHand } from '../../../domain/tasks/by-hand.ts'
import { digestOf, directivesOf } from '../../../domain/tasks/directives.ts'
import { type ProposedCells, addTaskRow } from '../../../domain/tasks/proposed-row.ts'
import { applyFix } from '../../../page/apply-fix.ts'
import {
  type Decision,
  type Draft,
  decideLater,
  findDraft,
  forgetDecisions,
  pointAt,
  putDraft,
} from '../../notice-editor/notice-drafts.ts'
import { type Editor, newId } from '../../notice-editor/use-editor.ts'
import { directoryFor, today, useOffice } from '../../notice-editor/use-office.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'

interface DirectivesInput {
  readonly notice: Notice
  readonly draft: Draft
  readonly readOnly: boolean
  readonly edit: Editor['edit']
  /** Shows the list. */
  readonly show: () => void
}

/** ms after the last key: reading the whole body is no work for every key. */
const pause = 250

export function useDirectives({ notice, draft, readOnly, edit, show }: DirectivesInput) {
  const { list, waits, findPointed, findSuccessor } = useList(notice, draft)
  const deciding = useDeciding(notice.id, list)
  /** Counts the times somebody asked for the list: it then takes the focus. */
  const [entered, setEntered] = useState(0)
  const openParts = useMemo(
    () => (list?.directives ?? []).filter(({ mark }) => mark === null).map(({ spot }) => spot.part),
    [list],
  )

  /** Makes a row of each, and links them. */
  function accept(these: readonly ListedDirective[], corrected: Partial<ProposedCells> = {}): void {
    const made = these.map((directive) => ({ directive, row: newId() }))
    edit(`directives/accept/${made[0]?.row ?? ''}`, (now) =>
      made.reduce(
        (made_, { directive, row }) =>
          addTaskRow(
            made_,
            { ...directive.proposed, ...corrected },
            { rowId: row, after: rowAbove(directive, list, made), ids: newId },
          ),
        now,
      ),
    )
    deciding.decide(made.map(({ directive, row }) => ({ directive, decision: 'linked', row })))
  }

  function focusList(): void {
    show()
    setEntered((times) => times + 1)
  }

  return {
    list,
    open: openParts.length,
    openParts,
    waits,
    readOnly,
    entered,
    enter: () => {
      const first = list?.directives.find(({ mark }) => mark === null)
      if (first !== undefined) deciding.choose(keyOf(first))
      focusList()
    },
    accept,
    makeRowEqual: (one: ListedDirective) => makeRowEqual(one, edit),
    makeBodyEqual: (one: ListedDirective) => {
      const next = makeBodyEqual(notice.id, one, { edit, findSuccessor })
      if (next !== null) deciding.choose(`${one.spot.part} ${next}`)
    },
    pointAtSelection: () => {
      if (readOnly) return
      const key = pointAtSelection(notice, list, findPointed)
      if (key === null) return
      deciding.choose(key)
      focusList()
    },
    ...deciding,
  }
}

/** Takes the chosen words of the body as a directive, and gives its key; null where none are chosen. */
function pointAtSelection(
  notice: Notice,
  list: DirectiveList | null,
  findPointed: ReturnType<typeof useList>['findPointed'],
): string | null {
  const words = chosenWords(notice)
  const found = words === null ? null : findPointed(words)
  const now = findDraft(notice.id)
  if (words === null || found === null || now === null) {
    notifyDone('Hãy chọn một đoạn chữ trong một mục của nội dung rồi bấm Ctrl+Shift+D.')
    return null
  }
  const known = list?.directives.some(({ spot, digest }) => spot.part === words.part && digest === found)
  if (known !== true) putDraft(pointAt(now, words))
  return `${words.part} ${found}`
}

/**
 * Makes the body say what the row says, and gives the digest that the directive has then. What was decided of its words holds
 * for the new ones: nothing else of it was changed.
 */
function makeBodyEqual(
  id: string,
  one: ListedDirective,
  { edit, findSuccessor }: { readonly edit: Editor['edit'] } & Pick<ReturnType<typeof useList>, 'findSuccessor'>,
): string | null {
  const changes = bodyChanges(one)
  const before = findDraft(id)?.present
  if (before === undefined || changes.length === 0) return null
  edit(`directives/equal/${newId()}`, (now) => applyFix(now, { label: '', changes }, newId))
  const after = findDraft(id)
  const next = after === null ? null : findSuccessor(one, before, after.present)
  if (after === null || next === null || one.mark === null) return next
  const { decision, row } = one.mark
  putDraft(decideLater(after, [{ part: one.spot.part, digest: next, decision, row }]))
  return next
}

/** What makes the body say what the row says. Words that a person pointed at are kept as they are: they name the directive. */
export function bodyChanges({ byHand, spot: { part }, differences }: ListedDirective): readonly TextChange[] {
  if (byHand) return []
  return differences.flatMap(({ inItem }) =>
    inItem === null ? [] : [{ spot: { part, field: 'text', span: inItem.span }, text: inItem.text }],
  )
}

/** Makes the row say what the body says. */
function makeRowEqual({ row, differences }: ListedDirective, edit: Editor['edit']): void {
  if (row === null) return
  const changes = differences.map(({ column, span, text }) => ({ spot: { part: row.id, field: column, span }, text }))
  edit(`directives/equal/${newId()}`, (now) => applyFix(now, { label: '', changes }, newId))
}

export type Directives = ReturnType<typeof useDirectives>

export const keyOf = ({ spot, digest }: Pick<ListedDirective, 'spot' | 'digest'>) => `${spot.part} ${digest}`

/** The list as the text stands, with the decisions that wait for a save. */
function useList(notice: Notice, { decisions, pointedAt }: Draft) {
  const { data } = useCall('directive.list', { id: notice.id })
  const office = useOffice()
  const memory = useRef<ReadingMemory | undefined>(undefined)
  const [list, setList] = useState<DirectiveList | null>(null)
  const marks = useMemo(() => {
    if (data === undefined) return null
    const kept = [...data.directives.flatMap(({ mark }) => mark ?? []), ...data.expired]
    const waiting = decisions.map(waitingMark)
    const isDecidedAnew = (mark: DirectiveMark) =>
      waiting.some(({ part, digest }) => part === mark.part && digest === mark.digest)
    return [...kept.filter((mark) => !isDecidedAnew(mark)), ...waiting]
  }, [data, decisions])
  useEffect(() => {
    if (marks === null || office === null) return
    let idle = 0
    const read = () => {
      const directory = localDirectory(directoryFor(office, notice.header), notice.header.place)
      memory.current = rememberReading(notice, directory, memory.current)
      const { isDayOff } = office.calendar
      const next = listDirectives(notice, marks, { directory, isDayOff, memory: memory.current, pointedAt })
      startTransition(() => setList(next))
    }
    const wait = setTimeout(() => (idle = requestIdleCallback(read, { timeout: pause })), list === null ? 0 : pause)
    return () => {
      clearTimeout(wait)
      cancelIdleCallback(idle)
    }
  }, [notice, marks, office, pointedAt])
  const [profile] = office?.valid('profile', today()) ?? []
  return {
    list,
    waits: notice.kind === 'conclusion' && textOf(profile?.values['directives']) !== 'optional',
    /** The digest of a directive of these words; null where the body does not have them. */
    findPointed: (words: { readonly part: string; readonly words: string }) => {
      if (office === null) return null
      const found = directiveByHand(notice, words, directoryFor(office, notice.header))
      return found === null ? null : digestOf(found)
    },
    /** The digest of a directive after its words were changed; null where it is not told. */
    findSuccessor: ({ spot: { part }, digest }: ListedDirective, before: Notice, after: Notice) => {
      if (office === null) return null
      const directory = localDirectory(directoryFor(office, notice.header), notice.header.place)
      const [old, made] = [before, after].map((of) =>
        directivesOf(of, directory)
          .filter((one) => one.part === part)
          .map(digestOf),
      )
      return made?.[old?.indexOf(digest) ?? -1] ?? null
    },
  }
}

function waitingMark({ part, digest, decision, row = null, words }: Decision): DirectiveMark {
  return { part, digest, decision, row, words: words ?? '', byHand: words !== undefined, markedAt: '', markedBy: '' }
}

interface Decided {
  readonly directive: ListedDirective
  readonly decision: DirectiveDecision
  readonly row?: string | null
}

/** Deciding, taking back, and which directive is at hand. */
function useDeciding(id: string, list: DirectiveList | null) {
  const marking = useWriteCall('directive.mark')
  const unmarking = useWriteCall('directive.unmark')
  const [choice, setChoice] = useState<{ readonly key: string; readonly list: DirectiveList | null } | null>(null)
  // Focus within a card chooses it again: that is no new choice.
  const choose = (key: string) => setChoice((before) => (before?.key === key ? before : { key, list }))

  function decide(these: readonly Decided[]): void {
    const now = findDraft(id)
    if (now === null || these.length === 0) return
    const decisions = these.map(({ directive, decision, row = null }): Decision => ({
      part: directive.spot.part,
      digest: directive.digest,
      decision,
      row,
      words: directive.byHand ? directive.text : undefined,
    }))
    moveOn(these.map(({ directive }) => keyOf(directive)))
    // What is not saved cannot be recorded: it waits for the save.
    if (now.present !== now.base) putDraft(decideLater(now, decisions))
    else void marking.attempt({ id, version: now.baseVersion, decisions }, 'Chưa ghi được')
  }

  /** To the next one that is open, from the last of those decided. */
  function moveOn(keys: readonly string[]): void {
    const all = list?.directives ?? []
    const at = all.findIndex((one) => keyOf(one) === keys.at(-1))
    // The list follows after a moment: what waits for a save is decided of already.
    const decided = [...keys, ...(findDraft(id)?.decisions ?? []).map(({ part, digest }) => `${part} ${digest}`)]
    const isOpen = (one: ListedDirective) => one.mark === null && !decided.includes(keyOf(one))
    const next = all.slice(at + 1).find(isOpen) ?? all.find(isOpen)
    if (next !== undefined) choose(keyOf(next))
  }

  function takeBack({ spot: { part }, digest, mark }: ListedDirective): void {
    const now = findDraft(id)
    if (now === null || mark === null) return
    const waits = now.decisions.some((one) => one.part === part && one.digest === digest)
    if (waits) putDraft(forgetDecisions(now, [{ part, digest }]))
    else void unmarking.attempt({ id, version: now.baseVersion, part, digest }, 'Chưa bỏ được')
  }

  return {
    decide,
    takeBack,
    chosen: choice?.key ?? null,
    /** The list has not been read again since: what was chosen may come with it. */
    isAwaited: choice !== null && choice.list === list,
    choose,
  }
}

/** The row below which a new one belongs: that of the directive before it in the body. */
function rowAbove(
  directive: ListedDirective,
  list: DirectiveList | null,
  made: readonly { readonly directive: ListedDirective; readonly row: string }[],
): string | null {
  const all = list?.directives ?? []
  const before = all.slice(0, Math.max(0, all.indexOf(directive)))
  for (const one of before.toReversed()) {
    const row = made.find((other) => other.directive === one)?.row ?? one.mark?.row
    if (typeof row === 'string') return row
  }
  return null
}

/** The words chosen in an item of the writing surface. */
function chosenWords(notice: Notice): { readonly part: string; readonly words: string } | null {
  const selection = document.getSelection()
  const words = selection?.toString().trim() ?? ''
  if (selection === null || words === '' || words.includes('\n')) return null
  const { anchorNode: at } = selection
  const line = (at instanceof Element ? at : at?.parentElement)?.closest<HTMLElement>('.ProseMirror [data-id]')
  const part = line?.dataset['id'] ?? ''
  const item = walkItems(notice).find((one) => one.item.id === part)?.item
  return item !== undefined && plainText(item.content, notice.numbering).includes(words) ? { part, words } : null
}
