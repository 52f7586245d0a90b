/** To whom an issued notice went and to whom not; several recipients are marked at once. */
import { Button, Checkbox, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { type SendingChannel, type SendingLine, channelNames } from '../../../domain/office/sending.ts'
import { call } from '../../client.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { ChoiceField, CountField, DateField, TextField } from '../../ui/fields.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { type BookForm, BookMenu } from '../../ui/book-menu.tsx'

interface SendingListProps {
  readonly id: string
  readonly canMark: boolean
}

export function SendingList({ id, canMark }: SendingListProps) {
  const { data: lines, error, refetch } = useCall('sending.list', { notice: id })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />
  if (lines === undefined) return <Waiting />
  if (lines.length === 0) return <Text>Thông báo không ghi nơi nhận nào.</Text>
  const unsent = lines.filter(({ sent }) => sent === null).map(({ recipientId }) => recipientId)
  const choose = (recipient: string, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, recipient] : [...chosen].filter((one) => one !== recipient)))
  return (
    <Stack>
      <Group justify="space-between">
        <Text role="status">
          {unsent.length === 0 ? 'Đã gửi mọi nơi nhận.' : `Chưa gửi ${unsent.length} trong ${lines.length} nơi nhận.`}
        </Text>
        <Group gap="xs">
          {canMark && unsent.length > 0 && (
            <Button variant="default" onClick={() => setChosen(new Set(unsent))}>
              Chọn nơi chưa gửi
            </Button>
          )}
          <BookMenu label="Xuất sổ giao" variant="default" make={(as) => exportLog(id, as)} />
        </Group>
      </Group>
      <Lines lines={lines} chosen={chosen} choose={canMark ? choose : null} />
      {canMark && <MarkForm id={id} chosen={chosen} done={() => setChosen(new Set())} />}
    </Stack>
  )
}

function exportLog(notice: string, as: BookForm) {
  return as === 'xlsx' ? call('sending.exportXlsx', { notice }) : call('sending.exportSheet', { notice, as })
}

interface LinesProps {
  readonly lines: readonly SendingLine[]
  readonly chosen: ReadonlySet<string>
  /** Null for who may only look. */
  readonly choose: ((recipient: string, isChosen: boolean) => void) | null
}

function Lines({ lines, chosen, choose }: LinesProps) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {choose !== null && <Table.Th>Chọn</Table.Th>}
          <Table.Th>Nơi nhận</Table.Th>
          <Table.Th>Gửi</Table.Th>
          <Table.Th>Ký nhận</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ recipientId, recipient, sent }) => (
          <Table.Tr key={recipientId}>
            {choose !== null && (
              <Table.Td>
                <Checkbox
                  aria-label={`Chọn ${recipient}`}
                  checked={chosen.has(recipientId)}
                  onChange={(event) => choose(recipientId, event.currentTarget.checked)}
                />
              </Table.Td>
            )}
            <Table.Td>{recipient}</Table.Td>
            <Table.Td>{describeSent(sent)}</Table.Td>
            <Table.Td>{describeReceipt(sent)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function describeSent(sent: SendingLine['sent']): string {
  if (sent === null) return 'Chưa gửi'
  return `${channelNames[sent.channel]}, ${sent.copies} bản, ${writeShortDate(sent.sentOn)}, ${sent.sentBy}`
}

function describeReceipt(sent: SendingLine['sent']): string {
  if (sent === null) return ''
  const day = sent.receivedOn === null ? '' : writeShortDate(sent.receivedOn)
  return [sent.receipt, day].filter((part) => part !== '').join(', ')
}

interface MarkFormProps {
  readonly id: string
  readonly chosen: ReadonlySet<string>
  readonly done: () => void
}

function MarkForm({ id, chosen, done }: MarkFormProps) {
  const marking = useWriteCall('sending.mark')
  const [channel, setChannel] = useState<SendingChannel>('paper')
  const [copies, setCopies] = useState<number | null>(1)
  const [sentOn, setSentOn] = useState<string | null>(today())
  const [receipt, setReceipt] = useState('')
  const [receivedOn, setReceivedOn] = useState<string | null>(null)
  async function mark(): Promise<void> {
    if (copies === null || sentOn === null) return
    const how = { channel, copies, sentOn, receipt, receivedOn }
    if ((await marking.attempt({ id, recipients: [...chosen], ...how }, 'Chưa ghi được')) !== null) done()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void mark()
      }}
    >
      <Group align="flex-end" grow>
        <ChoiceField label="Hình thức" value={channel} onChange={setChannel} choices={channelNames} />
        <CountField label="Số bản" value={copies} onChange={setCopies} />
        <DateField label="Ngày gửi" value={sentOn} onChange={setSentOn} />
        <TextField label="Người ký nhận" value={receipt} onChange={setReceipt} />
        <DateField label="Ngày nhận" value={receivedOn} onChange={setReceivedOn} />
      </Group>
      <Group justify="flex-end" mt="sm">
        <Button
          type="submit"
          loading={marking.isPending}
          disabled={chosen.size === 0 || copies === null || sentOn === null}
        >
          {chosen.size === 0 ? 'Ghi đã gửi' : `Ghi đã gửi ${chosen.size} nơi nhận`}
        </Button>
      </Group>
    </form>
  )
}
