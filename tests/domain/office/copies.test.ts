import { expect, test } from 'vitest'
import { countCopies } from '../../../src/domain/office/copies.ts'

const recipients = ['Thường trực Tỉnh ủy', 'Các sở, ban, ngành'].map((name, at) => ({ id: `r-${at}`, name, role: '' }))

test.each([
  ['those the mark of the typist names', { copies: 200, recipients, fileCopy: 'Văn phòng' }, 200],
  ['one for each recipient and one for the file', { copies: null, recipients, fileCopy: 'Văn phòng' }, 3],
  ['no copy for a file that is not kept', { copies: null, recipients, fileCopy: '' }, 2],
  ['at least one', { copies: null, recipients: [], fileCopy: '' }, 1],
])('copies: %s', (_, distribution, expected) => {
  expect(countCopies(distribution)).toBe(expected)
})
