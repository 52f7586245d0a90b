/** The checker: the rules over a stored notice, over a file, and as a catalogue. */
import type { Notice } from '../domain/notice.ts'
import { checkNotice } from '../domain/rules/check.ts'
import { rules } from '../domain/rules/index.ts'
import type { KnownNotice } from '../domain/rules/rule.ts'
import { standardContext, standardSet } from '../domain/rules/standard.ts'
import { recognize } from '../page/recognize.ts'
import { knownNotices } from '../store/known-notices.ts'
import { getNotice } from '../store/notices.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { readBytes } from './imports.ts'

export const checkHandlers: Handlers<'notice.check' | 'notice.checkFile' | 'notice.known' | 'rule.list'> = {
  'notice.check': async (context, { id }) => check((await getNotice(context.db, id)).notice, context, await knownNotices(context.db, id)),

  'notice.checkFile': async (context, { bytes }) => {
    const { notice } = recognize((await readBytes(bytes)).blocks, { ids: context.ids })
    return check(notice, context, await knownNotices(context.db, notice.id))
  },

  'notice.known': ({ db }, { id }) => knownNotices(db, id),

  'rule.list': () =>
    Promise.resolve(rules.map((rule) => ({ id: rule.id, name: rule.name, title: rule.title, severity: standardSet.severityOf(rule) ?? 'off', detection: rule.detection, why: rule.why }))),
}

function check(notice: Notice, { directory }: Context, others: readonly KnownNotice[]) {
  return { findings: checkNotice(notice, rules, standardSet, standardContext(directory, others)).findings, ruleSet: standardSet.version }
}
