import { useHotkeys } from '@mantine/hooks'

/** The keys of the desk, in fields too. */
export function useDeskKeys(keys: Readonly<Record<string, () => unknown>>): void {
  useHotkeys(
    Object.entries(keys).map(([key, action]) => [key, (event) => onDesk(event, action), { preventDefault: false }]),
    [],
    true,
  )
}

/** Keys of the desk are not those of a dialog over it: there Ctrl+Z takes back what was typed in its own field. */
function onDesk(event: KeyboardEvent, action: () => unknown): void {
  if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) return
  event.preventDefault()
  action()
}
