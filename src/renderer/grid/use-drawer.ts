/** The row beside the grid: F4 opens and closes it wherever one is; in a narrow window it stands in place of the grid. */
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

/** `area` holds both; `back` puts the focus into the cell. */
export function useDrawer(area: RefObject<HTMLElement | null>, back: () => void) {
  const [isOpen, setOpen] = useState(false)
  const wasOpen = useRef(isOpen)
  const isGridHidden = () => area.current?.querySelector<HTMLElement>('[role=grid]')?.offsetParent === null
  useEffect(() => {
    if (wasOpen.current === isOpen) return
    wasOpen.current = isOpen
    if (isGridHidden()) area.current?.querySelector<HTMLElement>('aside textarea, aside button')?.focus()
    // The lines are drawn anew once the grid has its size again.
    else if (!isOpen && document.activeElement === document.body)
      requestAnimationFrame(() => requestAnimationFrame(back))
  }, [isOpen])

  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.nativeEvent.isComposing || event.keyCode === 229) return
    const isInDrawer = event.target instanceof Element && event.target.closest('aside') !== null
    if (event.key === 'F4') setOpen(!isOpen)
    else if (event.key === 'Escape' && isInDrawer) {
      if (isGridHidden()) setOpen(false)
      else back()
    } else return
    event.preventDefault()
  }

  return { isOpen, toggle: () => setOpen(!isOpen), press }
}
