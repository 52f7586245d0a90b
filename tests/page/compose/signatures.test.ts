import { expect, test } from 'vitest'
import { setSignatures, signatureRows } from '../../../src/page/compose/signatures.ts'
import { shippedPhrases } from '../../../src/page/compose/phrases.ts'
import { specs } from '../../../src/page/format/formats.ts'

const signature = (title: string, authority = '') => ({
  id: title,
  authority,
  title,
  concurrentTitle: '',
  signatory: 'Trần Văn Minh',
})

test.each([
  [0, []],
  [1, [1]],
  [2, [2]],
  [3, [3]],
  [4, [2, 2]],
  [5, [3, 2]],
])('%i sign in rows of %j', (count, rows) => {
  const all = Array.from({ length: count }, (_, at) => at)
  expect(signatureRows(all).map((row) => row.length)).toEqual(rows)
  expect(signatureRows(all).flat()).toEqual(all)
})

test('names side by side are on one level, with room to sign above the shorter title too', () => {
  const set = setSignatures(
    [signature('TRƯỞNG BAN TỔ CHỨC'), signature('PHÓ TRƯỞNG BAN', 'K/T TRƯỞNG BAN TUYÊN GIÁO VÀ DÂN VẬN')],
    specs.hd05,
    shippedPhrases,
  )
  const heights = set.map(({ set: lines, room }) => lines.authority.flat().length + lines.title.flat().length + room)
  expect(new Set(heights).size).toBe(1)
  expect(Math.min(...set.map(({ room }) => room))).toBe(specs.hd05.signature.blankLines)
})
