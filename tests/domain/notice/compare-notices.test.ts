import { describe, expect, test } from 'vitest'
import {
  type NoticeChange,
  changedRuns,
  compareNotices,
  describeChange,
} from '../../../src/domain/notice/compare-notices.ts'
import { replacedIn, runsOf, tokensOf } from '../../../src/domain/notice/compare-words.ts'
import { changeCell, changeColumns, changeItem } from '../../../src/domain/notice/edit-notice.ts'
import { insertRows, moveLines } from '../../../src/domain/notice/edit-table.ts'
import type { Item, Notice } from '../../../src/domain/notice/notice.ts'
import {
  appendix,
  bareRow,
  changeTables,
  enumeration,
  item,
  notice,
  paragraph,
  row,
  rowsOf,
  section,
} from '../../helpers/build.ts'

/** "Hoàn thành [-Quý III-]{+Quý II+}": what went and what came, marked in the text. */
function marked(before: string, after: string): string {
  return runsOf(before, after, replacedIn(tokensOf(before), tokensOf(after)))
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('')
}

const lines = (before: Notice, after: Notice) => compareNotices(before, after).map(describeChange)
const kinds = (changes: readonly NoticeChange[]) => changes.map(({ kind }) => kind)

/** The same words under other ids, as a notice that was read in anew has them. */
function readAnew<Of>(of: Of): Of {
  return JSON.parse(
    JSON.stringify(of, (key, value: unknown) =>
      key === 'id' && typeof value === 'string' && value.startsWith('b-') ? `n-${value}` : value,
    ),
  ) as Of
}

describe('words', () => {
  test.each([
    ['Quý III', 'Quý II', '[-Quý III-]{+Quý II+}'],
    [
      'xong trước ngày 30/6/2026 để trình',
      'xong trước ngày 15/6/2026 để trình',
      'xong trước ngày [-30/6/2026-]{+15/6/2026+} để trình',
    ],
    [
      'trước ngày 05 tháng 4 năm 2026',
      'trước ngày 06 tháng 4 năm 2026',
      'trước [-ngày 05 tháng 4 năm 2026-]{+ngày 06 tháng 4 năm 2026+}',
    ],
    [
      'theo Kế hoạch 41-KH/TU của tỉnh',
      'theo Kế hoạch 42-KH/TU của tỉnh',
      'theo Kế hoạch [-41-KH/TU-]{+42-KH/TU+} của tỉnh',
    ],
    ['đạt trên 70% số xã', 'đạt trên 75,5% số xã', 'đạt trên [-70%-]{+75,5%+} số xã'],
    ['chuyên đổi số', 'chuyển đổi số', '[-chuyên-]{+chuyển+} đổi số'],
    ['chậm nhất trước ngày 01/4', 'trước ngày 01/4', '[-chậm nhất -]trước ngày 01/4'],
    ['Kho dữ liệu dùng chung', 'Kho dữ liệu dùng chung của tỉnh', 'Kho dữ liệu dùng chung{+ của tỉnh+}'],
    ['các sở tích cực làm', 'các sở khẩn trương làm', 'các sở [-tích cực-]{+khẩn trương+} làm'],
    ['một hai ba', 'một  hai\nba', 'một  hai\nba'],
    ['', 'mới', '{+mới+}'],
    ['cũ', '', '[-cũ-]'],
  ])('%s | %s', (before, after, expected) => {
    expect(marked(before, after)).toBe(expected)
  })

  test('a text with hardly a word in common is replaced as a whole', () => {
    expect(marked('Sở Y tế báo cáo kết quả khám bệnh của năm', 'UBND các xã rà soát quy hoạch đất, kết thúc')).toBe(
      '[-Sở Y tế báo cáo kết quả khám bệnh của năm-]{+UBND các xã rà soát quy hoạch đất, kết thúc+}',
    )
  })

  test('both texts can be had back from the runs', () => {
    const before = 'Giao Sở Tài chính (chủ trì) lập dự toán, trình trước 01/4/2026; Sở Nội vụ phối hợp.'
    const after = 'Giao Sở Tài chính lập dự toán và trình UBND tỉnh trước 15/4/2026; các sở phối hợp, báo cáo.'
    const runs = runsOf(before, after, replacedIn(tokensOf(before), tokensOf(after)))
    const without = (kind: string) => runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('')
    expect(without('added')).toBe(before)
    expect(without('removed')).toBe(after)
  })

  test('long texts without order in common are compared in a moment', () => {
    const words = Array.from({ length: 6000 }, (_, at) => ['giao', 'sở', 'làm', 'và', 'trình'][(at * at) % 5]).join(' ')
    expect(marked(words, words.split(' ').reverse().join(' '))).not.toBe('')
  })
})

