import { vi } from 'vitest'
import type { Store } from '../../src/store/store.ts'

/** For tests that write before another change has begun its transaction: where changes take turns they would wait for ever. */
export function withoutTurns(store: Store): void {
  const turns = store as { inTurn: NonNullable<Store['inTurn']> | null }
  if (turns.inTurn !== null)
    vi.spyOn(turns as { inTurn: NonNullable<Store['inTurn']> }, 'inTurn').mockImplementation((work) => work())
}
