/** Whether the files that the store keeps are still what they were: asked by a person or once a week, told in the audit. */
import type { ChangedFile, FixityReport } from '../contract/fixity.ts'
import { findFiles, lastWhole, listRuns } from '../store/fixity.ts'
import type { Handlers } from './handlers.ts'

export const fixityHandlers: Handlers<'fixity.check' | 'fixity.last'> = {
  'fixity.check': {
    prepare: async (context) => {
      const { checked, changed } = await findFiles(context.db, (done, total) =>
        context.task.step('Kiểm tra tệp', done, total),
      )
      return async ({ db, now }) => {
        const named: ChangedFile[] = []
        for (const file of changed) named.push({ ...file, wholeAt: await lastWhole(db, file) })
        const report: FixityReport = { at: now, checked, changed: named }
        return { value: report, subject: 'archive', details: { checked, changed: named } }
      }
    },
  },

  'fixity.last': async ({ db }) => (await listRuns(db))[0] ?? null,
}
