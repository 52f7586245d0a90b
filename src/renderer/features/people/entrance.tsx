/** What stands before the work: signing in, unlocking, a passphrase of one's own. */
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { SessionView } from '../../../contract/session.ts'
import { nameRoles } from '../../../domain/office/roles.ts'
import { Failure } from '../../ui/failure.tsx'
import { useSessionCall } from '../../use-session.ts'
import { Card, NewPassphraseFields, PassphraseField, faultOfNew, noPassphrase } from './parts.tsx'
import classes from './people.module.css'

interface EntranceProps {
  readonly view: SessionView
  /** Another user takes the place of the one who is signed in. */
  readonly changeUser: () => void
}

export function Entrance({ view, changeUser }: EntranceProps) {
  switch (view.state) {
    case 'locked':
      return <Unlocking view={view} changeUser={changeUser} />
    case 'mustChange':
      return <FirstPassphrase view={view} changeUser={changeUser} />
    default:
      return <SigningIn />
  }
}

/** A form on a card: Enter sends it. */
function Form({ send, children }: { readonly send: () => void; readonly children: ReactNode }) {
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      <Stack gap="md">{children}</Stack>
    </form>
  )
}

function SigningIn() {
  const [account, setAccount] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const { mutate, isPending, error } = useSessionCall('session.signIn')
  return (
    <Card title="Đăng nhập">
      <Form send={() => mutate({ account, passphrase }, { onError: () => setPassphrase('') })}>
        <TextInput
          label="Tên đăng nhập"
          value={account}
          onChange={({ currentTarget }) => setAccount(currentTarget.value)}
          autoComplete="username"
          autoFocus
        />
        <PassphraseField label="Mật khẩu" value={passphrase} change={setPassphrase} />
        {error !== null && <Failure error={error} />}
        <Button type="submit" loading={isPending} disabled={account.trim() === '' || passphrase === ''}>
          Đăng nhập
        </Button>
        <p className={classes.quiet}>Quên mật khẩu: quản trị của cơ quan đặt lại được.</p>
      </Form>
    </Card>
  )
}

function Unlocking({ view: { user }, changeUser }: EntranceProps) {
  const [passphrase, setPassphrase] = useState('')
  const { mutate, isPending, error } = useSessionCall('session.unlock')
  return (
    <Card title="Đang khóa">
      <Form send={() => mutate({ passphrase }, { onError: () => setPassphrase('') })}>
        <div>
          <strong>{user?.name}</strong>
          <p className={classes.quiet}>{nameRoles(user?.roles ?? [])}. Nội dung đang soạn vẫn được giữ.</p>
        </div>
        <PassphraseField label="Mật khẩu" value={passphrase} change={setPassphrase} autoFocus />
        {error !== null && <Failure error={error} />}
        <Group justify="space-between">
          <Button type="submit" loading={isPending} disabled={passphrase === ''}>
            Mở khóa
          </Button>
          <Button variant="subtle" onClick={changeUser}>
            Đổi người dùng
          </Button>
        </Group>
      </Form>
    </Card>
  )
}

function FirstPassphrase({ view: { user }, changeUser }: EntranceProps) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState(noPassphrase)
  const { mutate, isPending, error } = useSessionCall('session.changePassphrase')
  return (
    <Card title="Đặt mật khẩu của bạn">
      <Form send={() => faultOfNew(next) === null && mutate({ current, next: next.first })}>
        <p className={classes.quiet}>
          {user?.name}: mật khẩu vừa dùng do người khác đặt nên chỉ dùng một lần. Hãy đặt mật khẩu chỉ mình bạn biết.
        </p>
        <PassphraseField label="Mật khẩu vừa dùng" value={current} change={setCurrent} autoFocus />
        <NewPassphraseFields value={next} change={setNext} />
        {error !== null && <Failure error={error} />}
        <Group justify="space-between">
          <Button
            type="submit"
            loading={isPending}
            disabled={current === '' || next.first === '' || faultOfNew(next) !== null}
          >
            Đặt mật khẩu
          </Button>
          <Button variant="subtle" onClick={changeUser}>
            Đổi người dùng
          </Button>
        </Group>
      </Form>
    </Card>
  )
}
