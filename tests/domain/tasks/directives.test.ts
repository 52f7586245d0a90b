import { describe, expect, test } from 'vitest'
import bodies from '../../../resources/bodies.json' with { type: 'json' }
import { readForRules, rememberReading } from '../../../src/checker/reading/reading.ts'
import { directivesOf as directivesForRules } from '../../../src/checker/reading/directives.ts'
import { readDirectory } from '../../../src/domain/bodies/body-directory.ts'
import { lastDay } from '../../../src/domain/deadline/deadline.ts'
import type { Notice } from '../../../src/domain/notice/notice.ts'
import { digestOf, directivesOf, spotOf } from '../../../src/domain/tasks/directives.ts'
import { deadline, enumeration, item, notice } from '../../helpers/build.ts'

const directory = readDirectory(bodies, 'Hà Lâm')
const read = (...items: Notice['items']) => directivesOf(notice({ items }), directory)

describe('a directive', () => {
  test('has its spot, its words, those who lead and coordinate as they are named, and its deadline', () => {
    const one = item('-', [
      'Giao đồng chí Giám đốc Sở Tài chính chủ trì, phối hợp với Công an tỉnh rà soát dự toán. ',
      deadline('Hoàn thành trước ngày 20/5/2026'),
      '.',
    ])
    const [directive, ...others] = read(one)
    expect(others).toEqual([])
    expect(directive).toMatchObject({
      part: one.id,
      opening: '',
      label: '',
      writtenDeadline: 'Hoàn thành trước ngày 20/5/2026',
    })
    expect(directive?.charged.map(({ as, name, body }) => [as, name, body.id])).toEqual([
      ['lead', 'đồng chí Giám đốc Sở Tài chính', 'so-tai-chinh'],
      ['coordinating', 'Công an tỉnh', 'cong-an-tinh'],
    ])
    expect(lastDay(directive!.deadline!)).toBe('2026-05-19')
    expect(spotOf(directive!)).toEqual({ part: one.id, field: 'text', span: [0, directive!.text.length] })
  })

  test('of an entry keeps its label and the words in front of the list', () => {
    const [first, second] = read(
      item('-', ['Giao Sở Tài chính:', enumeration('digits', 'Rà soát dự toán.', 'Báo cáo định kỳ hằng tháng.')]),
    )
    expect([first?.label, first?.opening, first?.text.trim()]).toEqual([
      '(1)',
      'Giao Sở Tài chính:',
      'Rà soát dự toán.',
    ])
    expect(second?.label).toBe('(2)')
  })

  test('below a head has the words of the head, and those of its own list', () => {
    const [directive] = read(
      item('1.', 'Giao Công an tỉnh:', [
        item('-', ['Về an ninh mạng:', enumeration('digits', 'Lập kế hoạch.', 'Tổ chức diễn tập.')]),
      ]),
    )
    expect(directive?.opening).toBe('Giao Công an tỉnh: Về an ninh mạng:')
  })

  test('below a heading of bodies alone is theirs; the heading orders nothing', () => {
    const found = read(
      item('3.', ['Sở Tài chính:'], [item('a)', 'Chủ trì, phối hợp với Công an tỉnh rà soát dự toán.')]),
      item('4.', ['Công an tỉnh:'], [item('-', 'Báo cáo UBND tỉnh kết quả.')]),
    )
    expect(found.map(({ text, charged }) => [text, ...charged.map(({ as, body }) => `${as} ${body.id}`)])).toEqual([
      ['Chủ trì, phối hợp với Công an tỉnh rà soát dự toán.', 'lead so-tai-chinh', 'coordinating cong-an-tinh'],
      ['Báo cáo UBND tỉnh kết quả.', 'lead cong-an-tinh'],
    ])
  })

  test.each([
    ['Giao Đảng ủy Ủy ban nhân dân (UBND) tỉnh rà soát quy chế.', 'Đảng ủy Ủy ban nhân dân tỉnh'],
    ['Giao Ủy ban nhân dân (UBND) tỉnh ban hành quy chế.', 'Ủy ban nhân dân tỉnh'],
    ['Giao Sở Tài chính (STC) rà soát dự toán của tỉnh.', 'Sở Tài chính'],
  ])('whose body has its short name introduced inside its name: %s', (text, name) => {
    const [directive] = read(item('1.', text))
    expect(directive?.charged.map((one) => one.name)).toEqual([name])
  })

  const chargedBy = (...items: Notice['items']) =>
    read(...items).map(({ charged, unknownBodies, unknownCoordinating }) =>
      [
        ...charged.map(({ as, body }) => `${as === 'coordinating' ? 'with ' : ''}${body.name}`),
        ...unknownBodies,
        ...unknownCoordinating.map((name) => `with ${name}`),
      ].join(' + '),
    )

  test.each([
    ['Sở Y tế kéo điện về 03 bản.', 'Sở Y tế'],
    ['UBND xã Nà Phòng kéo điện về 03 bản.', 'UBND xã Nà Phòng'],
    ['Sở Y tế: Chủ trì, phối hợp với Công an tỉnh lập đề án.', 'Sở Y tế + with Công an tỉnh'],
    ['Sở Y tế chủ trì, cùng với Công an tỉnh mở lớp.', 'Sở Y tế + with Công an tỉnh'],
    ['Đối với Sở Nội vụ: khẩn trương trình đề án.', 'Sở Nội vụ'],
    ['Giao các Sở: Xây dựng, Tài chính, Nội vụ rà soát.', 'Sở Xây dựng + Sở Tài chính + Sở Nội vụ'],
    ['Rà soát quy hoạch (Sở Xây dựng chủ trì, phối hợp với Sở Tài chính).', 'Sở Xây dựng + with Sở Tài chính'],
    ['Hoàn thiện quy chế phối hợp, giao Sở Tư pháp chủ trì.', 'Sở Tư pháp'],
    ['Cơ quan chủ trì: Sở Nội vụ; cơ quan phối hợp: Sở Tư pháp.', 'Sở Nội vụ + with Sở Tư pháp'],
    ['UBND các xã, phường: Nà Sầm, Bản Lang tổ chức đối thoại.', 'UBND các xã, phường: Nà Sầm, Bản Lang'],
    ['Giao đồng chí Lê Văn Ba - Phó Bí thư Tỉnh ủy chỉ đạo.', 'đồng chí Lê Văn Ba - Phó Bí thư Tỉnh ủy'],
    ['Đ/c Lò Thị Hom (PCT): chỉ đạo rà soát hộ nghèo.', 'Đ/c Lò Thị Hom'],
    ['Phòng Quản lý xây dựng thẩm định thiết kế.', 'Phòng Quản lý xây dựng'],
    ['Sở Y tế phối hợp với Công an phường sơn lại biển báo.', 'Sở Y tế + with Công an phường'],
    ['Sở Y tế phối hợp với đảng ủy các xã, phường khám bệnh.', 'Sở Y tế + with đảng ủy các xã, phường'],
    ['UBND xã Tân Lập bàn giao mặt bằng.', 'UBND xã Tân Lập'],
  ])('%s', (text, charged) => {
    expect(chargedBy(item('-', text))).toEqual([charged])
  })

  test('of each of several clauses keeps its topic and its own lead', () => {
    const text = 'Về trụ sở: giao Sở Tài chính chủ trì; về nhà công vụ: giao Sở Xây dựng sửa chữa.'
    expect(read(item('-', text)).map((one) => [one.text.trim(), one.charged[0]?.body.name])).toEqual([
      ['Về trụ sở: giao Sở Tài chính chủ trì;', 'Sở Tài chính'],
      ['về nhà công vụ: giao Sở Xây dựng sửa chữa.', 'Sở Xây dựng'],
    ])
  })

  test('below a heading that is a body alone, without a colon, is its own; a member with duties orders nothing', () => {
    expect(chargedBy(item('II.', 'Ban Tổ chức Tỉnh ủy', [item('-', 'Thẩm định 12 đề án.')]))).toEqual([
      'Ban Tổ chức Tỉnh ủy',
    ])
    const member = item('1.', 'Đồng chí Lê Văn Ba, Phó Bí thư', [item('-', 'Phụ trách tổ chức.')])
    expect(chargedBy(item('I.', 'Thường trực Tỉnh ủy', [member]))).toEqual([])
    expect(chargedBy(item('1.', 'Đồng chí Giám đốc Sở Tài chính', [item('-', 'Thẩm định dự toán.')]))).toEqual([])
  })

  test('is none where something is told or praised', () => {
    const told = ['UBND tỉnh đánh giá cao kết quả.', 'Các bộ phận hoàn thành 11/13 việc.', 'Sở Y tế đã mua thuốc.']
    told.push('TIẾN ĐỘ GIẢI NGÂN (Sở Tài chính báo cáo)', 'Sở Y tế thống nhất với báo cáo.')
    expect(chargedBy(...told.map((text) => item('-', text)))).toEqual([])
  })

  test('names whom the directory does not know as they are written', () => {
    const [directive] = read(item('-', 'Giao Ủy ban nhân dân phường An Trạch chủ trì rà soát hộ dân.'))
    expect([directive?.charged, directive?.unknownBodies]).toEqual([[], ['Ủy ban nhân dân phường An Trạch']])
  })
})

