/** Following up: what people write of a thing that is followed. Every entry is held against what is there, in its transaction. */
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import { type Ties, keyOf, tiesOf } from '../domain/follow-up/board.ts'
import {
  type EvidenceFile,
  type FollowEntry,
  type RecordedEntry,
  dueThings,
  progressOf,
} from '../domain/follow-up/follow-up.ts'
import { sideKinds } from '../domain/follow-up/side-entries.ts'
import { requireEntry } from '../domain/follow-up/steps.ts'
import { workingDayOf } from '../domain/follow-up/working-day.ts'
import { resolveBody } from '../domain/bodies/body-directory.ts'
import { keepFile, keptBytes, packFile } from '../store/exports.ts'
import {
  evidenceOf,
  followEntries,
  followedObligation,
  followedObligations,
  insertFollowEntry,
} from '../store/follow-entries.ts'
import { sha256 } from '../store/hash.ts'
import type { WriteContext } from './context.ts'
import type { Handlers, WriteResult } from './handlers.ts'

type EntryCall =
  | 'follow.extend'
  | 'follow.enterResult'
  | 'follow.exportEvidence'
  | 'follow.approve'
  | 'follow.refuse'
  | 'follow.reopen'
  | 'follow.end'
  | 'follow.receive'
  | 'follow.tie'
  | 'follow.continue'
  | 'follow.measure'

export const followEntryHandlers: Handlers<EntryCall> = {
  'follow.extend': (context, { decidedOn: day, acceptsLate: isLate, ...rest }) => {
    const { document, requestedBy, requestedOn, until, note } = rest
    return addEntry(context, rest, { kind: 'extension', document, requestedBy, requestedOn, until, isLate, note, day })
  },

  'follow.enterResult': {
    prepare: (_context, { document, doneOn, note, file: given, ...rest }) => {
      const bytes = given === null ? null : Buffer.from(given.base64, 'base64')
      if (bytes?.length === 0) throw new Refusal('follow.emptyFile', `"${given?.fileName ?? ''}".`)
      const packed = bytes === null ? null : packFile(bytes)
      const file: EvidenceFile | undefined =
        bytes === null ? undefined : { name: given?.fileName ?? '', size: bytes.length, sha256: sha256(bytes) }
      return Promise.resolve(async (writing) => {
        if (packed !== null && file !== undefined) await keepFile(writing.db, file.sha256, packed)
        return addEntry(writing, rest, { kind: 'result', document, doneOn, note, file, day: today(writing) })
      })
    },
  },

  'follow.exportEvidence': async ({ db }, { entry }) => {
    const { obligationId, file } = await evidenceOf(db, entry)
    return {
      fileName: file.name,
      bytes: await keptBytes(db, file.sha256),
      subject: obligationId,
      sha256: file.sha256,
    }
  },

  'follow.approve': async (context, { note, ...rest }) => {
    if (rest.occasion === '') await requireDoneParts(context, rest.obligation)
    return addEntry(context, rest, { kind: 'approval', note, day: today(context) })
  },
  'follow.refuse': (context, { reason: note, ...rest }) =>
    addEntry(context, rest, { kind: 'refusal', note, day: today(context) }),
  'follow.reopen': (context, { reason: note, ...rest }) =>
    addEntry(context, rest, { kind: 'reopening', note, day: today(context) }),

  'follow.end': (context, { until, document, note, ...rest }) =>
    addEntry(context, { ...rest, occasion: '' }, { kind: 'ending', until, document, note, day: today(context) }),

  'follow.receive': async (context, { unit, document, receivedOn, note, ...rest }) => {
    const { issuedOn } = await followedObligation(context.db, rest.obligation)
    const directory = (await context.offices.current(context.db)).directoryOn(issuedOn)
    const unitId = resolveBody(unit, directory)?.id ?? null
    const entry = { kind: 'receipt', unit, unitId, document, receivedOn, note, day: today(context) } as const
    return addEntry(context, rest, entry)
  },

  'follow.tie': async (context, { to, as, isLifted, note, ...rest }) => {
    const day = today(context)
    if (!isLifted) await requireTie(context, rest.obligation, to, as)
    const entry: FollowEntry =
      as === 'parent' ? { kind: 'parent', of: isLifted ? null : to, note } : { kind: 'wait', for: to, isLifted, note }
    return addEntry(context, { ...rest, occasion: '' }, { ...entry, day })
  },

  'follow.continue': async (context, { earlier, note, ...rest }) => {
    if (earlier !== null) {
      const own = await followedObligation(context.db, rest.obligation)
      const before = (await followedObligations(context.db)).find(({ obligation }) => obligation.id === earlier)
      if (before === undefined) throw new Refusal('obligation.notFound', '', { found: earlier })
      if (before.issuedOn >= own.issuedOn) throw new Refusal('follow.notEarlier', '', { found: earlier })
    }
    return addEntry(context, { ...rest, occasion: '' }, { kind: 'lineage', earlier, note, day: today(context) })
  },

  'follow.measure': (context, { indicator, value, on, source, ...rest }) =>
    addEntry(
      context,
      { ...rest, occasion: '' },
      { kind: 'measure', indicator, value, on, source, day: today(context) },
    ),
}

