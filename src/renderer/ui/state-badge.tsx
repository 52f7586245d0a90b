import { type NoticeState, stateNames } from '../../domain/office/workflow.ts'
import classes from './ui.module.css'
import { stateTones } from './words.ts'

/** The state of a notice, as a word and a colour. */
export function StateBadge({ state, deleted }: { readonly state: NoticeState; readonly deleted: boolean }) {
  return <ToneBadge tone={deleted ? 'gone' : stateTones[state]}>{deleted ? 'Đã xóa' : stateNames[state]}</ToneBadge>
}

interface ToneBadgeProps {
  readonly tone: (typeof stateTones)[NoticeState]
  readonly children: string
}

/** How far something is on its way: a word, and a colour in which it can be read. */
export function ToneBadge({ tone, children }: ToneBadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  )
}
