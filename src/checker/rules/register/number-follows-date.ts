import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { fold } from '../../../domain/words/text.ts'
import { knownNotice, notice, withText } from '../../examples.ts'
import { citationsIn, splitNumber } from '../../reading/citations.ts'
import { oncePerText } from '../../reading/usages.ts'
import { type Numbered, mayBeginAnew, nameKnown, seriesOf } from '../../reading/series.ts'
import type { Finding, KnownNotice, NoticeRule, Reading } from '../../rule.ts'

const { header } = notice()
const known = (number: number, issuedOn: string, symbol = 'TB/CQTT'): KnownNotice =>
  knownNotice({ id: `known-${number}-${issuedOn}`, number, symbol, issuedOn })

export const numberFollowsDate: NoticeRule = {
  name: 'number-follows-date',
  id: 'REG-01',
  severity: 'error',
  detection: 'crossDocument',
  scope: 'notice',
  title: 'Số văn bản và ngày ban hành trái thứ tự',
  why: 'Numbers of one series are given day by day: a number out of order means a wrong number or a wrong date.',
  check: (reading, { others }) => {
    const { number, symbol, date } = reading.notice.header
    const cited = findMisnumbered(reading)
    if (number === null || date === null || symbol === '') return cited
    const against = seriesOf(others, symbol).filter((other) => contradicts({ number, date }, other))
    const [nearest] = against.toSorted((one, other) => Math.abs(one.number - number) - Math.abs(other.number - number))
    if (nearest === undefined) return cited
    const why =
      nearest.number === number ? 'trùng số với' : nearest.number < number ? 'lớn hơn số của' : 'nhỏ hơn số của'
    const order =
      nearest.number === number
        ? nearest.issuedOn === date
          ? 'cùng ngày ban hành'
          : 'nhưng khác ngày ban hành'
        : nearest.number < number
          ? 'nhưng ban hành trước'
          : 'nhưng ban hành sau'
    return [
      ...cited,
      {
        spot: { part: 'header', field: 'number' },
        found: String(number).padStart(2, '0'),
        expected: '',
        message: `Số ${String(number).padStart(2, '0')} ${why} ${nameKnown(nearest)} ${order}. Hãy kiểm tra lại số và ngày của văn bản.`,
      },
    ]
  },
  examples: {
    good: [
      notice(),
      notice({ header: { ...header, number: null } }),
      notice({ header: { ...header, date: null } }),
      notice({ header: { ...header, symbol: 'TB/BCĐ', number: 3 } }),
      notice({ header: { ...header, number: 18, date: '2026-04-10' } }),
      withText(
        'Theo Thông báo số 03-TB/CQTT, ngày 12/02/2026 và Thông báo số 02-TB/CQTT, ngày 21/01/2026; Thông báo số 09-TB/BCĐ, ngày 03/01/2026.',
      ),
      // A new term begins with number 1.
      notice({ header: { ...header, number: 1, date: '2030-11-20' } }),
    ],
    bad: [
      {
        notice: withText('Theo Thông báo số 03-TB/CQTT, ngày 12/02/2026 và Thông báo số 02-TB/CQTT, ngày 20/3/2026.'),
        finds: [{ in: 'item 1', found: 'Thông báo số 03-TB/CQTT, ngày 12/02/2026' }],
      },
      { notice: notice({ header: { ...header, number: 15 } }), finds: [{ at: 'header number', found: '15' }] },
      { notice: notice({ header: { ...header, number: 21 } }), finds: [{ at: 'header number', found: '21' }] },
      {
        notice: notice({ header: { ...header, number: 18, date: '2026-04-02' } }),
        finds: [{ at: 'header number', found: '18' }],
      },
      { notice: notice({ header: { ...header, number: 17 } }), finds: [{ at: 'header number', found: '17' }] },
      {
        notice: notice({ header: { ...header, number: 17, date: '2026-04-10' } }),
        finds: [{ at: 'header number', found: '17' }],
      },
    ],
  },
  exampleContext: {
    others: [
      known(16, '2026-03-02'),
      known(17, '2026-04-10'),
      known(20, '2026-05-06'),
      known(40, '2026-02-01', 'CV/CQTT'),
    ],
  },
}

function contradicts({ number, date }: Dated, other: Pick<Numbered, 'number' | 'issuedOn'>): boolean {
  const [first, second] = date < other.issuedOn ? [number, other.number] : [other.number, number]
  const [from, to] = date < other.issuedOn ? [date, other.issuedOn] : [other.issuedOn, date]
  // Two papers of one number are two even on one day; other numbers of a day have no order.
  return from === to ? first === second : first >= second && !mayBeginAnew(from, to)
}

interface Dated {
  readonly number: number
  readonly date: string
}

const numberedIn = oncePerText((unit) =>
  citationsIn(unit).flatMap(({ number: written, date, start, end }) => {
    const split = splitNumber(written)
    return split === null || date === null
      ? []
      : [{ unit, start, end, number: split.number, symbol: fold(split.symbol), date }]
  }),
)

/** Documents of the notice's own series that it cites: the one that stands against most others has the wrong number or date. */
function findMisnumbered({ notice: { header: own }, texts }: Reading): Finding[] {
  if (own.symbol === '') return []
  const symbol = fold(own.symbol)
  const cited = numberedIn(texts).filter((one) => one.symbol === symbol)
  if (cited.length === 0) return []
  const itself: Dated[] = own.number === null || own.date === null ? [] : [{ number: own.number, date: own.date }]
  const against = ({ number, date }: Dated) =>
    [...itself, ...cited].filter((other) =>
      date === other.date ? false : contradicts({ number, date }, { number: other.number, issuedOn: other.date }),
    )
  const [worst] = cited
    .map((one) => ({ one, others: against(one) }))
    .filter(({ others }) => others.length > 0)
    .toSorted((one, other) => other.others.length - one.others.length)
  if (worst === undefined) return []
  const {
    one: { unit, start, end, number, date },
    others: [other],
  } = worst
  if (other === undefined) return []
  const name = (of: Dated) => `số ${String(of.number).padStart(2, '0')} ngày ${writeShortDate(of.date)}`
  const found = unit.text.slice(start, end)
  return [
    {
      spot: { ...unit.spot, span: [start, end] },
      found,
      expected: '',
      message: `Số và ngày trái thứ tự trong cùng dãy số ${own.symbol}: ${name({ number, date })} và ${name(other)}. Hãy đối chiếu văn bản được viện dẫn.`,
    },
  ]
}