test('its digest changes with its words and with those that give it, and not with blanks', () => {
  const digests = [
    'Giao Sở Tài chính rà soát dự toán.',
    'Giao Sở Tài chính  rà soát dự toán. ',
    'Giao Sở Tài chính rà soát quyết toán.',
  ].map((text) => digestOf(read(item('-', text))[0]!))
  expect(digests[1]).toBe(digests[0])
  expect(digests[2]).not.toBe(digests[0])
  const below = (head: string) =>
    digestOf(read(item('-', [head, enumeration('digits', 'Rà soát dự toán.', 'Báo cáo.')]))[0]!)
  expect(below('Giao Sở Tài chính:')).not.toBe(below('Giao Công an tỉnh:'))
})

test('rules see the same directives', () => {
  const of = notice({
    items: [
      item('I.', 'Nhiệm vụ', [
        item('1.', ['Giao Sở Y tế: ', enumeration('roman', 'Mua thuốc.', 'Báo cáo trước ngày 20/5/2026.')]),
        item('2.', 'Yêu cầu Sở Nội vụ:', [
          item('-', 'Rà soát biên chế.'),
          item('-', 'Giao Công an tỉnh lập kế hoạch.'),
        ]),
        item('3.', 'Tiếp tục quán triệt các nghị quyết.'),
      ]),
    ],
  })
  const forRules = directivesForRules(readForRules(of, rememberReading(of, directory)), directory)
  expect(forRules).toMatchObject(directivesOf(of, directory))
  expect(forRules).toHaveLength(4)
})
