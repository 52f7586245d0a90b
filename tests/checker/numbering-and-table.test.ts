/** Rules of numbering and of the task table: traps beside their examples, and real notices where they are at hand. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { plainText } from '../../src/domain/notice/plain-text.ts'
import { type PlacedFinding, checkNotice } from '../../src/checker/check.ts'
import { content, enumeration, item, notice, row, withRow, withRows, withText } from '../../src/checker/examples.ts'
import { numberingRules } from '../../src/checker/rules/numbering/index.ts'
import { tableRules } from '../../src/checker/rules/table/index.ts'
import { findStatedCounts } from '../../src/checker/reading/counts.ts'
import { placeEnumerations } from '../../src/checker/reading/ordinals.ts'
import { findQuantities } from '../../src/checker/reading/quantities.ts'
import { standardSet } from '../../src/checker/standard.ts'
import { readText } from '../../src/files/text-read.ts'
import { applyFix } from '../../src/page/apply-fix.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { countIds, rowsOf } from '../helpers/build.ts'
import { ruleContext } from '../helpers/rule-context.ts'
import { seeds } from '../helpers/shared.ts'

function check(read: Notice, { province = 'Hà Lâm' }: { province?: string } = {}): readonly PlacedFinding[] {
  return checkNotice(read, [...numberingRules, ...tableRules], standardSet, ruleContext({}, province)).findings
}

/** "rule: found" of each finding of these rules. */
function found(read: Notice, ...ids: string[]): string[] {
  return check(read)
    .filter(({ rule }) => ids.includes(rule))
    .map(({ found: words }) => words)
}

function frozen(changes: Partial<Notice>): Notice {
  return notice({ numbering: 'frozen', ...changes })
}

describe('ordinals', () => {
  test('a repeated number shifts the rest only where the rest goes on from it', () => {
    const shifted = frozen({
      items: ['I.', 'II.', 'II.', 'III.', 'IV.'].map((label) => item('roman', 'Mục', [], label)),
    })
    expect(check(shifted).map(({ rule, found: label, expected }) => [rule, label, expected])).toEqual([
      ['NUM-01', 'II.', 'III.'],
      ['NUM-02', 'III.', 'IV.'],
    ])
    const local = frozen({ items: ['1.', '2.', '2.', '4.'].map((label) => item('arabic', 'Mục', [], label)) })
    expect(check(local).map(({ rule, found: label, expected }) => [rule, label, expected])).toEqual([
      ['NUM-01', '2.', '3.'],
    ])
    const early = frozen({ items: ['1.', '3.', '3.'].map((label) => item('arabic', 'Mục', [], label)) })
    expect(check(early).map(({ rule, found: label, expected }) => [rule, label, expected])).toEqual([
      ['NUM-01', '3.', '2.'],
    ])
  })

  test('the entry of an enumeration is renumbered by its fix', () => {
    const read = frozen({
      items: [
        item('arabic', [
          'Giao: ',
          enumeration('digits', ['(1)', 'rà soát;'], ['(2)', 'báo cáo;'], ['(2)', 'tổng hợp.']),
        ]),
      ],
    })
    const [finding] = check(read)
    expect(finding).toMatchObject({ rule: 'NUM-01', found: '(2)', expected: '(3)' })
    const fixed = applyFix(read, finding!.fix!, countIds())
    expect(plainText(fixed.items[0]!.content, 'frozen')).toBe('Giao: (1) rà soát; (2) báo cáo; (3) tổng hợp.')
    expect(found(fixed, 'NUM-01', 'NUM-02')).toEqual([])
  })

  test('labels are placed where plain text has them, inner ones too', () => {
    const inner = {
      id: 'outer',
      kind: 'enumeration' as const,
      family: 'digits' as const,
      entries: [
        { id: 'one', content: [...content('rà soát: '), enumeration('roman', 'hồ sơ;', 'dữ liệu;')] },
        { id: 'two', content: content('báo cáo.') },
      ],
    }
    const nodes = [...content('Giao:'), inner]
    const text = plainText(nodes)
    for (const { labels } of placeEnumerations(nodes, 'computed'))
      for (const { label, start, end } of labels) expect(text.slice(start, end)).toBe(label)
    expect(placeEnumerations(nodes, 'computed').map(({ depth, labels }) => [depth, labels.length])).toEqual([
      [0, 2],
      [1, 2],
    ])
  })

  test('items that begin anew below a heading that was not recognised repeat nothing', () => {
    expect(
      found(
        frozen({ items: ['1.', '2.', '3.', '1.', '2.'].map((label) => item('arabic', 'Mục', [], label)) }),
        'NUM-01',
        'NUM-02',
      ),
    ).toEqual([])
  })

  test('an unreadable number is left to the rules of damaged text', () => {
    expect(
      found(frozen({ items: ['1.', 'Z.', '3.'].map((label) => item('arabic', 'Mục', [], label)) }), 'NUM-01', 'NUM-02'),
    ).toEqual([])
  })
})

