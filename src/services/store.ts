/** The store itself: is it sound, where is it. */
import { release } from 'node:os'
import packageFacts from '../../package.json' with { type: 'json' }
import type { StoreState } from '../contract/store.ts'
import { Refusal } from '../domain/errors.ts'
import { type Standing, compareWithAnchor, isGap } from '../store/anchor.ts'
import type { ReadableDb } from '../store/db.ts'
import { describeGap } from '../store/standing.ts'
import { describeSynced } from '../store/synced-folder.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { tellUnanchored, verifyStore } from './soundness.ts'

export const storeHandlers: Handlers<'store.state' | 'store.acceptLoss' | 'store.verify' | 'store.diagnostics'> = {
  'store.state': async ({ db, store }) => tellState(db, store),

  'store.acceptLoss': async ({ db, store }, { reason }) => {
    const gap = store.anchor === null ? null : await compareWithAnchor(db, store.anchor.read())
    if (gap?.kind === 'damaged') throw gap.refusal
    if (gap === null || !isGap(gap)) throw new Refusal('store.noLoss')
    const { kind, found, known } = gap
    return {
      value: { gap: null, damage: null, readOnly: null, remarks: [] },
      subject: 'store',
      details: { reason, gap: kind, found, known },
    }
  },

  'store.verify': verifyStore,

  'store.diagnostics': ({ store }) => {
    const runtime = Object.fromEntries(
      ['electron', 'chrome', 'node'].flatMap((name) =>
        process.versions[name] === undefined ? [] : [[name, process.versions[name]]],
      ),
    )
    return Promise.resolve({
      version: packageFacts.version,
      runtime,
      system: `${process.platform} ${release()} ${process.arch}`,
      ...store.describe(),
    })
  },
}

/** What is known of the store as a whole. */
async function tellState(db: ReadableDb, store: Context['store']): Promise<StoreState> {
  const standing: Standing =
    store.anchor === null ? { kind: 'whole' } : await compareWithAnchor(db, store.anchor.read())
  const damage = standing.kind === 'damaged' ? standing.refusal.message : null
  return {
    gap: isGap(standing) ? describeGap(standing) : null,
    damage,
    readOnly: store.readOnly?.message ?? null,
    remarks: [
      ...(damage === null ? await tellUnanchored(db, store, standing) : []),
      // A server answers for its own disk.
      ...(store.anchor === null ? [] : describeSynced(store.describe().directory)),
    ],
  }
}
