/** "Mang dự thảo sang máy khác", among the settings of who drafts: a sealed file is made, or taken in. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { drafters, hasRole } from '../../../domain/office/roles.ts'
import { Panel } from '../../ui/parts.tsx'
import { useUser } from '../../use-user.ts'
import { MakeDialog } from './make-dialog.tsx'
import { TakeDialog } from './take-dialog.tsx'

type Open = 'make' | File | null

export function PackagesPanel() {
  const { data: user } = useUser()
  const [open, setOpen] = useState<Open>(null)
  const input = useRef<HTMLInputElement>(null)
  const close = () => setOpen(null)
  if (user === undefined || !hasRole(user, drafters)) return null
  return (
    <Panel title="Mang dự thảo sang máy khác">
      <Stack p="md" gap="xs" align="flex-start">
        <Text>
          Gói là một tệp kín mở bằng mật khẩu, chép bằng USB. Nhận hai lần không đổi gì; hai bên cùng sửa thì được xem
          từng chỗ trước khi chọn.
        </Text>
        <Group gap="sm">
          <Button variant="default" onClick={() => setOpen('make')}>
            Gói dự thảo …
          </Button>
          <Button variant="default" onClick={() => input.current?.click()}>
            Nhận gói …
          </Button>
          <input
            ref={input}
            type="file"
            accept=".klgoi"
            hidden
            onChange={({ currentTarget }) => {
              setOpen(currentTarget.files?.[0] ?? null)
              // The same file can be chosen again.
              currentTarget.value = ''
            }}
          />
        </Group>
      </Stack>
      {open === 'make' && <MakeDialog close={close} />}
      {open instanceof File && <TakeDialog file={open} close={close} />}
    </Panel>
  )
}
