/** The figures of a month, each of which opens its rows, and the report that is written of them. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { partsOf, writeShortDate } from '../../../domain/deadline/dates.ts'
import type { BoardRow } from '../../../domain/follow-up/board.ts'
import type { Standing } from '../../../domain/follow-up/follow-up.ts'
import { type MonthCounts, type MonthReport, type Rate, unitKey } from '../../../domain/follow-up/month-report.ts'
import { capitalize } from '../../../domain/words/text.ts'
import { drafters, hasRole } from '../../../domain/office/roles.ts'
import type { WithKept } from '../../../contract/follow-reports.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { ChoiceField } from '../../ui/fields.tsx'
import { Empty, Waiting } from '../../ui/parts.tsx'
import { writeMoment } from '../../ui/words.ts'
import { useCall, useWriteCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import classes from './follow.module.css'
import { FollowHeading, type PartProps } from './follow-heading.tsx'
import { RowList } from './row-list.tsx'

/** Of a year, the last first. */
function lastMonths(): Readonly<Record<string, string>> {
  const { year, month } = partsOf(today())
  const months = Array.from({ length: 12 }, (_, back) => {
    const ordinal = year * 12 + month - 1 - back
    const [of, number] = [Math.floor(ordinal / 12), (ordinal % 12) + 1]
    return [`${of}-${String(number).padStart(2, '0')}`, `Tháng ${number}/${of}`] as const
  })
  return Object.fromEntries(months)
}

export function ReportScreen({ openPart, openNotice }: PartProps) {
  const months = lastMonths()
  // The month that has ended is the one to be reported on.
  const [month, setMonth] = useState(Object.keys(months)[1] ?? '')
  const { data: user } = useUser()
  const { data: report, error, refetch } = useCall('follow.month', { month })
  const writing = useWriteCall('follow.writeReport')
  async function write(anew: boolean): Promise<void> {
    const written = await writing.attempt({ month, anew }, 'Chưa lập được báo cáo')
    if (written !== null) openNotice(written.id)
  }
  const mayWrite = user !== undefined && hasRole(user, drafters) && report !== undefined && report.rows.length > 0
  const noticeId = report?.kept?.noticeId ?? null
  return (
    <>
      <FollowHeading part="bao-cao" openPart={openPart}>
        <ChoiceField label="Tháng báo cáo" hiddenLabel value={month} onChange={setMonth} choices={months} />
        {noticeId !== null && (
          <Button variant="default" onClick={() => openNotice(noticeId)}>
            Mở báo cáo đã lập
          </Button>
        )}
        {mayWrite && (
          <Button
            variant={noticeId === null ? 'filled' : 'default'}
            loading={writing.isPending}
            onClick={() => void write(noticeId !== null)}
          >
            {noticeId === null ? 'Lập báo cáo' : 'Tính lại và lập báo cáo mới'}
          </Button>
        )}
      </FollowHeading>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : report === undefined ? (
        <Waiting />
      ) : report.rows.length === 0 ? (
        <Empty title="Tháng này chưa có nhiệm vụ nào để báo cáo" />
      ) : (
        <Figures key={month} report={report} openNotice={openNotice} />
      )}
    </>
  )
}

interface Figure {
  readonly title: string
  readonly of: (counts: MonthCounts) => number
  readonly isCounted: (row: BoardRow) => boolean
}

const byStanding = (...standings: readonly Standing[]) => ({
  isCounted: ({ original }: BoardRow) => standings.includes(original),
})

