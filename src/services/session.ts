/** The calls about a session: signing in and out, locking, one's own passphrase. */
import type { SessionView } from '../contract/session.ts'
import { Refusal } from '../domain/errors.ts'
import { type User, accountOf, normalizePassphrase, refuseBadPassphrase, trialUser } from '../domain/office/user.ts'
import type { Slot } from '../store/keyring-file.ts'
import { countNotices } from '../store/notices.ts'
import { findAccount, setPassphrase, storeKind } from '../store/users.ts'
import type { Context, SessionDesk } from './context.ts'
import type { Handlers } from './handlers.ts'
import { orUnwritten, prove } from './proof.ts'
import { slotFor, takeSlot } from './slots.ts'
import { actorOf, lockSession, presenceOf } from './sessions.ts'

type Names =
  | 'session.get'
  | 'session.signIn'
  | 'session.signOut'
  | 'session.touch'
  | 'session.lock'
  | 'session.unlock'
  | 'session.changePassphrase'

export const sessionHandlers: Handlers<Names> = {
  'session.get': (context, _, desk) => viewSession(context, desk),

  'session.signIn': async (context, { account, passphrase }, desk) => {
    const user = await findAccount(context.db, accountOf(account))
    const proved = await prove(context, desk, user ?? { unknown: accountOf(account) }, passphrase)
    if (user?.state !== 'active') throw new Refusal('user.disabled')
    const slot = proved === null ? await firstSlot(context, user, passphrase) : null
    await orUnwritten(
      desk.transact(async (db) => {
        await takeSlot(context, db, slot)
        await desk.audit(db, actorOf(user, false), user.id, {})
      }),
      () => undefined,
    )
    const secret = proved ?? (await provedAgain(context, user, passphrase))
    Object.assign(context.session, { userId: user.id, isLocked: false, secret, lastActive: context.now })
    return viewSession(context, desk)
  },

  'session.signOut': async (context, _, desk) => {
    const { user, isTrial } = await presenceOf(context, context.session)
    Object.assign(context.session, { userId: null, isLocked: false, secret: null })
    if (user !== null)
      await orUnwritten(
        desk.transact((db) => desk.audit(db, actorOf(user, isTrial), user.id, {})),
        () => undefined,
      )
    return viewSession(context, desk)
  },

  'session.touch': (context, _, desk) => viewSession(context, desk),

  'session.lock': (context, _, desk) => {
    if (context.session.userId !== null) lockSession(context.session)
    return viewSession(context, desk)
  },

  'session.unlock': async (context, { passphrase }, desk) => {
    const { user, state } = await presenceOf(context, context.session)
    if (user === null) throw new Refusal('session.none')
    if (state === 'disabled') throw new Refusal('user.disabled')
    const secret = await prove(context, desk, user, passphrase)
    Object.assign(context.session, { isLocked: false, secret, lastActive: context.now })
    return viewSession(context, desk)
  },

  'session.changePassphrase': async (context, { current, next }, desk) => {
    const { user, state, isTrial } = await presenceOf(context, context.session)
    if (user === null) throw new Refusal('session.none')
    if (state === 'disabled') throw new Refusal('user.disabled')
    if (state === 'locked') throw new Refusal('session.locked')
    refuseBadPassphrase(next, user)
    if (normalizePassphrase(next) === normalizePassphrase(current))
      throw new Refusal('user.badPassphrase', 'Mật khẩu mới phải khác mật khẩu cũ.', { field: 'passphrase' })
    const own = await prove(context, desk, user, current)
    const passphrase = await context.passphrases.make(next)
    // Whoever chose the passphrase before could have taken the secret: another one signs from now on.
    const secret = user.mustChange ? null : own
    const slot = await slotFor(context, user, next, secret)
    await desk.transact(async (db) => {
      await setPassphrase(db, user.id, { passphrase, mustChange: false }, { at: context.now, by: user.name })
      await takeSlot(context, db, slot)
      await desk.audit(db, actorOf(user, isTrial), user.id, {})
    })
    context.session.secret = secret ?? (await provedAgain(context, user, next))
    return viewSession(context, desk)
  },
}

/** An office's store that was made before there were keyrings gets its own from the administrator, and each user a place in it. */
async function firstSlot(context: Context, user: User, passphrase: string): Promise<Slot | null> {
  const { keyring, readOnly } = context.store
  if (keyring === null || readOnly !== null) return null
  if (keyring.state() === null && !user.roles.includes('admin')) return null
  return keyring.makeSlot(user, passphrase, context.passphrases)
}

async function provedAgain({ store, passphrases }: Context, { id }: User, passphrase: string) {
  return store.keyring?.has(id) === true ? store.keyring.prove(id, passphrase, passphrases) : null
}

export async function viewSession(context: Context, { isOwnStore }: SessionDesk): Promise<SessionView> {
  const { state, isTrial, user, idleMinutes } = await presenceOf(context, context.session)
  const isSignedIn = state !== 'signedOut' && state !== 'disabled'
  const { id, name, roles } = user ?? trialUser
  return {
    store: isTrial ? 'trial' : 'office',
    isFirstStart: isOwnStore && isTrial && (await isUntouched(context)),
    isClosed: false,
    state: state === 'disabled' ? 'signedOut' : state,
    user: isSignedIn ? { id, account: user?.account ?? '', name, roles } : null,
    idleMinutes,
  }
}

async function isUntouched({ db }: Context): Promise<boolean> {
  return (await storeKind(db)) === null && (await countNotices(db, { query: '', includeDeleted: true })) === 0
}
