/** What stands around every screen: the rail, the palette, the about box, the keys that work everywhere. */
import { Modal } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { IconInfoCircle, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useHashLocation } from 'wouter/use-hash-location'
import { useChangedNotices } from '../notice-editor/notice-drafts.ts'
import { About } from './about.tsx'
import classes from './app.module.css'
import { Palette } from './palette.tsx'
import { destinations, routes } from './routes.ts'
import { ScreenGuard } from './screen-guard.tsx'

export function Frame({ children }: { readonly children: ReactNode }) {
  const [path, go] = useHashLocation()
  const [aboutIsOpen, about] = useDisclosure(false)
  const changed = useChangedNotices()
  useHotkeys(
    destinations.map(({ to, key }) => [`alt+${key}`, () => go(to)] as [string, () => void]),
    [],
    true,
  )
  useWarningBeforeClosing(changed.length > 0)
  return (
    <div className={classes.frame}>
      <nav className={`${classes.rail} no-print`} aria-label="Điều hướng">
        <a
          className={classes.skip}
          href="#main"
          onClick={(event) => (event.preventDefault(), document.getElementById('main')?.focus())}
        >
          Tới nội dung
        </a>
        <div className={classes.mark} aria-hidden>
          KL
        </div>
        {destinations.map(({ to, label, icon: Icon, key }) => (
          <a
            key={to}
            className={classes.link}
            href={`#${to}`}
            aria-current={isAt(path, to) ? 'page' : undefined}
            title={`${label} (Alt+${key})`}
          >
            <Icon size={24} stroke={1.6} aria-hidden />
            {label}
            {to === routes.notices && changed.length > 0 && (
              <span className={classes.dot} title={`${changed.length} thông báo có thay đổi chưa lưu`}>
                {changed.length}
                <span className="only-heard"> chưa lưu</span>
              </span>
            )}
          </a>
        ))}
        <div className={classes.space} />
        <button
          type="button"
          className={classes.link}
          onClick={spotlight.open}
          title="Tìm lệnh, tìm thông báo (Ctrl+K)"
        >
          <IconSearch size={24} stroke={1.6} aria-hidden />
          Tìm lệnh
        </button>
        <button type="button" className={classes.link} onClick={about.open}>
          <IconInfoCircle size={24} stroke={1.6} aria-hidden />
          Giới thiệu
        </button>
      </nav>
      <main className={classes.main} id="main" tabIndex={-1}>
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

function isAt(path: string, to: string): boolean {
  return to === routes.home ? path === to : path.startsWith(to)
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
