/** Open tasks of earlier notices that a draft may continue: what is ordered again is best ordered with its old day in view. */
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { standingNames } from '../../../domain/follow-up/follow-up.ts'
import type { ProposedEarlier } from '../../../contract/follow-reports.ts'
import { useCall } from '../../use-call.ts'
import classes from './directive-panel.module.css'

/** Of the draft as it is saved. */
export function Predecessors({ id }: { readonly id: string }) {
  const { data = [] } = useCall('follow.predecessors', { id })
  if (data.length === 0) return null
  return (
    <section aria-label="Nhiệm vụ trước còn mở">
      <h2 className={classes.group}>Có thể tiếp nối nhiệm vụ trước còn mở</h2>
      <p className={classes.predecessorsNote}>
        Nhiệm vụ nào là việc cũ giao lại thì sau khi ban hành, mở nhiệm vụ đó ở Theo dõi và bấm Tiếp nối.
      </p>
      <ul className={classes.predecessors}>
        {data.map(({ source, ordinal, text, proposed }) => (
          <li key={`${source} ${ordinal} ${text}`}>
            <strong>
              {source === 'row' ? 'STT' : 'Mục'} {ordinal}
            </strong>{' '}
            {text.length > 120 ? `${text.slice(0, 120).trimEnd()}…` : text}
            <ul>
              {proposed.map((one) => (
                <li key={one.step.obligationId}>{describe(one)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function describe({ step: { name, until }, standing, share }: ProposedEarlier): string {
  const day = until === null ? 'không ghi ngày' : `hạn ${writeShortDate(until)}`
  return `${name}, ${day}, ${standingNames[standing].toLowerCase()}; giống ${Math.round(share * 100)}%`
}
