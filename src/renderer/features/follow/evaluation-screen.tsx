/** How units did in a period, by the weights of the office; kept, so that it can be given again. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { quarterOf } from '../../../domain/deadline/calendar.ts'
import { unitKey } from '../../../domain/follow-up/month-report.ts'
import type { UnitEvaluation } from '../../../domain/follow-up/evaluation.ts'
import { capitalize } from '../../../domain/words/text.ts'
import { drafters, hasRole } from '../../../domain/office/roles.ts'
import { call } from '../../client.ts'
import { today } from '../../notice-editor/use-office.ts'
import { BookMenu } from '../../ui/book-menu.tsx'
import { Failure } from '../../ui/failure.tsx'
import { DateField } from '../../ui/fields.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { Empty, Waiting } from '../../ui/parts.tsx'
import { writeMoment } from '../../ui/words.ts'
import { useCall, useWriteCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import classes from './follow.module.css'
import { FollowHeading, type PartProps } from './follow-heading.tsx'

/** From the beginning of the quarter. */
function firstOfQuarter(): string {
  const { year, quarter } = quarterOf(today())
  return `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`
}

export function EvaluationScreen({ openPart }: PartProps) {
  const [from, setFrom] = useState<string | null>(firstOfQuarter())
  const [to, setTo] = useState<string | null>(today())
  const { data: user } = useUser()
  const isPeriod = from !== null && to !== null && from <= to
  const period = { from: from ?? '', to: to ?? '' }
  const { data, error, refetch } = useCall('follow.evaluate', period, isPeriod)
  const keeping = useWriteCall('follow.keepEvaluation')
  async function keep(): Promise<void> {
    const kept = await keeping.attempt(period, 'Chưa chốt được đánh giá')
    if (kept !== null) notifyDone(`Đã chốt đánh giá lần ${kept.revision}.`)
  }
  const isThere = data !== undefined && data.units.length > 0
  return (
    <>
      <FollowHeading part="danh-gia" openPart={openPart}>
        <div className={classes.day}>
          <DateField label="Từ ngày" value={from} onChange={setFrom} />
        </div>
        <div className={classes.day}>
          <DateField label="Đến ngày" value={to} onChange={setTo} />
        </div>
        {user !== undefined && hasRole(user, drafters) && (
          <Button variant="default" loading={keeping.isPending} disabled={!isThere} onClick={() => void keep()}>
            Chốt số liệu
          </Button>
        )}
        <BookMenu
          label="Xuất đánh giá"
          disabled={!isThere}
          make={(as) => call('follow.exportEvaluation', { ...period, as })}
        />
      </FollowHeading>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : !isPeriod ? (
        <Empty title="Ngày đầu phải trước ngày cuối" />
      ) : data === undefined ? (
        <Waiting />
      ) : data.units.length === 0 ? (
        <Empty title="Không có nhiệm vụ nào đến hạn gốc trong thời gian này" />
      ) : (
        <div className={classes.report}>
          <p className={classes.explained}>
            Nhiệm vụ có hạn gốc trong thời gian này, tính đến ngày {writeShortDate(data.on)}.{' '}
            {data.kept !== null &&
              `Số liệu chốt lần ${data.kept.revision}, ${data.kept.by}, ${writeMoment(data.kept.at)}. `}
            Đúng hạn gốc 100 điểm, đúng hạn đã gia hạn {data.weights.extended} điểm, trễ {data.weights.late} điểm, quá
            hạn chưa xong 0 điểm; nhiệm vụ chờ duyệt và chưa đến hạn mới không tính.
          </p>
          <Units units={data.units} />
        </div>
      )}
    </>
  )
}

const columns: readonly (readonly [title: string, of: (unit: UnitEvaluation) => number | null])[] = [
  ['Đến hạn gốc', ({ due }) => due],
  ['Đúng hạn gốc', ({ onTime }) => onTime],
  ['Đúng hạn gia hạn', ({ extended }) => extended],
  ['Trễ', ({ late }) => late],
  ['Quá hạn', ({ overdue }) => overdue],
  ['Chờ duyệt', ({ waiting }) => waiting],
  ['Chưa đến hạn mới', ({ moved }) => moved],
  ['Điểm', ({ points }) => points],
]

function Units({ units }: { readonly units: readonly UnitEvaluation[] }) {
  return (
    <table className={classes.figures}>
      <thead>
        <tr>
          <th>Cơ quan chủ trì</th>
          {columns.map(([title]) => (
            <th key={title}>{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unitKey(unit)}>
            <th scope="row">{capitalize(unit.name)}</th>
            {columns.map(([title, of]) => (
              <td key={title} className={of(unit) === 0 ? classes.quiet : undefined}>
                {of(unit)?.toLocaleString('vi-VN') ?? '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
