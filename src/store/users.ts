/** SQL of the users, and of what the store is: on trial, or an office's. */
import { Refusal } from '../domain/errors.ts'
import { type Role, roles } from '../domain/office/roles.ts'
import { type Failures, type User, type UserState, secondsToWait } from '../domain/office/user.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'
import { sha256 } from './hash.ts'
import type { UserTable } from './schema.ts'

export type StoreKind = 'trial' | 'office'

/** Null while nobody has decided. Only `office` asks for a passphrase. */
export async function storeKind(db: ReadableDb): Promise<StoreKind | null> {
  const row = await db.selectFrom('store_kind').select('kind').executeTakeFirst()
  return row?.kind ?? null
}

/** An office's store never goes back to trial. */
export async function decideStoreKind(db: WritableDb, kind: StoreKind, { at, by }: Stamp): Promise<void> {
  const decided = { kind, decided_at: at, decided_by: by }
  await db
    .insertInto('store_kind')
    .values({ id: 1, ...decided })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(decided).where('store_kind.kind', '=', 'trial'))
    .execute()
}

function toUser(row: Pick<UserTable, keyof typeof columnNames>): User {
  const kept = JSON.parse(row.roles) as readonly Role[]
  return {
    id: row.id,
    account: row.account,
    name: row.name,
    roles: roles.filter((role) => kept.includes(role)),
    state: row.state,
    mustChange: row.must_change === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

const columnNames = {
  id: 1,
  account: 1,
  name: 1,
  roles: 1,
  state: 1,
  must_change: 1,
  created_at: 1,
  updated_at: 1,
} as const
const columns = Object.keys(columnNames) as (keyof typeof columnNames)[]

/** By name. */
export async function listUsers(db: ReadableDb): Promise<User[]> {
  const rows = await db.selectFrom('user').select(columns).orderBy('name').orderBy('account').execute()
  return rows.map(toUser)
}

export async function findUser(db: ReadableDb, id: string): Promise<User | null> {
  const row = await db.selectFrom('user').select(columns).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toUser(row)
}

export async function findAccount(db: ReadableDb, account: string): Promise<User | null> {
  const row = await db.selectFrom('user').select(columns).where('account', '=', account).executeTakeFirst()
  return row === undefined ? null : toUser(row)
}

export interface NewUser extends Pick<User, 'id' | 'account' | 'name' | 'roles' | 'mustChange'> {
  /** As store/passphrases.ts made it. */
  readonly passphrase: string
}

/** Refuses `user.accountTaken`. */
export async function insertUser(db: WritableDb, user: NewUser, { at, by }: Stamp): Promise<void> {
  const taken = await findAccount(db, user.account)
  if (taken !== null) throw new Refusal('user.accountTaken', `“${user.account}”: ${taken.name}.`, { field: 'account' })
  await db
    .insertInto('user')
    .values({
      id: user.id,
      account: user.account,
      name: user.name,
      roles: JSON.stringify(user.roles),
      passphrase: user.passphrase,
      must_change: user.mustChange ? 1 : 0,
      state: 'active',
      failed_count: 0,
      failed_at: null,
      created_at: at,
      created_by: by,
      updated_at: at,
      updated_by: by,
    })
    .execute()
}

export interface UserChange {
  readonly name: string
  readonly roles: readonly Role[]
  readonly state: UserState
}

/** Changes who somebody is. Refuses `user.lastAdmin`. */
export async function updateUser(
  db: WritableDb,
  id: string,
  { name, roles: next, state }: UserChange,
  { at, by }: Stamp,
): Promise<void> {
  await db
    .updateTable('user')
    .set({ name, roles: JSON.stringify(next), state, updated_at: at, updated_by: by })
    .where('id', '=', id)
    .execute()
  const users = await listUsers(db)
  if (!users.some((user) => user.state === 'active' && user.roles.includes('admin')))
    throw new Refusal('user.lastAdmin')
}

/** Gives a user another passphrase; failures with the one before are forgotten. */
export async function setPassphrase(
  db: WritableDb,
  id: string,
  { passphrase, mustChange }: { readonly passphrase: string; readonly mustChange: boolean },
  { at, by }: Stamp,
): Promise<void> {
  await db
    .updateTable('user')
    .set({
      passphrase,
      must_change: mustChange ? 1 : 0,
      failed_count: 0,
      failed_at: null,
      updated_at: at,
      updated_by: by,
    })
    .where('id', '=', id)
    .execute()
}

/** A try with a passphrase: seconds still to wait, or what to compare with; null where the name is nobody's. */
export type Attempt = { readonly wait: number } | { readonly kept: string | null }

/** Who somebody says they are: a user, or a name that is none's. */
export type Claimed = { readonly id: string } | { readonly unknown: string }

/** So many counts are kept for all names that are nobody's: whoever tries many names makes the store no larger. */
const unknownCounts = 4096

const bucketOf = (account: string) => Number.parseInt(sha256(account).slice(0, 8), 16) % unknownCounts

/**
 * Begins a try. It counts as a failure until `forgetFailures`: of tries made at the same moment, or cut off before they were
 * judged, each is counted.
 */
export async function beginAttempt(db: WritableDb, who: Claimed, now: string): Promise<Attempt> {
  const { kept, ...failures } = await takeFailures(db, who)
  const wait = secondsToWait(failures, now)
  if (wait === 0) {
    await keepFailures(db, who, { count: failures.count + 1, lastAt: now })
    return { kept }
  }
  // The clock was ahead then: the waiting begins now, so that it ends.
  if (failures.lastAt !== null && failures.lastAt > now) await keepFailures(db, who, { ...failures, lastAt: now })
  return { wait }
}

/** The failures so far, with the row taken: another try waits here. */
async function takeFailures(db: WritableDb, who: Claimed): Promise<Failures & { readonly kept: string | null }> {
  if ('unknown' in who) {
    const bucket = bucketOf(who.unknown)
    const row = await db
      .insertInto('unknown_account')
      .values({ bucket, failed_count: 0, failed_at: null })
      .onConflict((conflict) => conflict.column('bucket').doUpdateSet({ bucket }))
      .returning(['failed_count', 'failed_at'])
      .executeTakeFirstOrThrow()
    return { count: row.failed_count, lastAt: row.failed_at, kept: null }
  }
  const row = await db
    .updateTable('user')
    .set((of) => ({ failed_count: of.ref('failed_count') }))
    .where('id', '=', who.id)
    .returning(['passphrase', 'failed_count', 'failed_at'])
    .executeTakeFirstOrThrow()
  return { count: row.failed_count, lastAt: row.failed_at, kept: row.passphrase }
}

async function keepFailures(db: WritableDb, who: Claimed, { count, lastAt }: Failures): Promise<void> {
  const failures = { failed_count: count, failed_at: lastAt }
  if ('unknown' in who)
    await db.updateTable('unknown_account').set(failures).where('bucket', '=', bucketOf(who.unknown)).execute()
  else await db.updateTable('user').set(failures).where('id', '=', who.id).execute()
}

/** The same where the store cannot be written to: nothing is counted, what was counted before holds. */
export async function peekAttempt(db: ReadableDb, who: Claimed, now: string): Promise<Attempt> {
  if ('unknown' in who) {
    const row = await db
      .selectFrom('unknown_account')
      .select(['failed_count', 'failed_at'])
      .where('bucket', '=', bucketOf(who.unknown))
      .executeTakeFirst()
    const wait = secondsToWait({ count: row?.failed_count ?? 0, lastAt: row?.failed_at ?? null }, now)
    return wait === 0 ? { kept: null } : { wait }
  }
  const row = await db
    .selectFrom('user')
    .select(['passphrase', 'failed_count', 'failed_at'])
    .where('id', '=', who.id)
    .executeTakeFirstOrThrow()
  const wait = secondsToWait({ count: row.failed_count, lastAt: row.failed_at }, now)
  return wait === 0 ? { kept: row.passphrase } : { wait }
}

export async function forgetFailures(db: WritableDb, who: Claimed): Promise<void> {
  await keepFailures(db, who, { count: 0, lastAt: null })
}
