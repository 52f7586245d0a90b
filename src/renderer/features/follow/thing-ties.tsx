/** What a thing continues, and what its indicators were to reach and reached. */
import { Button } from '@mantine/core'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import type { LineageStep } from '../../../domain/follow-up/lineage.ts'
import type { IndicatorSeries } from '../../../domain/follow-up/indicators.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import classes from './follow.module.css'
import { StandingBadge } from './standing-badge.tsx'

interface LineageProps {
  readonly obligation: string
  /** How many entries of the obligation as a whole were seen. */
  readonly seen: number
  readonly mayWrite: boolean
}

/** The notices a task went through, with all its days on one line; where nobody said so yet, what it may continue. */
export function LineageOf({ obligation, seen, mayWrite }: LineageProps) {
  const { data } = useCall('follow.lineage', { obligation })
  const continuing = useWriteCall('follow.continue')
  async function join(step: LineageStep): Promise<void> {
    const written = await continuing.attempt({ obligation, seen, earlier: step.obligationId }, 'Chưa ghi được')
    if (written !== null) notifyDone(`Đã ghi: tiếp nối ${step.name}.`, [], 'left')
  }
  if (data === undefined || (data.steps.length < 2 && data.proposed.length === 0)) return null
  const isJoined = data.steps.length > 1
  return (
    <section aria-label="Nhiệm vụ qua các thông báo">
      <h3>Qua các thông báo</h3>
      {isJoined ? (
        <p className={classes.line}>{data.steps.map(writeStep).join(' → ')}</p>
      ) : (
        <ul className={classes.receipts}>
          {data.proposed.map(({ step, text, standing, share }) => (
            <li key={step.obligationId}>
              <span>
                <strong>{writeStep(step)}</strong> {text}
              </span>
              <span>
                <StandingBadge standing={standing} />{' '}
                <span className={classes.quiet}>giống {Math.round(share * 100)}%</span>
              </span>
              {mayWrite && (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={continuing.isPending}
                  aria-label={`Tiếp nối ${step.name}`}
                  onClick={() => void join(step)}
                >
                  Tiếp nối
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function writeStep({ name, originalUntil, until }: LineageStep): string {
  const days = [originalUntil, until].filter((day, at, all) => day !== null && all.indexOf(day) === at) as string[]
  return `${name} (${days.length === 0 ? 'không ghi ngày' : days.map(writeShortDate).join(' → ')})`
}

export function IndicatorsOf({ obligation }: { readonly obligation: string }) {
  const { data } = useCall('follow.indicators', { obligation })
  if (data === undefined || data.targets.length + data.series.length === 0) return null
  return (
    <section aria-label="Chỉ tiêu">
      <h3>Chỉ tiêu</h3>
      <ul className={classes.indicators}>
        {data.targets.map(({ subject, words }) => (
          <li key={`${subject} ${words}`}>
            {subject} <strong>{words}</strong>
          </li>
        ))}
        {data.series.map((one) => (
          <li key={one.indicator}>{writeSeries(one)}</li>
        ))}
        {data.differences.map(({ one, other }) => (
          <li key={`${one.name} ${other.name}`} className={classes.late}>
            Ghi khác nhau: {one.name} “{one.words}”, {other.name} “{other.words}”.
          </li>
        ))}
      </ul>
    </section>
  )
}

function writeSeries({ indicator, values, target, isMet }: IndicatorSeries): string {
  const written = values.map(({ on, value }) => `${value.toLocaleString('vi-VN')} (${writeShortDate(on)})`).join(' → ')
  const verdict = target === null ? '' : `; mục tiêu ${target.words}: ${isMet === true ? 'đạt' : 'chưa đạt'}`
  return `${indicator}: ${written}${verdict}`
}
