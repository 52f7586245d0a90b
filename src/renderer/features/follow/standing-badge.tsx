/** How a thing stands, as words and a colour. */
import { type Standing, standingNames } from '../../../domain/follow-up/follow-up.ts'
import classes from './follow.module.css'

export function StandingBadge({ standing }: { readonly standing: Standing }) {
  return (
    <span className={classes.badge} data-standing={standing}>
      {standingNames[standing]}
    </span>
  )
}
