/** Commands on what issued notices bind somebody to: obligations. */
import { writeShortDate } from '../../domain/deadline/dates.ts'
import type { Obligation } from '../../domain/tasks/obligation.ts'
import { type Commands, WrongUse } from './command.ts'

export const obligationCommands: Commands = {
  obligations: async ({ call }, words) => {
    if (words.length > 1) throw new WrongUse('obligations [MÃ]')
    const [notice = null] = words
    // An id that is no notice is refused, not answered by an empty list.
    if (notice !== null) await call('notice.get', { id: notice })
    const obligations: Obligation[] = []
    for (;;) {
      const page = await call('obligation.list', { notice, limit: 1000, offset: obligations.length })
      obligations.push(...page)
      if (page.length < 1000) break
    }
    return {
      value: obligations,
      lines: obligations.length === 0 ? ['Chưa có nhiệm vụ đã giao nào.'] : obligations.map(describe),
    }
  },
}

/** "STT 4  hạn 29/11/2026  Sở Tài chính  Xây dựng …". */
function describe({ source, ordinal, limit, bodies, text }: Obligation): string {
  const until = limit.until === null ? limit.deadline : `hạn ${writeShortDate(limit.until)}`
  const leads = bodies.flatMap(({ role, name }) => (role === 'lead' ? [name] : []))
  return [
    `${source === 'row' ? 'STT' : 'Mục'} ${ordinal}`,
    until === '' ? 'không ghi hạn' : until,
    leads.join('; '),
    text.replace(/\s+/gu, ' '),
  ].join('  ')
}
