import type { NoticeHeader } from '../../../src/domain/notice/notice.ts'
import { shippedPhrases } from '../../../src/page/compose/phrases.ts'
import { issuedOn } from '../../../src/domain/notice/edit-notice.ts'
import { describe, expect, test } from 'vitest'
import type { Notice } from '../../../src/domain/notice/notice.ts'
import { specs } from '../../../src/page/format/formats.ts'
import {
  basisEnd,
  writeAppendixLabel,
  writeDraftMark,
  writeLink,
  writeNumberLine,
  writePlaceDate,
  writeSecrecy,
  writeSymbol,
  writeTypistMark,
  writeUrgency,
} from '../../../src/page/compose/official-text.ts'
import { appendix, notice, paragraph, section } from '../../helpers/build.ts'

const { hd36, hd05 } = specs

function withHeader(changes: Partial<Notice['header']>): Notice {
  return notice({ header: { ...notice().header, ...changes } })
}

function withMarks(changes: Partial<Notice['marks']>): Notice {
  return notice({ marks: { ...notice().marks, ...changes } })
}

describe('number and symbol', () => {
  test.each([
    [7, 'Số 07-TB/CQTT', '07-TB/CQTT'],
    [13, 'Số 13-TB/CQTT', '13-TB/CQTT'],
    [127, 'Số 127-TB/CQTT', '127-TB/CQTT'],
  ])('%i: below ten one zero, no colon, no blanks inside (F-NUM-1, F-NUM-4)', (number, line, symbol) => {
    const value = withHeader({ number })
    expect([writeNumberLine(value, hd36), writeSymbol(value, hd05)]).toEqual([line, symbol])
  })

  test("a symbol in the State's order keeps it", () => {
    const value = withHeader({ number: 145, symbol: 'TB-UBND' })
    expect([writeNumberLine(value, hd05), writeSymbol(value, hd05)]).toEqual(['Số 145/TB-UBND', '145/TB-UBND'])
  })

  test('a draft leaves the gap before the hyphen (F-NUM-20)', () => {
    expect(writeNumberLine(withHeader({ number: null, symbol: 'TB/BCĐ' }), hd36)).toBe('Số      -TB/BCĐ')
  })

  test('an unknown symbol is left open, and seen to be', () => {
    expect(writeNumberLine(withHeader({ symbol: '' }), hd36)).toMatch(/^Số 07-TB\/[….]+$/)
  })
})

describe('place and date', () => {
  test.each([
    ['2026-04-01', 'Hà Lâm, ngày 01 tháng 4 năm 2026'],
    ['2026-02-20', 'Hà Lâm, ngày 20 tháng 02 năm 2026'],
    ['2026-11-05', 'Hà Lâm, ngày 05 tháng 11 năm 2026'],
  ])('%s', (date, written) => {
    expect(writePlaceDate(withHeader({ date }), hd36)).toBe(written)
    expect(writePlaceDate(withHeader({ date }), hd05)).toBe(written)
  })

  test('without a date day, month and year are left open', () => {
    expect(writePlaceDate(withHeader({ date: null }), hd36)).toMatch(/^Hà Lâm, ngày {2,}tháng {2,}năm *$/)
  })

  test.each([
    [{ month: '2026-05' }, /^Hà Lâm, ngày {2,}tháng 5 năm 2026$/],
    [{ year: 2026 }, /^Hà Lâm, ngày {2,}tháng {2,}năm 2026$/],
  ])('what is known of the day is printed: %o', (known, written) => {
    expect(writePlaceDate(withHeader({ date: null, ...known }), hd36)).toMatch(written)
    expect(writePlaceDate(withHeader({ ...known, ...issuedOn('2026-05-04') }), hd05)).toBe(
      'Hà Lâm, ngày 04 tháng 5 năm 2026',
    )
    expect(writePlaceDate(withHeader({ ...known, ...issuedOn(null) }), hd05)).not.toMatch(/\d/)
  })
})

describe('typist and copies', () => {
  const base = notice().distribution

  test.each<[string, Partial<Notice['distribution']>, string]>([
    ['unit and copies', { typist: '', unit: 'P.CĐS-CY', copies: 165 }, 'P.CĐS-CY/165'],
    ['name, unit and copies', { typist: 'NTLoan', unit: 'P.CĐS-CY', copies: 200 }, 'NTLoan/P.CĐS-CY/200'],
    ['the count not yet known', { typist: '', unit: 'P.CĐS-CY', copies: null }, 'P.CĐS-CY/'],
    ['initials and copies', { typist: 'ABC', unit: '', copies: 268 }, 'ABC-268'],
    ['a name, in the capitals of this regime', { typist: 'LeThuHa', unit: '', copies: 178 }, 'LETHUHA-178'],
    ['nothing', { typist: '', unit: '', copies: null }, ''],
  ])('%s', (_name, changes, written) => {
    expect(writeTypistMark({ ...base, ...changes }, hd36)).toBe(written)
  })
})

