/** Working copies: what the caller is typing, kept without a version and without a check. */
import { dropWorkingCopy, findWorkingCopy, keepWorkingCopy, listWorkingCopies } from '../store/working-copies.ts'
import type { Handlers } from './handlers.ts'
import { refuseClassified } from './secrecy.ts'

type Names = 'workingCopy.keep' | 'workingCopy.get' | 'workingCopy.list' | 'workingCopy.drop'

export const workingCopyHandlers: Handlers<Names> = {
  'workingCopy.keep': async (context, { version, notice }) => {
    const { db, now, actor } = context
    await refuseClassified(context, notice)
    await keepWorkingCopy(db, notice, version, { at: now, by: actor.id })
    return { id: notice.id, version, keptAt: now }
  },
  'workingCopy.get': ({ db, actor }, { id }) => findWorkingCopy(db, id, actor.id),
  'workingCopy.list': ({ db, actor }) => listWorkingCopies(db, actor.id),
  'workingCopy.drop': async ({ db, actor }, { id }) => {
    await dropWorkingCopy(db, id, actor.id)
    return { id }
  },
}
