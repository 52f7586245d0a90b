/**
 * Names of bodies proposed at a text area while one types in it: arrows choose, Enter or Tab takes the chosen name, Esc
 * hides them. Where one looks for a name in small letters the first is chosen; a name that is being written is never
 * replaced by another unless somebody chose that. A body that the directory does not know is added to it from here, by
 * whoever keeps the office's data. Around any text area: a field, or the editor of a cell.
 */
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { caretLine } from '../ui/caret-line.ts'
import type { Body } from '../../domain/bodies/body-directory.ts'
import { type BodyProposals as Proposed, proposeBodies } from '../../domain/bodies/propose-bodies.ts'
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
  /** The text area fills a cell rather than stands in a form. */
  readonly isCell?: boolean
  /** Holds one text area. */
  readonly children: ReactNode
}

export function BodyProposals({ header, isCell = false, children }: BodyProposalsProps) {
  const id = useId()
  const host = useRef<HTMLDivElement>(null)
  const { bodies, chosen, unknown, look, hide, take, press, addUnknown } = useProposing(header, host)
  const isOpen = bodies.length > 0
  useChoosing(host, isOpen ? id : null, chosen)
  return (
    <div
      ref={host}
      className={classes.proposing}
      data-cell={isCell || undefined}
      onKeyDownCapture={press}
      onInput={look}
      onBlur={hide}
    >
      {children}
      {(isOpen || unknown !== '') && (
        <Popup host={host}>
          {isOpen && <NameList id={id} bodies={bodies} chosen={chosen} take={take} />}
          {unknown !== '' && <UnknownBody name={unknown} add={addUnknown} />}
        </Popup>
      )}
      <p className="only-heard" aria-live="polite">
        {isOpen && `${bodies.length} cơ quan đề xuất`}
        {unknown !== '' && 'Chưa có trong danh mục cơ quan'}
      </p>
    </div>
  )
}

