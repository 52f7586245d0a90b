/** The office's look over the official format: what it changes, what it may not, and what of it departs from the regime. */
import { describe, expect, test } from 'vitest'
import { notice } from '../../../src/checker/examples.ts'
import { compose } from '../../../src/page/compose/compose.ts'
import { specs } from '../../../src/page/format/formats.ts'
import { type LookKey, lookChangeOf, lookKeys } from '../../../src/page/format/look-changes.ts'
import {
  applyLook,
  countDepartures,
  departureOf,
  emptyLook,
  lookSchema,
  ownValue,
  readLookFile,
  refuseValue,
  withValue,
  writeLookFile,
} from '../../../src/page/format/look.ts'
import { layOutAll } from '../../../src/renderer/page-view/layout.ts'
import { strainedPapers } from '../../helpers/papers.ts'

const regimes = ['hd36', 'hd05'] as const
const look = (values: Partial<Record<LookKey, number | boolean | string>>) =>
  lookSchema.parse({ hd36: {}, hd05: values })

describe.each(regimes)('%s', (regime) => {
  test('the empty look is the format itself', () => {
    expect(applyLook(specs[regime], emptyLook)).toBe(specs[regime])
  })

  test('the regime’s own value of every change is within its bounds, no departure, and not stored', () => {
    for (const key of lookKeys) {
      const own = ownValue(regime, key)
      expect(refuseValue(regime, key, own), key).toBeNull()
      expect(departureOf(regime, key, own), key).toEqual([])
      expect(withValue({ ...emptyLook, [regime]: { [key]: own } }, regime, key, own)).toEqual(emptyLook)
    }
  })

  test('every change sets an entry of the format, and a page can be set at both ends of its bounds', () => {
    const paper = strainedPapers.joint?.notice ?? notice()
    for (const key of lookKeys) {
      for (const value of endsOf(regime, key)) {
        const changed = applyLook(specs[regime], withValue(emptyLook, regime, key, value))
        expect(changed, key).not.toEqual(specs[regime])
        expect(layOutAll(compose(paper, changed), changed).length, key).toBeGreaterThan(0)
      }
    }
  })
})

function endsOf(regime: 'hd36' | 'hd05', key: LookKey): (number | boolean | string)[] {
  const change = lookChangeOf(key)
  const own = ownValue(regime, key)
  if (change.kind === 'number') return [change.least, change.most].filter((value) => value !== own)
  if (change.kind === 'switch') return [own !== true]
  if (change.kind === 'choice') return change.choices.filter((choice) => choice !== own)
  return [`${String(own)} kèm`]
}

test('a departure is told with its rule; what lies in the range of the regime, or is its option, is none', () => {
  expect(departureOf('hd05', 'marginLeft', 35)).toEqual(['F-PAGE-6', 'F-PAGE-17'])
  expect(departureOf('hd05', 'sizeBody', 15)).toEqual([])
  expect(departureOf('hd05', 'sizeBody', 13)).toEqual(['F-BODY-1', 'F-BODY-2'])
  expect(departureOf('hd05', 'lineSpacing', 24)).toEqual(['F-BODY-6', 'F-BODY-8'])
  expect(departureOf('hd36', 'lineSpacing', 24)).toEqual([])
  expect(departureOf('hd05', 'recipientsEnd', ',')).toEqual(['F-RECIP-11'])
  expect(departureOf('hd36', 'recipientsEnd', ',')).toEqual([])
  expect(departureOf('hd05', 'mirrored', true)).toEqual([])
  // No rule speaks of it: the office's practice.
  expect(departureOf('hd05', 'deadlineItalic', false)).toEqual([])
  expect(countDepartures(look({ marginLeft: 35, sizeBody: 15, typeWithConclusion: true }), 'hd05')).toBe(2)
})

test('a look changes its own regime and leaves the other', () => {
  const changed = look({ recipientsEnd: ',' })
  expect(applyLook(specs.hd05, changed).recipients.end).toBe(',')
  expect(applyLook(specs.hd36, changed)).toBe(specs.hd36)
  expect(specs.hd05.recipients.end).toBe(';')
})

test('margins take with them the back of the sheet, the landscape page and the columns of the head', () => {
  const { page, landscapePage, header, signature } = applyLook(specs.hd05, look({ marginLeft: 35, marginRight: 20 }))
  expect(page).toMatchObject({ left: 35, right: 20, back: { left: 20, right: 35 } })
  expect(landscapePage).toMatchObject({ top: 35, bottom: 20, left: 20, right: 20 })
  expect(header.leftColumn + header.rightColumn).toBeCloseTo(155)
  expect(signature.leftColumn + signature.rightColumn).toBeCloseTo(155)
})

test('“THÔNG BÁO KẾT LUẬN” takes the word of the abstract, which stays in the notice', () => {
  const one = notice({ typeName: 'THÔNG BÁO', abstract: ['kết luận của đồng chí Bí thư', 'tại Phiên họp thứ hai'] })
  const spec = applyLook(specs.hd05, look({ typeWithConclusion: true }))
  const title = (of: typeof one) =>
    compose(of, spec).flatMap((block) =>
      block.kind === 'typeName' ? [block.text] : block.kind === 'abstract' ? block.lines : [],
    )
  expect(title(one)).toEqual(['THÔNG BÁO KẾT LUẬN', 'của đồng chí Bí thư', 'tại Phiên họp thứ hai'])
  // An abstract on another matter stands as it is.
  expect(title(notice({ typeName: 'THÔNG BÁO', abstract: ['phân công nhiệm vụ'] }))).toEqual([
    'THÔNG BÁO',
    'phân công nhiệm vụ',
  ])
})

test.each([
  [{ marginLeft: 5 }, 'Lề trái'],
  [{ sizeBody: 14.2 }, 'Nội dung'],
  [{ recipientsEnd: '!' }, 'Sau mỗi nơi nhận'],
  [{ asterisk: 'x' }, 'Dấu sao'],
  [{ appendixLink: '(Kèm theo Thông báo số {number})' }, '{date}'],
  [{ appendixLink: '(Số {number} {number}, ngày {date} của {organ})' }, '{number}'],
  [{ nothing: 1 }, 'nothing'],
  [{ lineSpacing: 16, sizeBody: 15 }, 'Cách dòng'],
])('%j is refused with its place', (values, place) => {
  const read = lookSchema.safeParse({ hd36: {}, hd05: values })
  expect(read.error?.issues[0]?.message).toContain(place)
})

test('a look goes out as a file and comes back equal; another file is refused', () => {
  const named = { name: 'Văn phòng Tỉnh ủy', look: look({ marginTop: 25, basisEnd: ',' }) }
  expect(readLookFile(writeLookFile(named))).toEqual(named)
  expect(() => readLookFile('{"kind":"other"}')).toThrow()
})
