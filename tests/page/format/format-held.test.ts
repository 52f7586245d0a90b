/**
 * What the format files say and code in the domain does by itself (labels, dates): held together here, because
 * the domain knows no page.
 */
import { describe, expect, test } from 'vitest'
import { writeLongDate, writeShortDate } from '../../../src/domain/deadline/dates.ts'
import { labelsOf } from '../../../src/domain/notice/numbering.ts'
import { specs } from '../../../src/page/format/formats.ts'
import { item } from '../../helpers/build.ts'

function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '?')
}

describe.each(['hd36', 'hd05'] as const)('%s', (regime) => {
  const { body, dates } = specs[regime]

  test.each([
    ['roman', 'I.', { ordinal: 'II' }],
    ['arabic', '1.', { ordinal: '2' }],
    ['decimal', '1.1.', { parent: '3', ordinal: '2' }],
    ['letter', 'a)', { ordinal: 'b' }],
    ['dash', '-', {}],
    ['plus', '+', {}],
  ] as const)('the second label of the family %s', (family, first, values) => {
    const second = labelsOf([item(first, 'một'), item(first, 'hai')], '3.', 'computed')[1]
    expect(second).toBe(fill(body.labels[family], values).trim())
  })

  test.each(['2026-02-05', '2026-03-09', '2026-10-11'])('the day %s', (day) => {
    const [year = '', month = '', date = ''] = day.split('-')
    const values = {
      day: date.padStart(dates.dayDigits, '0'),
      month: Number(month) <= dates.paddedMonths ? month : String(Number(month)),
      year,
    }
    expect(writeLongDate(day)).toBe(fill(dates.long, values))
    expect(writeShortDate(day)).toBe(fill(dates.short, values))
  })
})
