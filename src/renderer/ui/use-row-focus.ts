/** The row of a long table that has the focus or gets it by Tab; keys move it. Rows carry `data-index`. */
import type { Virtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useState } from 'react'

export function useRowFocus(total: number, virtual: Virtualizer<HTMLDivElement, Element>) {
  const [focused, setFocused] = useState(0)

  function focusRow(index: number): void {
    const next = Math.max(0, Math.min(total - 1, index))
    setFocused(next)
    virtual.scrollToIndex(next)
    requestAnimationFrame(() =>
      requestAnimationFrame(() => virtual.scrollElement?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus()),
    )
  }
  function moveFocus(event: KeyboardEvent, index: number): void {
    const step = stepOf(event.key, total)
    if (step === undefined) return
    event.preventDefault()
    focusRow(index + step)
  }

  return { focused: Math.min(focused, Math.max(0, total - 1)), setFocused, moveFocus, focusRow }
}

/** By how many rows a key moves the selection; undefined for other keys. */
function stepOf(key: string, total: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: -total,
    End: total,
  }
  return steps[key]
}
