import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type FoundCitation,
  findCitations,
  readCitation,
  readNumberAndSymbol,
  symbolPattern,
} from '../../../src/domain/words/citation.ts'
import { documentTypes } from '../../../src/domain/words/document-types.ts'

describe('a citation is read whole', () => {
  test.each([
    [
      'Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ;',
      'Nghị quyết',
      '57-NQ/TW',
      '2024-12-22',
      'Bộ Chính trị',
      'về đột phá phát triển khoa học, công nghệ',
    ],
    [
      'Nghị định số 179/2025/NĐ-CP ngày 01/7/2025 của Chính phủ quy định mức hỗ trợ (lần đầu).',
      'Nghị định',
      '179/2025/NĐ-CP',
      '2025-07-01',
      'Chính phủ',
      'quy định mức hỗ trợ (lần đầu)',
    ],
    [
      'Nghị quyết số 71/NQ-CP, ngày 01/4/2025 của Chính phủ sửa đổi Chương trình hành động; các văn bản khác',
      'Nghị quyết',
      '71/NQ-CP',
      '2025-04-01',
      'Chính phủ',
      'sửa đổi Chương trình hành động',
    ],
    [
      'Thông tư số 36/TT-BKHCN, ngày 26/11/2025 của Bộ Khoa học và Công nghệ về trình tự, thủ tục',
      'Thông tư',
      '36/TT-BKHCN',
      '2025-11-26',
      'Bộ Khoa học và Công nghệ',
      'về trình tự, thủ tục',
    ],
    [
      'Quyết định 12/QĐ-BVHTTDL ngày 01 tháng 02 năm 2026 của Bộ Văn hóa, Thể thao và Du lịch về việc thí điểm',
      'Quyết định',
      '12/QĐ-BVHTTDL',
      '2026-02-01',
      'Bộ Văn hóa, Thể thao và Du lịch',
      'về việc thí điểm',
    ],
    [
      'Quyết định số 45/QĐ-SXD, ngày 12/5/2026 của Sở Xây dựng, Hạ tầng giao thông và Đô thị về tuyến đường xã',
      'Quyết định',
      '45/QĐ-SXD',
      '2026-05-12',
      'Sở Xây dựng, Hạ tầng giao thông và Đô thị',
      'về tuyến đường xã',
    ],
    [
      'Công văn số 81/BYT-DP, ngày 12/5/2026 của Bộ Y tế, Cục Phòng bệnh và Kho bạc về tiêm chủng',
      'Công văn',
      '81/BYT-DP',
      '2026-05-12',
      'Bộ Y tế',
      '',
    ],
    [
      'Quy chế làm việc số 06-QC/BCĐ, ngày 06/01/2026 của Ban Chỉ đạo về phát triển khoa học, công nghệ tỉnh Hà Lâm;',
      'Quy chế làm việc',
      '06-QC/BCĐ',
      '2026-01-06',
      'Ban Chỉ đạo về phát triển khoa học, công nghệ tỉnh Hà Lâm',
      '',
    ],
    [
      'Thông báo số 11-TB/BCĐ, ngày 20/3/2026 của Ban Chỉ đạo về phân công nhiệm vụ',
      'Thông báo',
      '11-TB/BCĐ',
      '2026-03-20',
      'Ban Chỉ đạo',
      'về phân công nhiệm vụ',
    ],
    [
      '(Gửi kèm Thông báo số 13-TB/CQTT, ngày 01/4/2026 của Cơ quan Thường trực Ban Chỉ đạo)',
      'Thông báo',
      '13-TB/CQTT',
      '2026-04-01',
      'Cơ quan Thường trực Ban Chỉ đạo',
      '',
    ],
    ['Luật Chuyển đổi số số 148/2025/QH15', 'Luật', '148/2025/QH15', null, '', 'Chuyển đổi số'],
    ['kết luận số 385-TB/TU', 'Kết luận', '385-TB/TU', null, '', ''],
    ['Nghị quyết 57-NQ/TW năm 2026', 'Nghị quyết', '57-NQ/TW', null, '', ''],
    ['Nghị quyết số 57- NQ/TW', 'Nghị quyết', '57-NQ/TW', null, '', ''],
    ['Quy chế phối hợp số 05-QC/BTCTU-BDVTU', 'Quy chế phối hợp', '05-QC/BTCTU-BDVTU', null, '', ''],
    ['41-KH/TU', '', '41-KH/TU', null, '', ''],
    ['kế hoạch số 54/KH-UBND ngày 31/02/2026', 'Kế hoạch', '54/KH-UBND', null, '', ''],
  ])('%s', (text, type, number, date, issuer, subject) => {
    expect(readCitation(text)).toEqual({ type, number, date, issuer, subject })
  })

  test.each(['', 'ngày 30/4/2026', 'giai đoạn 2026-2030', 'trường TH-THCS 915', 'trực 24/7', '02 lần/năm', 'Đề án 06'])(
    'no citation in "%s"',
    (text) => {
      expect(readCitation(text)).toBe(null)
    },
  )
})

const written = (prose: string) => findCitations(prose).map((found) => found.written)

