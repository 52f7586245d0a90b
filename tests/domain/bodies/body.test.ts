import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDirectory } from '../../../src/domain/bodies/body-directory.ts'
import { isGroup, parseBodies, writeBodies } from '../../../src/domain/bodies/body.ts'

const directory = readDirectory(JSON.parse(readFileSync('resources/bodies.json', 'utf8')), 'Hà Lâm')
const names = (text: string) => parseBodies(text).map(({ name }) => name)
const known = (text: string) => parseBodies(text, directory).map(({ name }) => name)

describe('a comma separates bodies, not the parts of a name or of a group', () => {
  test.each<[string, string[]]>([
    ['Sở KH&CN; Sở Tài chính', ['Sở KH&CN', 'Sở Tài chính']],
    ['Sở Tài chính, Sở KH&CN', ['Sở Tài chính', 'Sở KH&CN']],
    ['Sở KH&CN ; Đại học Hà Lâm', ['Sở KH&CN', 'Đại học Hà Lâm']],
    ['Sở KHCN, Đại học Hà Lâm', ['Sở KHCN', 'Đại học Hà Lâm']],
    ['Sở Văn hóa, Thể thao và Du lịch', ['Sở Văn hóa, Thể thao và Du lịch']],
    ['Sở KH&CN; Sở Văn hóa, Thể thao và Du lịch', ['Sở KH&CN', 'Sở Văn hóa, Thể thao và Du lịch']],
    ['Sở Văn hóa, Thể thao và Du lịch, Sở Y tế', ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Y tế']],
    ['Báo và phát thanh, truyền hình Hà Lâm', ['Báo và phát thanh, truyền hình Hà Lâm']],
    ['Báo và Đài Phát thanh, Truyền hình Hà Lâm', ['Báo và Đài Phát thanh, Truyền hình Hà Lâm']],
    ['Tỉnh ủy, UBND tỉnh', ['Tỉnh ủy', 'UBND tỉnh']],
    ['UBND tỉnh, HĐND tỉnh', ['UBND tỉnh', 'HĐND tỉnh']],
    ['Sở Tài chính, sở Y tế, công an tỉnh', ['Sở Tài chính', 'sở Y tế', 'công an tỉnh']],
    ['SỞ TÀI CHÍNH, SỞ KHCN', ['SỞ TÀI CHÍNH', 'SỞ KHCN']],
    ['Sở Công Thương, BIDV, VNPT', ['Sở Công Thương', 'BIDV', 'VNPT']],
    ['Văn phòng Đoàn ĐBQH và HĐND tỉnh, UBND tỉnh', ['Văn phòng Đoàn ĐBQH và HĐND tỉnh', 'UBND tỉnh']],
    ['Chi cục Trồng trọt và BVTV và Sở Y tế', ['Chi cục Trồng trọt và BVTV', 'Sở Y tế']],
    ['Các sở, ban, ngành, doanh nghiệp liên quan', ['Các sở, ban, ngành, doanh nghiệp liên quan']],
    ['Các Sở, Ban, Ngành', ['Các Sở, Ban, Ngành']],
    ['Sở, ban, ngành tỉnh', ['Sở, ban, ngành tỉnh']],
    ['Các cơ quan, đơn vị, địa phương', ['Các cơ quan, đơn vị, địa phương']],
    ['Các đảng ủy trực thuộc, sở, ban, ngành', ['Các đảng ủy trực thuộc, sở, ban, ngành']],
    ['Các sở, ban, ngành, đoàn thể cấp tỉnh', ['Các sở, ban, ngành, đoàn thể cấp tỉnh']],
    ['Các cơ quan tham mưu, giúp việc Tỉnh ủy', ['Các cơ quan tham mưu, giúp việc Tỉnh ủy']],
    ['Đảng ủy các cơ quan Đảng tỉnh', ['Đảng ủy các cơ quan Đảng tỉnh']],
    ['Các cơ quan, đơn vị cấp tỉnh, các xã phường', ['Các cơ quan, đơn vị cấp tỉnh', 'các xã phường']],
    ['Sở Y tế, Công an tỉnh, các đơn vị liên quan', ['Sở Y tế', 'Công an tỉnh', 'các đơn vị liên quan']],
    ['Sở Nội vụ, Sở Y tế; các sở, ngành có liên quan', ['Sở Nội vụ', 'Sở Y tế', 'các sở, ngành có liên quan']],
    ['Các sở, ban, ngành, UBND các xã, phường', ['Các sở, ban, ngành', 'UBND các xã, phường']],
    ['Các sở, ngành và UBND các xã', ['Các sở, ngành', 'UBND các xã']],
    [
      'Chi cục Kiểm lâm tỉnh và UBND các xã có rừng trồng, rừng phòng hộ được giao cho Ban quản lý',
      ['Chi cục Kiểm lâm tỉnh', 'UBND các xã có rừng trồng, rừng phòng hộ được giao cho Ban quản lý'],
    ],
    ['', []],
    [' ; - \n,', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})

describe('lines and bullets', () => {
  test.each<[string, string[]]>([
    ['- Các Sở, ban, ngành;\n- UBND các xã, phường', ['Các Sở, ban, ngành', 'UBND các xã, phường']],
    ['- Các Sở, ban, ngành; - UBND các xã, phường.', ['Các Sở, ban, ngành', 'UBND các xã, phường']],
    ['Sở Tài chính\nSở Y tế\nNhà máy nước Hà Lâm', ['Sở Tài chính', 'Sở Y tế', 'Nhà máy nước Hà Lâm']],
    ['Các sở, ban,\nngành và Công an tỉnh', ['Các sở, ban, ngành', 'Công an tỉnh']],
    ['Sở Văn hóa,\nThể thao và Du lịch', ['Sở Văn hóa, Thể thao và Du lịch']],
    ['Sở Khoa học\nvà Công nghệ', ['Sở Khoa học và Công nghệ']],
    ['1. Sở Nội vụ\n2. Thanh tra tỉnh', ['Sở Nội vụ', 'Thanh tra tỉnh']],
    ['(1) Sở Nội vụ; (2) Thanh tra tỉnh', ['Sở Nội vụ', 'Thanh tra tỉnh']],
    ['- Lưu Văn phòng Tỉnh ủy, Ban Chỉ đạo tỉnh.', ['Văn phòng Tỉnh ủy', 'Ban Chỉ đạo tỉnh']],
  ])('%j', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})

test('heads share the words after the last of them', () => {
  expect(names('Đảng ủy, UBND các xã, phường')).toEqual(['Đảng ủy các xã, phường', 'UBND các xã, phường'])
  expect(names('Tỉnh ủy, HĐND và UBND tỉnh')).toEqual(['Tỉnh ủy', 'HĐND tỉnh', 'UBND tỉnh'])
  expect(names('Các sở, ban, ngành\nĐảng ủy, HĐND, UBND các xã')).toEqual([
    'Các sở, ban, ngành',
    'Đảng ủy các xã',
    'HĐND các xã',
    'UBND các xã',
  ])
  expect(names('Đảng ủy, UBND tỉnh')).toEqual(['Đảng ủy', 'UBND tỉnh'])
  expect(names('HĐND; UBND tỉnh')).toEqual(['HĐND', 'UBND tỉnh'])
})

test('a sub-unit stands in brackets or after a colon, and its marks part nothing', () => {
  expect(parseBodies('- Sở Y tế (Chi cục Dân số; phòng, chống dịch), Văn phòng Tỉnh ủy: LĐ, P.TH;')).toEqual([
    { name: 'Sở Y tế', subUnit: 'Chi cục Dân số; phòng, chống dịch', start: 2, end: 45 },
    { name: 'Văn phòng Tỉnh ủy', subUnit: 'LĐ, P.TH', start: 47, end: 74 },
  ])
  expect(parseBodies('Tập đoàn Công nghiệp - Viễn thông quân đội (Viettel)')).toEqual([
    { name: 'Tập đoàn Công nghiệp - Viễn thông quân đội', subUnit: 'Viettel', start: 0, end: 52 },
  ])
  expect(names('Sở Y tế (Chi cục Dân số, Sở Nội vụ')).toEqual(['Sở Y tế (Chi cục Dân số', 'Sở Nội vụ'])
})

test('with a directory its names stay whole, and a name after a known body is a body', () => {
  expect(known('Sở VH, TTDL, Sở Y tế')).toEqual(['Sở VH, TTDL', 'Sở Y tế'])
  expect(known('Sở KH&CN, Nhà máy nước Hà Lâm')).toEqual(['Sở KH&CN', 'Nhà máy nước Hà Lâm'])
  expect(known('Sở Văn hóa, Thể thao và Du lịch')).toEqual(['Sở Văn hóa, Thể thao và Du lịch'])
})

test('a group is told from a body', () => {
  const groups = ['Các đơn vị liên quan', 'UBND các xã', 'HĐND cấp xã', 'Sở, ngành tỉnh', 'cơ quan liên quan']
  const bodies = ['Sở Y tế', 'Đảng ủy các cơ quan Đảng tỉnh', 'Ban Quản lý các khu công nghiệp', 'Hội Nông dân tỉnh']
  expect([groups.map(isGroup), bodies.map(isGroup)]).toEqual([groups.map(() => true), bodies.map(() => false)])
})

const nameOfBody = fc.constantFrom(
  'Sở Văn hóa, Thể thao và Du lịch',
  'Các sở, ban, ngành',
  'Công an tỉnh',
  'UBND các xã, phường',
  'Sở KH&CN',
  'Tỉnh ủy',
)
const mention = fc.record({ name: nameOfBody, subUnit: fc.constantFrom('', 'Phòng A, Phòng B', 'Chi cục C (cũ)') })

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(mention), (mentions) => {
      const written = writeBodies(mentions.map((one) => ({ ...one, start: 0, end: 0 })))
      expect(parseBodies(written).map(({ name, subUnit }) => ({ name, subUnit }))).toEqual(mentions)
    }),
  )
})

test('in any text the spans are in order, apart, and hold the words', () => {
  const word = fc.constantFrom(
    'Sở',
    'Y tế',
    ',',
    ';',
    '\n',
    ' và ',
    '(',
    ')',
    ' các ',
    'UBND',
    ' xã',
    ':',
    '- ',
    'Đảng ủy',
    '…',
    ' ',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(word).map((words) => words.join('')),
        fc.string(),
      ),
      (text) => {
        let reached = 0
        for (const { name, start, end } of parseBodies(text, directory)) {
          expect(start).toBeGreaterThanOrEqual(reached)
          expect(end).toBeGreaterThan(start)
          expect(name).not.toBe('')
          reached = end
        }
        expect(reached).toBeLessThanOrEqual(text.length)
      },
    ),
  )
})

test('a long hostile cell takes no time', () => {
  const begun = performance.now()
  for (const part of ['các sở, ban, ', 'Sở A (', ') ', ' '.repeat(50), 'a, ', 'Đảng ủy, ', 'x (y); ']) {
    parseBodies(part.repeat(2_000), directory)
  }
  expect(performance.now() - begun).toBeLessThan(20_000)
})
