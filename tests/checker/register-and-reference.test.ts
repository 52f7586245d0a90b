/** Register, recipients, body beside appendix: known findings and silences over real notices, and over changes made to them. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../../src/domain/bodies/body-directory.ts'
import { changeCell } from '../../src/domain/notice/edit-notice.ts'
import type { Notice, TaskField } from '../../src/domain/notice/notice.ts'
import { type PlacedFinding, checkNotice } from '../../src/checker/check.ts'
import { enumeration, item, notice, row, withRows } from '../../src/checker/examples.ts'
import { crossRules } from '../../src/checker/rules/cross/index.ts'
import { recipientsRules } from '../../src/checker/rules/recipients/index.ts'
import { registerRules } from '../../src/checker/rules/register/index.ts'
import { readAddressees } from '../../src/domain/bodies/addressees.ts'
import { directivesOf } from '../../src/checker/reading/directives.ts'
import { mayBeginAnew } from '../../src/checker/reading/series.ts'
import { readForRules, rememberReading } from '../../src/checker/reading/reading.ts'
import type { KnownNotice } from '../../src/checker/rule.ts'
import { standardSet } from '../../src/checker/standard.ts'
import { readText } from '../../src/files/text-read.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { countIds, rowsOf } from '../helpers/build.ts'
import { ruleContext } from '../helpers/rule-context.ts'
import { seeds } from '../helpers/shared.ts'

function check(
  of: Notice,
  others: readonly KnownNotice[] = [],
  province = of.header.place || 'Thái Nguyên',
): readonly PlacedFinding[] {
  return checkNotice(
    of,
    [...registerRules, ...recipientsRules, ...crossRules],
    standardSet,
    ruleContext({ others }, province),
  ).findings
}

const by = (findings: readonly PlacedFinding[], rule: string) => findings.filter((finding) => finding.rule === rule)
const ordinalsOf = (findings: readonly PlacedFinding[]) => findings.map(({ place }) => place.row)
const pathsOf = (findings: readonly PlacedFinding[]) => findings.map(({ place }) => place.path)

const known = (changes: Partial<KnownNotice>): KnownNotice => ({
  id: `known-${changes.symbol ?? ''}-${changes.number ?? ''}`,
  number: 1,
  symbol: 'TB/BCĐ',
  issuedOn: '2026-01-06',
  typeName: 'THÔNG BÁO',
  abstract: '',
  state: 'issued',
  signatory: '',
  signatoryTitle: '',
  replaces: '',
  recipients: [],
  tasks: [],
  ...changes,
})

describe('who is addressed', () => {
  const directory = readDirectory(bodies, 'Hà Lâm')
  test.each([
    ['Sở Tài chính chủ trì', ['so-tai-chinh']],
    ['Văn phòng Tỉnh ủy, UBND tỉnh phối hợp', ['van-phong-tinh-uy', 'uy-ban-nhan-dan-tinh']],
    ['Sở Văn hóa, Thể thao và Du lịch và Công an tỉnh rà soát', ['so-van-hoa-the-thao-du-lich', 'cong-an-tinh']],
    ['các cơ quan, đơn vị, địa phương căn cứ', ['co-quan-lien-quan']],
    ['đồng chí Giám đốc Sở Nội vụ - Thành viên', ['so-noi-vu']],
    ['việc xây dựng kế hoạch', []],
    ['công an viên', []],
  ])('%s', (text, ids) => {
    expect(readAddressees(text, 0, directory).addressees.map(({ body }) => body.id)).toEqual(ids)
  })

  test('a head above a list, run in or below it, charges every entry, and each has its own deadline', () => {
    const of = notice({
      items: [
        item('dash', [
          'Giao Sở Tài chính:',
          enumeration('digits', 'Rà soát dự toán, xong trước ngày 20/5/2026.', 'Báo cáo kết quả.'),
        ]),
        item('dash', 'Giao Công an tỉnh:', [item('plus', 'Triển khai xây dựng Trung tâm an ninh mạng.')]),
        item('dash', 'Tiếp tục quán triệt các nghị quyết.'),
      ],
    })
    const read = directivesOf(readForRules(of, rememberReading(of, directory)), directory)
    expect(
      read.map(({ charged, writtenDeadline, text }) => [
        charged.map(({ body }) => body.id).join(),
        writtenDeadline !== '',
        text.trim(),
      ]),
    ).toEqual([
      ['so-tai-chinh', true, 'Rà soát dự toán, xong trước ngày 20/5/2026.'],
      ['so-tai-chinh', false, 'Báo cáo kết quả.'],
      ['cong-an-tinh', false, 'Triển khai xây dựng Trung tâm an ninh mạng.'],
    ])
  })
})

describe('the register', () => {
  test('with no other notice known, rules that need one are silent', () => {
    expect(check(notice(), [], 'Hà Lâm').filter(({ rule }) => rule.startsWith('REG'))).toEqual([])
  })

  test('numbers may begin anew with a term, not within one', () => {
    expect(mayBeginAnew('2025-05-01', '2025-11-01')).toBe(true)
    expect(mayBeginAnew('2024-05-01', '2026-01-01')).toBe(true)
    expect(mayBeginAnew('2026-01-06', '2026-03-20')).toBe(false)
  })

  test('notices of another series, without a number or without a date say nothing', () => {
    const { header } = notice()
    const others = [
      known({ symbol: 'TB/BCĐ', number: 99 }),
      known({ symbol: header.symbol, number: null }),
      known({ symbol: header.symbol, number: 99, issuedOn: null }),
    ]
    expect(by(check(notice(), others), 'REG-01')).toEqual([])
  })
})

describe('5,000 rows', () => {
  const rows = Array.from({ length: 5000 }, (_, at) =>
    row({
      name: `Nâng cấp nền tảng số ${at} của ngành phục vụ quản lý, điều hành`,
      coordinating: 'Sở Tài chính; Tỉnh đoàn',
    }),
  )
  test('a body that is missing is told once, with the first rows', () => {
    const [finding, ...more] = by(check(withRows(...rows), [], 'Hà Lâm'), 'DIST-01')
    expect(more).toEqual([])
    expect(finding?.message).toContain('hàng 1, 2, 3, 4, 5, 6 và 4994 hàng khác')
  })
})

const files = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.txt')) : []

function readSeed(prefix: string): Notice {
  const name = files.find((file) => file.startsWith(prefix)) ?? ''
  return recognize(readText(readFileSync(join(seeds, name), 'utf8')).blocks, { ids: countIds() }).notice
}

/** The same notice with some cells of one row, counted from 1, changed. */
function changeRow(of: Notice, ordinal: number, cells: Partial<Record<TaskField, string>>): Notice {
  const id = rowsOf(of)[ordinal - 1]?.id ?? ''
  return Object.entries(cells).reduce((now, [column, text]) => changeCell(now, id, column, text), of)
}

