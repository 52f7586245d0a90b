/** An app over a real store in a folder of its own, with fakes only for the ports. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { type CallFunction, connect } from '../../src/contract/client.ts'
import type { DirectiveList } from '../../src/contract/directives.ts'
import type { Reply } from '../../src/contract/wire.ts'
import { type Role, roles } from '../../src/domain/office/roles.ts'
import { direct } from '../../src/hosts/direct.ts'
import { type App, createApp } from '../../src/services/app.ts'
import type { Defect, Files, Ports } from '../../src/services/context.ts'
import { type Session, openSession } from '../../src/services/sessions.ts'
import { storeHead } from '../../src/store/audit.ts'
import type { Store } from '../../src/store/store.ts'
import { countIds } from './build.ts'
import { openTestStore } from './database.ts'

const folders: string[] = []
const stores: Store[] = []

/** A new empty folder, removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ket-luan-'))
  folders.push(folder)
  return folder
}

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Somebody with one role, whose name is their id too. */
export interface TestUser {
  readonly name: string
  readonly role: Role
}

/** The app for callers who are known by name and role: their sessions are opened without a passphrase. */
export interface AppOfUsers extends Pick<App, 'stop'> {
  /** Whether a submission finds the directives of the body decided of, whatever the test is about. */
  decidesFirst: boolean
  readonly call: (name: string, input: unknown, user: TestUser, files?: Files) => Promise<Reply<unknown>>
}

export interface TestApp {
  readonly app: AppOfUsers
  /** The app as hosts have it. */
  readonly door: App
  readonly store: Store
  /** As a clerk, unless another role is asked for. */
  readonly call: CallFunction
  readonly as: (role: Role) => CallFunction
  /** As the one user of a trial store, who has every role. */
  readonly alone: CallFunction
  readonly defects: Defect[]
  /** What exports saved, in order. */
  readonly saved: { fileName: string; bytes: Uint8Array }[]
  /** What the next import opens. */
  toOpen: { fileName: string; bytes: Uint8Array } | null
}

export async function openTestApp(
  directory: string = temporaryFolder(),
  files: Partial<Files> = {},
  clock?: () => string,
  told?: NonNullable<Ports['told']>,
): Promise<TestApp> {
  const store = await openTestStore(directory)
  stores.push(store)
  const defects: Defect[] = []
  let tick = 0
  const result = { toOpen: null, saved: [] } as unknown as { -readonly [Key in keyof TestApp]: TestApp[Key] }
  const door = createApp({
    store,
    clock:
      clock ??
      (() => {
        tick += 1
        return new Date(Date.UTC(2026, 3, 10, 8, 0, tick)).toISOString()
      }),
    ids: countIds('new'),
    files: {
      open: () => Promise.resolve(result.toOpen),
      save: (file) => {
        result.saved.push(file)
        return Promise.resolve({ fileName: file.fileName, canShow: false })
      },
      show: () => Promise.resolve(false),
      print: () => Promise.resolve(false),
      makePdf: () => Promise.reject(new Error('no browser here')),
      ...files,
    },
    log: (defect) => defects.push(defect),
    passphraseCost: quickCost,
    ...(told === undefined ? {} : { told }),
  })
  const app = forUsers(door, store)
  const session = openSession()
  const as = (role: Role) => connect(direct(app, { name: role, role }))
  const alone: CallFunction = connect((name, input) => door.call(name, input, session))
  return Object.assign(result, { app, door, store, defects, as, alone, call: as('clerk') })
}

/** For tests: signing in takes no time. */
export const quickCost = { N: 2 ** 4, r: 8, p: 1 }

/** No task follows from any directive that nobody decided of; who may not say so may not submit either. */
async function decideAll(door: App, session: Session, input: unknown): Promise<void> {
  const seen = input as { readonly id: string; readonly version: number }
  const reply = await door.call('directive.list', { id: seen.id }, session)
  if (!reply.ok) return
  const open = (reply.value as DirectiveList).directives.filter(({ mark }) => mark === null)
  const decisions = open.map(({ spot, digest }) => ({ part: spot.part, digest, decision: 'none' }))
  if (decisions.length > 0) await door.call('directive.mark', { ...seen, decisions }, session)
}

/** Users in a store that stays on trial, so that the admin may still issue alone what nobody approved. */
function forUsers(door: App, store: Store): AppOfUsers {
  const sessions = new Map<string, Session>()
  const rolesOf = new Map<string, Role>()
  let writing: Promise<unknown> = Promise.resolve()
  async function sessionOf({ name, role }: TestUser): Promise<Session> {
    if (rolesOf.size === 0) await putRoles(store)
    if (rolesOf.get(name) !== role) {
      rolesOf.set(name, role)
      writing = writing.then(() => putUser(store, { name, role }))
    }
    // Whoever else asks at the same moment has the role written too.
    await writing
    const session = sessions.get(name) ?? Object.assign(openSession(), { userId: name })
    sessions.set(name, session)
    return session
  }
  const users: AppOfUsers = {
    stop: door.stop,
    decidesFirst: true,
    call: async (name, input, user, files) => {
      // Somebody put into a store that has an audit already would be found by what they ask for: the trial's own user asks.
      const isLate = name === 'store.verify' && user.role === 'archivist' && !(await isThere(store, user))
      const session = isLate ? openSession() : await sessionOf(user)
      if (name === 'notice.submit' && users.decidesFirst) await decideAll(door, session, input)
      return door.call(name, input, session, files)
    },
  }
  return users
}

async function isThere(store: Store, { name }: TestUser): Promise<boolean> {
  const user = await store.db.selectFrom('user').select('id').where('id', '=', name).executeTakeFirst()
  return user !== undefined || (await isNew(store))
}

/** Without a row in its audit; one that cannot be read is not. */
async function isNew(store: Store): Promise<boolean> {
  try {
    return (await storeHead(store.db)).sequence === 0
  } catch {
    return false
  }
}

/** A user for every role, before the first deed: what comes later without one is found by a verification. */
async function putRoles(store: Store): Promise<void> {
  if (await isNew(store)) for (const role of roles) await putUser(store, { name: role, role })
}

/** A user who needs no passphrase, because the tests sign nobody in. */
export async function putUser(store: Store, { name, role }: TestUser): Promise<void> {
  const written = JSON.stringify([role])
  const stamps = { created_at: '', created_by: '', updated_at: '', updated_by: '' }
  await store.db
    .insertInto('user')
    .values({
      id: name,
      account: name,
      name,
      roles: written,
      passphrase: '',
      must_change: 0,
      state: 'active',
      failed_count: 0,
      failed_at: null,
      ...stamps,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ roles: written }))
    .execute()
}

/** Rows in every table, for "nothing was half-stored". */
export async function countRows(store: Store): Promise<Record<string, number>> {
  const tables = ['notice', 'notice_version', 'task', 'task_body', 'original', 'audit'] as const
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { count } = await store.db
      .selectFrom(table)
      .select((of) => of.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    counts[table] = count
  }
  return counts
}
