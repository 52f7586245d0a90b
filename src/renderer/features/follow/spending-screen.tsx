/** Plans and payments by field and project, with what is behind its time. */
import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import {
  type Spending,
  type SpendingFigures,
  noAccounting,
  spendingFields,
} from '../../../domain/follow-up/spending.ts'
import { drafters, hasRole } from '../../../domain/office/roles.ts'
import { call, readBase64 } from '../../client.ts'
import { today } from '../../notice-editor/use-office.ts'
import { BookMenu } from '../../ui/book-menu.tsx'
import { notifyExported } from '../../ui/exported.ts'
import { Failure } from '../../ui/failure.tsx'
import { DateField } from '../../ui/fields.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { Empty, Waiting } from '../../ui/parts.tsx'
import { writeMoment } from '../../ui/words.ts'
import { useCall, useWriteCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import classes from './follow.module.css'
import { FollowHeading, type PartProps } from './follow-heading.tsx'

export function SpendingScreen({ openPart }: PartProps) {
  const [on, setOn] = useState<string | null>(today())
  const { data: user } = useUser()
  const { data, error, refetch } = useCall('spending.get', { on })
  const taken = data?.taken ?? null
  return (
    <>
      <FollowHeading part="giai-ngan" openPart={openPart}>
        <div className={classes.day}>
          <DateField label="Tính đến ngày" value={on} onChange={setOn} />
        </div>
        {user !== undefined && hasRole(user, drafters) && <TableButtons day={on ?? today()} />}
        <BookMenu label="Xuất" disabled={taken === null} make={(as) => call('spending.export', { on, as })} />
      </FollowHeading>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting />
      ) : taken === null ? (
        <Empty title="Chưa có số liệu giải ngân">
          Bấm “Lấy bảng để điền”, ghi kế hoạch và số đã giải ngân của từng dự án, rồi bấm “Nhận bảng …”. {noAccounting}
        </Empty>
      ) : (
        <div className={classes.report}>
          <p className={classes.explained}>
            Theo bảng ngày {writeShortDate(taken.day)} ({taken.fileName}, {taken.by} nhận {writeMoment(taken.at)}). Điểm
            chậm là tỷ lệ thời gian đã qua trừ tỷ lệ đã giải ngân; từ {data.spending.threshold} điểm là chậm.{' '}
            {noAccounting}
          </p>
          <Figures spending={data.spending} />
        </div>
      )}
    </>
  )
}

/** The form, with what was taken in last. */
async function sendTable(): Promise<void> {
  try {
    const exported = await call('spending.exportTable', {})
    if (exported !== null) notifyExported(exported)
  } catch (error) {
    notifyFailed('Chưa lấy được bảng để điền', error)
  }
}

/** The table goes out to be filled in, and comes in as of the day that is shown. */
function TableButtons({ day }: { readonly day: string }) {
  const chooser = useRef<HTMLInputElement>(null)
  const taking = useWriteCall('spending.take')
  async function take(file: File): Promise<void> {
    const input = { file: { fileName: file.name, base64: await readBase64(file) }, day }
    const taken = await taking.attempt(input, 'Chưa nhận được bảng')
    if (taken !== null) notifyDone(`Đã nhận bảng ngày ${writeShortDate(day)}: ${taken.rows} dự án.`)
  }
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".xlsx"
        aria-label="Chọn bảng giải ngân"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file !== undefined) void take(file)
        }}
      />
      <Button variant="default" onClick={() => void sendTable()}>
        Lấy bảng để điền
      </Button>
      <Button variant="default" loading={taking.isPending} onClick={() => chooser.current?.click()}>
        Nhận bảng …
      </Button>
    </>
  )
}

function Figures({ spending: { total, fields, projects } }: { readonly spending: Spending }) {
  return (
    <table className={classes.figures}>
      <thead>
        <tr>
          <th>Lĩnh vực, dự án</th>
          <th className={classes.left}>Cơ quan</th>
          <th>Kế hoạch (triệu đồng)</th>
          <th>Đã giải ngân (triệu đồng)</th>
          <th>Tỷ lệ</th>
          <th>Thời gian đã qua</th>
          <th>Điểm chậm</th>
        </tr>
      </thead>
      <tbody>
        <Line name="Tổng số" figures={total} isSum />
        {fields.map(({ field, ...figures }) => (
          <FieldLines
            key={field}
            name={spendingFields[field]}
            figures={figures}
            projects={projects.filter((one) => one.field === field)}
          />
        ))}
      </tbody>
    </table>
  )
}

interface FieldLinesProps {
  readonly name: string
  readonly figures: SpendingFigures
  readonly projects: Spending['projects']
}

function FieldLines({ name, figures, projects }: FieldLinesProps) {
  return (
    <>
      <Line name={name} figures={figures} isSum />
      {projects.map((one) => (
        <Line key={`${one.project} ${one.unit}`} name={one.project} unit={one.unit} figures={one} />
      ))}
    </>
  )
}

interface LineProps {
  readonly name: string
  readonly unit?: string
  readonly figures: SpendingFigures
  readonly isSum?: boolean
}

const percent = (share: number) => `${(share * 100).toLocaleString('vi-VN', { maximumFractionDigits: 1 })}%`

function Line({ name, unit = '', figures, isSum = false }: LineProps) {
  const { plan, paid, rate, elapsed, slow, isSlow } = figures
  return (
    <tr data-sum={isSum}>
      <th scope="row">{name}</th>
      <td className={classes.left}>{unit}</td>
      <td>{plan.toLocaleString('vi-VN')}</td>
      <td>{paid.toLocaleString('vi-VN')}</td>
      <td>{percent(rate)}</td>
      <td>{percent(elapsed)}</td>
      <td data-slow={isSlow}>
        {slow.toLocaleString('vi-VN')}
        {isSlow && ' chậm'}
      </td>
    </tr>
  )
}
