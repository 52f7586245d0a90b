/** The rail at the side: the places of the app, the palette, the about box. */
import { spotlight } from '@mantine/spotlight'
import { IconInfoCircle, IconSearch } from '@tabler/icons-react'
import classes from './app.module.css'
import { routes } from './routes.ts'
import { useDestinations } from './use-destinations.ts'
import { UserMenu } from './user-menu.tsx'

interface RailProps {
  readonly path: string
  /** How many notices have changes that are not saved. */
  readonly changed: number
  readonly openAbout: () => void
}

export function Rail({ path, changed, openAbout }: RailProps) {
  const destinations = useDestinations()
  return (
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
          <span className={classes.name}>{label}</span>
          {to === routes.notices && changed > 0 && (
            <span className={classes.dot} title={`${changed} thông báo có thay đổi chưa lưu`}>
              {changed}
              <span className="only-heard"> chưa lưu</span>
            </span>
          )}
        </a>
      ))}
      <div className={classes.space} />
      <button type="button" className={classes.link} onClick={spotlight.open} title="Tìm lệnh, tìm thông báo (Ctrl+K)">
        <IconSearch size={24} stroke={1.6} aria-hidden />
        <span className={classes.name}>Tìm lệnh</span>
      </button>
      <button type="button" className={classes.link} onClick={openAbout} title="Giới thiệu">
        <IconInfoCircle size={24} stroke={1.6} aria-hidden />
        <span className={classes.name}>Giới thiệu</span>
      </button>
      <UserMenu />
    </nav>
  )
}

function isAt(path: string, to: string): boolean {
  return to === routes.home ? path === to : path.startsWith(to)
}
