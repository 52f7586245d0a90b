/** A change of the store: refused where the store lacks something, in one transaction, and anchored afterwards. */
import { Refusal } from '../domain/errors.ts'
import { compareWithAnchor, isGap } from './anchor.ts'
import { storeHead } from './audit.ts'
import { type ReadableDb, type WritableDb, transact } from './db.ts'
import { countNotes } from './row-changes.ts'
import { describeGap } from './standing.ts'
import type { Store } from './store.ts'

/**
 * Runs `work` as `transact` does. Refuses `store.incomplete` where the store does not fit its anchor, unless this is the
 * change by which a person accepts that (`acceptsGap`).
 */
export async function changeStore<Result>(
  store: Pick<Store, 'db' | 'anchor' | 'readOnly' | 'inTurn'>,
  work: (db: WritableDb) => Promise<Result>,
  { acceptsGap = false } = {},
): Promise<Result> {
  if (store.readOnly !== null) throw store.readOnly
  const inTurn = store.inTurn ?? ((change) => change())
  const { result, head } = await inTurn(() =>
    transact(store.db, async (db) => {
      if (!acceptsGap) await refuseGap(store, db)
      const before = await countNotes(db)
      const done = await work(db)
      if ((await countNotes(db)) > before) throw new Error('Rows were written after the audit row, or without one.')
      return { result: done, head: await storeHead(db) }
    }),
  )
  if (acceptsGap) store.anchor?.replace(head)
  else store.anchor?.write(head)
  return result
}

/** The lock is held by now, so no other program can have written between the anchor and the state that is compared. */
async function refuseGap({ anchor }: Pick<Store, 'anchor'>, db: ReadableDb): Promise<void> {
  if (anchor === null) return
  const standing = await compareWithAnchor(db, anchor.read())
  if (standing.kind === 'damaged') throw standing.refusal
  if (isGap(standing)) throw new Refusal('store.incomplete', describeGap(standing), { found: standing.kind })
}
