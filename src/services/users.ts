/** Who works in the office's store, and how a trial store becomes an office's. */
import { Refusal } from '../domain/errors.ts'
import type { FieldValue } from '../domain/office/kinds.ts'
import { newRecord, parseRecord } from '../domain/office/office-record.ts'
import type { Role } from '../domain/office/roles.ts'
import { checkUser, firstUserId, refuseBadPassphrase } from '../domain/office/user.ts'
import type { ReadableDb, Stamp } from '../store/db.ts'
import type { Slot } from '../store/keyring-file.ts'
import { keepSigningKey } from '../store/signatures.ts'
import {
  type NewUser,
  decideStoreKind,
  findUser,
  insertUser,
  listUsers,
  setPassphrase,
  storeKind,
  updateUser,
} from '../store/users.ts'
import type { Context, WriteContext } from './context.ts'
import type { Handlers } from './handlers.ts'
import { changeOffice } from './office.ts'
import { slotFor, takeSlot } from './slots.ts'

type Names =
  'user.get' | 'user.list' | 'user.add' | 'user.change' | 'user.resetPassphrase' | 'store.protect' | 'store.keepTrial'

export const userHandlers: Handlers<Names> = {
  'user.get': ({ actor }) => Promise.resolve(actor),

  'user.list': ({ db }) => listUsers(db),

  'user.add': {
    prepare: async (context, input) => {
      const user = await makeUser(context, context.ids(), input)
      const slot = await slotFor(context, user, input.passphrase)
      return async (writing) => {
        await requireOffice(writing.db)
        await insertUser(writing.db, user, stampOf(writing))
        await takeSlot(writing, writing.db, slot)
        return { value: { id: user.id }, subject: user.id, details: describe(user) }
      }
    },
  },

  'user.change': async (writing, { id, name, roles, state }) => {
    const { db } = writing
    const before = await requireUser(db, id)
    const { account } = before
    const next = { ...checkUser({ account, name, roles }), state }
    await updateUser(db, id, next, stampOf(writing))
    // Who is let in again is given another passphrase.
    if (state === 'disabled') writing.store.keyring?.remove(id)
    return {
      value: { id },
      subject: id,
      details: { before: { ...describe(before), state: before.state }, after: { ...describe(next), state } },
    }
  },

  'user.resetPassphrase': {
    prepare: async (context, { id, passphrase }) => {
      const user = await requireUser(context.db, id)
      refuseBadPassphrase(passphrase, user)
      const made = await context.passphrases.make(passphrase)
      const slot = user.state === 'active' ? await slotFor(context, user, passphrase) : null
      return async (writing) => {
        const { account } = await requireUser(writing.db, id)
        await setPassphrase(writing.db, id, { passphrase: made, mustChange: true }, stampOf(writing))
        await takeSlot(writing, writing.db, slot)
        return { value: { id }, subject: id, details: { account } }
      }
    },
  },

  'store.protect': {
    prepare: async (context, { profile, administrator, users }) => {
      await refuseProtected(context.db)
      const roles: readonly Role[] = [...new Set([...administrator.roles, 'admin' as const])]
      const made = [await makeUser(context, firstUserId, { ...administrator, roles })]
      for (const user of users) made.push(await makeUser(context, context.ids(), user))
      const slots = await slotsFor(context, made, [administrator, ...users])
      return async (writing) => {
        const { db, session, now } = writing
        await refuseProtected(db)
        for (const user of made) await insertUser(db, user, stampOf(writing))
        const office = await changeProfile(writing, profile)
        await decideStoreKind(db, 'office', stampOf(writing))
        const { recovery, secret } = await beginKeyring(writing, slots, administrator.passphrase)
        // The administrator has just given the passphrase.
        Object.assign(session, { userId: firstUserId, isLocked: false, secret, lastActive: now })
        return {
          value: { administrator: firstUserId, recovery },
          subject: 'store',
          details: { users: made.map(describe), office },
        }
      }
    },
  },

  'store.keepTrial': async (writing) => {
    await refuseProtected(writing.db)
    await decideStoreKind(writing.db, 'trial', stampOf(writing))
    return { value: null, subject: 'store' }
  },
}

const stampOf = ({ now, actor }: WriteContext): Stamp => ({ at: now, by: actor.name })

interface GivenUser {
  readonly account: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly passphrase: string
  readonly mustChange: boolean
}

/** A user as the store keeps one. The passphrase is made before the store's lock is taken: it is meant to take long. */
async function makeUser({ passphrases }: Context, id: string, given: GivenUser): Promise<NewUser> {
  const checked = checkUser(given)
  refuseBadPassphrase(given.passphrase, checked)
  return { id, ...checked, mustChange: given.mustChange, passphrase: await passphrases.make(given.passphrase) }
}

async function slotsFor(
  { store: { keyring }, passphrases }: Context,
  users: readonly NewUser[],
  given: readonly { readonly passphrase: string }[],
): Promise<readonly Slot[]> {
  const slots: Slot[] = []
  for (const [at, user] of users.entries())
    if (keyring !== null) slots.push(await keyring.makeSlot(user, given[at]?.passphrase ?? '', passphrases))
  return slots
}

/** The keyring of the store is written and opened again with it; until the shares are typed back the open key stays. */
async function beginKeyring(
  { db, store: { keyring }, passphrases, now }: WriteContext,
  slots: readonly Slot[],
  words: string,
) {
  if (keyring === null) return { recovery: null, secret: null }
  for (const { user, signs } of slots) await keepSigningKey(db, user, signs, now)
  keyring.begin(slots)
  const secret = await keyring.prove(firstUserId, words, passphrases)
  if (secret === null) throw new Error('The keyring that was just written does not open.')
  return { recovery: keyring.makeRecovery(now), secret }
}

/** What the audit keeps of a user: never the passphrase. */
function describe({ account, name, roles }: Pick<NewUser, 'account' | 'name' | 'roles'>) {
  return { account, name, roles }
}

async function requireUser(db: ReadableDb, id: string) {
  const user = await findUser(db, id)
  if (user === null) throw new Refusal('user.notFound', '', { found: id })
  return user
}

async function refuseProtected(db: ReadableDb): Promise<void> {
  if ((await storeKind(db)) === 'office') throw new Refusal('store.protected')
}

/** A trial store has one user, who has no passphrase: others would be nobody's accounts. */
async function requireOffice(db: ReadableDb): Promise<void> {
  if ((await storeKind(db)) !== 'office') throw new Refusal('store.onTrial')
}

/** Fields of the office's own record, over what it says already; the new version, or null where nothing was given. */
async function changeProfile(writing: WriteContext, given: Readonly<Record<string, FieldValue>>) {
  if (Object.keys(given).length === 0) return null
  const data = await writing.offices.current(writing.db)
  const before = data.records.find(({ kind }) => kind === 'profile')
  const record =
    before === undefined
      ? newRecord('profile', 'co-quan', given)
      : {
          ...before,
          states: before.states.map((state, at) =>
            at === before.states.length - 1 ? { ...state, values: { ...state.values, ...given } } : state,
          ),
        }
  const key = { kind: 'profile', id: record.id } as const
  return changeOffice(writing, data.version, [{ key, record: parseRecord(record) }])
}
