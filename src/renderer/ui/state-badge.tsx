import type { NoticeState } from '../../domain/office/records.ts'
import classes from './ui.module.css'
import { stateNames, stateTones } from './words.ts'

/** The state of a notice, as a word and a colour. */
export function StateBadge({ state, deleted }: { readonly state: NoticeState; readonly deleted: boolean }) {
  return (
    <span className={classes.badge} data-tone={deleted ? 'gone' : stateTones[state]}>
      {deleted ? 'Đã xóa' : stateNames[state]}
    </span>
  )
}
