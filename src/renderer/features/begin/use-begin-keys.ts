import { useHotkeys } from '@mantine/hooks'

/** Ctrl+Enter begins the notice, Escape goes back; never while an input method composes. */
export function useBeginKeys(begin: () => void, leave: () => void): void {
  useHotkeys(
    [
      ['mod+Enter', unlessComposing(begin)],
      ['Escape', unlessComposing(leave)],
    ],
    [],
    true,
  )
}

function unlessComposing(run: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (!event.isComposing && event.keyCode !== 229) run()
  }
}
