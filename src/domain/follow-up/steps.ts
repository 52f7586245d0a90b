/** Which entry may follow: by how the thing stands, who it is, and what the days say. */
import type { IsoDate } from '../deadline/dates.ts'
import { writeShortDate } from '../deadline/dates.ts'
import { Refusal } from '../errors.ts'
import { type Actor, type Role, approvers, drafters, hasRole } from '../office/roles.ts'
import { firstUserId } from '../office/user.ts'
import { type FollowEntry, type FollowKind, type Progress, type StageEntry, entryNames } from './follow-up.ts'

type Steps<Kind extends string> = Readonly<
  Record<Kind, { readonly from: readonly Progress['stage'][]; readonly by: readonly Role[] }>
>

const stages: Steps<StageEntry['kind']> = {
  extension: { from: ['open'], by: drafters },
  result: { from: ['open'], by: drafters },
  approval: { from: ['waiting'], by: approvers },
  refusal: { from: ['waiting'], by: approvers },
  reopening: { from: ['done'], by: approvers },
}
const always = { from: ['open', 'waiting', 'done'], by: drafters } as const
const steps: Steps<FollowKind> = {
  ...stages,
  ending: always,
  receipt: always,
  told: { from: ['open', 'waiting'], by: drafters },
  parent: always,
  wait: { from: ['open', 'waiting'], by: drafters },
  lineage: always,
  measure: always,
}

/** Who may write an entry of a kind. */
export function rolesOfEntry(kind: FollowKind): readonly Role[] {
  return steps[kind].by
}

/** What somebody may write now: nothing else is offered. */
export function offeredKinds(progress: Progress, actor: Actor): readonly StageEntry['kind'][] {
  return (Object.keys(stages) as StageEntry['kind'][]).filter(
    (kind) =>
      steps[kind].from.includes(progress.stage) &&
      hasRole(actor, steps[kind].by) &&
      !(kind === 'approval' && isOwnResult(progress, actor)),
  )
}

/** Who reports does not close. The one user of a trial store has nobody else to ask. */
function isOwnResult({ result }: Progress, { id, isTrial }: Actor): boolean {
  return result?.recorderId === id && !(isTrial && id === firstUserId)
}

/** What an entry is held against. */
export interface EntryBasis {
  readonly progress: Progress
  readonly actor: Actor
  /** Of the notice. */
  readonly issuedOn: IsoDate
  readonly today: IsoDate
}

/** Refuses an entry that may not follow. */
export function requireEntry(entry: FollowEntry & { readonly day: IsoDate }, basis: EntryBasis): void {
  const { progress, actor } = basis
  if (!steps[entry.kind].from.includes(progress.stage))
    throw new Refusal('follow.otherStage', `${entryNames[entry.kind]}: ${stageWords[progress.stage]}.`, {
      found: progress.stage,
    })
  if (entry.kind === 'approval' && isOwnResult(progress, actor)) throw new Refusal('follow.ownResult')
  requireDay('Ngày ghi', entry.day, basis)
  if (entry.kind === 'extension') requireExtension(entry, basis)
  if (entry.kind === 'result') {
    requireDay('Ngày hoàn thành', entry.doneOn, basis)
    if (entry.document === '' && entry.file === undefined) throw new Refusal('follow.nothingShown')
  }
  if (entry.kind === 'receipt') requireDay('Ngày nhận', entry.receivedOn, basis)
  if (entry.kind === 'measure') requireDay('Ngày của số liệu', entry.on, basis)
}

const stageWords: Readonly<Record<Progress['stage'], string>> = {
  open: 'nhiệm vụ đang thực hiện',
  waiting: 'kết quả đang chờ duyệt',
  done: 'nhiệm vụ đã hoàn thành',
}

function requireExtension(entry: Extract<FollowEntry, { kind: 'extension' }> & { day: IsoDate }, basis: EntryBasis) {
  const { until } = basis.progress
  requireDay('Ngày đề nghị', entry.requestedOn, basis)
  if (entry.requestedOn > entry.day)
    throw new Refusal('follow.badDay', `Ngày đề nghị sau ngày quyết định ${writeShortDate(entry.day)}.`, {
      found: entry.requestedOn,
    })
  if (until === null) return
  if (entry.until <= until)
    throw new Refusal('follow.notLater', `Hạn hiện nay là ${writeShortDate(until)}.`, { found: entry.until })
  if (entry.requestedOn > until && !entry.isLate)
    throw new Refusal(
      'follow.lateRequest',
      `Hạn ${writeShortDate(until)}, đề nghị ${writeShortDate(entry.requestedOn)}.`,
      {
        found: entry.requestedOn,
      },
    )
}

function requireDay(what: string, day: IsoDate, { issuedOn, today }: EntryBasis): void {
  if (day >= issuedOn && day <= today) return
  const bounds = `từ ngày ban hành ${writeShortDate(issuedOn)} đến hôm nay ${writeShortDate(today)}`
  throw new Refusal('follow.badDay', `${what} phải ${bounds}.`, { found: day })
}