describe('parts', () => {
  const member = (name: string, ...duties: string[]) =>
    item(
      '1.',
      `Đồng chí ${name}`,
      duties.map((duty) => item('-', duty)),
    )
  const members = [
    member('Lê Văn An, Giám đốc Sở Tài chính', 'Phụ trách nguồn vốn.'),
    member('Trần Thị Bình, Giám đốc Sở Nội vụ', 'Phụ trách bộ máy.', 'Theo dõi thi đua.'),
    member('Hoàng Công, Giám đốc Sở Y tế', 'Phụ trách khám chữa bệnh.'),
    member('Phạm Dũng, Giám đốc Công an tỉnh', 'Phụ trách an ninh mạng.'),
  ]
  const withItems = (items: readonly Item[]): Notice => ({ ...base, items })
  const base = notice({ items: members })

  test('nothing differs from itself', () => {
    expect(compareNotices(base, base)).toEqual([])
    expect(compareNotices(base, readAnew(base))).toEqual([])
  })

  test('a member moved is one move, and nobody else has moved', () => {
    const [an, binh, cong, dung] = members as [Item, Item, Item, Item]
    for (const after of [withItems([an, dung, binh, cong]), readAnew(withItems([an, dung, binh, cong]))])
      expect(lines(base, after)).toEqual(['4 → 2: chuyển chỗ “Đồng chí Phạm Dũng, Giám đốc Công an tỉnh”'])
  })

  test('a duty given to another member is a move', () => {
    const [an, binh, cong, dung] = members as [Item, Item, Item, Item]
    const [kept, given] = binh.items as [Item, Item]
    const after = withItems([{ ...an, items: [...an.items, given] }, { ...binh, items: [kept] }, cong, dung])
    expect(lines(base, after)).toEqual(['2.-2 → 1.-2: chuyển chỗ “Theo dõi thi đua.”'])
  })

  test('added and removed stand where they are, later labels are no change', () => {
    const [an, binh, cong, dung] = members as [Item, Item, Item, Item]
    const more = item('1.', 'Đồng chí Vũ Giang, Chánh Thanh tra tỉnh')
    expect(lines(base, withItems([more, an, cong, dung]))).toEqual([
      'Nội dung, mục 1: thêm “Đồng chí Vũ Giang, Chánh Thanh tra tỉnh”',
      'Nội dung, mục 2: bỏ “Đồng chí Trần Thị Bình, Giám đốc Sở Nội vụ”',
      'Nội dung, mục 2, gạch đầu dòng thứ 1: bỏ “Phụ trách bộ máy.”',
      'Nội dung, mục 2, gạch đầu dòng thứ 2: bỏ “Theo dõi thi đua.”',
    ])
    expect(binh.items).toHaveLength(2)
  })

  test('moved and changed are two changes', () => {
    const [an, binh, cong, dung] = members as [Item, Item, Item, Item]
    const after = changeItem(withItems([an, dung, binh, cong]), dung.id, (of) => ({
      ...of,
      content: [{ kind: 'text', text: 'Đồng chí Phạm Dũng, Phó Giám đốc Công an tỉnh' }],
    }))
    for (const to of [after, readAnew(after)])
      expect(lines(base, to)).toEqual([
        '4 → 2: chuyển chỗ “Đồng chí Phạm Dũng, Phó Giám đốc Công an tỉnh”',
        'Nội dung, mục 2: thêm “Phó”',
      ])
  })

  test('a heading written anew is the same heading where what is below it is the same', () => {
    const after = readAnew(base)
    const [, second] = after.items
    const to = changeItem(after, second?.id ?? '', (of) => ({ ...of, content: [{ kind: 'text', text: 'Bà Mai' }] }))
    expect(kinds(compareNotices(base, to))).toEqual(['changed'])
  })

  test('run-in labels are counted: their numbers are no change', () => {
    const of = (...entries: string[]) => notice({ items: [item('1.', ['Giao: ', enumeration('digits', ...entries)])] })
    const [change, ...others] = compareNotices(
      of('Sở Y tế rà soát;', 'Sở Nội vụ tổng hợp.'),
      readAnew(of('Sở Y tế rà soát;', 'Sở Tài chính lập dự toán;', 'Sở Nội vụ tổng hợp.')),
    )
    expect(others).toEqual([])
    expect(change?.kind === 'changed' && changedRuns(change).filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'added', text: expect.stringContaining('Sở Tài chính lập dự toán;') as string },
    ])
  })

  test('head, bases, opening, recipients, signature and closing each say where', () => {
    const after: Notice = {
      ...base,
      header: { ...base.header, number: 8, date: '2026-04-06' },
      abstract: ['kết luận của đồng chí Bí thư Tỉnh ủy tại Phiên họp thứ ba Ban Chỉ đạo'],
      bases: [{ id: 'basis', text: 'Căn cứ Quyết định số 505-QĐ/TU' }],
      grounds: [...base.grounds, paragraph('Các đại biểu thống nhất.')],
      distribution: {
        ...base.distribution,
        copies: 150,
        recipients: base.distribution.recipients.toReversed(),
      },
      signatures: base.signatures.map((one) => ({ ...one, signatory: 'Trần Văn Nam' })),
      closing: [],
    }
    expect(lines(base, after)).toEqual([
      'Phần đầu văn bản: 7 → 8',
      'Phần đầu văn bản: 05/4/2026 → 06/4/2026',
      'Trích yếu: hai → ba',
      'Căn cứ, mục 1: thêm “Căn cứ Quyết định số 505-QĐ/TU”',
      'Mở đầu: thêm “Các đại biểu thống nhất.”',
      'Phần kết: bỏ “Cơ quan Thường trực thông báo để các cơ quan biết, thực hiện.”',
      expect.stringMatching(/^[12] → [12]: chuyển chỗ “/) as string,
      'Nơi nhận: 120 → 150',
      'Khối chữ ký: Minh → Nam',
    ])
  })
})

