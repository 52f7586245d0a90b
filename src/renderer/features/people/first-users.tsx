/** The users an office begins with: each with a passphrase that is handed over and used once. */
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Role } from '../../../domain/office/roles.ts'
import { suggestAccount } from '../../../domain/office/user.ts'
import { OneTimeField, RoleChecks, makeOneTime } from './parts.tsx'
import classes from './people.module.css'

export interface FirstUser {
  readonly key: string
  readonly name: string
  readonly account: string
  readonly roles: readonly Role[]
  readonly passphrase: string
}

interface FirstUsersProps {
  readonly users: readonly FirstUser[]
  readonly change: (users: readonly FirstUser[]) => void
}

export function FirstUsers({ users, change }: FirstUsersProps) {
  const add = () =>
    change([...users, { key: crypto.randomUUID(), name: '', account: '', roles: ['clerk'], passphrase: makeOneTime() }])
  return (
    <>
      <p className={classes.quiet}>
        Ghi lại mật khẩu dùng một lần và trao tận tay; mỗi người đặt mật khẩu của mình ở lần đăng nhập đầu. Có thể bỏ
        qua bước này và thêm người dùng sau, ở Cài đặt.
      </p>
      {users.map((user, at) => (
        <Person
          key={user.key}
          user={user}
          change={(next) => change(users.with(at, next))}
          remove={() => change(users.toSpliced(at, 1))}
        />
      ))}
      <Button variant="default" mt="md" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
        Thêm người dùng
      </Button>
    </>
  )
}

interface PersonProps {
  readonly user: FirstUser
  readonly change: (user: FirstUser) => void
  readonly remove: () => void
}

function Person({ user, change, remove }: PersonProps) {
  return (
    <div className={classes.person} role="group" aria-label={user.name === '' ? 'Người dùng mới' : user.name}>
      <NameFields user={user} change={change} />
      <OneTimeField value={user.passphrase} change={(passphrase) => change({ ...user, passphrase })} />
      <ActionIcon variant="subtle" size="lg" aria-label="Bỏ người này" onClick={remove}>
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
      <div className={classes.roles}>
        <RoleChecks label="Vai trò" roles={user.roles} change={(roles) => change({ ...user, roles })} />
      </div>
    </div>
  )
}

/** The account follows the name until somebody writes another one. */
export function NameFields<Named extends Pick<FirstUser, 'name' | 'account'>>({
  user,
  change,
}: {
  readonly user: Named
  readonly change: (user: Named) => void
}) {
  return (
    <>
      <TextInput
        label="Họ và tên"
        value={user.name}
        onChange={({ currentTarget: { value: name } }) =>
          change({
            ...user,
            name,
            account: user.account === suggestAccount(user.name) ? suggestAccount(name) : user.account,
          })
        }
        autoComplete="off"
        autoFocus
      />
      <TextInput
        label="Tên đăng nhập"
        value={user.account}
        onChange={({ currentTarget }) => change({ ...user, account: currentTarget.value })}
        autoComplete="off"
      />
    </>
  )
}
