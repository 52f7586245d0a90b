/** Forms of what is written beside the day and the stage: the end of what recurs, what it hangs together with, indicators. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { type BoardRow, nameThing } from '../../../domain/follow-up/board.ts'
import { today } from '../../notice-editor/use-office.ts'
import { ChoiceField, DateField, FieldRow, TextField } from '../../ui/fields.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { Frame, failed } from './form-frame.tsx'

interface SideFormProps {
  readonly obligation: string
  /** How many entries of the obligation as a whole were seen. */
  readonly seen: number
  readonly close: () => void
}

export type SideFormKind = 'ending' | 'wait' | 'lineage' | 'measure'

export function SideForm({ kind, ...props }: SideFormProps & { readonly kind: SideFormKind }) {
  switch (kind) {
    case 'ending':
      return <EndingForm {...props} />
    case 'wait':
      return <TieForm {...props} />
    case 'lineage':
      return <LineageForm {...props} />
    case 'measure':
      return <MeasureForm {...props} />
  }
}

function EndingForm({ obligation, seen, close }: SideFormProps) {
  const ending = useWriteCall('follow.end')
  const [until, setUntil] = useState<string | null>(null)
  const [document, setDocument] = useState('')
  const [note, setNote] = useState('')
  const send = () => ending.attempt({ obligation, seen, until, document, note }, failed)
  return (
    <Frame kind="ending" isReady={note.trim().length >= 3} isPending={ending.isPending} send={send} close={close}>
      <FieldRow widths="1fr 2fr">
        <DateField
          label="Kỳ cuối không sau ngày"
          hint="Để trống: không có ngày kết thúc."
          value={until}
          onChange={setUntil}
        />
        <TextField label="Văn bản (nếu có)" value={document} onChange={setDocument} />
      </FieldRow>
      <TextField label="Lý do" lines value={note} onChange={setNote} />
    </Frame>
  )
}

const ties = { wait: 'Chờ nhiệm vụ', parent: 'Là một phần của nhiệm vụ' } as const

function TieForm({ obligation, seen, close }: SideFormProps) {
  const tying = useWriteCall('follow.tie')
  const [as, setAs] = useState<keyof typeof ties>('wait')
  const [to, setTo] = useState<string | null>(null)
  const [isLifted, setLifted] = useState<'no' | 'yes'>('no')
  const [note, setNote] = useState('')
  const send = () => tying.attempt({ obligation, seen, to: to ?? '', as, isLifted: isLifted === 'yes', note }, failed)
  return (
    <Frame
      kind="wait"
      title="Nối với nhiệm vụ khác"
      isReady={to !== null}
      isPending={tying.isPending}
      send={send}
      close={close}
    >
      <FieldRow widths="1fr 1fr">
        <ChoiceField label="Quan hệ" value={as} onChange={setAs} choices={ties} />
        <ChoiceField label="Ghi" value={isLifted} onChange={setLifted} choices={{ no: 'Nối', yes: 'Bỏ nối' }} />
      </FieldRow>
      <ThingField label="Nhiệm vụ kia" except={obligation} value={to} onChange={setTo} />
      <TextField label="Ghi chú" value={note} onChange={setNote} />
    </Frame>
  )
}

function LineageForm({ obligation, seen, close }: SideFormProps) {
  const continuing = useWriteCall('follow.continue')
  const [earlier, setEarlier] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const send = () => continuing.attempt({ obligation, seen, earlier, note }, failed)
  return (
    <Frame
      kind="lineage"
      title="Tiếp nối nhiệm vụ trước"
      isReady={earlier !== null}
      isPending={continuing.isPending}
      send={send}
      close={close}
    >
      <ThingField label="Nhiệm vụ của thông báo trước" except={obligation} value={earlier} onChange={setEarlier} />
      <TextField label="Ghi chú" value={note} onChange={setNote} />
    </Frame>
  )
}

function MeasureForm({ obligation, seen, close }: SideFormProps) {
  const measuring = useWriteCall('follow.measure')
  const [indicator, setIndicator] = useState('')
  const [value, setValue] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [source, setSource] = useState('')
  const number = readNumber(value)
  const send = () =>
    measuring.attempt({ obligation, seen, indicator, value: number ?? 0, on: on ?? '', source }, failed)
  return (
    <Frame
      kind="measure"
      isReady={indicator.trim() !== '' && number !== null && on !== null}
      isPending={measuring.isPending}
      send={send}
      close={close}
    >
      <TextField label="Chỉ tiêu" placeholder="Tỷ lệ phủ sóng 5G (%)" value={indicator} onChange={setIndicator} />
      <FieldRow widths="1fr 1fr 2fr">
        <TextField label="Giá trị" value={value} onChange={setValue} />
        <DateField label="Ngày" value={on} onChange={setOn} />
        <TextField label="Nguồn số liệu" value={source} onChange={setSource} />
      </FieldRow>
    </Frame>
  )
}

/** "62", "95,5": the comma is the one of Vietnamese numbers. */
function readNumber(written: string): number | null {
  return /^-?\d{1,12}(,\d{1,6})?$/.test(written.trim()) ? Number(written.trim().replace(',', '.')) : null
}

interface ThingFieldProps {
  readonly label: string
  readonly except: string
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

/** One of the obligations on the board, found by its words. */
function ThingField({ label, except, value, onChange }: ThingFieldProps) {
  const { data } = useCall('follow.board', { on: null })
  const byId = new Map((data?.rows ?? []).map((row) => [row.obligationId, row]))
  byId.delete(except)
  return (
    <Select
      label={label}
      placeholder="Gõ số, STT hoặc chữ của nhiệm vụ"
      searchable
      limit={50}
      nothingFoundMessage="Không có nhiệm vụ nào như vậy"
      data={[...byId].map(([id, row]) => ({ value: id, label: labelOf(row) }))}
      value={value}
      onChange={onChange}
    />
  )
}

export function labelOf(row: Pick<BoardRow, 'source' | 'ordinal' | 'number' | 'text'>): string {
  return `${nameThing(row, row.number)}: ${row.text.replace(/\s+/gu, ' ').slice(0, 90)}`
}