describe.skipIf(files.length === 0)('the assignment notice 11-TB/BCĐ', () => {
  const of = files.length === 0 ? notice() : readSeed('000')

  test('the replaced notice and the six bases are right', () => {
    const others = [known({ number: 5, issuedOn: '2025-12-20' }), known({ number: 7 })]
    for (const findings of [check(of), check(of, others)]) {
      expect(by(findings, 'REG-04')).toEqual([])
      expect(by(findings, 'REG-05')).toEqual([])
    }
  })

  test('a replaced notice that the register does not have is told', () => {
    expect(by(check(of, [known({ number: 5, issuedOn: '2025-12-20' })]), 'REG-04').map(({ found }) => found)).toEqual([
      expect.stringContaining('07-TB/BCĐ'),
    ])
  })

  test('a basis of the next year is told', () => {
    const later = {
      ...of,
      bases: of.bases.map((basis) => ({ ...basis, text: basis.text.replace('19/3/2026', '19/3/2027') })),
    }
    expect(pathsOf(by(check(later), 'REG-05'))).toEqual(['4'])
  })

  test('member 3 lacks both standard duties; members 5 and 17 have wordings of their own', () => {
    expect(pathsOf(by(check(of), 'XREF-06'))).toEqual(['3', '3', '5.-7', '17.-6'])
  })

  test('duties that two members share', () => {
    expect(pathsOf(by(check(of), 'XREF-05'))).toEqual(['5.-1', '19.-3'])
  })

  test('documents cited in full among the bases may be short later', () => expect(by(check(of), 'REG-08')).toEqual([]))
  test('its recipients are as they should be', () =>
    expect(check(of).filter(({ rule }) => rule.startsWith('DIST'))).toEqual([]))
})

