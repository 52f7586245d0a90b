/**
 * Sessions: who is signed in on a connection. A session lives in the process of the store and is the host's to keep, not to
 * fill: every call asks the store anew who that is, so that a user who is disabled, or whose roles change, is so at once.
 */
import type { SessionState } from '../contract/session.ts'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import { type Actor, roles } from '../domain/office/roles.ts'
import { type User, trialUser, usualIdleMinutes } from '../domain/office/user.ts'
import { findUser, storeKind } from '../store/users.ts'
import type { Context } from './context.ts'

export interface Session {
  /** Null: nobody, or the one user of a trial store. */
  userId: string | null
  isLocked: boolean
  /** The user's own, with which they sign (store/keyring.ts); null while nobody's passphrase has proved them. */
  secret: Uint8Array | null
  /** ISO 8601 UTC of the last call that a person caused. */
  lastActive: string
}

export function openSession(): Session {
  return { userId: null, isLocked: false, secret: null, lastActive: '' }
}

/** Where a session stands. */
export interface Presence {
  readonly state: SessionState | 'disabled'
  readonly isTrial: boolean
  /** Null when nobody is signed in; the trial store's one user is no row. */
  readonly user: User | null
  readonly idleMinutes: number
}

type Needs = Pick<Context, 'db' | 'offices' | 'now'>

/** Asks the store where a session stands, and locks it when nobody was there for too long. */
export async function presenceOf(needs: Needs, session: Session): Promise<Presence> {
  const isTrial = (await storeKind(needs.db)) !== 'office'
  const user = session.userId === null ? null : await findUser(needs.db, session.userId)
  if (user === null) return { state: isTrial ? 'active' : 'signedOut', isTrial, user, idleMinutes: usualIdleMinutes }
  const idleMinutes = isTrial ? usualIdleMinutes : await idleMinutesOf(needs)
  if (!isTrial && Date.parse(needs.now) - Date.parse(session.lastActive) >= idleMinutes * 60_000) lockSession(session)
  return { state: stateOf(user, session), isTrial, user, idleMinutes }
}

/** Nobody signs anything over a locked screen. */
export function lockSession(session: Session): void {
  Object.assign(session, { isLocked: true, secret: null })
}

function stateOf({ state, mustChange }: User, { isLocked }: Session): Presence['state'] {
  if (state === 'disabled') return 'disabled'
  if (isLocked) return 'locked'
  return mustChange ? 'mustChange' : 'active'
}

async function idleMinutesOf({ db, offices, now }: Needs): Promise<number> {
  const office = await offices.current(db)
  const [profile] = office.valid('profile', dayInVietnam(now))
  const minutes = profile?.values['idleMinutes']
  return typeof minutes === 'number' ? minutes : usualIdleMinutes
}

const refusals = {
  signedOut: 'session.none',
  disabled: 'user.disabled',
  locked: 'session.locked',
  mustChange: 'session.mustChange',
} as const

/** Who acts in a session; refuses when nobody may. */
export function requireActor({ state, user, isTrial }: Presence): Actor {
  if (state !== 'active') throw new Refusal(refusals[state])
  return user === null ? trialUser : actorOf(user, isTrial)
}

export const actorOf = ({ id, name, roles: own }: User, isTrial: boolean): Actor => ({ id, name, roles: own, isTrial })

/** Who acts in a call that nobody needs to be signed in for. */
export const nobody: Actor = { id: '', name: '', roles, isTrial: false }

/** Calls that a screen or a script makes by itself: they prove nobody's presence. */
const passiveCalls: ReadonlySet<string> = new Set([
  'session.get',
  'presence.at',
  'job.status',
  'store.diagnostics',
  'letters.list',
])

/** A call was made by somebody who is there. */
export function noteActivity(session: Session, call: string, now: string): void {
  if (!passiveCalls.has(call) && now > session.lastActive) session.lastActive = now
}
