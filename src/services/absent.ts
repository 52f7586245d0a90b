/** Who is away of those for whom a notice waits. */
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { type Absence, absentOn } from '../domain/office/absence.ts'
import { hasRole } from '../domain/office/roles.ts'
import { type NoticeState, approvalState, workflow, whoseTurn } from '../domain/office/workflow.ts'
import { fold, squeeze } from '../domain/words/text.ts'
import { draftersOf } from '../store/notice-states.ts'
import { getNotice } from '../store/notices.ts'
import { listUsers } from '../store/users.ts'
import type { Context } from './context.ts'

/** The signatories by their names, the others by their accounts: who drafted it, or who has the role whose turn it is. */
export async function absentFor(
  { db, offices, now }: Pick<Context, 'db' | 'offices' | 'now'>,
  id: string,
  state: NoticeState,
): Promise<readonly Absence[]> {
  const turn = whoseTurn(state)
  const away = turn === null ? [] : absentOn(await offices.current(db), dayInVietnam(now))
  if (away.length === 0) return []
  const isMeant = turn === 'signatory' ? await areSignatories({ db }, id) : await areUsers({ db }, id, state)
  return away.filter(isMeant).map(({ name, from, until, reason }) => ({ name, from, until, reason }))
}

type Away = ReturnType<typeof absentOn>[number]

async function areSignatories({ db }: Pick<Context, 'db'>, id: string): Promise<(away: Away) => boolean> {
  const { notice } = await getNotice(db, id)
  const names = new Set(notice.signatures.map(({ signatory }) => fold(squeeze(signatory))))
  return ({ name }) => names.has(fold(squeeze(name)))
}

async function areUsers({ db }: Pick<Context, 'db'>, id: string, state: NoticeState): Promise<(away: Away) => boolean> {
  const drafters = await draftersOf(db, id)
  const turn = whoseTurn(state)
  const deciders = workflow[approvalState].approve?.by ?? []
  const users = (await listUsers(db)).filter((user) => {
    if (user.state !== 'active') return false
    if (turn === 'clerk') return drafters.has(user.id)
    if (state === approvalState) return hasRole(user, deciders)
    return turn !== null && turn !== 'signatory' && user.roles.includes(turn)
  })
  const accounts = new Set(users.map(({ account }) => account))
  return ({ account }) => account !== '' && accounts.has(account)
}
