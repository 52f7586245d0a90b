import { type NoticeState, stateNames } from '../../domain/office/workflow.ts'
import classes from './ui.module.css'
import { stateTones } from './words.ts'

/** The state of a notice, as a word and a colour. */
export function StateBadge({ state, deleted }: { readonly state: NoticeState; readonly deleted: boolean }) {
  return (
    <span className={classes.badge} data-tone={deleted ? 'gone' : stateTones[state]}>
      {deleted ? 'Đã xóa' : stateNames[state]}
    </span>
  )
}
