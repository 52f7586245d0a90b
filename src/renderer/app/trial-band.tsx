/** On every screen of a trial store: what it is, and how it becomes the office's. */
import { Button } from '@mantine/core'
import { useHashLocation } from 'wouter/use-hash-location'
import classes from '../features/people/people.module.css'
import { useSession } from '../use-session.ts'
import { routes } from './routes.ts'

export function TrialBand() {
  const { data: view } = useSession()
  const [, go] = useHashLocation()
  if (view?.store !== 'trial') return null
  return (
    <div className={`${classes.band} no-print`} role="note">
      <span>
        <strong>Kho dùng thử</strong>: không hỏi mật khẩu, một người dùng có mọi vai trò.
      </span>
      <Button size="compact-sm" variant="subtle" onClick={() => go(routes.protect)}>
        Bảo vệ kho
      </Button>
    </div>
  )
}
