/** Who is signed in, at the foot of the rail: locking, one's own passphrase, another user; in a trial store, protecting it. */
import { Menu, Modal } from '@mantine/core'
import { IconFlask, IconUserCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useHashLocation } from 'wouter/use-hash-location'
import { nameRoles } from '../../domain/office/roles.ts'
import { OwnPassphrase } from '../features/people/own-passphrase.tsx'
import { useSession, useSessionCall } from '../use-session.ts'
import classes from './app.module.css'
import { ChangeUserDialog } from './change-user.tsx'
import { routes } from './routes.ts'

export function UserMenu() {
  const { data: view } = useSession()
  const [, go] = useHashLocation()
  const { mutate: lock } = useSessionCall('session.lock')
  const [open, setOpen] = useState<'passphrase' | 'change' | null>(null)
  const user = view?.user ?? null
  if (view === undefined || user === null) return null
  const isTrial = view.store === 'trial'
  const Icon = isTrial ? IconFlask : IconUserCircle
  return (
    <>
      <Menu position="right-end" withinPortal>
        <Menu.Target>
          <button type="button" className={classes.link} title={`${user.name}: ${nameRoles(user.roles)}`}>
            <Icon size={24} stroke={1.6} aria-hidden />
            <span className={classes.name}>{isTrial ? 'Dùng thử' : user.name.split(' ').at(-1)}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {user.name}
            <br />
            {isTrial ? 'Kho dùng thử: mọi vai trò' : nameRoles(user.roles)}
          </Menu.Label>
          {isTrial ? (
            <Menu.Item onClick={() => go(routes.protect)}>Bảo vệ kho</Menu.Item>
          ) : (
            <>
              <Menu.Item onClick={() => lock({})}>Khóa màn hình</Menu.Item>
              <Menu.Item onClick={() => setOpen('passphrase')}>Đổi mật khẩu</Menu.Item>
              <Menu.Item onClick={() => setOpen('change')}>Đổi người dùng</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={open === 'passphrase'}
        onClose={() => setOpen(null)}
        title="Đổi mật khẩu"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <OwnPassphrase close={() => setOpen(null)} />
      </Modal>
      {open === 'change' && <ChangeUserDialog cancel={() => setOpen(null)} />}
    </>
  )
}
