/** Number and day of a notice: the next number of its series is proposed, what is unusual is said before it is done. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { describeHolder, describeNumber } from '../../../domain/office/records.ts'
import type { NextNumber } from '../../../domain/office/register.ts'
import { dropDraft, findDraft, isChanged } from '../../notice-editor/notice-drafts.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { CountField, DateField } from '../../ui/fields.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'

interface IssueFormProps {
  readonly view: NoticeView
  /** A paper of the past has the number it has: nothing is proposed. */
  readonly event: 'issue' | 'takeUp'
  readonly close: () => void
}

export function IssueForm({ view, event, close }: IssueFormProps) {
  const { header } = view.notice
  const isPast = event === 'takeUp'
  const [date, setDate] = useState<string | null>(header.date ?? (isPast ? null : today()))
  const organ = header.issuingOrgans[0]?.name ?? ''
  const { symbol } = header
  const asked = { organ, symbol, date: date ?? today() }
  const { data: next, error } = useCall('register.next', asked, symbol !== '')
  const draft = findDraft(view.notice.id)
  if (draft !== null && isChanged(draft)) return <Text>Thông báo còn thay đổi chưa lưu. Hãy lưu rồi làm tiếp.</Text>
  if (symbol === '') return <Text>Thông báo chưa có ký hiệu. Hãy trả lại để người soạn ghi ký hiệu.</Text>
  if (error !== null) return <Failure error={error} />
  if (next === undefined) return <Waiting what="Đang xem sổ …" />
  return <Form view={view} isPast={isPast} next={next} date={date} setDate={setDate} close={close} />
}

interface FormProps {
  readonly view: NoticeView
  readonly isPast: boolean
  readonly next: NextNumber
  readonly date: string | null
  readonly setDate: (date: string | null) => void
  readonly close: () => void
}

function Form({ view, isPast, next, date, setDate, close }: FormProps) {
  const { header } = view.notice
  const [chosen, setChosen] = useState<number | null | undefined>(header.number ?? undefined)
  const proposed = isPast ? null : next.number
  const number = chosen === undefined ? proposed : chosen
  const { give, error, isWorking } = useIssuing(view, isPast, close)
  const remarks = isPast || number === null || date === null ? [] : remarksOn(next, number, date)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (number !== null && date !== null) void give(number, date)
      }}
    >
      <Stack>
        <Text>
          Dãy số {next.symbol} của {next.organ}
          {next.highest === null ? ': chưa có số nào.' : `: số cao nhất đã dùng là ${next.highest}.`}
        </Text>
        <CountField label="Số" value={number} onChange={setChosen} />
        <DateField label="Ngày ban hành" value={date} onChange={setDate} />
        {remarks.map((remark) => (
          <Text key={remark} role="status">
            {remark}
          </Text>
        ))}
        {isPast && (
          <Text>Tệp gốc làm căn cứ: {view.originals[0]?.fileName}. Không trình duyệt lại; số được phép trùng.</Text>
        )}
        {error !== null && <Failure error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Hủy
          </Button>
          <Button type="submit" loading={isWorking} disabled={number === null || date === null}>
            {isPast ? 'Ghi nhận' : 'Ban hành'} {number === null ? '' : describeNumber({ number, symbol: next.symbol })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** What is unusual about a number and a day; it forbids nothing. */
export function remarksOn(
  { number: proposed, reserved, latestDay }: NextNumber,
  number: number,
  date: string,
): string[] {
  const skipped = number - proposed
  return [
    ...(reserved.includes(number) ? [`Số ${number} đang được để dành; ban hành là dùng số đó.`] : []),
    ...(number < proposed && !reserved.includes(number)
      ? [`Dãy đã vượt qua số ${number}; số bỏ trống không được cấp lại.`]
      : []),
    ...(skipped === 1 ? [`Số ${proposed} bị bỏ trống và không được cấp lại.`] : []),
    ...(skipped > 1 ? [`Các số ${proposed}–${number - 1} bị bỏ trống và không được cấp lại.`] : []),
    ...(latestDay !== null && date < latestDay
      ? [`Ngày này sớm hơn văn bản mới nhất của dãy (${writeShortDate(latestDay)}).`]
      : []),
    ...(date > today() ? ['Ngày này chưa đến.'] : []),
  ]
}

function useIssuing(view: NoticeView, isPast: boolean, close: () => void) {
  const issuing = useWriteCall('notice.issue')
  const takingUp = useWriteCall('notice.takeUp')
  const mutation = isPast ? takingUp : issuing
  async function give(number: number, date: string): Promise<void> {
    const { id } = view.notice
    try {
      const { repeats } = await mutation.mutateAsync({ id, version: view.version, number, date })
      // What is on the screen has neither number nor day.
      dropDraft(id)
      close()
      const named = describeNumber({ number, symbol: view.notice.header.symbol })
      const same = repeats.map((holder) => ` Trùng số với ${describeHolder(holder)}.`).join('')
      notifyDone(`${isPast ? 'Đã ghi nhận' : 'Đã ban hành'} ${named}.${same}`)
    } catch {
      // Shown in the dialog by the mutation's error.
    }
  }
  return { give, error: mutation.error, isWorking: mutation.isPending }
}
