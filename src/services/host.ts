/** What only the host can do on the user's machine: show a saved file, print. */
import { describeNumber } from '../domain/office/records.ts'
import { getNotice } from '../store/notices.ts'
import type { Handlers } from './handlers.ts'

export const hostHandlers: Handlers<'file.show' | 'notice.print'> = {
  'file.show': async (_context, { fileName, how }, files) => ({ done: await files.show(fileName, how), subject: null }),

  'notice.print': async ({ db }, { id }, files) => {
    const { notice } = await getNotice(db, id)
    return { done: await files.print(describeNumber(notice.header)), subject: id }
  },
}
