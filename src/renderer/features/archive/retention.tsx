/** How long case files are kept: what each follows, what is over, holds, and the list that is signed before anything goes. */
import { Button, Checkbox, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { codeOf } from '../../../domain/archive/case-file.ts'
import { type KeptFile, retentionStates, writePeriod } from '../../../domain/archive/retention.ts'
import { call } from '../../client.ts'
import { ChoiceField, DateField, TextField } from '../../ui/fields.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { print } from './print.ts'

const unset = 'unset'

export function RetentionDesk() {
  const { data: kept } = useCall('retention.list', {})
  const { data: schedule } = useCall('retention.schedule', {})
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  if (kept === undefined || schedule === undefined) return null
  if (kept.length === 0) return <Text>Chưa có hồ sơ nào.</Text>
  const choices = Object.fromEntries([
    [unset, 'Chưa đặt'],
    ...schedule.map((entry) => [entry.id, `${entry.title}: ${writePeriod(entry) || 'chưa ghi thời hạn'}`]),
  ])
  const due = kept.filter(({ retention }) => retention.state === 'due')
  const listed = due.filter(({ file }) => chosen.has(file.id)).map(({ file }) => file.id)
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <Stack>
      <Text size="sm">
        {schedule.length === 0
          ? 'Cơ quan chưa nhập bảng thời hạn bảo quản (màn hình Cơ quan, mục Thời hạn bảo quản). Hồ sơ chưa đặt thời hạn thì không hồ sơ nào bị loại.'
          : `${due.length} hồ sơ đã hết thời hạn bảo quản. Thời hạn tính từ hết năm của văn bản cuối cùng trong hồ sơ.`}
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Chọn</Table.Th>
            <Table.Th>Hồ sơ</Table.Th>
            <Table.Th>Thời hạn bảo quản</Table.Th>
            <Table.Th>Đến hết năm</Table.Th>
            <Table.Th>Tình trạng</Table.Th>
            <Table.Th>Giữ lại</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {kept.map((one) => (
            <KeptRow
              key={one.file.id}
              kept={one}
              choices={choices}
              isChosen={chosen.has(one.file.id)}
              choose={(isChosen) => choose(one.file.id, isChosen)}
            />
          ))}
        </Table.Tbody>
      </Table>
      {listed.length > 0 && <Destruction files={listed} done={() => setChosen(new Set())} />}
    </Stack>
  )
}

interface KeptRowProps {
  readonly kept: KeptFile
  /** Entries of the schedule by id. */
  readonly choices: Readonly<Record<string, string>>
  readonly isChosen: boolean
  readonly choose: (isChosen: boolean) => void
}

function KeptRow({ kept, choices, isChosen, choose }: KeptRowProps) {
  const setting = useWriteCall('retention.set')
  const { file, retention } = kept
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          aria-label={`Chọn hồ sơ ${codeOf(file)}, ${file.year}`}
          disabled={retention.state !== 'due'}
          checked={retention.state === 'due' && isChosen}
          onChange={({ currentTarget: { checked } }) => choose(checked)}
        />
      </Table.Td>
      <Table.Td>
        {codeOf(file)}, {file.year}: {file.title}
      </Table.Td>
      <Table.Td miw={230}>
        <ChoiceField
          label={`Thời hạn bảo quản của hồ sơ ${codeOf(file)}, ${file.year}`}
          hiddenLabel
          disabled={file.handover !== null || file.destruction !== null}
          value={file.retentionEntry ?? unset}
          onChange={(entry) =>
            void setting.attempt({ file: file.id, entry: entry === unset ? null : entry }, 'Chưa đặt được thời hạn')
          }
          choices={choices}
        />
      </Table.Td>
      <Table.Td>{retention.lastYear ?? ''}</Table.Td>
      <Table.Td>{retentionStates[retention.state]}</Table.Td>
      <Table.Td>
        <Holding kept={kept} />
      </Table.Td>
    </Table.Tr>
  )
}

/** A reason to keep it whatever its period; lifted with a reason too. */
function Holding({ kept: { file, retention } }: { readonly kept: KeptFile }) {
  const { data: holds = [] } = useCall('hold.list', { file: file.id }, file.isHeld)
  const holding = useWriteCall('hold.set')
  const lifting = useWriteCall('hold.lift')
  const [isAsked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  if (retention.state === 'destroyed') return null
  const standing = file.isHeld ? holds.find(({ liftedAt }) => liftedAt === null) : undefined
  async function say(): Promise<void> {
    const done =
      standing === undefined
        ? await holding.attempt({ file: file.id, reason }, 'Chưa ghi được')
        : await lifting.attempt({ hold: standing.id, reason }, 'Chưa ghi được')
    if (done === null) return
    setAsked(false)
    setReason('')
  }
  return (
    <Stack gap={4}>
      {standing !== undefined && (
        <Text size="sm">
          {standing.reason} ({standing.setBy})
        </Text>
      )}
      <Button size="xs" variant="subtle" w="fit-content" onClick={() => setAsked(!isAsked)}>
        {standing === undefined ? 'Giữ lại …' : 'Thôi giữ …'}
      </Button>
      {isAsked && (
        <>
          <TextField label="Lý do" value={reason} onChange={setReason} />
          <Button size="xs" w="fit-content" disabled={reason.trim().length < 3} onClick={() => void say()}>
            Ghi
          </Button>
        </>
      )}
    </Stack>
  )
}

/** The list goes out, is signed, and only then is written down as carried out. */
function Destruction({ files, done }: { readonly files: readonly string[]; readonly done: () => void }) {
  const recording = useWriteCall('destruction.record')
  const [decision, setDecision] = useState('')
  const [day, setDay] = useState<string | null>(null)
  const [names, setNames] = useState('')
  const signers = names
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  async function record(): Promise<void> {
    const asked = { files: [...files], decision, day: day ?? '', names: signers }
    if ((await recording.attempt(asked, 'Chưa ghi được việc tiêu hủy')) === null) return
    done()
    notifyDone('Đã ghi việc tiêu hủy theo quyết định. Thông tin của hồ sơ vẫn được giữ.')
  }
  return (
    <Stack gap="xs">
      <Text fw={600}>{files.length} hồ sơ hết thời hạn được chọn</Text>
      <Group gap="xs">
        {(['docx', 'pdf'] as const).map((as) => (
          <Button
            key={as}
            variant="default"
            onClick={() => void print(call('destruction.exportList', { files: [...files], as }))}
          >
            Danh mục hết thời hạn để ký ({as === 'docx' ? 'Word' : 'PDF'})
          </Button>
        ))}
      </Group>
      <Group align="flex-start" grow>
        <TextField label="Số quyết định tiêu hủy" value={decision} onChange={setDecision} />
        <DateField label="Ngày quyết định" value={day} onChange={setDay} />
        <TextField label="Người đã ký danh mục" hint="Mỗi dòng một người." value={names} onChange={setNames} lines />
      </Group>
      <Button
        w="fit-content"
        color="red"
        loading={recording.isPending}
        disabled={decision.trim() === '' || day === null || signers.length === 0}
        onClick={() => void record()}
      >
        Ghi đã tiêu hủy theo quyết định
      </Button>
    </Stack>
  )
}
