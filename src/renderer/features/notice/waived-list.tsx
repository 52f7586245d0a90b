/** What was waived, by whom and why; and the waivers that hold no longer. */
import { Button } from '@mantine/core'
import { describePlace } from '../../../domain/errors.ts'
import type { Waiver } from '../../../domain/office/records.ts'
import type { PlacedFinding } from '../../../checker/check.ts'
import { severityNames, writeMoment } from '../../ui/words.ts'
import classes from './check-panel.module.css'
import type { Checker } from './use-checker.ts'

export function WaivedList({ checker: { verdict, show, withdraw, placeOf, mayWaive } }: { readonly checker: Checker }) {
  const { waived, expired } = verdict
  if (waived.length + expired.length === 0) return null
  return (
    <section aria-label="Đã bỏ qua có lý do">
      <h2 className={classes.group}>Đã bỏ qua có lý do ({waived.length})</h2>
      <ul className={classes.list}>
        {waived.map(({ finding, waiver }) => (
          <WaivedFinding
            key={waiver.id}
            finding={finding}
            waiver={waiver}
            show={show}
            withdraw={withdraw}
            mayWaive={mayWaive}
          />
        ))}
      </ul>
      {expired.length > 0 && (
        <details className={classes.expired}>
          <summary>{expired.length} lần bỏ qua đã hết hiệu lực vì chỗ đó đã được sửa</summary>
          <ul>
            {expired.map(({ id, spot, message, reason, waivedBy }) => (
              <li key={id}>
                {describePlace(placeOf(spot))}: {message} Lý do khi đó: {reason} ({waivedBy})
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

interface WaivedFindingProps extends Pick<Checker, 'show' | 'withdraw' | 'mayWaive'> {
  readonly finding: PlacedFinding
  readonly waiver: Waiver
}

function WaivedFinding({ finding, waiver, show, withdraw, mayWaive }: WaivedFindingProps) {
  return (
    <li className={classes.finding} data-tone="waived">
      <p className={classes.head}>
        {finding.title}
        <span className={classes.rule}>
          {severityNames[finding.severity]}, {finding.rule}
        </span>
      </p>
      <p className={classes.message}>
        {describePlace(finding.place)}: {finding.message}
      </p>
      <p className={classes.reason}>
        Lý do: {waiver.reason}{' '}
        <span className={classes.rule}>
          ({waiver.waivedBy}, {writeMoment(waiver.waivedAt)})
        </span>
      </p>
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => show(finding)}
          aria-label={`Tới chỗ này: ${describePlace(finding.place)}`}
        >
          Tới chỗ này
        </Button>
        {mayWaive && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => withdraw(waiver)}>
            Không bỏ qua nữa
          </Button>
        )}
      </div>
    </li>
  )
}
