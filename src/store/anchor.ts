/**
 * The anchor: a small file beside the store that holds the end of its audit. A store whose last writes are gone (a lost or
 * cut WAL, an old copy put back, rows cut off with the key in hand) is sound in itself; beside its anchor it is not.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal, codeOf } from '../domain/errors.ts'
import { type StoreHead, auditHashAt, storeHead } from './audit.ts'
import { type ReadableDb, explainError } from './db.ts'

export const anchorName = 'ket-luan.anchor'

/** What the anchor file says. `isOwn`: written with this store's key, and nobody changed it since. */
export type Anchored =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'read'; readonly head: StoreHead; readonly isOwn: boolean }

/** How a store stands beside its anchor. */
export type Standing =
  | { readonly kind: 'whole' | 'unanchored' }
  /** The end of the audit cannot be read. */
  | { readonly kind: 'damaged'; readonly refusal: Refusal }
  | Gap

/** Something is missing, or nobody can tell. */
export interface Gap {
  readonly kind: 'behind' | 'typingLost' | 'otherHistory' | 'otherStore' | 'forged' | 'unreadable'
  /** The end of the store as it is, and as it was last known; null where the anchor does not say. */
  readonly found: StoreHead
  readonly known: StoreHead | null
}

export interface Anchor {
  /**
   * What was last known. It is read before the state of the store that it is compared with: the store only grows, so one
   * that is behind has lost something.
   */
  readonly read: () => Anchored
  /** Writes the end of the store, unless another program has written a later one. Never fails what it comes after. */
  readonly write: (head: StoreHead) => void
  /** Writes it whatever is there: a person has accepted what is missing. */
  readonly replace: (head: StoreHead) => void
}

/** The anchor in the folder of a store. */
export function anchorIn(directory: string, key: Uint8Array): Anchor {
  const file = join(directory, anchorName)
  removeHalves(directory)
  const replace = (head: StoreHead) => {
    const beside = `${file}.${process.pid}.tmp`
    try {
      // Not synced: the commit before it is on disk already, so a power cut leaves an older anchor at worst, which any
      // later state of the store fits; a second wait for the disk with every save would gain nothing.
      writeFileSync(beside, `${JSON.stringify({ ...head, seal: sealOf(head, key) })}\n`, { mode: 0o600 })
      renameSync(beside, file)
    } catch {
      // What was written before it is committed. The store is ahead of its anchor until the next change, which is fine.
      removeQuietly(beside)
    }
  }
  return {
    read: () => readAnchor(file, key),
    replace,
    write(head) {
      const before = readAnchor(file, key)
      const isLater =
        before.kind === 'read' && before.isOwn && before.head.store === head.store && before.head.changes > head.changes
      if (!isLater) replace(head)
    },
  }
}

/** What killed programs left. A program that still writes its own only misses one anchor. */
function removeHalves(directory: string): void {
  for (const name of readdirSync(directory))
    if (name.startsWith(`${anchorName}.`) && name.endsWith('.tmp')) removeQuietly(join(directory, name))
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // It does no harm, and a disk that is only read keeps it.
  }
}

function readAnchor(file: string, key: Uint8Array): Anchored {
  let words = ''
  for (let attempt = 1; ; attempt += 1) {
    try {
      words = readFileSync(file, 'utf8')
      break
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return { kind: 'missing' }
      // Windows refuses for the moment in which another program puts a new one in its place.
      if (attempt === 5) return { kind: 'unreadable' }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
  // What a power cut makes of a file that was just renamed, on file systems that do not order the two.
  if (/^\0*$/.test(words)) return { kind: 'missing' }
  return parseAnchor(words, key)
}

function parseAnchor(words: string, key: Uint8Array): Anchored {
  let fields: Partial<Record<keyof StoreHead | 'seal', unknown>> | null
  try {
    fields = JSON.parse(words) as typeof fields
  } catch {
    return { kind: 'unreadable' }
  }
  const { store, sequence, hash, changes, changedAt, seal } = fields ?? {}
  if (typeof store !== 'string' || typeof hash !== 'string' || typeof changedAt !== 'string')
    return { kind: 'unreadable' }
  if (typeof sequence !== 'number' || typeof changes !== 'number' || typeof seal !== 'string')
    return { kind: 'unreadable' }
  const head: StoreHead = { store, sequence, hash, changes, changedAt }
  return { kind: 'read', head, isOwn: isSame(seal, sealOf(head, key)) }
}

/** By the store's key: whoever has the store without it cannot make an old copy pass. */
function sealOf({ store, sequence, hash, changes, changedAt }: StoreHead, key: Uint8Array): string {
  const words = JSON.stringify(['ket-luan.anchor', store, sequence, hash, changes, changedAt])
  return createHmac('sha256', key).update(words).digest('hex')
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Compares a state of the store with an anchor that was read before it. */
export async function compareWithAnchor(db: ReadableDb, anchored: Anchored): Promise<Standing> {
  try {
    return await compare(db, anchored)
  } catch (error) {
    const refusal = explainError(error)
    if (refusal instanceof Refusal && refusal.code === 'store.damaged') return { kind: 'damaged', refusal }
    throw refusal
  }
}

async function compare(db: ReadableDb, anchored: Anchored): Promise<Standing> {
  const found = await storeHead(db)
  switch (anchored.kind) {
    case 'missing':
      return { kind: found.changes === 0 ? 'whole' : 'unanchored' }
    case 'unreadable':
      return { kind: 'unreadable', found, known: null }
    case 'read': {
      const { head: known, isOwn } = anchored
      if (known.store !== found.store) return { kind: 'otherStore', found, known }
      if (!isOwn) return { kind: 'forged', found, known: null }
      if (found.sequence < known.sequence) return { kind: 'behind', found, known }
      if ((await auditHashAt(db, known.sequence)) !== known.hash) return { kind: 'otherHistory', found, known }
      return found.changes < known.changes ? { kind: 'typingLost', found, known } : { kind: 'whole' }
    }
  }
}

export function isGap(standing: Standing): standing is Gap {
  return standing.kind !== 'whole' && standing.kind !== 'unanchored' && standing.kind !== 'damaged'
}
