/**
 * "No classified content on this machine": a switch of the office, on until it is switched off. What bears a secrecy mark
 * is then neither stored nor read in; the text stays where it came from.
 */
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { currentRuleSet } from '../store/rule-sets.ts'
import type { Context } from './context.ts'

const names = { mat: 'Mật', toiMat: 'Tối mật', tuyetMat: 'Tuyệt mật' } as const

/** Whether the office permits classified content in this store. */
export async function classifiedAllowed({ db }: Pick<Context, 'db'>): Promise<boolean> {
  return (await currentRuleSet(db)).parameters.classifiedAllowed
}

/** Refuses `notice.classified` for a notice with a secrecy mark where the office does not permit it. */
export async function refuseClassified(context: Pick<Context, 'db'>, { marks }: Pick<Notice, 'marks'>): Promise<void> {
  if (marks.secrecy === null || (await classifiedAllowed(context))) return
  const name = names[marks.secrecy]
  throw new Refusal('notice.classified', `Dấu chỉ mức độ mật: “${name}”.`, {
    found: name,
    place: { component: 'header' },
  })
}