describe.skipIf(files.length === 0)('the notice of the third session', () => {
  const of = files.length === 0 ? notice() : readSeed('001')
  test('nothing is told of numbers, dates and an appendix that it does not have', () => {
    expect(check(of).map(({ rule }) => rule)).toEqual(['REG-08', 'DIST-03'])
  })
})

describe.skipIf(files.length === 0)('the notice 13-TB/CQTT with 55 rows', () => {
  const of = files.length === 0 ? notice() : readSeed('003')
  const findings = files.length === 0 ? [] : check(of)

  test('ten directives never reached the table', () => {
    expect(pathsOf(by(findings, 'XREF-01'))).toEqual([
      'III.1.-1',
      'III.1.-2',
      'III.1.-3',
      'III.1.-3',
      'III.3.-1',
      'III.3.-1',
      'III.3.-2',
      'III.5.-1',
      'III.5.-1',
      'III.7.¶1',
    ])
  })

  test('5G: "trên 95%" in the body, "đạt 95%" in rows 4 and 10', () => {
    expect(by(findings, 'XREF-02').map(({ place, found, expected }) => [place.row, found, expected])).toEqual([
      [4, 'đạt 95%', 'trên 95%'],
      [10, 'đạt 95%', 'trên 95%'],
    ])
  })

  test('deadlines of rows 7, 19 and 36 agree with the body', () => expect(by(findings, 'XREF-08')).toEqual([]))

  test.each([
    [7, 'Hoàn thành trước ngày 30/5/2026'],
    [19, 'Hoàn thành trước 30/9/2026'],
    [36, 'Hoàn thành trước ngày 20/4/2026'],
    [
      53,
      'Giao các cơ quan, đơn vị, địa phương căn cứ đề án vị trí việc làm đã được phê duyệt, bố trí cán bộ chuyên trách. Báo cáo kết quả, vướng mắc, khó khăn, kiến nghị đề xuất với cấp có thẩm quyền trước ngày 30/5/2026',
    ],
  ])('another deadline in row %i is told', (ordinal, assigned) => {
    expect(ordinalsOf(by(check(changeRow(of, ordinal, { assigned })), 'XREF-08'))).toEqual([ordinal])
  })

  test('leads agree; another lead in row 19 is told', () => {
    expect(by(findings, 'XREF-03')).toEqual([])
    expect(ordinalsOf(by(check(changeRow(of, 19, { lead: 'Sở Xây dựng' })), 'XREF-03'))).toEqual([19])
  })

  test('the body never mentions the appendix', () => expect(by(findings, 'XREF-04')).toHaveLength(1))
  test('row 4 asks for a plan that it cites', () => expect(ordinalsOf(by(findings, 'XREF-07'))).toEqual([4]))

  test('bodies with work that do not get the notice', () => {
    expect(by(findings, 'DIST-01').map(({ place, found }) => [place.row, found])).toEqual([
      [11, 'Tập đoàn Công nghiệp - Viễn thông quân đội (Viettel)'],
      [14, 'HĐND cấp xã'],
      [27, 'Bộ Xây dựng'],
      [35, 'Báo và phát thanh, truyền hình Thái Nguyên'],
    ])
  })

  test('a recipient that is struck out is missed in the body', () => {
    expect(by(findings, 'DIST-02')).toEqual([])
    const recipients = of.distribution.recipients.filter(({ name }) => !name.startsWith('UBND tỉnh'))
    expect(
      by(check({ ...of, distribution: { ...of.distribution, recipients } }), 'DIST-02').map(({ found }) => found),
    ).toEqual(['Ủy ban nhân dân tỉnh', 'Hội đồng nhân dân tỉnh'])
  })

  test('a first citation without a date; cells may cite briefly', () => {
    expect(by(findings, 'REG-08').map(({ place, found }) => [place.path, found])).toEqual([
      ['II.2', 'Nghị quyết số 57-NQ/TW'],
    ])
  })

  test('its date fits the meeting and the register; a wrong number or year is told', () => {
    const others = [known({ symbol: 'TB/CQTT', number: 12, issuedOn: '2026-03-10' })]
    expect(check(of, others).filter(({ rule }) => rule === 'REG-01' || rule === 'REG-02')).toEqual([])
    expect(by(check({ ...of, header: { ...of.header, number: 11 } }, others), 'REG-01')).toHaveLength(1)
    expect(by(check({ ...of, header: { ...of.header, date: '2025-04-01' } }), 'REG-02')).toHaveLength(1)
  })
})