describe('stated counts', () => {
  test.each([
    [
      '06 trường (tại các trường: TH Phú Xá, phường Tích Lương; TH Kim Đồng, xã Đại Phúc; TH Hương Sơn, xã Phú Bình; TH-THCS 915 Gia Sàng, phường Gia Sàng; TH-THCS Vinh Sơn, phường Bá Xuyên; THCS Tiên Phong, phường Vạn Xuân)',
      6,
      6,
    ],
    ['bảo đảm "6 rõ": rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ kết quả', 6, 5],
    ['phương châm “4 tại chỗ” (chỉ huy tại chỗ; lực lượng tại chỗ)', null, null],
    ['07 xã (thuộc địa bàn Mường Pha, Suối Lội và vùng lân cận)', null, null],
    ['kế hoạch 05 năm (2026, 2027, 2028)', null, null],
    ['02 trường (TH-THCS 915 Gia Sàng)', null, null],
    ['TH-THCS 915 Gia Sàng (điểm trường: A; B)', null, null],
    ['10 xã, phường và 05 sở, ngành (Sở Y tế; Sở Tài chính và Sở Nội vụ)', null, null],
    ['03 đơn vị (Sở Văn hóa, Thể thao và Du lịch, Công an tỉnh)', null, null],
  ])('%s', (text, stated, listed) => {
    const counts = findStatedCounts(text).map((count) => [count.stated, count.listed])
    expect(counts).toEqual(stated === null ? [] : [[stated, listed]])
  })
})

describe('quantities', () => {
  test.each([
    ['Kế hoạch số 54/KH-UBND ngày 13/02/2026, quý III năm 2026, 02 cấp', []],
    [
      'sản xuất 1.250 trang tài liệu; ít nhất 03 clip; 02 - 05 mô hình điểm',
      ['1.250 trang tài', '03 clip', '02 - 05 mô hình'],
    ],
    ['giảm 30% phân đạm, đạt trên 95% dân số', []],
    ['Chiến dịch 100 ngày đêm, 02 tỷ đồng', []],
  ])('%s', (text, expected) => expect(findQuantities(text).map(({ written }) => written)).toEqual(expected))
})

