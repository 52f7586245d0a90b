/** To an administrator, on every screen: the key of the office's store still lies open beside it. */
import { Button } from '@mantine/core'
import { useHashLocation } from 'wouter/use-hash-location'
import { useKeysState } from '../features/people/keys-panel.tsx'
import classes from '../features/people/people.module.css'
import { routes } from './routes.ts'

export function KeysBand() {
  const state = useKeysState()
  const [path, go] = useHashLocation()
  if (state?.kind !== 'open' || path === routes.settings) return null
  return (
    <div className={`${classes.band} no-print`} role="note">
      <span>
        <strong>Chưa khóa kho</strong>: khóa còn để trần cạnh kho, chưa có mã khôi phục được xác nhận.
      </span>
      <Button size="compact-sm" variant="subtle" onClick={() => go(routes.settings)}>
        Khóa kho
      </Button>
    </div>
  )
}
