/** What differs between a saved version and the text on the desk: a line for each change, its words marked. */
import { useState } from 'react'
import { type NoticeChange, changedRuns, nameOf } from '../../../domain/notice/compare-notices.ts'
import { type ComparedRun, shortenRuns } from '../../../domain/notice/compare-words.ts'
import type { Spot } from '../../../domain/notice/spot.ts'
import classes from './history.module.css'

/** So many are shown at once: a table that was exchanged has thousands. */
const page = 200

interface ChangeListProps {
  readonly changes: readonly NoticeChange[]
  /** Goes to where it is now. */
  readonly goTo: (spot: Spot) => void
}

export function ChangeList({ changes, goTo }: ChangeListProps) {
  const [limit, setLimit] = useState(page)
  if (changes.length === 0) return <p className={classes.none}>Không khác chữ nào với văn bản đang mở.</p>
  return (
    <div className={classes.scroll}>
      <p className={classes.quiet}>{changes.length} thay đổi, từ đó đến văn bản đang mở</p>
      <ol className={classes.changes} aria-label="Các thay đổi">
        {changes.slice(0, limit).map((change, at) => (
          <li key={at} data-kind={change.kind}>
            <ChangeLine change={change} goTo={goTo} />
          </li>
        ))}
      </ol>
      {changes.length > limit && (
        <button type="button" className={classes.more} onClick={() => setLimit(limit + page)}>
          Hiện thêm {Math.min(page, changes.length - limit)} thay đổi
        </button>
      )}
    </div>
  )
}

const kindNames = { added: 'thêm', removed: 'bỏ', changed: 'sửa', moved: 'chuyển chỗ' } as const

function ChangeLine({ change, goTo }: { readonly change: NoticeChange; readonly goTo: (spot: Spot) => void }) {
  const { after } = change
  const words = <ChangeWords change={change} />
  // What is gone is nowhere to go to.
  return after === null ? (
    <p>{words}</p>
  ) : (
    <button type="button" onClick={() => goTo(after.spot)}>
      {words}
    </button>
  )
}

/** Where it is, what happened there, and the words that went and came. */
export function ChangeWords({ change }: { readonly change: NoticeChange }) {
  const { before, after, kind } = change
  const name = after === null ? nameOf(before) : nameOf(after)
  const place = kind === 'moved' && change.before.label !== '' ? `${change.before.label} → ${change.after.label}` : name
  return (
    <>
      <span className={classes.place}>{place}</span> <span className={classes.kind}>{kindNames[kind]}</span>{' '}
      {runsOfChange(change).map((run, at) => (
        <Words key={at} run={run} />
      ))}
    </>
  )
}

function runsOfChange(change: NoticeChange): readonly ComparedRun[] {
  switch (change.kind) {
    case 'added':
      return shortenRuns([{ kind: 'added', text: change.after.text }])
    case 'removed':
      return shortenRuns([{ kind: 'removed', text: change.before.text }])
    case 'moved':
      return shortenRuns([{ kind: 'same', text: change.after.text }])
    case 'changed':
      return shortenRuns(changedRuns(change))
  }
}

function Words({ run: { kind, text } }: { readonly run: ComparedRun }) {
  if (kind === 'same') return <span>{text}</span>
  return kind === 'removed' ? <del>{text}</del> : <ins>{text}</ins>
}
