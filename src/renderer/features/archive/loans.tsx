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
      {free.length > 0 ? (
        <Lending key={free.map(({ id }) => id).join(' ')} files={free} />
      ) : (
        <Text>
          {files.length === 0
            ? 'Chưa có hồ sơ nào. Hãy chọn văn bản đã ban hành trong danh sách rồi “Xếp vào hồ sơ”.'
            : 'Mọi hồ sơ còn trong kho đều đang được mượn.'}
        </Text>
      )}
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
      <Group gap="sm">
        <Button disabled={!isWhole} loading={lending.isPending} onClick={() => void lend()}>
          Ghi cho mượn
        </Button>
        {!isWhole && <Text size="sm">Cần ghi người mượn, ngày mượn và ngày hẹn trả.</Text>}
      </Group>
    </Stack>
  )
}

function Lent({ loans }: { readonly loans: readonly Loan[] }) {
  return (
    <Table styles={{ td: { verticalAlign: 'top' } }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th miw={170}>Hồ sơ</Table.Th>
          <Table.Th miw={150}>Người mượn, mục đích</Table.Th>
          <Table.Th>Ngày mượn</Table.Th>
          <Table.Th>Hẹn trả</Table.Th>
          <Table.Th w={200}>Trả</Table.Th>
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
        {purpose !== '' && (
          <Text size="sm" c="var(--quiet)">
            {purpose}
          </Text>
        )}
      </Table.Td>
      <Table.Td title={`Người ghi: ${lentBy}`}>{writeShortDate(lentOn)}</Table.Td>
      <Table.Td>
        {writeShortDate(dueOn)}
        {late > 0 && (
          <Badge display="block" w="fit-content" color="red" variant="light" tt="none">
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

/** The key that opened the form is gone: the next one goes into it. */
const focusFirst = (form: HTMLFormElement | null) => form?.querySelector('input')?.focus()

/** On the day it came back, with what was seen. */
function GivingBack({ loan: { id, borrower } }: { readonly loan: Loan }) {
  const giving = useWriteCall('loan.giveBack')
  const [isAsked, setAsked] = useState(false)
  const [day, setDay] = useState<string | null>(today())
  const [note, setNote] = useState('')
  async function giveBack(): Promise<void> {
    if (day === null) return
    if ((await giving.attempt({ loan: id, returnedOn: day, note }, 'Chưa ghi được việc trả')) !== null)
      notifyDone(`Đã ghi ${borrower} trả hồ sơ.`)
  }
  if (!isAsked)
    return (
      <Button size="xs" variant="light" aria-label={`Ghi ${borrower} đã trả hồ sơ`} onClick={() => setAsked(true)}>
        Đã trả …
      </Button>
    )
  return (
    <form
      ref={focusFirst}
      onSubmit={(event) => {
        event.preventDefault()
        void giveBack()
      }}
    >
      <Stack gap={4}>
        <DateField label="Ngày trả" value={day} onChange={setDay} />
        <TextField label="Tình trạng khi trả" value={note} onChange={setNote} />
        <Group gap="xs">
          <Button type="submit" size="xs" disabled={day === null} loading={giving.isPending}>
            Ghi đã trả
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsked(false)}>
            Hủy
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
