/** Views of the board that the office keeps under a name: chosen, kept, dropped. */
import { ActionIcon, Button, Group, Menu, Modal, Stack } from '@mantine/core'
import { IconChevronDown, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { TextField } from '../../ui/fields.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { type BoardViewState, wholeBoard } from './use-board-view.ts'

export function SavedViews({ state }: { readonly state: BoardViewState }) {
  const { data: views = [] } = useCall('follow.views', {})
  const [isSaving, setSaving] = useState(false)
  const dropping = useWriteCall('follow.dropView')
  return (
    <>
      <Menu position="bottom-end" shadow="md" returnFocus>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={18} aria-hidden />}>
            Bộ lọc
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => state.show(wholeBoard)}>Tất cả nhiệm vụ</Menu.Item>
          {views.map((one) => (
            <Group key={one.id} gap={4} wrap="nowrap">
              <Menu.Item flex={1} onClick={() => state.show({ query: one.query, grouping: one.grouping })}>
                {one.name}
              </Menu.Item>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Bỏ bộ lọc ${one.name}`}
                onClick={() => void dropping.attempt({ id: one.id }, 'Chưa bỏ được bộ lọc')}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setSaving(true)}>Lưu bộ lọc đang dùng …</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isSaving && <SaveView state={state} close={() => setSaving(false)} />}
    </>
  )
}

function SaveView({ state: { view }, close }: { readonly state: BoardViewState; readonly close: () => void }) {
  const [name, setName] = useState('')
  const saving = useWriteCall('follow.saveView')
  async function save(): Promise<void> {
    const { query, grouping } = view
    const input = { name, query: { ...query, states: [...query.states] }, grouping }
    if ((await saving.attempt(input, 'Chưa lưu được bộ lọc')) === null) return
    close()
    notifyDone(`Đã lưu bộ lọc “${name.trim()}”.`)
  }
  return (
    <Modal opened onClose={close} title="Lưu bộ lọc cho cả cơ quan" closeButtonProps={{ 'aria-label': 'Đóng' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <TextField label="Tên bộ lọc" placeholder="Sở Tài chính quá hạn" value={name} onChange={setName} />
          <Button type="submit" loading={saving.isPending} disabled={name.trim() === ''}>
            Lưu
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
