/** Paper files that are lent: who has which, until when, and what came back. */
import { Badge, Button, Checkbox, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { type CaseFile, codeOf } from '../../../domain/archive/case-file.ts'
import { type Loan, daysOverdue } from '../../../domain/archive/loan.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { call } from '../../client.ts'
import { today } from '../../notice-editor/use-office.ts'
import { ChoiceField, DateField, TextField } from '../../ui/fields.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { print } from './print.ts'

export function LoanDesk() {
  const [returned, setReturned] = useState(false)
  const { data: files } = useCall('caseFile.list', { year: null })
  const { data: loans } = useCall('loan.list', { returned })
  const { data: out } = useCall('loan.list', {})
  if (files === undefined || loans === undefined || out === undefined) return null
  const lent = new Set(out.map(({ file }) => file.id))
  const free = files.filter(
    ({ id, isHandedOver, destruction }) => !lent.has(id) && !isHandedOver && destruction === null,
  )
  const late = out.filter((loan) => daysOverdue(loan, today()) > 0).length
  return (
    <Stack>
      {free.length > 0 && <Lending key={free.map(({ id }) => id).join(' ')} files={free} />}
      <Group justify="space-between">
        <Text fw={600}>
          {out.length === 0 ? 'Không có hồ sơ nào đang được mượn.' : `${out.length} hồ sơ đang được mượn`}
          {late > 0 ? `, ${late} hồ sơ quá hạn trả` : ''}
        </Text>
        <Group gap="xs">
          <Checkbox
            label="Kèm hồ sơ đã trả"
            checked={returned}
            onChange={({ currentTarget: { checked } }) => setReturned(checked)}
          />
          {loans.length > 0 && (
            <Button variant="default" onClick={() => void print(call('loan.exportSheet', { returned, as: 'docx' }))}>
              Sổ mượn hồ sơ (Word)
            </Button>
          )}
        </Group>
      </Group>
      {loans.length > 0 && <Lent loans={loans} />}
    </Stack>
  )
}

function Lending({ files }: { readonly files: readonly CaseFile[] }) {
  const lending = useWriteCall('loan.lend')
  const [file, setFile] = useState(files[0]?.id ?? '')
  const [borrower, setBorrower] = useState('')
  const [unit, setUnit] = useState('')
  const [purpose, setPurpose] = useState('')
  const [lentOn, setLentOn] = useState<string | null>(today())
  const [dueOn, setDueOn] = useState<string | null>(null)
  const isWhole = borrower.trim().length >= 2 && lentOn !== null && dueOn !== null
  async function lend(): Promise<void> {
    const asked = { file, borrower, unit, purpose, lentOn: lentOn ?? '', dueOn: dueOn ?? '' }
    if ((await lending.attempt(asked, 'Chưa ghi được việc mượn')) !== null)
      notifyDone('Đã ghi hồ sơ được mượn. Chính hồ sơ không đổi.')
  }
  return (
    <Stack gap="xs">
      <Text fw={600}>Cho mượn hồ sơ giấy</Text>
      <ChoiceField
        label="Hồ sơ"
        value={file}
        onChange={setFile}
        choices={Object.fromEntries(files.map((one) => [one.id, `${codeOf(one)}, ${one.year}: ${one.title}`]))}
      />
      <Group align="flex-start" grow>
        <TextField label="Người mượn" value={borrower} onChange={setBorrower} />
        <TextField label="Đơn vị" value={unit} onChange={setUnit} />
        <TextField label="Mục đích" value={purpose} onChange={setPurpose} />
        <DateField label="Ngày mượn" value={lentOn} onChange={setLentOn} />
        <DateField label="Hẹn trả" value={dueOn} onChange={setDueOn} />
      </Group>
      <Button w="fit-content" disabled={!isWhole} loading={lending.isPending} onClick={() => void lend()}>
        Ghi cho mượn
      </Button>
    </Stack>
  )
}

function Lent({ loans }: { readonly loans: readonly Loan[] }) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Hồ sơ</Table.Th>
          <Table.Th>Người mượn</Table.Th>
          <Table.Th>Mục đích</Table.Th>
          <Table.Th>Ngày mượn</Table.Th>
          <Table.Th>Hẹn trả</Table.Th>
          <Table.Th>Trả</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {loans.map((loan) => (
          <OneLoan key={loan.id} loan={loan} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function OneLoan({ loan }: { readonly loan: Loan }) {
  const { file, borrower, unit, purpose, lentOn, dueOn, lentBy, returnedOn, returnedTo, note } = loan
  const late = daysOverdue(loan, today())
  return (
    <Table.Tr>
      <Table.Td>
        {codeOf(file)}, {file.year}: {file.title}
      </Table.Td>
      <Table.Td>
        {borrower}
        {unit !== '' && <Text size="sm">{unit}</Text>}
      </Table.Td>
      <Table.Td>{purpose}</Table.Td>
      <Table.Td title={`Người ghi: ${lentBy}`}>{writeShortDate(lentOn)}</Table.Td>
      <Table.Td>
        {writeShortDate(dueOn)}
        {late > 0 && (
          <Badge ml={6} color="red" variant="light" tt="none">
            Quá hạn {late} ngày
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        {returnedOn === null ? (
          <GivingBack loan={loan} />
        ) : (
          <>
            {writeShortDate(returnedOn)}, {returnedTo} nhận
            {note !== '' && <Text size="sm">{note}</Text>}
          </>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** On the day it came back, with what was seen. */
function GivingBack({ loan: { id, borrower } }: { readonly loan: Loan }) {
  const giving = useWriteCall('loan.giveBack')
  const [isAsked, setAsked] = useState(false)
  const [day, setDay] = useState<string | null>(today())
  const [note, setNote] = useState('')
  if (!isAsked)
    return (
      <Button size="xs" variant="light" aria-label={`Ghi ${borrower} đã trả hồ sơ`} onClick={() => setAsked(true)}>
        Đã trả …
      </Button>
    )
  return (
    <Stack gap={4}>
      <DateField label="Ngày trả" value={day} onChange={setDay} />
      <TextField label="Tình trạng khi trả" value={note} onChange={setNote} />
      <Button
        size="xs"
        w="fit-content"
        disabled={day === null}
        onClick={() => void giving.attempt({ loan: id, returnedOn: day ?? '', note }, 'Chưa ghi được việc trả')}
      >
        Ghi đã trả
      </Button>
    </Stack>
  )
}
