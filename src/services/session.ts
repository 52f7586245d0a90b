/** The calls about a session: signing in and out, locking, one's own passphrase. */
import type { SessionView } from '../contract/session.ts'
import { Refusal } from '../domain/errors.ts'
import { accountOf, normalizePassphrase, refuseBadPassphrase, trialUser } from '../domain/office/user.ts'
import { countNotices } from '../store/notices.ts'
import { findAccount, setPassphrase, storeKind } from '../store/users.ts'
import type { Context, SessionDesk } from './context.ts'
import type { Handlers } from './handlers.ts'
import { orUnwritten, prove } from './proof.ts'
import { actorOf, presenceOf } from './sessions.ts'

type Names =
  | 'session.get'
  | 'session.signIn'
  | 'session.signOut'
  | 'session.touch'
  | 'session.lock'
  | 'session.unlock'
  | 'session.changePassphrase'

export const sessionHandlers: Handlers<Names> = {
  'session.get': (context, _, desk) => view(context, desk),

  'session.signIn': async (context, { account, passphrase }, desk) => {
    const user = await findAccount(context.db, accountOf(account))
    await prove(context, desk, user ?? { unknown: accountOf(account) }, passphrase)
    if (user?.state !== 'active') throw new Refusal('user.disabled')
    await orUnwritten(
      desk.transact((db) => desk.audit(db, actorOf(user, false), user.id, {})),
      () => undefined,
    )
    Object.assign(context.session, { userId: user.id, isLocked: false, lastActive: context.now })
    return view(context, desk)
  },

  'session.signOut': async (context, _, desk) => {
    const { user, isTrial } = await presenceOf(context, context.session)
    Object.assign(context.session, { userId: null, isLocked: false })
    if (user !== null)
      await orUnwritten(
        desk.transact((db) => desk.audit(db, actorOf(user, isTrial), user.id, {})),
        () => undefined,
      )
    return view(context, desk)
  },

  'session.touch': (context, _, desk) => view(context, desk),

  'session.lock': (context, _, desk) => {
    if (context.session.userId !== null) context.session.isLocked = true
    return view(context, desk)
  },

  'session.unlock': async (context, { passphrase }, desk) => {
    const { user, state } = await presenceOf(context, context.session)
    if (user === null) throw new Refusal('session.none')
    if (state === 'disabled') throw new Refusal('user.disabled')
    await prove(context, desk, user, passphrase)
    Object.assign(context.session, { isLocked: false, lastActive: context.now })
    return view(context, desk)
  },

  'session.changePassphrase': async (context, { current, next }, desk) => {
    const { user, state, isTrial } = await presenceOf(context, context.session)
    if (user === null) throw new Refusal('session.none')
    if (state === 'disabled') throw new Refusal('user.disabled')
    if (state === 'locked') throw new Refusal('session.locked')
    refuseBadPassphrase(next, user)
    if (normalizePassphrase(next) === normalizePassphrase(current))
      throw new Refusal('user.badPassphrase', 'Mật khẩu mới phải khác mật khẩu cũ.', { field: 'passphrase' })
    await prove(context, desk, user, current)
    const passphrase = await context.passphrases.make(next)
    await desk.transact(async (db) => {
      await setPassphrase(db, user.id, { passphrase, mustChange: false }, { at: context.now, by: user.name })
      await desk.audit(db, actorOf(user, isTrial), user.id, {})
    })
    return view(context, desk)
  },
}

async function view(context: Context, { isOwnStore }: SessionDesk): Promise<SessionView> {
  const { state, isTrial, user, idleMinutes } = await presenceOf(context, context.session)
  const isSignedIn = state !== 'signedOut' && state !== 'disabled'
  const { id, name, roles } = user ?? trialUser
  return {
    store: isTrial ? 'trial' : 'office',
    isFirstStart: isOwnStore && isTrial && (await isUntouched(context)),
    state: state === 'disabled' ? 'signedOut' : state,
    user: isSignedIn ? { id, account: user?.account ?? '', name, roles } : null,
    idleMinutes,
  }
}

async function isUntouched({ db }: Context): Promise<boolean> {
  return (await storeKind(db)) === null && (await countNotices(db, { query: '', includeDeleted: true })) === 0
}
