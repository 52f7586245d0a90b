/** What can be done with one part of a list: it is made when it is first opened, since a notice has hundreds. */
import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './editor.module.css'

export interface PartAction {
  readonly label: string
  readonly run: () => void
  readonly danger?: boolean
}

/** `of` names the part for screen readers. */
export function PartMenu({ of, actions }: { readonly of: string; readonly actions: () => readonly PartAction[] }) {
  const [isOpen, setOpen] = useState(false)
  const button = (
    <button
      type="button"
      className={classes.more}
      aria-label={`Thao tác với ${of}`}
      aria-haspopup="menu"
      onClick={() => setOpen(true)}
    >
      <IconDots size={18} aria-hidden />
    </button>
  )
  if (!isOpen) return button
  return (
    <Menu opened onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {actions().map(({ label, run, danger = false }) => (
          <Menu.Item key={label} {...(danger ? { color: 'red.8' } : {})} onClick={run}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
