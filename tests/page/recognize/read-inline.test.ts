/** The inside of a paragraph: run-in enumerations, deadlines, emphasis. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Inline } from '../../../src/domain/notice/notice.ts'
import { entryLabelsOf } from '../../../src/domain/notice/numbering.ts'
import { withoutBlanks } from '../../../src/domain/words/text.ts'
import type { Run } from '../../../src/page/blocks.ts'
import { plainText } from '../../../src/domain/notice/plain-text.ts'
import { readInline } from '../../../src/page/recognize/read-inline.ts'
import { countIds } from '../../helpers/build.ts'

type Shown =
  string | { deadline: string; source?: string } | { emphasised: string; as: string } | Record<string, Shown[]>

/** Nodes without ids: text as it is, an enumeration as its labels with what they hold. */
function show(nodes: readonly Inline[]): Shown[] {
  return nodes.map((node): Shown => {
    if (node.kind === 'deadline') {
      return node.sourceEmphasis === undefined
        ? { deadline: node.written }
        : { deadline: node.written, source: node.sourceEmphasis }
    }
    if (node.kind === 'text')
      return node.emphasis === undefined ? node.text : { emphasised: node.text, as: node.emphasis }
    const labels = entryLabelsOf(node, 'frozen')
    // Keyed by place as well, so that a repeated label does not hide its entry.
    return Object.fromEntries(
      node.entries.map((entry, index) => [`${index + 1}: ${labels[index]}`, show(entry.content)]),
    )
  })
}

function read(text: string | readonly Run[], showsEmphasis = false): Inline[] {
  return readInline(typeof text === 'string' ? [{ text }] : text, { ids: countIds(), showsEmphasis })
}

describe('run-in enumerations', () => {
  test('each entry is a node of its own, with its own deadline', () => {
    const text =
      'Giao Sở KH&CN: (1) Rà soát dữ liệu, hoàn thành trước ngày 30/4/2026; ' +
      '(2) Xây dựng kho dữ liệu. Hoàn thành trước ngày 15/11/2026.'
    expect(show(read(text))).toEqual([
      'Giao Sở KH&CN:',
      {
        '1: (1)': ['Rà soát dữ liệu, ', { deadline: 'hoàn thành trước ngày 30/4/2026' }, ';'],
        '2: (2)': ['Xây dựng kho dữ liệu. ', { deadline: 'Hoàn thành trước ngày 15/11/2026' }, '.'],
      },
    ])
  })

  test('the paragraph may open with it', () => {
    expect(show(read('(1) rà soát; (2) báo cáo.'))).toEqual([{ '1: (1)': ['rà soát;'], '2: (2)': ['báo cáo.'] }])
  })

  test('Roman numbers and Vietnamese letters', () => {
    expect(show(read('gồm: (i) hồ sơ; (ii) bản đồ; (iii) ảnh; (iv) phim; (v) băng.'))).toEqual([
      'gồm:',
      { '1: (i)': ['hồ sơ;'], '2: (ii)': ['bản đồ;'], '3: (iii)': ['ảnh;'], '4: (iv)': ['phim;'], '5: (v)': ['băng.'] },
    ])
    expect(show(read('gồm: (a) hồ sơ; (b) bản đồ; (c) ảnh; (d) phim; (đ) băng.'))).toEqual([
      'gồm:',
      { '1: (a)': ['hồ sơ;'], '2: (b)': ['bản đồ;'], '3: (c)': ['ảnh;'], '4: (d)': ['phim;'], '5: (đ)': ['băng.'] },
    ])
  })

  test('one inside another, which goes on after it', () => {
    const text =
      'Giao Sở Y tế: (1) Lập kho: (i) hồ sơ; (ii) bản đồ; (2) Kết nối: (i) bệnh viện; (ii) trạm y tế; (3) Báo cáo.'
    expect(show(read(text))).toEqual([
      'Giao Sở Y tế:',
      {
        '1: (1)': ['Lập kho:', { '1: (i)': ['hồ sơ;'], '2: (ii)': ['bản đồ;'] }],
        '2: (2)': ['Kết nối:', { '1: (i)': ['bệnh viện;'], '2: (ii)': ['trạm y tế;'] }],
        '3: (3)': ['Báo cáo.'],
      },
    ])
  })

  test('more than nine', () => {
    const labels = Array.from({ length: 12 }, (_, index) => `(${index + 1})`)
    const [, list] = show(read(`Giao: ${labels.map((label) => `${label} việc`).join('; ')}.`))
    expect(Object.keys(list as object)).toEqual(labels.map((label, index) => `${index + 1}: ${label}`))
  })

  test('a repeated label keeps its entry and its label (NUM-01)', () => {
    expect(show(read('Giao: (1) rà soát; (2) báo cáo; (2) tổng hợp; (3) công bố.'))).toEqual([
      'Giao:',
      { '1: (1)': ['rà soát;'], '2: (2)': ['báo cáo;'], '3: (2)': ['tổng hợp;'], '4: (3)': ['công bố.'] },
    ])
  })

  test('a label left out is no reason to lose the next entry (NUM-02)', () => {
    expect(show(read('Giao: (1) rà soát; (3) báo cáo.'))).toEqual([
      'Giao:',
      { '1: (1)': ['rà soát;'], '2: (3)': ['báo cáo.'] },
    ])
  })

  test.each([
    'Thực hiện nội dung tại mục (2) của Thông báo số 05-TB/BCĐ.',
    'Phương án (1) được chọn.',
    'Giai đoạn 2026-2030 (5 năm), Bộ Chính trị (khóa XIV).',
    'Công nghệ 5G (2026) và AI (tr.3)',
    'Hàm f(1) và f(2) của đề án',
  ])('none in %j', (text) => {
    expect(show(read(text))).toEqual([text])
  })

  test('ids are all different', () => {
    const json = JSON.stringify(read('Giao: (1) a: (i) b; (ii) c trước ngày 30/4/2026; (2) d.'))
    const ids = [...json.matchAll(/"id":"([^"]+)"/g)].map((found) => found[1])
    expect(ids).toHaveLength(7)
    expect(new Set(ids).size).toBe(7)
  })
})

