/** What surrounds every screen: the rail, the palette, the about box, the keys that work everywhere. */
import { Modal } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { type ReactNode, useEffect } from 'react'
import { useHashLocation } from 'wouter/use-hash-location'
import { useNewNotice } from '../notice-editor/new-notice.ts'
import { drafters, hasRole } from '../../domain/office/roles.ts'
import { useChangedNotices } from '../notice-editor/notice-drafts.ts'
import { useUser } from '../use-user.ts'
import { About } from './about.tsx'
import classes from './app.module.css'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { noticeRoute } from './routes.ts'
import { ScreenGuard } from './screen-guard.tsx'
import { ServerBanner } from './live.tsx'
import { StoreBanner } from './store-banner.tsx'
import { KeysBand } from './keys-band.tsx'
import { TrialBand } from './trial-band.tsx'
import { useDestinations } from './use-destinations.ts'

export function Frame({ children }: { readonly children: ReactNode }) {
  const [path, go] = useHashLocation()
  const [aboutIsOpen, about] = useDisclosure(false)
  const changed = useChangedNotices()
  const createNotice = useNewNotice((id) => go(noticeRoute(id)))
  const destinations = useDestinations()
  const { data: user } = useUser()
  const mayDraft = user !== undefined && hasRole(user, drafters)
  useHotkeys(
    [
      ...destinations.map(({ to, key }): [string, () => void] => [`alt+${key}`, () => go(to)]),
      ...(mayDraft ? [['alt+N', () => createNotice('conclusion')] as [string, () => void]] : []),
    ],
    [],
    true,
  )
  useWarningBeforeClosing(changed.length > 0)
  return (
    <div className={classes.frame}>
      <Rail path={path} changed={changed.length} openAbout={about.open} />
      <main className={classes.main} id="main" tabIndex={-1}>
        <TrialBand />
        <KeysBand />
        <ServerBanner />
        <StoreBanner />
        <ScreenGuard place={path}>{children}</ScreenGuard>
      </main>
      <Palette openAbout={about.open} />
      <Modal
        opened={aboutIsOpen}
        onClose={about.close}
        title="Giới thiệu"
        size="lg"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <About />
      </Modal>
    </div>
  )
}

/** The window asks before it closes over changes that are not saved. */
function useWarningBeforeClosing(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [active])
}
