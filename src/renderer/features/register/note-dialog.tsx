/** A number that no notice of the store gets: kept for a paper to come, spoiled, or given to a paper of the past. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { type RegisterRow, noteNames } from '../../../domain/office/register.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { ChoiceField, CountField, DateField, TextField } from '../../ui/fields.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'

interface NoteDialogProps {
  /** What the register has: its series are proposed. */
  readonly rows: readonly RegisterRow[]
  readonly close: () => void
}

const kinds = { reserved: noteNames.reserved, void: noteNames.void, past: noteNames.past } as const
type Kind = keyof typeof kinds
const kindHints: Readonly<Record<Kind, string>> = {
  reserved: 'Số chưa dùng, giữ cho một văn bản sẽ ban hành.',
  void: 'Số hỏng, không cấp cho văn bản nào nữa.',
  past: 'Số của văn bản ban hành trước đây, không có trong kho.',
}
/** As the contract asks for it. */
const shortestReason = 3

export function NoteDialog({ rows, close }: NoteDialogProps) {
  const [kind, setKind] = useState<Kind>('reserved')
  const [symbol, setSymbol] = useState(rows.at(-1)?.symbol ?? '')
  // The organ of the series as the register has it; empty: the office itself.
  const [organ, setOrgan] = useState(rows.at(-1)?.organ ?? '')
  const [number, setNumber] = useState<number | null | undefined>(undefined)
  const [date, setDate] = useState<string | null>(today())
  const [abstract, setAbstract] = useState('')
  const [reason, setReason] = useState('')
  const noting = useWriteCall('register.note')
  const asked = { organ: organ.trim(), symbol: symbol.trim(), date: date ?? today() }
  const next = useCall('register.next', asked, asked.symbol !== '')
  const chosen = number === undefined ? (kind === 'reserved' ? (next.data?.number ?? null) : null) : number
  const isReady = asked.symbol !== '' && chosen !== null && date !== null && reason.trim().length >= shortestReason
  async function send(): Promise<void> {
    if (!isReady || chosen === null) return
    try {
      await noting.mutateAsync({ ...asked, number: chosen, kind, abstract: abstract.trim(), reason: reason.trim() })
      notifyDone(`Đã ghi số ${chosen} vào sổ: ${kinds[kind].toLocaleLowerCase('vi')}.`)
      close()
    } catch {
      // Shown in the dialog by the mutation's error.
    }
  }
  return (
    <Modal opened onClose={close} title="Ghi sổ" size="md" closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Stack>
          <ChoiceField label="Ghi gì" value={kind} onChange={setKind} choices={kinds} hint={kindHints[kind]} />
          <TextField label="Ký hiệu" value={symbol} onChange={setSymbol} hint="Ví dụ: TB/CQTT." />
          <TextField
            label="Cơ quan ban hành"
            value={organ}
            onChange={setOrgan}
            hint="Để trống: cơ quan sử dụng chương trình."
          />
          <CountField label="Số" value={chosen} onChange={setNumber} />
          <DateField label={kind === 'past' ? 'Ngày ban hành' : 'Ngày'} value={date} onChange={setDate} />
          {kind === 'past' && <TextField label="Trích yếu" value={abstract} onChange={setAbstract} lines />}
          <TextField label="Lý do, ghi chú" value={reason} onChange={setReason} lines />
          {next.data !== undefined && (
            <Text role="status" size="sm">
              Số tiếp theo của dãy {next.data.symbol}: {next.data.number}
            </Text>
          )}
          {noting.error !== null && <Failure error={noting.error} />}
          <Buttons close={close} isReady={isReady} isWorking={noting.isPending} />
        </Stack>
      </form>
    </Modal>
  )
}

interface ButtonsProps {
  readonly close: () => void
  readonly isReady: boolean
  readonly isWorking: boolean
}

function Buttons({ close, isReady, isWorking }: ButtonsProps) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={close}>
        Hủy
      </Button>
      <Button type="submit" disabled={!isReady} loading={isWorking}>
        Ghi vào sổ
      </Button>
    </Group>
  )
}