describe('rows and cells', () => {
  test.each([
    [
      'TAB-16',
      withRow({
        lead: 'Sở Văn hóa, Thể thao và Du lịch',
        coordinating: 'Sở Tài chính; Sở Văn hóa, Thể thao và Du lịch; Công an tỉnh',
      }),
    ],
    ['TAB-16', withRow({ coordinating: 'Các sở, ban, ngành, địa phương, doanh nghiệp liên quan' })],
    ['TAB-16', withRow({ lead: 'Tập đoàn Công nghiệp - Viễn thông quân đội (Viettel); Sở Tài chính' })],
    ['TAB-03', withRow({ name: 'Kết nối khi độ trễ <i và >p', requiredResult: 'a < b & c > d' })],
    ['TAB-10', withRow({ requiredResult: 'Ứng dụng GIS, BIM…', plannedTime: 'Quý III-IV' })],
    ['TAB-13', withRow({ requiredResult: 'Nghị quyết của HĐND tỉnh nâng cao mức hỗ trợ' })],
    [
      'TAB-14',
      withRow({
        name: 'Đề án 06 giai đoạn 2026 - 2030 tại 02 xã',
        requiredResult: '02 xã hoàn thành, 06 tháng đánh giá một lần',
      }),
    ],
    [
      'TAB-19',
      withRow({ coordinating: 'Ban Quản lý dự án đầu tư xây dựng tỉnh; Tổ công tác triển khai thực hiện Đề án 06' }),
    ],
    ['TAB-20', withRow({ lead: 'Sở Khoa học và Công nghệ', assigned: 'Giao Sở KHCN chủ trì' })],
    [
      'TAB-20',
      withRow({
        lead: 'Sở Nông nghiệp và Môi trường (Chi cục Kiểm lâm)',
        name: 'Rà soát rừng do Chi cục Kiểm lâm chủ trì',
      }),
    ],
    ['TAB-18', withRow({ lead: 'Các đồng chí Giám đốc Sở Tài chính và Giám đốc Sở Y tế' })],
  ])('%s is silent', (rule, read) => expect(found(read, rule)).toEqual([]))

  test('a fix takes the separator, and only it', () => {
    const read = withRow({ sourceDocument: '08-CTr/BCĐ, 41-KH/TU , ;' })
    const [finding] = check(read)
    expect(finding).toMatchObject({ rule: 'TAB-10', found: ', ;' })
    expect(rowsOf(applyFix(read, finding!.fix!, countIds()))[0]?.cells['sourceDocument']).toBe('08-CTr/BCĐ, 41-KH/TU')
  })

  test('fixes of markup and of separators leave a clean cell', () => {
    const read = withRow({ lead: '<p>Sở Tài chính, Sở KH&amp;CN (<i>Trung tâm Chuyển đổi số</i>); Công an tỉnh</p>' })
    let fixed = read
    for (
      let finding = check(fixed).find(({ fix }) => fix !== undefined);
      finding !== undefined;
      finding = check(fixed).find(({ fix }) => fix !== undefined)
    )
      fixed = applyFix(fixed, finding.fix!, countIds())
    expect(rowsOf(fixed)[0]?.cells['lead']).toBe('Sở Tài chính; Sở KH&CN (Trung tâm Chuyển đổi số); Công an tỉnh')
  })

  test('many rows are compared in little time', () => {
    const many = withRows(
      ...Array.from({ length: 2000 }, (_, at) =>
        row({
          name: `Số hóa hồ sơ, tài liệu lưu trữ đợt ${at} của các cơ quan thuộc khu vực ${at % 97}`,
          requiredResult: `${at} hồ sơ được số hóa`,
        }),
      ),
    )
    const start = performance.now()
    expect(found(many, 'TAB-11')).toEqual([])
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

test('a text that is not of the table has none of its faults', () => {
  expect(check(withText('Các cơ quan <p>rà soát</p> | báo cáo;'))).toEqual([])
})

const files = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.txt')) : []

function readSeed(prefix: string): Map<string, string[]> {
  const file = files.find((name) => name.startsWith(prefix)) ?? ''
  const { notice: read } = recognize(readText(readFileSync(join(seeds, file), 'utf8')).blocks, { ids: countIds() })
  const places = new Map<string, string[]>()
  for (const { rule, place } of check(read, { province: 'Thái Nguyên' })) {
    const at = place.row === undefined ? (place.path ?? '') : `r${place.row}`
    places.set(rule, [...(places.get(rule) ?? []), at])
  }
  return places
}

describe.skipIf(files.length === 0)('real notices', () => {
  test('the assignment notice numbers its 19 members without a fault', () => {
    expect([...readSeed('000')]).toEqual([])
  })

  test('the notice without an appendix has one sentence among headings', () => {
    expect([...readSeed('001')]).toEqual([['NUM-05', ['1']]])
  })

  test('the notice with 55 rows has the known findings and no others', () => {
    expect(Object.fromEntries(readSeed('003'))).toEqual({
      'NUM-01': ['II'],
      'NUM-02': ['III'],
      'NUM-05': ['I'],
      'NUM-07': ['III.6.¶1', 'III.7.¶1'],
      'TAB-04': ['r51', 'r53', 'r55'],
      'TAB-05': ['r1', 'r52', 'r53', 'r54'],
      'TAB-06': ['r39'],
      'TAB-08': ['r17', 'r53'],
      'TAB-10': ['r1', 'r4', 'r23', 'r47'],
      'TAB-11': ['r33'],
      'TAB-12': ['r15', 'r25', 'r26', 'r33'],
      'TAB-13': ['r6', 'r15', 'r16', 'r20', 'r21', 'r23', 'r24', 'r34', 'r41'],
      'TAB-14': ['r28'],
      'TAB-15': ['r5'],
      'TAB-16': ['r11', 'r36'],
      'TAB-17': ['r14'],
      'TAB-18': ['r1', 'r52', 'r53', 'r54'],
      'TAB-19': ['r27', 'r47'],
      'TAB-20': ['r40'],
      'TAB-21': ['r14'],
    })
  })
})
