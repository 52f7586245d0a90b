/** SQL of the users, and of what the store is: on trial, or an office's. */
import { Refusal } from '../domain/errors.ts'
import { type Role, roles } from '../domain/office/roles.ts'
import { type Failures, type User, type UserState, secondsToWait } from '../domain/office/user.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'
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

/** A try with a passphrase: seconds still to wait, or what to compare with. */
export type Attempt = { readonly wait: number } | { readonly kept: string }

/**
 * Begins a try. It counts as a failure until `forgetFailures`: of tries made at the same moment, or cut off before they were
 * judged, each is counted.
 */
export async function beginAttempt(db: WritableDb, id: string, now: string): Promise<Attempt> {
  const row = await db
    .updateTable('user')
    // Takes the row: another try waits here.
    .set((of) => ({ failed_count: of.ref('failed_count') }))
    .where('id', '=', id)
    .returning(['passphrase', 'failed_count', 'failed_at'])
    .executeTakeFirstOrThrow()
  const failures: Failures = { count: row.failed_count, lastAt: row.failed_at }
  const wait = secondsToWait(failures, now)
  if (wait === 0) {
    await db
      .updateTable('user')
      .set({ failed_count: failures.count + 1, failed_at: now })
      .where('id', '=', id)
      .execute()
    return { kept: row.passphrase }
  }
  // The clock was ahead then: the waiting begins now, so that it ends.
  if (failures.lastAt !== null && failures.lastAt > now)
    await db.updateTable('user').set({ failed_at: now }).where('id', '=', id).execute()
  return { wait }
}

/** The same where the store cannot be written to: nothing is counted, what was counted before holds. */
export async function peekAttempt(db: ReadableDb, id: string, now: string): Promise<Attempt> {
  const row = await db
    .selectFrom('user')
    .select(['passphrase', 'failed_count', 'failed_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const wait = secondsToWait({ count: row.failed_count, lastAt: row.failed_at }, now)
  return wait === 0 ? { kept: row.passphrase } : { wait }
}

export async function forgetFailures(db: WritableDb, id: string): Promise<void> {
  await db.updateTable('user').set({ failed_count: 0, failed_at: null }).where('id', '=', id).execute()
}
