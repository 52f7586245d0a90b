/** What was unsure on reading a notice, for a person to look at one by one. */
import { Button } from '@mantine/core'
import { IconCheck, IconCircleCheck } from '@tabler/icons-react'
import { type Place, describePlace } from '../../domain/errors.ts'
import classes from './doubts.module.css'
import { Empty } from './parts.tsx'

export interface ShownDoubt {
  readonly place: Place
  readonly message: string
  readonly settled: boolean
}

interface DoubtListProps {
  readonly doubts: readonly ShownDoubt[]
  readonly chosen: number | null
  /** Shows the place of a doubt. */
  readonly show: (index: number) => void
  /** What the button that shows the place says. */
  readonly showLabel: string
  readonly settle: (index: number, settled: boolean) => void
}

export function DoubtList({ doubts, chosen, show, showLabel, settle }: DoubtListProps) {
  if (doubts.length === 0) {
    return (
      <Empty title="Không có điểm nào cần xem" icon={<IconCircleCheck size={40} stroke={1.3} color="#1d6b3a" aria-hidden />}>
        Mọi câu của bản gốc đều có chỗ rõ ràng.
      </Empty>
    )
  }
  return (
    <ol className={classes.list} aria-label="Điểm cần xem">
      {doubts.map(({ place, message, settled }, index) => (
        <li key={index} className={classes.doubt} data-settled={settled} data-chosen={index === chosen}>
          <p className={classes.place}>{describePlace(place)}</p>
          <p className={classes.message}>{message}</p>
          <div className={classes.deeds}>
            <Button size="compact-sm" variant="default" onClick={() => show(index)} aria-label={`${showLabel}: ${describePlace(place)}`}>
              {showLabel}
            </Button>
            <Button
              size="compact-sm"
              variant="light"
              color={settled ? 'green' : 'deed'}
              leftSection={settled ? <IconCheck size={16} aria-hidden /> : null}
              aria-pressed={settled}
              onClick={() => settle(index, !settled)}
            >
              {settled ? 'Đã xem' : 'Đánh dấu đã xem'}
            </Button>
          </div>
        </li>
      ))}
    </ol>
  )
}
