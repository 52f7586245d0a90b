/** The tabs over the fields. */
import type { KeyboardEvent } from 'react'
import classes from './editor.module.css'
import type { Tab } from './places.ts'

export interface EditorTab {
  readonly tab: Tab
  readonly label: string
  readonly count?: number
  readonly warn?: boolean
}

interface EditorTabsProps {
  readonly tabs: readonly EditorTab[]
  readonly tab: Tab
  readonly setTab: (tab: Tab) => void
}

export function EditorTabs({ tabs, tab, setTab }: EditorTabsProps) {
  function moveTab(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const at = tabs.findIndex((other) => other.tab === tab)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (next === undefined) return
    setTab(next.tab)
    document.getElementById(`tab-${next.tab}`)?.focus()
  }

  return (
    <div className={classes.tabs} role="tablist" aria-label="Các phần của thông báo" onKeyDown={moveTab}>
      {tabs.map(({ tab: name, label, count, warn = false }) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          className={classes.tab}
          aria-selected={tab === name}
          aria-controls="editor-pane"
          tabIndex={tab === name ? 0 : -1}
          onClick={() => setTab(name)}
        >
          {label}
          {count !== undefined && (
            <span className={classes.tabCount} data-warn={warn}>
              {count}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