/** What is proposed for the words at the caret, which name is chosen, and the keys. */
function useProposing(header: Notice['header'], host: RefObject<HTMLElement | null>) {
  const office = useOffice()
  const directory = office === null ? null : directoryFor(office, header)
  const [found, setFound] = useState<Proposed | null>(null)
  const [chosen, setChosen] = useState(-1)
  const add = useAdding()
  const { bodies, typed } = found ?? nothing
  const unknown = found?.isUnknown === true && add !== null ? typed : ''

  function look({ target }: SyntheticEvent): void {
    if (directory === null || !(target instanceof HTMLTextAreaElement)) return
    const next = proposeBodies(target.value, target.selectionStart, directory)
    setFound(next)
    setChosen(next.isSought ? 0 : -1)
  }

  function take(body: Body | undefined): void {
    const area = host.current?.querySelector('textarea')
    setFound(null)
    if (body === undefined || found === null || !(area instanceof HTMLTextAreaElement)) return
    // By the browser's own editing, so that the field tells of it as of a key.
    area.setSelectionRange(found.start, found.end)
    document.execCommand('insertText', false, body.name)
  }

  function addUnknown(): void {
    setFound(null)
    void add?.(unknown)
  }

  function press(event: KeyboardEvent): void {
    // During a composition every key belongs to the input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const { key, altKey, shiftKey } = event
    const by = { ArrowDown: 1, ArrowUp: -1 }[key]
    const isBare = !altKey && !shiftKey && !event.ctrlKey && !event.metaKey
    if (unknown !== '' && altKey && shiftKey && event.code === 'KeyC') addUnknown()
    else if (bodies.length === 0 || !isBare) return
    else if (by !== undefined) setChosen(stepTo(chosen, by, bodies.length))
    else if ((key === 'Enter' || key === 'Tab') && chosen !== -1) take(bodies[chosen])
    else if (key === 'Escape') setFound(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return { bodies, chosen, unknown, look, hide: () => setFound(null), take, press, addUnknown }
}

/** Round the list; from none to its first or last. */
function stepTo(chosen: number, by: number, count: number): number {
  return chosen === -1 ? (by > 0 ? 0 : count - 1) : (chosen + by + count) % count
}

const nothing: Pick<Proposed, 'bodies' | 'typed'> = { bodies: [], typed: '' }

/** Tells screen readers at the text area which name is chosen. */
function useChoosing(host: RefObject<HTMLElement | null>, list: string | null, chosen: number): void {
  useEffect(() => {
    const area = host.current?.querySelector('textarea')
    if (area === null || area === undefined || list === null) return
    area.setAttribute('aria-controls', list)
    if (chosen === -1) area.removeAttribute('aria-activedescendant')
    else area.setAttribute('aria-activedescendant', `${list}-${chosen}`)
    return () => {
      area.removeAttribute('aria-controls')
      area.removeAttribute('aria-activedescendant')
    }
  }, [list, chosen])
}

interface PopupProps {
  /** Holds the text area. */
  readonly host: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

/** Below the line of the caret, or above it where there is no room; in the top layer, so that no pane that is scrolled cuts it. */
function Popup({ host, children }: PopupProps) {
  const popup = useRef<HTMLDivElement>(null)
  const area = () => host.current?.querySelector('textarea') ?? null
  const place = () => {
    const [box, text] = [popup.current, area()]
    if (box === null || text === null) return
    const field = text.getBoundingClientRect()
    const line = caretLine(text)
    box.style.minWidth = `${Math.max(field.width, narrowest)}px`
    const room = { below: window.innerHeight - line.bottom - edge, above: line.top - edge }
    const isBelow = room.below > box.scrollHeight || room.below > room.above
    box.style.maxHeight = `${Math.min(tallest, isBelow ? room.below : room.above)}px`
    box.style.top = `${isBelow ? line.bottom + 2 : Math.max(edge, line.top - box.offsetHeight - 2)}px`
    box.style.left = `${Math.max(edge, Math.min(field.left, window.innerWidth - box.offsetWidth - edge))}px`
  }
  useLayoutEffect(() => {
    popup.current?.showPopover()
    window.addEventListener('scroll', place, true)
    window.addEventListener('resize', place)
    return () => {
      window.removeEventListener('scroll', place, true)
      window.removeEventListener('resize', place)
    }
  }, [])
  useLayoutEffect(place)
  return (
    <div ref={popup} popover="manual" className={classes.proposals}>
      {children}
    </div>
  )
}

/** px */
const narrowest = 300
const tallest = 260
const edge = 8

interface NameListProps {
  readonly id: string
  readonly bodies: readonly Body[]
  readonly chosen: number
  readonly take: (body: Body) => void
}

function NameList({ id, bodies, chosen, take }: NameListProps) {
  return (
    <ul id={id} role="listbox" aria-label="Cơ quan đề xuất">
      {bodies.map((body, at) => (
        <li
          key={body.id}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === chosen}
          // The text keeps the focus.
          onMouseDown={(event) => {
            event.preventDefault()
            take(body)
          }}
        >
          {body.name}
          <Kind body={body} />
        </li>
      ))}
    </ul>
  )
}

function Kind({ body: { kind, members, count } }: { readonly body: Body }) {
  if (kind === 'body') return null
  const units = count ?? members.length
  return <small>{units > 0 ? `nhóm ${units} đơn vị` : 'nhóm'}</small>
}

function UnknownBody({ name, add }: { readonly name: string; readonly add: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.unknownBody}
      onMouseDown={(event) => {
        event.preventDefault()
        add()
      }}
    >
      Thêm “{name}” vào danh mục cơ quan <kbd>Alt+Shift+C</kbd>
    </button>
  )
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

/** The proposals around the fields of bodies alone. */
export function BodyProposed({
  isBodies,
  header,
  children,
}: BodyProposalsProps & {
  readonly isBodies: boolean
}) {
  return isBodies ? <BodyProposals header={header}>{children}</BodyProposals> : children
}
