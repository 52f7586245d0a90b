/** What was uncertain when a notice was read, for a person to review one by one. */
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
  readonly canShow?: (doubt: ShownDoubt) => boolean
  /** Label of the button that shows the place. */
  readonly showLabel: string
  readonly settle: (index: number, settled: boolean) => void
}

export function DoubtList({ doubts, chosen, show, canShow = () => true, showLabel, settle }: DoubtListProps) {
  if (doubts.length === 0) {
    return (
      <Empty
        title="Không có điểm nào cần xem"
        icon={<IconCircleCheck size={40} stroke={1.3} color="#1d6b3a" aria-hidden />}
      >
        Mọi câu của bản gốc đều có chỗ rõ ràng.
      </Empty>
    )
  }
  return (
    <ol className={classes.list} aria-label="Điểm cần xem">
      {doubts.map((doubt, index) => (
        <li key={index} className={classes.doubt} data-settled={doubt.settled} data-chosen={index === chosen}>
          <p className={classes.place}>{describePlace(doubt.place)}</p>
          <p className={classes.message}>{doubt.message}</p>
          <div className={classes.actions}>
            {canShow(doubt) && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => show(index)}
                aria-label={`${showLabel}: ${describePlace(doubt.place)}`}
              >
                {showLabel}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="light"
              color={doubt.settled ? 'green' : 'action'}
              leftSection={doubt.settled ? <IconCheck size={16} aria-hidden /> : null}
              aria-pressed={doubt.settled}
              onClick={() => settle(index, !doubt.settled)}
            >
              {doubt.settled ? 'Đã xem' : 'Đánh dấu đã xem'}
            </Button>
          </div>
        </li>
      ))}
    </ol>
  )
}
