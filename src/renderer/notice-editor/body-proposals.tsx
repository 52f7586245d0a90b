/**
 * Names of bodies proposed under a text area while one types in it: arrows choose, Enter or Tab takes the name, Esc hides
 * them. A body that the directory does not know is added to it from here, by whoever keeps the office's data. Around any
 * text area: a field, or the editor of a cell.
 */
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useId, useRef, useState } from 'react'
import type { Body, BodyDirectory } from '../../domain/bodies/body-directory.ts'
import { type BodyProposals as Proposed, completeBody, proposeBodies } from '../../domain/bodies/propose-bodies.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { freeId, newRecord } from '../../domain/office/office-record.ts'
import { hasRole, officeKeepers } from '../../domain/office/roles.ts'
import { notifyDone } from '../ui/notify.tsx'
import { useWriteCall } from '../use-call.ts'
import { useUser } from '../use-user.ts'
import classes from './editor.module.css'
import { directoryFor, useOffice } from './use-office.ts'

interface BodyProposalsProps {
  readonly header: Notice['header']
  /** The whole text with the chosen name in it; the caret is put behind the name. */
  readonly onChoose: (text: string, caret: number) => void
  /** Holds one text area. */
  readonly children: ReactNode
}

export function BodyProposals({ header, onChoose, children }: BodyProposalsProps) {
  const office = useOffice()
  const directory = office === null ? null : directoryFor(office, header)
  const id = useId()
  const host = useRef<HTMLDivElement>(null)
  const [found, setFound] = useState<Proposed | null>(null)
  const [at, setAt] = useState(0)
  const add = useAdding()
  const options = found === null ? [] : optionsOf(found, add !== null)
  const isOpen = options.length > 0

  function look(event: SyntheticEvent): void {
    if (directory !== null && event.target instanceof HTMLTextAreaElement) {
      setFound(lookUp(event.target, directory))
      setAt(0)
    }
  }

  function take(option: Option | undefined): void {
    const area = host.current?.querySelector('textarea')
    setFound(null)
    if (option === undefined || found === null || !(area instanceof HTMLTextAreaElement)) return
    if (option.kind === 'add') return void add?.(option.name)
    const { text, caret } = completeBody(area.value, found, option.body.name)
    onChoose(text, caret)
    requestAnimationFrame(() => area.setSelectionRange(caret, caret))
  }

  function press(event: KeyboardEvent): void {
    // During a composition every key belongs to the input method.
    if (!isOpen || event.nativeEvent.isComposing || event.keyCode === 229) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const takes = event.key === 'Tab' || event.key === 'Enter'
    if (by === undefined && !takes && event.key !== 'Escape') return
    // Enter goes on in the text where only adding to the directory is offered.
    if (takes && options[at]?.kind === 'add' && !event.ctrlKey) return
    event.preventDefault()
    event.stopPropagation()
    if (by !== undefined) setAt((at + by + options.length) % options.length)
    else if (takes) take(options[at])
    else setFound(null)
  }

  return (
    <div
      ref={host}
      className={classes.proposing}
      onKeyDownCapture={press}
      onInput={look}
      onBlur={() => setFound(null)}
      aria-owns={isOpen ? id : undefined}
    >
      {children}
      {isOpen && <OptionList id={id} options={options} at={at} take={take} />}
      <p className="only-heard" aria-live="polite">
        {isOpen && `${options.length} đề xuất`}
      </p>
    </div>
  )
}

interface OptionListProps {
  readonly id: string
  readonly options: readonly Option[]
  readonly at: number
  readonly take: (option: Option) => void
}

function OptionList({ id, options, at, take }: OptionListProps) {
  return (
    <ul id={id} className={classes.proposals} role="listbox" aria-label="Cơ quan đề xuất">
      {options.map((option, index) => (
        <li
          key={option.kind === 'add' ? 'add' : option.body.id}
          role="option"
          aria-selected={index === at}
          // The text keeps the focus.
          onMouseDown={(event) => {
            event.preventDefault()
            take(option)
          }}
        >
          {option.kind === 'add' ? `Thêm “${option.name}” vào danh mục cơ quan (Ctrl+Enter)` : describe(option.body)}
        </li>
      ))}
    </ul>
  )
}

type Option = { readonly kind: 'name'; readonly body: Body } | { readonly kind: 'add'; readonly name: string }

function optionsOf({ bodies, isUnknown, typed }: Proposed, mayAdd: boolean): readonly Option[] {
  const named = bodies.map((body): Option => ({ kind: 'name', body }))
  return isUnknown && mayAdd ? [...named, { kind: 'add', name: typed }] : named
}

function describe({ name, kind, members, count }: Body): string {
  if (kind === 'body') return name
  const units = count ?? members.length
  return units > 0 ? `${name} · nhóm ${units} đơn vị` : `${name} · nhóm`
}

/** Null while nothing fits, or where what is typed is the name already. */
function lookUp(area: HTMLTextAreaElement, directory: BodyDirectory): Proposed | null {
  const found = proposeBodies(area.value, area.selectionStart, directory)
  const [first] = found.bodies
  return first?.name === found.typed && found.bodies.length === 1 ? null : found
}

/** Adds a body to the directory; null for who may not. */
function useAdding(): ((name: string) => Promise<void>) | null {
  const office = useOffice()
  const { data: user } = useUser()
  const saving = useWriteCall('office.save')
  if (office === null || user === undefined || !hasRole(user, officeKeepers)) return null
  return async (name) => {
    const key = { kind: 'body', id: freeId(name, new Set(office.ofKind('body').map(({ id }) => id))) } as const
    const record = newRecord('body', key.id, { name, level: 'province' })
    const input = { readIn: office.version, changes: [{ key, record }] }
    if ((await saving.attempt(input, 'Chưa thêm được cơ quan')) === null) return
    notifyDone(`Đã thêm “${name}” vào danh mục cơ quan, cấp tỉnh.`)
  }
}
