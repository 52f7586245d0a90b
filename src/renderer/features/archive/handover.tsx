/** Case files on their way to the archive: chosen, exported as a bag, closed by the receipt. */
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { runJob } from '../../../contract/client.ts'
import { type CaseFile, codeOf } from '../../../domain/archive/case-file.ts'
import { type Handover, handoverStates, readReceipt } from '../../../domain/archive/handover.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { call } from '../../client.ts'
import { notifyExported } from '../../ui/exported.ts'
import { DateField, TextField } from '../../ui/fields.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { ToneBadge } from '../../ui/state-badge.tsx'
import { writeMoment } from '../../ui/words.ts'
import { queryClient, useCall, useWriteCall } from '../../use-call.ts'
import classes from './archive.module.css'
import { print } from './print.ts'

export function HandoverDesk() {
  const { data: files } = useCall('caseFile.list', { year: null })
  const { data: handovers } = useCall('handover.list', {})
  if (files === undefined || handovers === undefined) return null
  const ready = files.filter(({ handover, pieces }) => handover === null && pieces > 0)
  return (
    <Stack>
      <Choice key={ready.map(({ id }) => id).join(' ')} files={ready} />
      {handovers.length > 0 && <Text fw={600}>Các lần giao nộp</Text>}
      {handovers.map((handover) => (
        <OneHandover key={handover.id} handover={handover} />
      ))}
    </Stack>
  )
}

async function exportBag(handover: string): Promise<void> {
  try {
    const exported = await call('handover.export', { handover })
    if (exported !== null) notifyExported(exported)
    await queryClient.invalidateQueries({ queryKey: ['handover.list'] })
  } catch (error) {
    notifyFailed('Chưa xuất được gói giao nộp', error)
  }
}

/** The files that may go: whole ones, none of them on its way. */
function Choice({ files }: { readonly files: readonly CaseFile[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isMaking, setMaking] = useState(false)
  async function make(): Promise<void> {
    setMaking(true)
    try {
      const made = await runJob(call, 'handover.prepare', { files: [...chosen] })
      if (made !== null) await exportBag(made.handover)
      await queryClient.invalidateQueries({ queryKey: ['caseFile.list'] })
      await queryClient.invalidateQueries({ queryKey: ['caseFile.get'] })
    } catch (error) {
      notifyFailed('Chưa lập được gói giao nộp', error)
    } finally {
      setMaking(false)
    }
  }
  if (files.length === 0) return <Text>Không có hồ sơ nào chờ giao nộp. Hồ sơ phải có ít nhất một văn bản.</Text>
  const uncounted = files.filter(({ id, sheets }) => chosen.has(id) && sheets === 0).length
  return (
    <Stack gap="xs">
      <Text fw={600}>Hồ sơ chưa giao nộp</Text>
      {files.map((file) => (
        <Checkbox
          key={file.id}
          label={`${codeOf(file)}, ${file.year}: ${file.title} (${file.pieces} văn bản, ${file.sheets} tờ)`}
          checked={chosen.has(file.id)}
          onChange={({ currentTarget: { checked } }) => {
            const next = new Set(chosen)
            if (checked) next.add(file.id)
            else next.delete(file.id)
            setChosen(next)
          }}
        />
      ))}
      <Group>
        <Button disabled={chosen.size === 0} loading={isMaking} onClick={() => void make()}>
          Lập gói giao nộp
        </Button>
        <Text size="sm">
          {uncounted > 0
            ? `${uncounted} hồ sơ chưa ghi số tờ.`
            : 'Từ lúc lập gói, hồ sơ chỉ đọc; hủy lần giao nộp thì sửa lại được.'}
        </Text>
      </Group>
    </Stack>
  )
}

function OneHandover({ handover }: { readonly handover: Handover }) {
  const [asked, setAsked] = useState<'receipt' | 'cancel' | null>(null)
  const { id, number, state, files, bag, receipt } = handover
  const isWaiting = state === 'prepared'
  return (
    <section aria-label={`Giao nộp lần ${number}`} className={classes.handover}>
      <Group gap="xs">
        <strong>
          Lần {number}: {files.map((file) => `${codeOf(file)}, ${file.year}`).join('; ')}
        </strong>
        <ToneBadge tone={isWaiting ? 'draft' : state === 'received' ? 'done' : 'gone'}>
          {handoverStates[state]}
        </ToneBadge>
      </Group>
      <Text size="sm">
        {handover.madeBy}, {writeMoment(handover.madeAt)}
        {receipt !== null &&
          `. Biên nhận số ${receipt.number} ngày ${writeShortDate(receipt.day)}, người nhận: ${receipt.receivedBy}`}
      </Text>
      {bag !== null && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          SHA-256 của gói: {bag}
        </Text>
      )}
      <Group gap="xs" mt={4}>
        {(isWaiting || bag !== null) && (
          <Button size="xs" variant="light" onClick={() => void exportBag(id)}>
            Lấy gói
          </Button>
        )}
        {state !== 'cancelled' && (
          <Button
            size="xs"
            variant="light"
            onClick={() => void print(call('handover.exportRecord', { handover: id, as: 'docx' }))}
          >
            Biên bản giao nhận (Word)
          </Button>
        )}
        {isWaiting && bag !== null && (
          <Button size="xs" variant="light" onClick={() => setAsked(asked === 'receipt' ? null : 'receipt')}>
            Ghi biên nhận
          </Button>
        )}
        {isWaiting && (
          <Button size="xs" variant="subtle" onClick={() => setAsked(asked === 'cancel' ? null : 'cancel')}>
            Hủy lần giao nộp
          </Button>
        )}
      </Group>
      {asked === 'receipt' && isWaiting && <ReceiptForm id={id} />}
      {asked === 'cancel' && isWaiting && <CancelForm id={id} />}
    </section>
  )
}

