/** Whether somebody is who they say: at the sign-in, over a locked screen, and again where a decision binds the office. */
import { Refusal } from '../domain/errors.ts'
import { type User, writeWait } from '../domain/office/user.ts'
import { type Claimed, beginAttempt, forgetFailures, peekAttempt } from '../store/users.ts'
import type { Store } from '../store/store.ts'
import type { Context, SessionDesk } from './context.ts'
import { presenceOf } from './sessions.ts'

/**
 * Whether the passphrase is that of the user; gives the user's secret where the keyring has it. The try is counted before it is judged (store/users.ts). For a name that is
 * nobody's the answers and the waits are the same, after the same time, so that they do not tell which names are somebody's.
 */
export async function prove(
  {
    db,
    passphrases,
    now,
    store,
  }: Pick<Context, 'db' | 'passphrases' | 'now'> & { readonly store: Pick<Store, 'keyring'> },
  desk: SessionDesk,
  claimed: User | { readonly unknown: string },
  passphrase: string,
): Promise<Uint8Array | null> {
  const who: Claimed = 'unknown' in claimed ? claimed : { id: claimed.id }
  const attempt = await orUnwritten(
    desk.transact((writing) => beginAttempt(writing, who, now)),
    () => peekAttempt(db, who, now),
  )
  if ('wait' in attempt) throw new Refusal('session.wait', `Còn ${writeWait(attempt.wait)}.`, { seconds: attempt.wait })
  // What opens the store counts, where there is both: a passphrase is changed there in one step.
  const hasSlot = 'id' in who && store.keyring?.has(who.id) === true
  const secret = hasSlot ? ((await store.keyring?.prove(who.id, passphrase, passphrases)) ?? null) : null
  const isRight = hasSlot ? secret !== null : await passphrases.isSame(passphrase, attempt.kept)
  await orUnwritten(
    desk.transact(async (writing) => {
      if (isRight) await forgetFailures(writing, who)
      else if (!('unknown' in claimed)) await desk.audit(writing, null, claimed.id, { failed: claimed.account })
    }),
    () => undefined,
  )
  if (!isRight) throw new Refusal('session.wrong')
  return secret
}

/**
 * The passphrase of who is signed in, once more. A trial store has none to ask for. A wrong one counts as a failure to sign
 * in, and is slowed like one.
 */
export async function proveAgain(
  context: Pick<Context, 'db' | 'offices' | 'passphrases' | 'now' | 'session'> & {
    readonly store: Pick<Store, 'keyring'>
  },
  desk: SessionDesk,
  passphrase: string | undefined,
): Promise<void> {
  const { user, isTrial } = await presenceOf(context, context.session)
  if (isTrial || user === null) return
  if (passphrase === undefined || passphrase === '') throw new Refusal('session.notProven')
  try {
    await prove(context, desk, user, passphrase)
  } catch (error) {
    throw error instanceof Refusal && error.code === 'session.wrong' ? new Refusal('session.wrongAgain') : error
  }
}

/** A full disk, or one that is only read, keeps nobody from reading what is theirs: what would be written is left out. */
export async function orUnwritten<Result>(
  writing: Promise<Result>,
  instead: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await writing
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'store.locked') throw error
    return instead()
  }
}
