import { expect, test } from 'vitest'
import { linePlaces, placeLine } from '../../../src/domain/notice/place-line.ts'
import { parseNotice } from '../../../src/domain/notice/parse-notice.ts'
import { notice } from '../../helpers/build.ts'

const read = notice({ unplaced: [{ id: 'stray', line: 12, text: '- Trạm Y tế xã Khe Mun;' }] })

test.each(linePlaces)('a line that was not understood goes to %s, and is a valid notice', (place) => {
  const placed = placeLine(read, 'stray', place)
  expect(placed.unplaced).toEqual([])
  expect(parseNotice(placed)).toEqual(placed)
  expect(JSON.stringify(placed)).toContain('Trạm Y tế xã Khe Mun')
})

test('as a recipient it loses its dash and its end mark', () => {
  expect(placeLine(read, 'stray', 'recipient').distribution.recipients.at(-1)).toMatchObject({
    name: 'Trạm Y tế xã Khe Mun',
    role: '',
  })
})

test('a line that is not there changes nothing', () => expect(placeLine(read, 'other', 'item')).toBe(read))