function CancelForm({ id }: { readonly id: string }) {
  const cancelling = useWriteCall('handover.cancel')
  const [reason, setReason] = useState('')
  return (
    <Stack gap="xs" mt="xs">
      <TextField label="Lý do hủy" value={reason} onChange={setReason} />
      <Button
        size="xs"
        w="fit-content"
        color="red"
        loading={cancelling.isPending}
        disabled={reason.trim().length < 3}
        onClick={() => void cancelling.attempt({ handover: id, reason }, 'Chưa hủy được')}
      >
        Hủy lần giao nộp
      </Button>
    </Stack>
  )
}

/** Read from the archive's file, or typed from its paper. */
function ReceiptForm({ id }: { readonly id: string }) {
  const receiving = useWriteCall('handover.receive')
  const chooser = useRef<HTMLInputElement>(null)
  const [bag, setBag] = useState('')
  const [number, setNumber] = useState('')
  const [day, setDay] = useState<string | null>(null)
  const [receivedBy, setReceivedBy] = useState('')
  async function read(file: File): Promise<void> {
    try {
      const receipt = readReceipt(await file.text())
      setBag(receipt.bag)
      setNumber(receipt.number)
      setDay(receipt.day)
      setReceivedBy(receipt.receivedBy)
    } catch (error) {
      notifyFailed('Chưa đọc được biên nhận', error)
    }
  }
  async function receive(): Promise<void> {
    const said = { handover: id, bag, number, day: day ?? '', receivedBy }
    if ((await receiving.attempt(said, 'Chưa ghi được biên nhận')) !== null)
      notifyDone('Đã ghi biên nhận. Các hồ sơ đã giao nộp chỉ đọc.')
  }
  return (
    <Stack gap="xs" mt="xs">
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,.txt"
        aria-label="Chọn tệp biên nhận"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file !== undefined) void read(file)
        }}
      />
      <Button size="xs" w="fit-content" variant="default" onClick={() => chooser.current?.click()}>
        Đọc từ tệp biên nhận
      </Button>
      <Group align="flex-start" grow>
        <TextField label="Số biên nhận" value={number} onChange={setNumber} />
        <DateField label="Ngày nhận" value={day} onChange={setDay} />
        <TextField label="Người nhận" value={receivedBy} onChange={setReceivedBy} />
      </Group>
      {bag !== '' && <Text size="xs">Biên nhận ghi gói: {bag}</Text>}
      <Button
        w="fit-content"
        loading={receiving.isPending}
        disabled={number.trim() === '' || day === null || receivedBy.trim().length < 2}
        onClick={() => void receive()}
      >
        Ghi biên nhận và đóng hồ sơ
      </Button>
    </Stack>
  )
}
