/** The parts of the notice at the left: their state, and the way to each. Up and down move in it, Enter goes there. */
import { type KeyboardEvent, useMemo, useState } from 'react'
import { type OutlineEntry, type OutlineOf, outlineOf } from '../../notice-editor/outline-entries.ts'
import type { EditorPlace } from '../../notice-editor/places.ts'
import classes from './outline.module.css'
import type { Desk } from './use-desk.ts'
import { usePresence } from './use-presence.ts'

export function Outline({ desk: { notice, checker, directives, navigation } }: { readonly desk: Desk }) {
  const { open } = checker.verdict
  const outline = useMemo(() => outlineOf(notice, open, directives.openParts), [notice, open, directives.openParts])
  const { entries } = outline
  const current = currentEntry(outline, navigation.part, navigation.tab)
  const others = usePresence(notice.id, current?.place.id ?? current?.key ?? null)
  const [chosen, setChosen] = useState<string | null>(null)
  const focusable = entries.some(({ key }) => key === chosen) ? chosen : (current?.key ?? entries[0]?.key)

  function move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = entries.findIndex(({ key }) => key === focusable)
    const next = entries[Math.max(0, Math.min(at + step, entries.length - 1))]
    if (next === undefined) return
    setChosen(next.key)
    document.getElementById(`outline-${next.key}`)?.focus()
  }

  return (
    <nav className={classes.outline} id="desk-outline" aria-label="Mục lục" onKeyDown={move}>
      {entries.map((entry) => (
        <EntryButton
          key={entry.key}
          entry={entry}
          isCurrent={entry.key === current?.key}
          isFocusable={entry.key === focusable}
          here={others.filter(({ part }) => part === (entry.place.id ?? entry.key)).map(({ name }) => name)}
          go={(place) => {
            setChosen(null)
            navigation.goTo(place)
          }}
        />
      ))}
    </nav>
  )
}

function currentEntry({ entries, entryOf }: OutlineOf, part: string | null, tab: string): OutlineEntry | undefined {
  const owner = part === null ? null : entryOf(part)
  return (
    entries.find(({ place }) => place.id === part && part !== null) ??
    entries.find(({ key, place }) => key === owner && place.tab === tab) ??
    entries.find(({ place }) => place.tab === tab)
  )
}

/** What colleagues call each other by. */
const lastWord = (name: string) => name.split(' ').at(-1) ?? name

interface EntryButtonProps {
  readonly entry: OutlineEntry
  readonly isCurrent: boolean
  readonly isFocusable: boolean
  /** Names of others who are at it. */
  readonly here: readonly string[]
  readonly go: (place: EditorPlace) => void
}

function EntryButton({ entry, isCurrent, isFocusable, here, go }: EntryButtonProps) {
  const { key, label, words, depth, place, isMissing, isWritten, errors, others, directives } = entry
  return (
    <button
      type="button"
      id={`outline-${key}`}
      className={classes.entry}
      style={{ paddingLeft: 10 + depth * 14 }}
      tabIndex={isFocusable ? 0 : -1}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => go(place)}
    >
      <span className={classes.name}>
        {label !== '' && <strong>{label}</strong>} {words}
      </span>
      {here.length > 0 && (
        <span className={classes.here} title={`${here.join(', ')} đang ở phần này`}>
          <span className="only-heard">đang ở phần này: </span>
          {here.map(lastWord).join(', ')}
        </span>
      )}
      {directives > 0 && (
        <span className={classes.directives} title={`${directives} nội dung giao chưa xử lý (F9)`}>
          <span className="only-heard">nội dung giao chưa xử lý: </span>→{directives}
        </span>
      )}
      {isMissing ? (
        <span className={classes.missing}>trống</span>
      ) : errors > 0 ? (
        <span className={classes.errors} title={`${errors} lỗi`}>
          {errors}
        </span>
      ) : others > 0 ? (
        <span className={classes.others} title={`${others} cảnh báo và lưu ý`}>
          {others}
        </span>
      ) : isWritten && depth === 0 && place.tab !== 'appendix' ? (
        <span className={classes.done} aria-label="đủ">
          ✓
        </span>
      ) : null}
    </button>
  )
}
