/** Deciding of a notice in the place of an approver who is away. */
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import { delegatedTo } from '../domain/office/delegated.ts'
import type { Delegation } from '../domain/office/records.ts'
import { approvers, roleAmong } from '../domain/office/roles.ts'
import { getNotice } from '../store/notices.ts'
import { findAccount, findUser } from '../store/users.ts'
import type { Context } from './context.ts'

type Reading = Pick<Context, 'db' | 'actor' | 'offices' | 'now'>

/** The delegation by which the caller may decide of a notice today; null where nobody gave them one. Refuses one that does not hold. */
export async function requireDelegation(context: Reading, id: string): Promise<Delegation | null> {
  const { db, actor } = context
  const user = await findUser(db, actor.id)
  if (user === null) return null
  const { notice } = await getNotice(db, id)
  const { delegation, why } = await chooseDelegation(context, user.account, notice.header.symbol)
  if (delegation === null && why !== '') throw new Refusal('call.forbidden', why, { found: actor.name })
  return delegation
}

/** By which the caller may decide today of notices of each of the symbols; those with none are left out. */
export async function delegationsFor(
  context: Reading,
  symbols: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Delegation>> {
  const found = new Map<string, Delegation>()
  const user = await findUser(context.db, context.actor.id)
  if (user === null) return found
  for (const symbol of symbols) {
    const { delegation } = await chooseDelegation(context, user.account, symbol)
    if (delegation !== null) found.set(symbol, delegation)
  }
  return found
}

/** The first that holds, or why none does. */
async function chooseDelegation(
  { db, offices, now }: Reading,
  account: string,
  symbol: string,
): Promise<{ readonly delegation: Delegation | null; readonly why: string }> {
  let why = ''
  for (const given of delegatedTo(await offices.current(db), account, symbol, dayInVietnam(now))) {
    const { id, name, giver, until, refused } = given
    const from = refused === '' ? await findAccount(db, giver) : null
    const role = from?.state === 'active' ? roleAmong(from, approvers) : null
    if (from !== null && role !== null) return { delegation: { id, name, by: from.name, role, until }, why: '' }
    if (why === '') why = refused === '' ? `${name}: người ủy quyền không có quyền duyệt.` : refused
  }
  return { delegation: null, why }
}

/** The same for the screen, which offers nothing where none holds. */
export async function findDelegation(context: Reading, id: string): Promise<Delegation | null> {
  try {
    return await requireDelegation(context, id)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'call.forbidden') return null
    throw error
  }
}