describe('tables', () => {
  const rows = ['Kho dữ liệu', 'Trung tâm điều hành', 'Sàn giao dịch', 'Hạ tầng số'].map((name) => row({ name }))
  const base = notice({
    appendices: [appendix(section('Thể chế', ...rows.slice(0, 2)), section('Hạ tầng', ...rows.slice(2)))],
  })
  const [first, second, third, fourth] = rows.map(({ id }) => id) as [string, string, string, string]

  test('a cell by the STT of its row and the heading of its column', () => {
    const changed = changeCell(base, third, 'plannedTime', 'Quý II')
    for (const to of [changed, readAnew(changed)]) {
      const [change] = compareNotices(base, to)
      expect(lines(base, to)).toEqual([expect.stringMatching(/^r3, cột .+: Quý III → Quý II$/) as string])
      expect(change?.before).toMatchObject({ label: 'r3', spot: { part: third, field: 'plannedTime' } })
    }
  })

  test('a row added renumbers the others silently; a row moved is a move', () => {
    const added = changeTables(base, insertRows(first, [bareRow({ name: 'Nền tảng họp trực tuyến' })], 's'))
    expect(kinds(compareNotices(base, added))).toEqual(['added'])
    const rowMoved = changeTables(base, moveLines([fourth], -1))
    expect(lines(base, rowMoved)).toEqual([expect.stringMatching(/^r[34] → r[34]: chuyển chỗ/) as string])
    expect(second).not.toBe(fourth)
  })

  test('rows that differ in few words are told apart by their STT', () => {
    const likes = (...times: string[]) =>
      notice({ appendices: [appendix(section('', ...times.map((assigned) => row({ assigned }))))] })
    expect(lines(likes('Quý I', 'Quý II', 'Quý III'), likes('Quý I', 'Quý IV', 'Quý III'))).toEqual([
      expect.stringMatching(/^r2, cột .+: Quý II → Quý IV$/) as string,
    ])
  })

  test('a column that is new, renamed or gone', () => {
    const [table] = base.appendices
    const renamed = changeColumns(base, table?.id ?? '', (columns) =>
      columns.map((one) => (one.role === 'lead' ? { ...one, heading: 'Đơn vị chủ trì' } : one)),
    )
    expect(lines(base, renamed)).toEqual([expect.stringMatching(/^Phụ lục: .*→ Đơn vị/) as string])
  })

  test('rows of a large table are compared in a moment', () => {
    const many = Array.from({ length: 5000 }, (_, at) =>
      row({ name: `Nhiệm vụ về nội dung ${at} của ngành ${at % 97}` }),
    )
    const large = notice({ appendices: [appendix(section('', ...many))] })
    const after = readAnew(notice({ ...large, appendices: [appendix(section('', ...many.slice(1)))] }))
    expect(rowsOf(after)).toHaveLength(4999)
    expect(kinds(compareNotices(large, after))).toEqual(['removed'])
  })
})

test('every spot is a part of its version', () => {
  const before = notice({ items: [item('1.', 'Giữ nguyên.'), item('1.', 'Sẽ bỏ đi.')] })
  const after = { ...before, items: [item('1.', 'Thêm vào đây.'), ...before.items.slice(0, 1)] }
  expect(compareNotices(before, after).map((one) => [one.before?.spot.part, one.after?.spot.part])).toEqual([
    [undefined, after.items[0]?.id],
    [before.items[1]?.id, undefined],
  ])
})
