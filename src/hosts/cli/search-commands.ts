/** Commands on the search of the archive. */
import type { Rebuilt } from '../../contract/search.ts'
import type { FoundNotice } from '../../domain/archive/search.ts'
import { writeShortDate } from '../../domain/deadline/dates.ts'
import { describeNumber } from '../../domain/office/records.ts'
import { type Commands, type Session, WrongUse, none } from './command.ts'

const pageSize = 200
const allPlaces = 5000

export const searchCommands: Commands = {
  search: async (session, words) => {
    if (words.length === 0) throw new WrongUse('search CHỮ CẦN TÌM')
    const found = await findAll(session, words.join(' '))
    const hits = found.flatMap(({ id, number, symbol, issuedOn: date, places }) =>
      places.map(({ place, snippet }) => ({ id, number, symbol, date, place, snippet })),
    )
    const lines = hits.map(({ date, place, snippet, ...hit }) =>
      [describeNumber(hit), date === null ? '' : writeShortDate(date), place, snippet].join('  '),
    )
    const total = `${found.length} văn bản, ${hits.length} chỗ.`
    return { value: { total: hits.length, hits }, lines: hits.length === 0 ? ['Không tìm thấy.'] : [total, ...lines] }
  },

  fixity: async ({ call }, words) => {
    none(words)
    const report = await call('fixity.check', {})
    const changed = report.changed.map(
      ({ fileName, wholeAt }) => `Đã bị thay đổi: ${fileName}; còn nguyên vẹn lần cuối ${wholeAt}`,
    )
    const lines = [`Đã kiểm tra ${report.checked} tệp, ${changed.length} tệp bị thay đổi.`, ...changed]
    return { value: report, lines, ...(changed.length === 0 ? {} : { exitCode: 1 as const }) }
  },

  'rebuild-search': async ({ call }, words) => {
    none(words)
    let after: string | null = null
    for (;;) {
      const { done, total, next }: Rebuilt = await call('search.rebuild', { after })
      if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${done}/${total}${next === null ? '\n' : ''}`)
      if (next === null) return { value: { notices: total }, lines: [`Đã lập lại chỉ mục của ${total} thông báo.`] }
      after = next
    }
  },
}

async function findAll({ call }: Session, words: string): Promise<FoundNotice[]> {
  const found: FoundNotice[] = []
  for (;;) {
    const { hits } = await call('search.find', { words, limit: pageSize, offset: found.length, places: allPlaces })
    found.push(...hits)
    if (hits.length < pageSize) return found
  }
}
