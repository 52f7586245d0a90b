/** The users of the office's store: who works here, as what, with which account. */
import { ActionIcon, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type Role, nameRoles } from '../../../domain/office/roles.ts'
import { type User, userStateNames } from '../../../domain/office/user.ts'
import { Failure } from '../../ui/failure.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { NameFields } from './first-users.tsx'
import { OneTimeField, RoleChecks, makeOneTime } from './parts.tsx'
import classes from './people.module.css'

type Open = { readonly what: 'new' } | { readonly what: 'change' | 'reset'; readonly user: User } | null

export function UsersScreen({ leave }: { readonly leave: () => void }) {
  const { data, error, refetch } = useCall('user.list', {})
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <>
      <ScreenHeading
        title="Người dùng"
        before={
          <ActionIcon variant="subtle" size="lg" aria-label="Về Cài đặt" onClick={leave}>
            <IconArrowLeft size={22} aria-hidden />
          </ActionIcon>
        }
      >
        <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setOpen({ what: 'new' })}>
          Thêm người dùng
        </Button>
      </ScreenHeading>
      <div style={{ padding: '16px 20px', overflow: 'auto' }}>
        {error !== null ? (
          <Failure error={error} retry={() => void refetch()} />
        ) : data === undefined ? (
          <Waiting />
        ) : (
          <UserTable users={data} open={setOpen} />
        )}
      </div>
      <Modal
        opened={open !== null}
        onClose={close}
        title={open === null ? '' : titleOf(open)}
        size="lg"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        {open?.what === 'new' && <NewUser close={close} />}
        {open?.what === 'change' && <ChangeUser user={open.user} close={close} />}
        {open?.what === 'reset' && <ResetPassphrase user={open.user} close={close} />}
      </Modal>
    </>
  )
}

function titleOf(open: NonNullable<Open>): string {
  if (open.what === 'new') return 'Thêm người dùng'
  return open.what === 'change' ? `Sửa: ${open.user.name}` : `Đặt lại mật khẩu: ${open.user.name}`
}

function UserTable({ users, open }: { readonly users: readonly User[]; readonly open: (open: Open) => void }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {['Họ và tên', 'Tên đăng nhập', 'Vai trò', 'Tình trạng', 'Thao tác'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id} className={user.state === 'disabled' ? classes.gone : undefined}>
            <th scope="row">{user.name}</th>
            <td>{user.account}</td>
            <td>{nameRoles(user.roles)}</td>
            <td>
              {userStateNames[user.state]}
              {user.state === 'active' && user.mustChange && ', chưa đặt mật khẩu riêng'}
            </td>
            <td>
              <Group gap="xs">
                <Button
                  size="compact-md"
                  variant="default"
                  aria-label={`Sửa ${user.name}`}
                  onClick={() => open({ what: 'change', user })}
                >
                  Sửa
                </Button>
                <Button
                  size="compact-md"
                  variant="default"
                  aria-label={`Đặt lại mật khẩu ${user.name}`}
                  onClick={() => open({ what: 'reset', user })}
                >
                  Đặt lại mật khẩu
                </Button>
              </Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DialogProps {
  readonly close: () => void
}

function NewUser({ close }: DialogProps) {
  const [user, setUser] = useState({
    name: '',
    account: '',
    roles: ['clerk'] as readonly Role[],
    passphrase: makeOneTime(),
  })
  const { mutate, isPending, error } = useWriteCall('user.add')
  const add = () =>
    mutate(user, {
      onSuccess: () => {
        notifyDone(`Đã thêm ${user.name}. Mật khẩu dùng một lần: ${user.passphrase}`)
        close()
      },
    })
  return (
    <Stack gap="md">
      <NameFields user={user} change={setUser} />
      <RoleChecks label="Vai trò" roles={user.roles} change={(roles) => setUser({ ...user, roles })} />
      <OneTimeField value={user.passphrase} change={(passphrase) => setUser({ ...user, passphrase })} />
      <Text size="sm" c="var(--quiet)">
        Trao tận tay; người dùng đặt mật khẩu của mình ở lần đăng nhập đầu.
      </Text>
      {error !== null && <Failure error={error} />}
      <DialogButtons close={close} label="Thêm" run={add} isRunning={isPending} isReady={user.roles.length > 0} />
    </Stack>
  )
}

function ChangeUser({ user, close }: DialogProps & { readonly user: User }) {
  const [name, setName] = useState(user.name)
  const [roles, setRoles] = useState(user.roles)
  const { mutate, isPending, error } = useWriteCall('user.change')
  const save = (state: User['state']) =>
    mutate(
      { id: user.id, name, roles, state },
      {
        onSuccess: () => {
          notifyDone(`Đã sửa ${name}.`)
          close()
        },
      },
    )
  return (
    <Stack gap="md">
      <TextInput label="Họ và tên" value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} />
      <RoleChecks label="Vai trò" roles={roles} change={setRoles} />
      <Text size="sm" c="var(--quiet)">
        Vai trò mới có hiệu lực ngay. Người ngừng hoạt động không đăng nhập được nữa; việc đã làm vẫn ghi tên người đó.
      </Text>
      {error !== null && <Failure error={error} />}
      <Group justify="space-between">
        {user.state === 'active' ? (
          <Button variant="light" color="red" loading={isPending} onClick={() => save('disabled')}>
            Ngừng hoạt động
          </Button>
        ) : (
          <Button variant="light" loading={isPending} onClick={() => save('active')}>
            Cho hoạt động lại
          </Button>
        )}
        <DialogButtons
          close={close}
          label="Lưu"
          run={() => save(user.state)}
          isRunning={isPending}
          isReady={roles.length > 0}
        />
      </Group>
    </Stack>
  )
}

function ResetPassphrase({ user, close }: DialogProps & { readonly user: User }) {
  const [passphrase, setPassphrase] = useState(makeOneTime)
  const { mutate, isPending, error } = useWriteCall('user.resetPassphrase')
  const reset = () =>
    mutate(
      { id: user.id, passphrase },
      {
        onSuccess: () => {
          notifyDone(`Đã đặt lại mật khẩu của ${user.name}: ${passphrase}`)
          close()
        },
      },
    )
  return (
    <Stack gap="md">
      <OneTimeField value={passphrase} change={setPassphrase} />
      <Text size="sm" c="var(--quiet)">
        Mật khẩu cũ không dùng được nữa. Trao mật khẩu này tận tay; người dùng phải đổi ở lần đăng nhập tới.
      </Text>
      {error !== null && <Failure error={error} />}
      <DialogButtons close={close} label="Đặt lại" run={reset} isRunning={isPending} isReady={passphrase !== ''} />
    </Stack>
  )
}

interface DialogButtonsProps extends DialogProps {
  readonly label: string
  readonly run: () => void
  readonly isRunning: boolean
  readonly isReady: boolean
}

function DialogButtons({ close, label, run, isRunning, isReady }: DialogButtonsProps) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={close}>
        Hủy
      </Button>
      <Button loading={isRunning} disabled={!isReady} onClick={run}>
        {label}
      </Button>
    </Group>
  )
}
