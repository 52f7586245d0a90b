/** Paragraphs out of hard-wrapped lines. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appendRuns, isBasis, isBrokenToken, joinLines, wrapWidthOf } from '../../../src/page/compose/paragraphs.ts'
import type { Run } from '../../../src/page/blocks.ts'
import { readLines } from '../../helpers/build.ts'

const paragraphs = [
  'Ngày 02/4/2026, tại trụ sở Tỉnh ủy Hà Lâm, Ban Chỉ đạo đã họp Phiên thứ hai để xem xét tình hình thực hiện chương trình công tác quý I và bàn nhiệm vụ trọng tâm thời gian tới của các cơ quan, địa phương trong tỉnh.',
  'Trên cơ sở báo cáo của Cơ quan Thường trực và ý kiến của các thành viên dự họp, đồng chí Bí thư Tỉnh ủy kết luận như sau:',
  'I. Đánh giá chung',
  '1. Các cấp ủy, chính quyền đã chủ động triển khai nhiệm vụ được giao; nhiều chỉ tiêu về hạ tầng số và dịch vụ công trực tuyến của tỉnh vượt kế hoạch đề ra từ đầu năm.',
  '2. Tuy nhiên, tiến độ xây dựng kho dữ liệu dùng chung còn chậm so với yêu cầu; việc giải ngân kinh phí cho khoa học, công nghệ ở một số đơn vị chưa đạt mức tối thiểu.',
  'II. Nhiệm vụ trọng tâm',
  '1. Giao Ủy ban nhân dân tỉnh chỉ đạo các sở, ngành rà soát toàn bộ cơ sở dữ liệu hiện có, lập danh mục dùng chung và công bố rộng rãi để các xã, phường khai thác. Hoàn thành trước ngày 30/6/2026.',
  '- Sở Khoa học và Công nghệ là đầu mối tổng hợp kết quả, định kỳ trước ngày 20 hằng tháng báo cáo Cơ quan Thường trực để theo dõi, đôn đốc và kịp thời tháo gỡ khó khăn.',
]

/** Words set in lines of at most so many characters, as a PDF or an e-mail leaves them. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= columns) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function joined(texts: readonly string[], whole = false): string[] {
  const lines = readLines(texts, whole)
  return joinLines(lines, wrapWidthOf(lines)).map((paragraph) => paragraph.text)
}

describe('wrapWidthOf', () => {
  test('is the width of the page the lines were wrapped for, or null where each line is a paragraph', () => {
    const wrapped = readLines(paragraphs.flatMap((text) => wrap(text, 80)))
    expect(wrapWidthOf(wrapped)).toBeGreaterThan(140)
    expect(wrapWidthOf(wrapped)).toBeLessThan(220)
    expect(wrapWidthOf(readLines(paragraphs))).toBe(null)
    expect(wrapWidthOf(readLines(['Giao Sở Tài chính.', 'Giao Sở Y tế.']))).toBe(null)
  })
})

describe('joinLines', () => {
  test('each line is a paragraph where nothing was wrapped', () => {
    expect(joined(paragraphs)).toEqual(paragraphs)
  })

  test('wrapped at any width of a portrait page, with a blank line between paragraphs', () => {
    for (let columns = 55; columns <= 100; columns += 1) {
      const lines = paragraphs.flatMap((text) => [...wrap(text, columns), ''])
      expect({ columns, paragraphs: joined(lines) }).toEqual({ columns, paragraphs })
    }
  })

  test.each([70, 84])('wrapped at %i characters, without blank lines', (columns) => {
    expect(joined(paragraphs.flatMap((text) => wrap(text, columns)))).toEqual(paragraphs)
  })

  test('no character is lost or added, wherever the lines break', () => {
    const words = fc.constantFrom(
      'Giao',
      'Sở',
      'chính',
      'trì,',
      'phối',
      'hợp.',
      '57-NQ/TW',
      '-',
      '(2)',
      '1.',
      'Hoàn',
      'II.',
    )
    fc.assert(
      fc.property(fc.array(fc.array(words, { minLength: 1, maxLength: 14 }), { maxLength: 12 }), (lines) => {
        const texts = lines.map((line) => line.join(' '))
        expect(joined(texts).join('').replaceAll(' ', '')).toBe(texts.join('').replaceAll(' ', ''))
      }),
    )
  })

  test('a paragraph knows its line', () => {
    const lines = readLines(['1. Giao Sở Tài chính.', '', '2. Giao Sở Y tế.'])
    expect(joinLines(lines, null).map(({ line, text }) => [line, text])).toEqual([
      [1, '1. Giao Sở Tài chính.'],
      [3, '2. Giao Sở Y tế.'],
    ])
  })

  test('a page break in the middle of a sentence is closed', () => {
    const lines = wrap(paragraphs[0]!, 78)
    const others = paragraphs.slice(1).flatMap((text) => ['', ...wrap(text, 78)])
    expect(joined([...lines.slice(0, 1), '', ...lines.slice(1), ...others])).toEqual(paragraphs)
  })

  test('joining over a blank line where a capital follows is told as unsure', () => {
    const texts = [
      ...paragraphs.flatMap((text) => [...wrap(text, 78), '']),
      '3. Giao Cơ quan Thường trực theo dõi, đôn đốc việc thực hiện kết luận này, báo cáo',
      '',
      'Ban Chỉ đạo tại phiên họp tới.',
    ]
    const lines = readLines(texts)
    const last = joinLines(lines, wrapWidthOf(lines)).at(-1)!
    expect(last).toMatchObject({
      text: '3. Giao Cơ quan Thường trực theo dõi, đôn đốc việc thực hiện kết luận này, báo cáo Ban Chỉ đạo tại phiên họp tới.',
      joinedAt: [texts.length],
    })
  })

  test('paragraphs known to be whole are left alone', () => {
    expect(joined(['Giao Sở Tài chính,', 'sở Y tế', 'và 57-', 'NQ/TW'], true)).toEqual([
      'Giao Sở Tài chính,',
      'sở Y tế',
      'và 57-',
      'NQ/TW',
    ])
  })

  test('a symbol broken over two lines is one again', () => {
    const lines = [
      '1. Tiếp tục thực hiện Nghị quyết số 57-',
      'NQ/TW và Chương trình số 08-CTr/',
      'BCĐ giai đoạn 2026-',
      '2030.',
    ]
    expect(joined(lines)).toEqual([
      '1. Tiếp tục thực hiện Nghị quyết số 57-NQ/TW và Chương trình số 08-CTr/BCĐ giai đoạn 2026-2030.',
    ])
  })

  test('a dash that goes on with the sentence starts no item', () => {
    expect(
      joined(['1. Gắn với nhiệm vụ phát triển kinh tế', '- xã hội của tỉnh.', '- Giao Sở Tài chính bố trí vốn.']),
    ).toEqual(['1. Gắn với nhiệm vụ phát triển kinh tế - xã hội của tỉnh.', '- Giao Sở Tài chính bố trí vốn.'])
  })

  test('entries of an enumeration on lines of their own stay in their paragraph', () => {
    const lines = [
      '1. Giao Sở Y tế: (1) lập hồ sơ sức khỏe;',
      '(2) kết nối dữ liệu;',
      '(3) báo cáo.',
      '2. Giao Sở Nội vụ rà soát.',
    ]
    expect(joined(lines)).toEqual([
      '1. Giao Sở Y tế: (1) lập hồ sơ sức khỏe; (2) kết nối dữ liệu; (3) báo cáo.',
      '2. Giao Sở Nội vụ rà soát.',
    ])
  })

  test('what follows the last basis is not part of it, though it ends with a comma (F-BODY-19)', () => {
    const texts = [
      '- Căn cứ Quy chế làm việc số 02-QC/BCĐ;',
      '- Theo đề nghị của Văn phòng Tỉnh ủy,',
      'Cơ quan Thường trực Ban Chỉ đạo thông báo như sau:',
    ]
    expect(joined(texts)).toEqual(texts)
  })
})

describe('isBrokenToken', () => {
  test.each([
    ['Nghị quyết số 57-', 'NQ/TW', true],
    ['Chương trình 08-CTr/', 'BCĐ', true],
    ['giai đoạn 2026–', '2030', true],
    ['kinh tế -', 'xã hội', false],
    ['Sở Tài chính', '- Sở Y tế', false],
    ['57-', '(NQ/TW)', false],
    ['-', 'Giao', false],
  ])('%j + %j', (left, right, expected) => {
    expect(isBrokenToken(left, right)).toBe(expected)
  })
})

describe('appendRuns', () => {
  const append = (runs: readonly Run[], more: readonly Run[]) => {
    const all = [...runs]
    appendRuns(all, more)
    return all
  }

  test('joins by a blank, runs of one look into one', () => {
    expect(append([{ text: 'Giao Sở' }], [{ text: 'Tài chính' }])).toEqual([{ text: 'Giao Sở Tài chính' }])
  })

  test('a symbol without a blank', () => {
    expect(append([{ text: 'số 57-' }], [{ text: 'NQ/TW' }])).toEqual([{ text: 'số 57-NQ/TW' }])
  })

  test('another look stays apart', () => {
    expect(
      append([{ text: 'Bố trí vốn.' }], [{ text: 'Hoàn thành', emphasis: 'boldItalic' }, { text: ' ngay.' }]),
    ).toEqual([{ text: 'Bố trí vốn. ' }, { text: 'Hoàn thành', emphasis: 'boldItalic' }, { text: ' ngay.' }])
  })
})

test('isBasis: with or without its hyphen, and the proposal that stands last', () => {
  expect(
    [
      '- Căn cứ Quy chế số 02-QC/BCĐ;',
      'Căn cứ Quyết định số 505-QĐ/TU',
      '– Xét đề nghị của Văn phòng Tỉnh ủy,',
      'Theo đề nghị của Sở Nội vụ.',
      'Căn cứ',
      '- Giao Sở Tài chính căn cứ tình hình',
    ].map(isBasis),
  ).toEqual([true, true, true, true, false, false])
})
