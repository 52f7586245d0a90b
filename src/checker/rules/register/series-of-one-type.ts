import { type IsoDate, writeShortDate } from '../../../domain/deadline/dates.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { joinNumber } from '../../../domain/words/citation.ts'
import { content, notice } from '../../examples.ts'
import { citationsIn, splitNumber } from '../../reading/citations.ts'
import type { KnownNotice, NoticeRule, Reading } from '../../rule.ts'

interface Numbered {
  readonly number: number
  readonly symbol: string
  readonly date: IsoDate
}

const oneDay = 86_400_000
/** Two numbers in a row may meet by chance over months, hardly within days. */
const longestDaysApart = 31
/** Fewer documents prove nothing. */
const fewest = 3

const committee = { ...notice().header, issuingOrgans: [], symbol: 'TB/BCĐ', number: 11, date: '2026-03-20' }
const replaces = (text: string): Notice['closing'] => [{ id: 'one-series', role: 'replaces', content: content(text) }]
const rules = (text: string): Notice['bases'] => [{ id: 'one-series-basis', text }]

export const seriesOfOneType: NoticeRule = {
  name: 'series-of-one-type',
  id: 'REG-03',
  severity: 'info',
  detection: 'crossDocument',
  scope: 'notice',
  title: 'Dãy số có vẻ dùng chung cho nhiều tên loại',
  why: 'Each type of document has its own numbers; an office that runs one series over all types has to say so in the settings.',
  check: (reading, { others }) => {
    const [own] = documentOf(reading.notice.header)
    if (own === undefined) return []
    const all = [
      own,
      ...others.flatMap((other) => documentOf({ ...other, date: other.issuedOn })),
      ...citedDocuments(reading),
    ]
    const family = distinct(all.filter(({ symbol }) => organOf(symbol) === organOf(own.symbol))).toSorted(
      (one, other) => one.number - other.number,
    )
    const pair = family.flatMap((one, at) => {
      const next = family[at + 1]
      return next !== undefined && adjoins(one, next) ? [[one, next] as const] : []
    })[0]
    if (pair === undefined || family.length < fewest || !isOneSeries(family)) return []
    const [one, next] = pair
    return [
      {
        spot: { part: 'header', field: 'number' },
        found: write(own),
        expected: '',
        message: `Số ${write(one)} (${writeShortDate(one.date)}) và ${write(next)} (${writeShortDate(next.date)}) nối tiếp nhau dù khác tên loại: có vẻ một dãy số dùng chung. Hãy kiểm tra cách cấp số.`,
      },
    ]
  },
  examples: {
    good: [
      notice(),
      notice({ header: committee }),
      // Two series that run beside each other: number 8 comes after number 11.
      notice({
        header: committee,
        bases: rules('Căn cứ Quy chế làm việc số 06-QC/BCĐ, ngày 06/01/2026 của Ban Chỉ đạo'),
        closing: replaces(
          'Thông báo này thay thế Thông báo số 07-TB/BCĐ, ngày 06/01/2026; theo Kế hoạch số 08-KH/BCĐ, ngày 25/3/2026.',
        ),
      }),
      notice({
        header: committee,
        bases: rules('Căn cứ Nghị quyết số 10-NQ/TU, ngày 06/01/2026 của Tỉnh ủy'),
        closing: replaces('Thông báo này thay thế Thông báo số 07-TB/BCĐ, ngày 06/01/2026.'),
      }),
    ],
    bad: [
      {
        notice: notice({
          header: committee,
          bases: rules('Căn cứ Quy chế làm việc số 06-QC/BCĐ, ngày 06/01/2026 của Ban Chỉ đạo'),
          closing: replaces('Thông báo này thay thế Thông báo số 07-TB/BCĐ, ngày 06/01/2026.'),
        }),
        finds: [{ at: 'header number', found: '11-TB/BCĐ' }],
      },
    ],
  },
}

function documentOf({
  number,
  symbol,
  date,
}: Pick<KnownNotice, 'number' | 'symbol'> & { readonly date: IsoDate | null }): Numbered[] {
  return number === null || date === null || symbol === '' ? [] : [{ number, symbol, date }]
}

/** What the head and the end of the notice cite; tables cite without dates. */
function citedDocuments({ texts }: Reading): Numbered[] {
  return texts.flatMap((unit) => {
    if (unit.kind !== 'basis' && unit.kind !== 'paragraph') return []
    return citationsIn(unit).flatMap(({ number, date }) => {
      const parts = splitNumber(number)
      return parts === null || date === null ? [] : [{ ...parts, date }]
    })
  })
}

function organOf(symbol: string): string {
  return symbol.slice(symbol.indexOf('/') + 1)
}

function distinct(all: readonly Numbered[]): Numbered[] {
  return [...new Map(all.map((one) => [`${write(one)} ${one.date}`, one])).values()]
}

function adjoins(one: Numbered, next: Numbered): boolean {
  return (
    next.number === one.number + 1 &&
    next.symbol !== one.symbol &&
    Math.abs(Date.parse(next.date) - Date.parse(one.date)) <= longestDaysApart * oneDay
  )
}

/** No number twice, and dates rise with the numbers over all types. */
function isOneSeries(family: readonly Numbered[]): boolean {
  return family.every((one, at) => {
    const next = family[at + 1]
    return next === undefined || (one.number < next.number && one.date <= next.date)
  })
}

function write({ number, symbol }: Numbered): string {
  return joinNumber(String(number).padStart(2, '0'), symbol)
}
