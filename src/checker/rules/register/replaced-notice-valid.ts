import type { FoundCitation } from '../../../domain/words/citation.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import type { NoticeHeader } from '../../../domain/notice/notice.ts'
import { content, knownNotice, notice } from '../../examples.ts'
import { citationsIn, splitNumber } from '../../reading/citations.ts'
import { mayBeginAnew, nameKnown, seriesOf } from '../../reading/series.ts'
import type { KnownNotice, NoticeRule } from '../../rule.ts'

const clause = /thay thế\s/u
const header = { ...notice().header, issuingOrgans: [], symbol: 'TB/BCĐ', number: 11, date: '2026-03-20' }
const replacing = (text: string, head: NoticeHeader = header) =>
  notice({ header: head, closing: [{ id: 'replaces', role: 'replaces', content: content(text) }] })
const known = (number: number, issuedOn: string, replaces = ''): KnownNotice =>
  knownNotice({ id: `replaced-${number}`, number, symbol: 'TB/BCĐ', issuedOn, replaces })

export const replacedNoticeValid: NoticeRule = {
  name: 'replaced-notice-valid',
  id: 'REG-04',
  severity: 'error',
  detection: 'crossDocument',
  scope: 'notice',
  title: 'Văn bản bị thay thế không hợp lệ',
  why: 'A clause that replaces the wrong document leaves two notices in force, or ends one that is not meant.',
  check: ({ notice: { header: own, closing }, texts }, { others }) => {
    const parts = new Set(closing.filter(({ role }) => role === 'replaces').map(({ id }) => id))
    if (parts.size === 0) return []
    return texts
      .filter(({ spot }) => parts.has(spot.part))
      .flatMap((unit) => {
        const from = clause.exec(unit.text)?.index ?? unit.text.length
        const replaced = citationsIn(unit).find(({ start }) => start >= from)
        const wrong = replaced === undefined ? '' : findWrong(replaced, own, others)
        if (replaced === undefined || wrong === '') return []
        return [
          {
            spot: { ...unit.spot, span: [replaced.start, replaced.end] as const },
            found: unit.text.slice(replaced.start, replaced.end),
            expected: '',
            message: wrong,
          },
        ]
      })
  },
  examples: {
    good: [
      notice({ header }),
      replacing('Thông báo này thay thế Thông báo số 07-TB/BCĐ, ngày 06/01/2026 của Ban Chỉ đạo.'),
      // Older than anything the store holds.
      replacing('Thông báo này thay thế Thông báo số 01-TB/BCĐ, ngày 14/11/2025 của Ban Chỉ đạo.'),
      replacing('Thông báo này thay thế Thông báo số 41-TB/BCĐ, ngày 02/6/2025 của Ban Chỉ đạo.'),
      replacing(
        'Thông báo này thay thế Thông báo số 07-TB/BCĐ, ngày 06/01/2026; thực hiện Kết luận số 90-KL/TU, ngày 25/3/2026.',
      ),
      replacing('Thông báo này thay thế các thông báo trước đây.'),
      replacing('Thông báo này thay thế Thông báo số 07-TB/BCĐ, ngày 06/01/2026.', {
        ...header,
        number: null,
        date: null,
      }),
    ],
    bad: [
      {
        notice: replacing('Thông báo này thay thế Thông báo số 07-TB/BCĐ, ngày 06/4/2026 của Ban Chỉ đạo.'),
        finds: [{ in: 'closing 1', found: 'Thông báo số 07-TB/BCĐ, ngày 06/4/2026 của Ban Chỉ đạo' }],
      },
      {
        notice: replacing('Thông báo này thay thế Thông báo số 07-TB/BCĐ, ngày 08/01/2026 của Ban Chỉ đạo.'),
        finds: [{ in: 'closing 1', found: 'Thông báo số 07-TB/BCĐ, ngày 08/01/2026 của Ban Chỉ đạo' }],
      },
      {
        notice: replacing('Thông báo này thay thế Thông báo số 08-TB/BCĐ, ngày 20/01/2026 của Ban Chỉ đạo.'),
        finds: [{ in: 'closing 1', found: 'Thông báo số 08-TB/BCĐ, ngày 20/01/2026 của Ban Chỉ đạo' }],
      },
      {
        notice: replacing('Thông báo này thay thế Thông báo số 05-TB/BCĐ, ngày 22/12/2025 của Ban Chỉ đạo.'),
        finds: [{ in: 'closing 1', found: 'Thông báo số 05-TB/BCĐ, ngày 22/12/2025 của Ban Chỉ đạo' }],
      },
      {
        notice: replacing('Thông báo này thay thế Thông báo số 07-KH/BCĐ, ngày 06/01/2026 của Ban Chỉ đạo.'),
        finds: [{ in: 'closing 1', found: 'Thông báo số 07-KH/BCĐ, ngày 06/01/2026 của Ban Chỉ đạo' }],
      },
      {
        notice: replacing('Thông báo này thay thế Thông báo số 11-TB/BCĐ, ngày 20/3/2026 của Ban Chỉ đạo.'),
        finds: [{ in: 'closing 1', found: 'Thông báo số 11-TB/BCĐ, ngày 20/3/2026 của Ban Chỉ đạo' }],
      },
      {
        notice: replacing('Thông báo này thay thế Thông báo số 13-TB/BCĐ, ngày 06/01/2026 của Ban Chỉ đạo.'),
        finds: [{ in: 'closing 1', found: 'Thông báo số 13-TB/BCĐ, ngày 06/01/2026 của Ban Chỉ đạo' }],
      },
    ],
  },
  exampleContext: {
    others: [
      known(5, '2025-12-22'),
      known(7, '2026-01-06', 'Thông báo này thay thế Thông báo số 05-TB/BCĐ, ngày 22/12/2025.'),
      known(9, '2026-02-10'),
    ],
  },
}

