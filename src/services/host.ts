/** What only the host can do on the user's machine: show a saved file, print. */
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { describeNumber } from '../domain/office/records.ts'
import { getNotice } from '../store/notices.ts'
import { isIssuedState } from '../domain/office/workflow.ts'
import { countCopies } from '../domain/office/copies.ts'
import type { Handlers } from './handlers.ts'

export const hostHandlers: Handlers<'file.show' | 'notice.print'> = {
  'file.show': async (_context, { fileName, how }, files) => ({ done: await files.show(fileName, how), subject: null }),

  'notice.print': async ({ db, offices, now }, { id }, files) => {
    const { notice, state } = await getNotice(db, id)
    // A draft is read by one; what is issued goes to everybody it names.
    const copies = isIssuedState(state) ? countCopies(notice, await offices.current(db), dayInVietnam(now)) : 1
    return { done: await files.print(describeNumber(notice.header), copies), subject: id }
  },
}
