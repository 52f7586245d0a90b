/** Where the store does not open: the backups beside it, and the way back to one of them. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCall } from '../../use-call.ts'
import { describeBackup } from './backup-panel.tsx'
import { RestoreDialog } from './restore-dialog.tsx'

const shown = 5

export function Rescue({ startAnew }: { readonly startAnew: () => void }) {
  const { data } = useCall('backup.list', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [written, setWritten] = useState('')
  if (data === undefined) return null
  const whole = data.backups.filter(({ made }) => made !== null).slice(0, shown)
  return (
    <Stack gap="sm" component="section" aria-label="Khôi phục từ bản sao lưu">
      <Text fw={600}>Khôi phục từ bản sao lưu</Text>
      {whole.length === 0 && <Text>Cạnh kho không có bản sao lưu nào.</Text>}
      {whole.map((backup) => (
        <Group key={backup.name} justify="space-between">
          <Text>{describeBackup(backup)}</Text>
          <Button size="xs" variant="default" onClick={() => setChosen(backup.path)}>
            Xem và khôi phục …
          </Button>
        </Group>
      ))}
      <Group align="flex-end">
        <TextInput
          style={{ flex: 1 }}
          label="Bản sao lưu ở nơi khác"
          description="Thư mục của bản sao lưu, ví dụ E:\sao-luu\2026-04-10T02-00-00Z"
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
        <Button variant="default" disabled={written.trim() === ''} onClick={() => setChosen(written.trim())}>
          Xem và khôi phục …
        </Button>
      </Group>
      {chosen !== null && <RestoreDialog path={chosen} close={() => setChosen(null)} startAnew={startAnew} />}
    </Stack>
  )
}
