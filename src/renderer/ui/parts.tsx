/** Parts of every screen: its heading, and what is shown while there is no content. */
import { Button, Loader } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import classes from './ui.module.css'

/** The strip on top of a screen: its name, and what can be done on it. */
export function ScreenHeading({
  title,
  before,
  children,
}: {
  readonly title: ReactNode
  readonly before?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <header className={classes.heading}>
      {before}
      <h1>{title}</h1>
      <div className={classes.headingAside}>{children}</div>
    </header>
  )
}

/** Shown once waiting has become noticeable, so that quick answers do not flicker. */
export function Waiting({ what = 'Đang mở …' }: { readonly what?: string }) {
  const [noticeable, setNoticeable] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setNoticeable(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={classes.center} role="status" aria-live="polite">
      {noticeable && (
        <>
          <Loader size="sm" aria-hidden />
          <p>{what}</p>
        </>
      )}
    </div>
  )
}

/** Shown where there is no content yet: what is missing, and what to do next. */
export function Empty({
  title,
  children,
  icon,
  action,
}: {
  readonly title: string
  readonly children?: ReactNode
  readonly icon?: ReactNode
  readonly action?: { readonly label: string; readonly run: () => void }
}) {
  return (
    <div className={classes.center}>
      {icon}
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action !== undefined && <Button onClick={action.run}>{action.label}</Button>}
    </div>
  )
}

/** A framed part of a screen with a title. */
export function Panel({
  title,
  children,
  aside,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly aside?: ReactNode
}) {
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.panelHead}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