describe('end marks of the bases', () => {
  const bases = ['a', 'b', 'c'].map((id) => ({ id, text: `Căn cứ ${id}` }))
  const ends = (value: Notice, spec: typeof hd36) => value.bases.map((_, index) => basisEnd(value, index, spec))

  test('a comma stands before the enacting sentence (F-BODY-19)', () => {
    const value = notice({ bases, intro: [], grounds: [paragraph('Cơ quan Thường trực thông báo như sau:')] })
    expect(ends(value, hd36)).toEqual([';', ';', ','])
    expect(ends(value, hd05)).toEqual([';', ';', ','])
  })

  test('otherwise a comma under HD36 and a full stop under HD05 (F-BODY-20)', () => {
    const value = notice({ bases, intro: [], grounds: [] })
    expect(ends(value, hd36)).toEqual([';', ';', ','])
    expect(ends(value, hd05)).toEqual([';', ';', '.'])
  })

  test('a basis alone is the last one', () => {
    expect(ends(notice({ bases: bases.slice(0, 1) }), hd05)).toEqual([','])
  })
})

describe('appendix', () => {
  const one = appendix(section('A'))
  const two = appendix(section('B'))

  test('one has no number, several are numbered in Arabic digits (F-APP-3)', () => {
    expect(writeAppendixLabel(notice({ appendices: [one] }), 0, hd36)).toBe('PHỤ LỤC')
    const several = notice({ appendices: [one, two] })
    expect([0, 1].map((index) => writeAppendixLabel(several, index, hd36))).toEqual(['PHỤ LỤC 1', 'PHỤ LỤC 2'])
  })

  test('the link line names the notice (F-APP-5)', () => {
    expect(writeLink(withHeader({ number: 13, date: '2026-04-01' }), one, hd36, shippedPhrases)).toBe(
      '(Kèm theo Thông báo số 13-TB/CQTT, ngày 01/4/2026 của Cơ quan Thường trực Ban Chỉ đạo)',
    )
  })

  test('of a draft it claims neither number nor date', () => {
    const linkOf = (known: Partial<NoticeHeader>) =>
      writeLink(withHeader({ number: null, date: null, ...known }), one, hd36, shippedPhrases)
    expect(linkOf({})).toMatch(/^\(Kèm theo Thông báo số +-TB\/CQTT, ngày [….]+ của Cơ quan Thường trực Ban Chỉ đạo\)$/)
    expect(linkOf({ month: '2026-05' })).toMatch(/ngày [….]+\/5\/2026 của/)
    expect(linkOf({ year: 2026 })).toMatch(/ngày [….]+\/2026 của/)
  })

  test.each([
    ['CƠ QUAN THƯỜNG TRỰC', 'Cơ quan Thường trực'],
    ['SỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH', 'Sở Văn hóa, Thể thao và Du lịch'],
    ['TỈNH ỦY HÀ LÂM', 'Tỉnh ủy Hà Lâm'],
    ['ĐẢNG ỦY XÃ BÌNH AN', 'Đảng ủy xã Bình An'],
    ['TỔ CÔNG TÁC VỀ DU LỊCH, UBND TỈNH', 'Tổ Công tác về du lịch, UBND tỉnh'],
    ['Ban Chỉ đạo 35', 'Ban Chỉ đạo 35'],
  ])('names %s as a sentence does', (name, written) => {
    const link = writeLink(
      withHeader({ place: 'Hà Lâm', issuingOrgans: [{ id: 'organ', name }] }),
      { ...one, issuedBy: '' },
      hd36,
      shippedPhrases,
    )
    expect(link).toMatch(new RegExp(`của ${written}\\)$`, 'u'))
  })
})

describe('marks', () => {
  test('secrecy (F-SEC-1)', () => {
    const names = ([null, 'mat', 'toiMat', 'tuyetMat'] as const).map((secrecy) =>
      writeSecrecy(withMarks({ secrecy }), hd36),
    )
    expect(names).toEqual(['', 'MẬT', 'TỐI MẬT', 'TUYỆT MẬT'])
  })

  test('urgency, spelt by the regime (F-URG-1, F-URG-6)', () => {
    const levels = [null, 'khan', 'thuongKhan', 'hoaToc'] as const
    const names = (spec: typeof hd36) => levels.map((urgency) => writeUrgency(withMarks({ urgency }), spec))
    expect(names(hd36)).toEqual(['', 'KHẨN', 'THƯỢNG KHẨN', 'HOẢ TỐC'])
    expect(names(hd05)).toEqual(['', 'KHẨN', 'THƯỢNG KHẨN', 'HỎA TỐC'])
  })

  test('draft (F-DRAFT-1)', () => {
    expect([null, 1, 2].map((draft) => writeDraftMark(withMarks({ draft }), hd36))).toEqual([
      '',
      'Dự thảo lần 1',
      'Dự thảo lần 2',
    ])
  })
})