const today = ({ now }: Pick<WriteContext, 'now'>) => dayInVietnam(now)

/** What an entry is added to. `seen`: how many of its entries the caller has seen. */
export interface Target {
  readonly obligation: string
  readonly occasion: string
  readonly seen: number
}

export async function addEntry(
  { db, now, ids, actor, offices }: WriteContext,
  { obligation: obligationId, occasion, seen }: Target,
  entry: FollowEntry & { readonly day: string },
): Promise<WriteResult<RecordedEntry>> {
  const day = dayInVietnam(now)
  const { obligation, issuedOn } = await followedObligation(db, obligationId)
  const { originalUntil, limit } = obligation
  const workingDay = workingDayOf(await offices.current(db))
  const things = dueThings(obligation, { issuedOn, until: occasion > day ? occasion : day, workingDay })
  const isOfAll = occasion === '' && sideKinds.some((kind) => kind === entry.kind)
  const thing =
    things.find((one) => one.occasion === occasion) ??
    (isOfAll ? { occasion, originalUntil, until: limit.until } : undefined)
  if (thing === undefined) throw new Refusal('follow.noSuchThing', '', { found: occasion })
  const entries = (await followEntries(db, obligationId)).filter((one) => one.occasion === occasion)
  if (entries.length !== seen)
    throw new Refusal('follow.changedMeanwhile', '', { found: String(seen), expected: String(entries.length) })
  const progress = progressOf(thing, entries, day)
  requireEntry(entry, { progress, actor, issuedOn, today: day })
  const written = markLate(entry, progress.until)
  const recorded: RecordedEntry = {
    ...written,
    id: ids(),
    obligationId,
    occasion,
    position: entries.length,
    recordedAt: now,
    recordedBy: actor.name,
    recorderId: actor.id,
  }
  await insertFollowEntry(db, recorded)
  return {
    value: recorded,
    subject: obligationId,
    details: { notice: obligation.noticeId, ordinal: obligation.ordinal, occasion, ...written },
  }
}

/** A request in time is not late, whatever was ticked. */
function markLate<Entry extends FollowEntry>(entry: Entry, until: string | null): Entry {
  return entry.kind === 'extension' ? { ...entry, isLate: until !== null && entry.requestedOn > until } : entry
}

async function allTies({ db, now }: Pick<WriteContext, 'db' | 'now'>): Promise<ReadonlyMap<string, Ties>> {
  const byThing = Map.groupBy(await followEntries(db), keyOf)
  return tiesOf(await followedObligations(db), byThing, dayInVietnam(now))
}

/** A whole is done when its parts are. */
async function requireDoneParts(context: WriteContext, obligation: string): Promise<void> {
  const ties = await allTies(context)
  const open = (ties.get(obligation)?.parts ?? []).flatMap((id) => {
    const part = ties.get(id)
    return part === undefined || part.isDone ? [] : [part.name]
  })
  if (open.length > 0) throw new Refusal('follow.openParts', `${open.join('; ')}.`, { found: obligation })
}

/** Refuses what is not there, and a tie that leads back to where it begins. */
async function requireTie(context: WriteContext, from: string, to: string, as: 'parent' | 'wait'): Promise<void> {
  const ties = await allTies(context)
  if (!ties.has(to)) throw new Refusal('obligation.notFound', '', { found: to })
  const nextOf = (id: string): readonly string[] => {
    const one = ties.get(id)
    if (one === undefined) return []
    return as === 'wait' ? one.waits : one.parent === null ? [] : [one.parent]
  }
  const reached = new Set<string>()
  const open = [to]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === from) throw new Refusal('follow.tieCircle', '', { found: to })
    if (reached.has(id)) continue
    reached.add(id)
    open.push(...nextOf(id))
  }
}
