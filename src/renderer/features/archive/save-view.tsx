/** Keeps a search under a name, for everybody in the office. */
import { Button, Checkbox, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import type { SearchFilter } from '../../../domain/archive/search.ts'
import { TextField } from '../../ui/fields.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'

export function SaveView({ words, filter }: { readonly words: string; readonly filter: SearchFilter }) {
  const [opened, setOpened] = useState(false)
  const [name, setName] = useState('')
  const [isDueByToday, setDueByToday] = useState(false)
  const saving = useWriteCall('search.saveView')
  async function save(): Promise<void> {
    const saved = await saving.attempt({ name, words, filter, isDueByToday }, 'Chưa lưu được bộ lọc')
    if (saved === null) return
    setOpened(false)
    notifyDone(`Đã lưu bộ lọc “${name.trim()}”.`)
  }
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Lưu bộ lọc
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title="Lưu bộ lọc cho cả cơ quan"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <Stack>
            <TextField label="Tên bộ lọc" placeholder="Công an tỉnh quá hạn" value={name} onChange={setName} />
            <Checkbox
              label="Hạn đến ngày xem (việc quá hạn)"
              checked={isDueByToday}
              onChange={(event) => setDueByToday(event.currentTarget.checked)}
            />
            <Button type="submit" loading={saving.isPending} disabled={name.trim() === ''}>
              Lưu
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
