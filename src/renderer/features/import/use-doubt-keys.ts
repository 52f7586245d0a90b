/** Doubts gone through by keyboard: the arrows choose one, Enter marks it as reviewed and goes on to the next open one. */
import { useHotkeys } from '@mantine/hooks'

interface DoubtKeys {
  readonly doubts: readonly { readonly settled: boolean }[]
  readonly chosen: number | null
  readonly choose: (index: number) => void
  readonly settle: (index: number, settled: boolean) => void
  /** Enter where no doubt is open any more. */
  readonly finish?: () => void
}

export const doubtKeysHint = '↑ ↓ chọn điểm, Enter: đã xem, sang điểm sau'

export function useDoubtKeys({ doubts, chosen, choose, settle, finish }: DoubtKeys): void {
  const move = (by: number) => {
    if (doubts.length > 0) choose(Math.max(0, Math.min(doubts.length - 1, (chosen ?? (by > 0 ? -1 : 1)) + by)))
  }
  function enter(event: KeyboardEvent): void {
    // A button that has the focus is pressed, and nothing else.
    if (event.target instanceof Element && event.target.closest('button, a, [role="dialog"]') !== null) return
    event.preventDefault()
    const open = doubts.flatMap(({ settled }, index) => (settled ? [] : [index]))
    const at = chosen !== null && open.includes(chosen) ? chosen : open[0]
    if (at === undefined) return finish?.()
    settle(at, true)
    const next = open.find((index) => index > at) ?? open.find((index) => index !== at)
    choose(next ?? at)
  }
  useHotkeys([
    ['ArrowDown', () => move(1)],
    ['ArrowUp', () => move(-1)],
    ['Enter', enter, { preventDefault: false }],
  ])
}
