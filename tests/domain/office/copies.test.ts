import { expect, test } from 'vitest'
import { countByLines, countCopies } from '../../../src/domain/office/copies.ts'
import { changeFrom, newRecord } from '../../../src/domain/office/office-record.ts'
import { makeOffice } from '../../../src/domain/office/office.ts'
import { notice } from '../../helpers/build.ts'

/** Until the end of March the office counts 12 members, from then on 9. */
const office = makeOffice({
  version: 1,
  records: [
    changeFrom(newRecord('recipient', 'thanh-vien', { name: 'Các thành viên Ban Chỉ đạo', copies: 12 }), '2026-04-01', {
      name: 'Các thành viên Ban Chỉ đạo',
      copies: 9,
    }),
  ],
})
const names = ['Thường trực Tỉnh ủy', 'Các thành viên Ban Chỉ đạo']
const of = (copies: number | null, fileCopy: string, date: string | null = '2026-03-01', recipients = names) => {
  const made = notice({})
  return {
    header: { ...made.header, date },
    distribution: {
      ...made.distribution,
      copies,
      fileCopy,
      recipients: recipients.map((name, at) => ({ id: `r-${at}`, name, role: '' })),
    },
  }
}

test.each([
  ['those the mark names, whatever the lines ask for', of(200, 'Văn phòng'), 200],
  ['what the lines ask for on the day of the notice, and one for the file', of(null, 'Văn phòng'), 14],
  ['no copy for a file that is not kept', of(null, ''), 13],
  ['of a draft without a day, on today', of(null, '', null), 10],
  ['at least one', of(null, '', null, []), 1],
])('copies: %s', (_, counted, expected) => {
  expect(countCopies(counted, office, '2026-04-10')).toBe(expected)
})

test('what the desk shows beside the number is what is printed without one', () => {
  const counted = of(null, 'Văn phòng')
  expect(countByLines(counted, office, '2026-04-10').total).toBe(countCopies(counted, office, '2026-04-10'))
})