describe('deadlines', () => {
  test.each<[string, Shown[]]>([
    [
      'Bố trí vốn. Hoàn thành trước ngày 10/4/2026.',
      ['Bố trí vốn. ', { deadline: 'Hoàn thành trước ngày 10/4/2026' }, '.'],
    ],
    [
      'Trình Tỉnh ủy (chậm nhất trước ngày 15/6/2026) xem xét.',
      ['Trình Tỉnh ủy (', { deadline: 'chậm nhất trước ngày 15/6/2026' }, ') xem xét.'],
    ],
    ['Báo cáo định kỳ trước ngày 20 hằng tháng.', ['Báo cáo ', { deadline: 'định kỳ trước ngày 20 hằng tháng' }, '.']],
    [
      'Thực hiện Kế hoạch số 12-KH/TU, ngày 05/01/2026 của Tỉnh ủy.',
      ['Thực hiện Kế hoạch số 12-KH/TU, ngày 05/01/2026 của Tỉnh ủy.'],
    ],
  ])('%s', (text, expected) => {
    expect(show(read(text))).toEqual(expected)
  })
})

describe('emphasis', () => {
  const sentence = 'Hoàn thành trước ngày 10/4/2026'

  test('of a quotation is kept', () => {
    expect(
      show(read([{ text: 'Theo phương châm ' }, { text: '“6 rõ”', emphasis: 'italic' }, { text: ' của tỉnh.' }], true)),
    ).toEqual(['Theo phương châm ', { emphasised: '“6 rõ”', as: 'italic' }, ' của tỉnh.'])
  })

  test('of a whole paragraph is its style, not an emphasis in it', () => {
    expect(show(read([{ text: 'Đánh giá chung', emphasis: 'bold' }], true))).toEqual(['Đánh giá chung'])
  })

  test('of a deadline belongs to the deadline: only another look is noted', () => {
    const withLook = (emphasis: Run['emphasis']) =>
      show(read([{ text: 'Bố trí vốn. ' }, { text: `${sentence}.`, emphasis }], true))
    expect(withLook('boldItalic')).toEqual(['Bố trí vốn. ', { deadline: sentence }, '.'])
    expect(withLook('italic')).toEqual(['Bố trí vốn. ', { deadline: sentence, source: 'italic' }, '.'])
    expect(withLook('bold')).toEqual(['Bố trí vốn. ', { deadline: sentence, source: 'bold' }, '.'])
    expect(withLook(undefined)).toEqual(['Bố trí vốn. ', { deadline: sentence, source: 'none' }, '.'])
  })

  test('a source that shows no emphasis at all says nothing about the deadline', () => {
    expect(show(read([{ text: `Bố trí vốn. ${sentence}.` }], false))).toEqual([
      'Bố trí vốn. ',
      { deadline: sentence },
      '.',
    ])
  })
})

test('what is read gives every character back, blanks aside', () => {
  const parts = fc.constantFrom(
    'Giao Sở Y tế:',
    '(1)',
    '(2)',
    '(3)',
    '(4)',
    'rà soát;',
    'mục',
    'hoàn thành trước ngày 30/4/2026',
    '.',
    ';',
    'Quý III',
    '57-NQ/TW',
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 14 }), (words) => {
      const text = words.join(' ')
      expect(withoutBlanks(plainText(read(text), 'frozen'))).toBe(withoutBlanks(text))
    }),
  )
})

test('a Roman label used twice stays as it was written', () => {
  const [, enumeration] = read('Giao Sở Y tế: (i) một; (ii) hai; (ii) ba')
  if (enumeration?.kind !== 'enumeration') throw new Error('no enumeration')
  expect(entryLabelsOf(enumeration, 'frozen')).toEqual(['(i)', '(ii)', '(ii)'])
})

test('references to items are no entries', () => {
  expect(read('Thực hiện tại mục (1) và mục (2) của Thông báo.').map((node) => node.kind)).toEqual(['text'])
})
