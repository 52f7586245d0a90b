/** Tabs over a pane; the arrows move between them. */
import type { KeyboardEvent } from 'react'
import classes from './editor.module.css'

export interface EditorTab<Name extends string> {
  readonly tab: Name
  readonly label: string
  readonly count?: number
  readonly warn?: boolean
}

interface EditorTabsProps<Name extends string> {
  readonly label: string
  /** Id of the pane. */
  readonly panel: string
  readonly tabs: readonly EditorTab<Name>[]
  readonly tab: Name
  readonly setTab: (tab: Name) => void
}

export function EditorTabs<Name extends string>({ label, panel, tabs, tab, setTab }: EditorTabsProps<Name>) {
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
    <div className={classes.tabs} role="tablist" aria-label={label} onKeyDown={moveTab}>
      {tabs.map(({ tab: name, label: words, count, warn = false }) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          className={classes.tab}
          aria-selected={tab === name}
          aria-controls={panel}
          tabIndex={tab === name ? 0 : -1}
          onClick={() => setTab(name)}
        >
          {words}
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
