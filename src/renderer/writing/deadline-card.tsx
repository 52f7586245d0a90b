/** What the deadline under the caret means, below it. */
import type { DeadlineMeaning } from './describe-deadline.ts'
import classes from './writing.module.css'

interface DeadlineCardProps {
  readonly meaning: DeadlineMeaning
  readonly left: number
  readonly top: number
}

export function DeadlineCard({ meaning: { words, dayOff }, left, top }: DeadlineCardProps) {
  return (
    <div
      className={classes.card}
      role="note"
      style={{ left: `min(${left}px, calc(100% - 17rem))`, top }}
      data-day-off={dayOff !== null}
    >
      {words}
      {dayOff !== null && <strong>{dayOff}</strong>}
    </div>
  )
}
