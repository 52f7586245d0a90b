/** Whether the files that the store keeps are still what they were: asked by a person or once a week, told in the audit. */
import type { ChangedFile, FixityReport } from '../contract/fixity.ts'
import { findFiles, lastWhole, listRuns } from '../store/fixity.ts'
import { Refusal } from '../domain/errors.ts'
import { fixitySheet } from './archive-sheets.ts'
import type { Handlers } from './handlers.ts'
import { exportSheet } from './printed-sheets.ts'

export const fixityHandlers: Handlers<'fixity.check' | 'fixity.last' | 'fixity.exportReport'> = {
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

  'fixity.exportReport': async (context, { as }, files) => {
    const [last] = await listRuns(context.db)
    if (last === undefined) throw new Refusal('fixity.none')
    const sheet = await fixitySheet(context, last)
    return exportSheet(
      context,
      { name: `kiem-tra-toan-ven-${last.at.slice(0, 10)}`, subject: 'archive', sheet },
      as,
      files,
    )
  },
}
