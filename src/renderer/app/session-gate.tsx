/**
 * Before the work: the first start, signing in, unlocking. Whoever comes back finds what they were typing: the screens stay
 * below, out of reach. Another user gets a window that knows nothing of the one before.
 */
import { Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { CallFailed } from '../../contract/client.ts'
import type { SessionView } from '../../contract/session.ts'
import { Entrance } from '../features/people/entrance.tsx'
import { Card } from '../features/people/parts.tsx'
import classes from '../features/people/people.module.css'
import { Setup } from '../features/people/setup.tsx'
import { Rescue } from '../features/settings/rescue.tsx'
import { Failure } from '../ui/failure.tsx'
import { Waiting } from '../ui/parts.tsx'
import { useWriteCall } from '../use-call.ts'
import { useSession } from '../use-session.ts'
import { ChangeUserQuestion, startAnew } from './change-user.tsx'
import { useLiveChanges } from './live.tsx'
import { useIdleLock } from './use-idle-lock.ts'

export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { data: view, error, refetch } = useSession()
  if (view === undefined)
    return (
      <div className={classes.stage}>
        {error === null ? <Waiting /> : <Unopened error={error} retry={() => void refetch()} />}
      </div>
    )
  return view.isFirstStart ? <FirstStart /> : <Gate view={view}>{children}</Gate>
}

/** Why the store does not open; where it is damaged or gone, with the way back to a backup. */
function Unopened({ error, retry }: { readonly error: CallFailed; readonly retry: () => void }) {
  return (
    <Stack gap="lg" maw={720}>
      <Failure error={error} retry={retry} />
      {rescueFrom(error)}
    </Stack>
  )
}

const rescuable = ['store.damaged', 'store.lost', 'store.wrongKey', 'store.otherKey', 'keyring.damaged']

const rescueFrom = ({ error }: CallFailed): ReactNode =>
  rescuable.includes(error.code) ? <Rescue startAnew={startAnew} /> : null

function FirstStart() {
  const client = useQueryClient()
  const { mutate } = useWriteCall('store.keepTrial')
  return (
    <main style={{ height: '100%' }}>
      <Setup tryFirst={() => mutate({}, { onSuccess: () => client.invalidateQueries() })} />
    </main>
  )
}

function Gate({ view, children }: { readonly view: SessionView; readonly children: ReactNode }) {
  const isOpen = view.state === 'active'
  const owner = useOwner(view)
  const [isChanging, setChanging] = useState(false)
  useIdleLock(view)
  useLiveChanges(isOpen ? owner : null)
  const entrance = isChanging ? (
    <Card title="Đổi người dùng">
      <ChangeUserQuestion cancel={() => setChanging(false)} isLocked />
    </Card>
  ) : (
    <Entrance view={view} changeUser={() => setChanging(true)} rescue={rescueFrom} />
  )
  return (
    <>
      {owner !== null && children}
      {!isOpen && (owner === null ? <main className={classes.stage}>{entrance}</main> : <Cover>{entrance}</Cover>)}
    </>
  )
}

/** Whose work is on the screens: null until somebody may work. Another user starts anew. */
function useOwner({ state, user }: SessionView): string | null {
  const [owner, setOwner] = useState<string | null>(null)
  const id = state === 'active' ? (user?.id ?? null) : null
  useEffect(() => {
    if (id === null || id === owner) return
    if (owner === null) setOwner(id)
    else startAnew()
  }, [id, owner])
  return owner ?? id
}

/** Over everything, dialogs too: the browser lets nothing below be reached, by hand, key or screen reader. */
function Cover({ children }: { readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const { current } = dialog
    const before = document.activeElement
    current?.showModal()
    return () => {
      current?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`${classes.dialog} no-print`}
      aria-label="Đăng nhập"
      onCancel={(event) => event.preventDefault()}
      // The keys of the screens below are listened to further out.
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') event.preventDefault()
      }}
    >
      <div className={classes.stage}>{children}</div>
    </dialog>
  )
}
