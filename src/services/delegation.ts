/** Deciding of a notice in the place of an approver who is away. */
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import { delegatedTo } from '../domain/office/delegated.ts'
import type { Delegation } from '../domain/office/records.ts'
import { approvers, roleAmong } from '../domain/office/roles.ts'
import { getNotice } from '../store/notices.ts'
import { findAccount, findUser } from '../store/users.ts'
import type { Context } from './context.ts'

/** The delegation by which the caller may decide of a notice today; null where nobody gave them one. Refuses one that does not hold. */
export async function requireDelegation(
  { db, actor, offices, now }: Pick<Context, 'db' | 'actor' | 'offices' | 'now'>,
  id: string,
): Promise<Delegation | null> {
  const user = await findUser(db, actor.id)
  if (user === null) return null
  const { notice } = await getNotice(db, id)
  const given = delegatedTo(await offices.current(db), user.account, notice.header.symbol, dayInVietnam(now))
  let why = ''
  for (const { id: delegation, name, giver, until, refused } of given) {
    const from = refused === '' ? await findAccount(db, giver) : null
    const role = from?.state === 'active' ? roleAmong(from, approvers) : null
    if (from !== null && role !== null) return { id: delegation, name, by: from.name, role, until }
    if (why === '') why = refused === '' ? `${name}: người ủy quyền không có quyền duyệt.` : refused
  }
  if (why !== '') throw new Refusal('call.forbidden', why, { found: actor.name })
  return null
}

/** The same for the screen, which offers nothing where none holds. */
export async function findDelegation(
  context: Pick<Context, 'db' | 'actor' | 'offices' | 'now'>,
  id: string,
): Promise<Delegation | null> {
  try {
    return await requireDelegation(context, id)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'call.forbidden') return null
    throw error
  }
}