describe('citations in prose', () => {
  test('the span runs from the type to the issuer', () => {
    const prose = 'Thông báo này thay thế Thông báo số 07-TB/BCĐ, ngày 06/01/2026 của Thường trực Tỉnh ủy về phân công.'
    const [found] = findCitations(prose)
    expect(found).toEqual({
      type: 'Thông báo',
      number: '07-TB/BCĐ',
      date: '2026-01-06',
      issuer: 'Thường trực Tỉnh ủy',
      subject: 'về phân công',
      start: 23,
      end: 86,
      written: prose.slice(23, 86),
    } satisfies FoundCitation)
    expect(found?.written).toBe('Thông báo số 07-TB/BCĐ, ngày 06/01/2026 của Thường trực Tỉnh ủy')
  })

  test.each<[string, string[]]>([
    ['08-CTr/BCĐ, 41-KH/TU,', ['08-CTr/BCĐ', '41-KH/TU']],
    [
      'các Nghị quyết số 57-NQ/TW, 59-NQ/TW của Bộ Chính trị và các văn bản khác',
      ['Nghị quyết số 57-NQ/TW', '59-NQ/TW của Bộ Chính trị'],
    ],
    [
      'Nghị quyết số 71/NQ-CP của Chính phủ thực hiện Nghị quyết 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị trong năm',
      ['Nghị quyết số 71/NQ-CP của Chính phủ', 'Nghị quyết 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị'],
    ],
    [
      'Nghị quyết số 57-NQ/TW của Bộ Chính trị và Kế hoạch số 41-KH/TU của Tỉnh ủy, Chương trình 08-CTr/BCĐ',
      ['Nghị quyết số 57-NQ/TW của Bộ Chính trị', 'Kế hoạch số 41-KH/TU của Tỉnh ủy', 'Chương trình 08-CTr/BCĐ'],
    ],
    [
      'Kế hoạch số 54/KH-UBND ngày 13/02/2026: lộ trình. Hoàn thành trước ngày 30/11/2026',
      ['Kế hoạch số 54/KH-UBND ngày 13/02/2026'],
    ],
  ])('%s', (prose, expected) => {
    expect(written(prose)).toEqual(expected)
  })

  test('a short name in brackets is not part of the subject', () => {
    const prose = 'Nghị quyết số 57-NQ/TW của Bộ Chính trị về đột phá (Nghị quyết số 57-NQ/TW), các kế hoạch của tỉnh'
    expect(findCitations(prose).map(({ subject }) => subject)).toEqual(['về đột phá', ''])
  })

  test('spans lie in order and apart in any text', () => {
    const part = fc.constantFrom(
      'Nghị quyết ',
      'số ',
      '57-NQ/TW',
      '54/KH-UBND',
      ', ',
      'ngày 22/12/2024 ',
      'của Bộ Chính trị ',
      ' của Ban Chỉ đạo về A ',
      ' về ',
      '(',
      ')',
      '; ',
      'Luật ',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (prose) => {
          let reached = 0
          for (const { start, end, written: words } of findCitations(prose)) {
            expect(start).toBeGreaterThanOrEqual(reached)
            expect(words).toBe(prose.slice(start, end))
            reached = end
          }
        },
      ),
    )
  })

  test('a long hostile line takes no time', () => {
    const prose = `${'Luật A số '.repeat(2_000)}${'57-NQ/TW của Ban Chỉ đạo về A, '.repeat(2_000)}${'('.repeat(5_000)}`
    const begun = performance.now()
    expect(findCitations(prose)).toHaveLength(2_000)
    expect(performance.now() - begun).toBeLessThan(20_000)
  })
})

test('the pattern of symbols finds the symbols and nothing near them', () => {
  const prose = 'Số 13-TB/CQTT (08-CTr/BCĐ, 179/2025/NĐ-CP), 30/4/2026, 2026-2030, KH&CN, 93/2025/QH15; 5-6 ha/năm'
  const symbols = prose.match(new RegExp(symbolPattern, 'gu'))
  expect(symbols).toEqual(['13-TB/CQTT', '08-CTr/BCĐ', '179/2025/NĐ-CP', '93/2025/QH15'])
})

test('types whose abbreviation is shared', () => {
  expect(Object.entries(documentTypes).filter(([, names]) => names.length > 1)).toEqual([
    ['QĐ', ['Quyết định', 'Quy định']],
    ['TT', ['Thông tri', 'Thông tư']],
    ['QH', ['Luật', 'Bộ luật']],
  ])
})

describe('the number line of a head', () => {
  test.each([
    ['Số 13-TB/CQTT', { number: 13, symbol: 'TB/CQTT' }],
    ['Số: 13-TB/CQTT', { number: 13, symbol: 'TB/CQTT' }],
    [' Số 09 - TB/CQTT ', { number: 9, symbol: 'TB/CQTT' }],
    ['Số      -TB/BCĐ', { number: null, symbol: 'TB/BCĐ' }],
    ['Số ……-TB/BCĐ', { number: null, symbol: 'TB/BCĐ' }],
    ['SỐ 05-QC/BTCTU-BDVTU', { number: 5, symbol: 'QC/BTCTU-BDVTU' }],
    ['Số 54/KH-UBND', null],
    ['Số 0-TB/BCĐ', null],
    ['Số 123456-TB/BCĐ', null],
    ['Số 13-TB/CQTT và các văn bản', null],
    ['13-TB/CQTT', null],
  ])('"%s"', (text, expected) => {
    expect(readNumberAndSymbol(text)).toEqual(expected)
  })
})
