import { notice } from './examples.ts'
import { type Numbered, mayBeginAnew, nameKnown, seriesOf } from './read-series.ts'
import type { KnownNotice, NoticeRule } from './rule.ts'

const { header } = notice()
const known = (number: number, issuedOn: string, symbol = 'TB/CQTT'): KnownNotice => ({
  id: `known-${number}-${issuedOn}`,
  number,
  symbol,
  issuedOn,
  typeName: 'THÔNG BÁO',
  abstract: 'kết luận tại Phiên họp thứ nhất năm 2026',
  state: 'issued',
  signatory: 'Vi Trọng Nghĩa',
  signatoryTitle: 'CHÁNH VĂN PHÒNG TỈNH ỦY',
  replaces: '',
  recipients: [],
  tasks: [],
})

export const numberFollowsDate: NoticeRule = {
  name: 'number-follows-date',
  id: 'REG-01',
  severity: 'error',
  detection: 'crossDocument',
  scope: 'notice',
  title: 'Số văn bản và ngày ban hành trái thứ tự',
  why: 'Numbers of one series are given day by day: a number out of order means a wrong number or a wrong date.',
  check: ({ notice: { header: { number, symbol, date } } }, { others }) => {
    if (number === null || date === null || symbol === '') return []
    const against = seriesOf(others, symbol).filter((other) => contradicts({ number, date }, other))
    const [nearest] = against.toSorted((one, other) => Math.abs(one.number - number) - Math.abs(other.number - number))
    if (nearest === undefined) return []
    const why =
      nearest.number === number ? 'trùng số với' : nearest.number < number ? 'lớn hơn số của' : 'nhỏ hơn số của'
    const order = nearest.number === number ? 'nhưng khác ngày ban hành' : nearest.number < number ? 'nhưng ban hành trước' : 'nhưng ban hành sau'
    return [
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
      notice({ header: { ...header, number: 17, date: '2026-04-10' } }),
      // A new term begins with number 1.
      notice({ header: { ...header, number: 1, date: '2030-11-20' } }),
    ],
    bad: [
      notice({ header: { ...header, number: 15 } }),
      notice({ header: { ...header, number: 21 } }),
      notice({ header: { ...header, number: 18, date: '2026-04-02' } }),
      notice({ header: { ...header, number: 17 } }),
    ],
  },
  exampleContext: { others: [known(16, '2026-03-02'), known(17, '2026-04-10'), known(20, '2026-05-06'), known(40, '2026-02-01', 'CV/CQTT')] },
}

function contradicts({ number, date }: { number: number; date: string }, other: Numbered): boolean {
  const [first, second] = date < other.issuedOn ? [number, other.number] : [other.number, number]
  const [from, to] = date < other.issuedOn ? [date, other.issuedOn] : [other.issuedOn, date]
  return from !== to && first >= second && !mayBeginAnew(from, to)
}
