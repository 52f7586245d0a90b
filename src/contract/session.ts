/** Who is signed in on a connection: the one window, one address of the loopback host, one command. */
import { z } from 'zod'
import { nothing, session } from './call.ts'
import type { Role } from '../domain/office/roles.ts'

/** What is typed; whether it may become a passphrase is asked when one is set. */
export const passphrase = z.string().min(1).max(1000)

/**
 * - signedOut: nobody; the store wants a passphrase
 * - locked: signed in, and nobody was there for a while
 * - mustChange: signed in with a passphrase that somebody else knows
 * - active: may work; always so in a trial store
 */
export type SessionState = 'signedOut' | 'locked' | 'mustChange' | 'active'

export interface SessionView {
  readonly store: 'trial' | 'office'
  /** Nobody has worked in this machine's own store yet, nor decided what it is for. */
  readonly isFirstStart: boolean
  /** Nothing of the store is open: a passphrase opens it, or the two shares. */
  readonly isClosed: boolean
  readonly state: SessionState
  /** Null when signed out; in a trial store its one user. */
  readonly user: {
    readonly id: string
    readonly account: string
    readonly name: string
    readonly roles: readonly Role[]
  } | null
  /** Minutes without use after which the session is locked. */
  readonly idleMinutes: number
}

export const sessionCalls = {
  'session.get': session<SessionView>()(nothing),
  'session.signIn': session<SessionView>()(z.object({ account: z.string().min(1).max(200), passphrase }).strict()),
  'session.signOut': session<SessionView>()(nothing),
  /** Somebody is there, though nothing is asked of the store: they read, they scroll. */
  'session.touch': session<SessionView>()(nothing),
  'session.lock': session<SessionView>()(nothing),
  'session.unlock': session<SessionView>()(z.object({ passphrase }).strict()),
  /** The caller's own. */
  'session.changePassphrase': session<SessionView>()(z.object({ current: passphrase, next: passphrase }).strict()),
} as const
