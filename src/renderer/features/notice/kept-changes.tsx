/** What a kept copy says and the saved version does not: both side by side, their words marked. */
import { useMemo } from 'react'
import { type NoticeChange, changedRuns, compareNotices, nameOf } from '../../../domain/notice/compare-notices.ts'
import { type ComparedRun, shortenRuns } from '../../../domain/notice/compare-words.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import classes from './kept-changes.module.css'

interface KeptChangesProps {
  readonly saved: Notice
  readonly kept: Notice
  /** What the saved one is called. */
  readonly savedName: string
}

/** So many are shown; the history compares all of them. */
const shown = 30

export function KeptChanges({ saved, kept, savedName }: KeptChangesProps) {
  const changes = useMemo(() => compareNotices(saved, kept), [saved, kept])
  if (changes.length === 0) return null
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label="Những chỗ khác nhau">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Chỗ</th>
            <th scope="col">{savedName}</th>
            <th scope="col">Bản đang soạn</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, shown).map((change, at) => (
            <tr key={at}>
              <th scope="row">{nameOf(change.after ?? change.before)}</th>
              <td>{words(change, 'removed')}</td>
              <td>{words(change, 'added')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > shown && <p>… và {changes.length - shown} chỗ khác.</p>}
    </div>
  )
}

/** The runs of one side: what stayed, and what is there alone. */
function words(change: NoticeChange, side: 'removed' | 'added') {
  return shortenRuns(runsOf(change))
    .filter(({ kind }) => kind === 'same' || kind === side)
    .map(({ kind, text }, at) => {
      const Run = kind === 'same' ? 'span' : kind === 'removed' ? 'del' : 'ins'
      return <Run key={at}>{text}</Run>
    })
}

function runsOf(change: NoticeChange): readonly ComparedRun[] {
  switch (change.kind) {
    case 'added':
      return [{ kind: 'added', text: change.after.text }]
    case 'removed':
      return [{ kind: 'removed', text: change.before.text }]
    case 'moved':
      return [
        { kind: 'removed', text: `${change.before.label} ${change.before.text}`.trim() },
        { kind: 'added', text: `${change.after.label} ${change.after.text}`.trim() },
      ]
    case 'changed':
      return changedRuns(change)
  }
}