/** What is wrong with the replaced document; empty when nothing is. */
function findWrong(
  { number: written, date }: FoundCitation,
  own: NoticeHeader,
  others: readonly KnownNotice[],
): string {
  const cited = splitNumber(written)
  if (cited === null) return ''
  if (own.symbol !== '' && cited.symbol !== own.symbol)
    return `Văn bản bị thay thế mang ký hiệu ${cited.symbol}, khác dãy ${own.symbol} của thông báo này. Hãy kiểm tra lại số, ký hiệu.`
  if (own.number !== null && cited.number === own.number && (date === null || date === own.date))
    return `Thông báo này thay thế chính nó (${written}). Hãy kiểm tra lại số văn bản bị thay thế.`
  if (date !== null && own.date !== null && date > own.date)
    return `Văn bản bị thay thế ban hành ngày ${writeShortDate(date)}, sau thông báo này (${writeShortDate(own.date)}). Hãy kiểm tra lại ngày.`
  if (
    date !== null &&
    own.date !== null &&
    own.number !== null &&
    cited.number > own.number &&
    !mayBeginAnew(date, own.date)
  ) {
    return `Văn bản bị thay thế mang số ${cited.number}, lớn hơn số của thông báo này. Hãy kiểm tra lại số.`
  }
  return findWrongInStore(written, cited, date, own, others)
}

function findWrongInStore(
  written: string,
  cited: { number: number; symbol: string },
  date: string | null,
  own: NoticeHeader,
  others: readonly KnownNotice[],
): string {
  const series = seriesOf(others, cited.symbol)
  const replacer = series.find(
    (other) => other.replaces.includes(written) && (own.date === null || other.issuedOn <= own.date),
  )
  if (replacer !== undefined)
    return `${written} đã bị ${nameKnown(replacer)} thay thế. Hãy kiểm tra xem văn bản nào đang có hiệu lực.`
  const [held] = series.filter(({ number }) => number === cited.number)
  if (held !== undefined && date !== null && held.issuedOn !== date)
    return `Thông báo số ${written} ban hành ngày ${writeShortDate(held.issuedOn)}, không phải ${writeShortDate(date)}. Hãy sửa ngày.`
  // A store that begins later than the replaced notice cannot miss it.
  const reachesBack = date !== null && series.some(({ issuedOn }) => issuedOn < date && !mayBeginAnew(issuedOn, date))
  return held === undefined && reachesBack
    ? `Không tìm thấy Thông báo số ${written} trong sổ văn bản. Hãy kiểm tra lại số, ký hiệu của văn bản bị thay thế.`
    : ''
}
