/** What stands before the work: signing in, unlocking, a passphrase of one's own. */
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { CallFailed } from '../../../contract/client.ts'
import type { SessionView } from '../../../contract/session.ts'
import { nameRoles } from '../../../domain/office/roles.ts'
import { Failure } from '../../ui/failure.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { useSessionCall } from '../../use-session.ts'
import { Card, NewPassphraseFields, PassphraseField, faultOfNew, noPassphrase } from './parts.tsx'
import classes from './people.module.css'
import { ShareField } from './recovery.tsx'

interface EntranceProps {
  readonly view: SessionView
  /** Another user takes the place of the one who is signed in. */
  readonly changeUser: () => void
  /** The way back to a backup, where the store does not open. */
  readonly rescue: (error: CallFailed) => ReactNode
}

export function Entrance({ view, changeUser, rescue }: EntranceProps) {
  const [isRecovering, setRecovering] = useState(false)
  switch (view.state) {
    case 'locked':
      return <Unlocking view={view} changeUser={changeUser} />
    case 'mustChange':
      return <FirstPassphrase view={view} changeUser={changeUser} />
    default:
      return isRecovering ? (
        <Recovering back={() => setRecovering(false)} />
      ) : (
        <SigningIn rescue={rescue} recover={view.isClosed ? () => setRecovering(true) : null} />
      )
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

interface SigningInProps extends Pick<EntranceProps, 'rescue'> {
  /** Null where the store is open already: its administrator helps. */
  readonly recover: (() => void) | null
}

function SigningIn({ rescue, recover }: SigningInProps) {
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
        {error !== null && rescue(error)}
        <Button type="submit" loading={isPending} disabled={account.trim() === '' || passphrase === ''}>
          Đăng nhập
        </Button>
        <p className={classes.quiet}>Quên mật khẩu: quản trị của cơ quan đặt lại được.</p>
        {recover !== null && (
          <Button variant="subtle" size="compact-sm" style={{ alignSelf: 'start' }} onClick={recover}>
            Không ai còn mật khẩu …
          </Button>
        )}
      </Form>
    </Card>
  )
}

/** By the two shares: another passphrase for an administrator, who then signs in. */
function Recovering({ back }: { readonly back: () => void }) {
  const [shares, setShares] = useState({ first: '', second: '' })
  const [account, setAccount] = useState('')
  const [next, setNext] = useState(noPassphrase)
  const { mutate, isPending, error } = useSessionCall('keys.recover')
  const send = () =>
    faultOfNew(next) === null &&
    mutate(
      { ...shares, account, passphrase: next.first },
      {
        onSuccess: () => {
          notifyDone('Đã đặt mật khẩu mới. Hãy đăng nhập bằng mật khẩu này.')
          back()
        },
      },
    )
  const isReady = shares.first !== '' && shares.second !== '' && account.trim() !== '' && next.first !== ''
  return (
    <Card title="Mở bằng mã khôi phục">
      <Form send={send}>
        <p className={classes.quiet}>
          Cần cả hai tờ mã khôi phục. Việc này đặt mật khẩu mới cho một quản trị và được ghi vào nhật ký.
        </p>
        <ShareField label="Phần 1" value={shares.first} change={(first) => setShares({ ...shares, first })} autoFocus />
        <ShareField label="Phần 2" value={shares.second} change={(second) => setShares({ ...shares, second })} />
        <TextInput
          label="Tên đăng nhập của quản trị"
          value={account}
          onChange={({ currentTarget }) => setAccount(currentTarget.value)}
          autoComplete="off"
        />
        <NewPassphraseFields value={next} change={setNext} />
        {error !== null && <Failure error={error} />}
        <Group justify="space-between">
          <Button type="submit" loading={isPending} disabled={!isReady || faultOfNew(next) !== null}>
            Đặt mật khẩu mới
          </Button>
          <Button variant="subtle" onClick={back}>
            Về đăng nhập
          </Button>
        </Group>
      </Form>
    </Card>
  )
}

type UserProps = Pick<EntranceProps, 'view' | 'changeUser'>

function Unlocking({ view: { user }, changeUser }: UserProps) {
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

function FirstPassphrase({ view: { user }, changeUser }: UserProps) {
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