/** As `reportMonth` counts them. */
const figures: readonly Figure[] = [
  { title: 'Tổng số', of: ({ all }) => all, isCounted: () => true },
  { title: 'Đúng hạn gốc', of: ({ done }) => done, ...byStanding('done') },
  { title: 'Trễ hạn gốc', of: ({ doneLate }) => doneLate, ...byStanding('doneLate') },
  { title: 'Chờ duyệt', of: ({ waiting }) => waiting, ...byStanding('waiting') },
  { title: 'Quá hạn gốc', of: ({ overdue }) => overdue, ...byStanding('overdue') },
  { title: 'Chưa đến hạn', of: ({ open }) => open, ...byStanding('today', 'in3', 'in7', 'later') },
  { title: 'Không ghi ngày', of: ({ undated }) => undated, ...byStanding('undated') },
  { title: 'Gia hạn', of: ({ extended }) => extended, isCounted: ({ extensions }) => extensions > 0 },
]

function Figures({
  report,
  openNotice,
}: {
  readonly report: WithKept<MonthReport>
  readonly openNotice: (id: string) => void
}) {
  const [opened, setOpened] = useState<{ readonly title: string; readonly rows: readonly BoardRow[] } | null>(null)
  const { on, total, units, rows, kept } = report
  const rowsOf = (unit: (typeof units)[number]) =>
    rows.filter(({ leads }) => leads.some((lead) => unitKey(lead) === unitKey(unit)))
  const open = (name: string, figure: Figure, of: readonly BoardRow[]) =>
    setOpened({
      title: name === figure.title ? name : `${name}, ${figure.title.toLowerCase()}`,
      rows: of.filter(figure.isCounted),
    })
  return (
    <div className={classes.report}>
      <p className={classes.explained}>
        Tính đến ngày {writeShortDate(on)}.{' '}
        {kept === null
          ? 'Số liệu tính lúc này; khi lập báo cáo, số liệu được chốt lại.'
          : `Số liệu chốt lần ${kept.revision}, ${kept.by}, ${writeMoment(kept.at)}.`}{' '}
        Nhiệm vụ có nhiều cơ quan chủ trì được tính ở từng cơ quan. Bấm một số để xem các nhiệm vụ.
      </p>
      <table className={classes.figures}>
        <thead>
          <tr>
            <th>Cơ quan chủ trì</th>
            {figures.map(({ title }) => (
              <th key={title}>{title}</th>
            ))}
            <th>Tỷ lệ theo hạn gốc</th>
            <th>Theo hạn hiện nay</th>
          </tr>
        </thead>
        <tbody>
          <CountsLine name="Tổng số" counts={total} isSum open={(figure) => open('Tổng số', figure, rows)} />
          {units.map((unit) => (
            <CountsLine
              key={unitKey(unit)}
              name={capitalize(unit.name)}
              counts={unit}
              open={(figure) => open(capitalize(unit.name), figure, rowsOf(unit))}
            />
          ))}
        </tbody>
      </table>
      {opened !== null && (
        <RowList title={opened.title} rows={opened.rows} openNotice={openNotice} close={() => setOpened(null)} />
      )}
    </div>
  )
}

interface CountsLineProps {
  readonly name: string
  readonly counts: MonthCounts
  readonly isSum?: boolean
  readonly open: (figure: Figure) => void
}

function CountsLine({ name, counts, isSum = false, open }: CountsLineProps) {
  return (
    <tr data-sum={isSum}>
      <th scope="row">{name}</th>
      {figures.map((figure) => (
        <td key={figure.title}>
          {figure.of(counts) === 0 ? (
            <span className={classes.quiet}>0</span>
          ) : (
            <button
              type="button"
              aria-label={`${name}, ${figure.title.toLowerCase()}: ${figure.of(counts)}`}
              onClick={() => open(figure)}
            >
              {figure.of(counts)}
            </button>
          )}
        </td>
      ))}
      <td>{writeRate(counts.byOriginal)}</td>
      <td>{writeRate(counts.byCurrent)}</td>
    </tr>
  )
}

function writeRate({ due, onTime }: Rate): string {
  if (due === 0) return '–'
  return `${((onTime * 100) / due).toLocaleString('vi-VN', { maximumFractionDigits: 1 })}% (${onTime}/${due})`
}
