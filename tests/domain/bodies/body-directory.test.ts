import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { covers, localDirectory, readDirectory, resolveBody } from '../../../src/domain/bodies/body-directory.ts'
import { fold } from '../../../src/domain/words/text.ts'

const file: unknown = JSON.parse(readFileSync('resources/bodies.json', 'utf8'))
const directory = readDirectory(file, 'Hà Lâm')
const idOf = (name: string) => resolveBody(name, directory)?.id ?? null

describe('the spellings of one body', () => {
  test.each([
    ['so-khoa-hoc-cong-nghe', 'Sở Khoa học và Công nghệ', 'Sở KH&CN', 'Sở KHCN', 'sở KH & CN'],
    ['so-khoa-hoc-cong-nghe', 'SỞ KHOA HỌC & CÔNG NGHỆ', 'So Khoa hoc va Cong nghe'],
    ['uy-ban-nhan-dan-tinh', 'UBND  tỉnh', 'Ủy ban nhân dân tỉnh', 'Uỷ ban nhân dân tỉnh', 'UBND tỉnh Hà Lâm'],
    ['hoi-dong-nhan-dan-tinh', 'HĐND tỉnh', 'Hội đồng nhân dân tỉnh'],
    ['van-phong-tinh-uy', 'VPTU', 'Văn phòng Tỉnh ủy', 'Văn phòng Tỉnh uỷ', 'VP Tỉnh ủy'],
    ['bo-chi-huy-quan-su', 'Bộ Chỉ huy Quân sự tỉnh', 'BCH quân sự tỉnh', 'Bộ CHQS tỉnh'],
    ['so-van-hoa-the-thao-du-lich', 'Sở Văn hoá, Thể thao và Du lịch', 'Sở VH,TT&DL', 'Sở VHTT&DL', 'Sở VHTTDL'],
    ['so-nong-nghiep-moi-truong', 'Sở NN&MT', 'Sở NN và MT', 'Sở Nông nghiệp và Môi trường tỉnh Hà Lâm'],
    ['so-cong-thuong', 'Sở Công thương', 'Sở Công Thương'],
    ['thue-tinh', 'Thuế tỉnh Hà Lâm', 'Thuế tỉnh'],
    ['tinh-uy', 'Tỉnh uỷ Hà Lâm', 'Tỉnh ủy'],
    ['bao-va-phat-thanh-truyen-hinh', 'Báo và phát thanh, truyền hình Hà Lâm'],
    ['van-phong-doan-dai-bieu-quoc-hoi-va-hoi-dong-nhan-dan', 'Văn phòng Đoàn ĐBQH và HĐND tỉnh'],
    ['viettel', 'Tập đoàn Công nghiệp - Viễn thông quân đội', 'Viettel'],
    ['ban-chi-dao-trung-uong', 'Ban chỉ đạo TW', 'BCĐ Trung ương'],
    ['so-ban-nganh', 'Các sở, ban, ngành', 'các Sở, ban, ngành', 'Các sở, ngành'],
    ['dang-uy-cap-xa', 'Đảng ủy các xã, phường', 'Đảng uỷ các xã, phường, đặc khu'],
    ['uy-ban-nhan-dan-cap-xa', 'UBND các xã, phường', 'UBND cấp xã'],
  ])('%s', (id, ...spellings) => {
    expect(spellings.map(idOf)).toEqual(spellings.map(() => id))
  })
})

test('another body is not taken for a known one', () => {
  const others = ['Đại học Hà Lâm', 'Thuế tỉnh Sơn Bắc', 'UBND tỉnh Sơn Bắc', 'UBND xã Đồng Mai', 'tỉnh', '', 'Hà Lâm']
  expect(others.map(idOf)).toEqual(others.map(() => null))
})

test('what a name means in one province is not remembered for another', () => {
  const anywhere = readDirectory(file)
  const name = 'Thuế tỉnh Hà Lâm'
  const idIn = (place: string) => resolveBody(name, localDirectory(anywhere, place))?.id
  expect([resolveBody(name, anywhere)?.id, idIn('Hà Lâm'), idIn('Sơn Bắc'), idIn('Hà Lâm')]).toEqual([
    undefined,
    'thue-tinh',
    undefined,
    'thue-tinh',
  ])
})

test('nobody is answerable in a generic group', () => {
  const generic = [
    'Các đơn vị có liên quan',
    'các cơ quan, đơn vị có liên quan',
    'Các cơ quan, đơn vị, địa phương',
    'Các sở, ban, ngành, địa phương, doanh nghiệp liên quan',
    'Các cơ quan, đơn vị cấp tỉnh',
    'Các đảng ủy trực thuộc, sở, ban, ngành',
  ]
  const definite = ['Các sở, ban, ngành', 'UBND các xã, phường', 'Các đảng bộ trực thuộc Tỉnh ủy', 'Sở Y tế']
  expect(generic.map((name) => resolveBody(name, directory)?.generic)).toEqual(generic.map(() => true))
  expect(definite.map((name) => resolveBody(name, directory)?.generic)).toEqual(definite.map(() => false))
  expect(idOf('Các xã, phường trồng thử giống lúa mới')).toBe(null)
})

test('an office has short forms of its own beside those that all offices read', () => {
  const body = { id: 'so-noi-vu', name: 'Sở Nội vụ', kind: 'body', level: 'province' }
  const agency = { id: 'ban-dan-toc', name: 'Ban Dân tộc miền núi', kind: 'body', level: 'province' }
  const own = readDirectory({ abbreviations: { 'DT&MN': 'Dân tộc miền núi' }, bodies: [body, agency] })
  expect(['Ban DT&MN', 'Ban DTMN'].map((name) => resolveBody(name, own)?.id)).toEqual(['ban-dan-toc', 'ban-dan-toc'])
  expect([...own.abbreviations.keys()]).toEqual(expect.arrayContaining(['ubnd', 'khcn', 'dtmn']))
})

test('a body is known by its names before and after, a name of today goes first', () => {
  const merged = { id: 'moi', name: 'Sở Nông nghiệp', kind: 'body', level: 'province', otherNames: ['Sở Tài nguyên'] }
  const gone = { id: 'cu', name: 'Sở Tài nguyên', kind: 'body', level: 'province', isValid: false }
  const of = (name: string, ...bodies: object[]) => resolveBody(name, readDirectory({ bodies }))?.id
  expect(of('Sở Tài nguyên', merged)).toBe('moi')
  expect(of('Sở Tài nguyên', merged, gone)).toBe('cu')
  expect(of('Sở Tài nguyên', merged, gone, { ...gone, id: 'khac', isValid: true })).toBe('khac')
})

test('a group covers its members and those of its groups', () => {
  const of = (name: string) => resolveBody(name, directory)!
  const recipients = of('Các sở, ban, ngành, đoàn thể cấp tỉnh')
  const covered = ['Sở Y tế', 'Công an tỉnh', 'Tỉnh đoàn', 'Các sở, ban, ngành', 'Văn phòng Tỉnh ủy', 'UBND tỉnh']
  expect(covered.map((name) => covers(recipients, of(name), directory))).toEqual([true, true, true, true, false, false])
  expect(covers(of('Sở Y tế'), of('Các sở, ban, ngành'), directory)).toBe(false)
})

test('the directory shipped names no province and says of each group who is in it', () => {
  const groups = directory.bodies.filter(({ kind }) => kind === 'group')
  expect(groups.filter(({ members, description }) => members.length === 0 && description === '')).toEqual([])
  expect(fold(JSON.stringify(file))).not.toMatch(/tinh (?!uy|doan|hop)[a-z]+ [a-z]+"/)
  expect(directory.bodies.every(({ id, name }) => idOf(name) === id)).toBe(true)
})

const read =
  (...bodies: object[]) =>
  () =>
    readDirectory({ abbreviations: {}, bodies })

describe('a directory that contradicts itself is refused', () => {
  const body = { id: 'so-y-te', name: 'Sở Y tế', kind: 'body', level: 'province' }
  const group = { id: 'cac-so', name: 'Các sở', kind: 'group', level: 'province', members: ['so-y-te'] }
  const circle = { id: 'cac-ban', name: 'Các ban', kind: 'group', level: 'province', members: ['cac-so'] }
  test('the whole is read', () => {
    expect(read(body, group)().bodies.map(({ id }) => id)).toEqual(['so-y-te', 'cac-so'])
  })
  test.each([
    ['a member that is not there', read(group), 'thành viên "so-y-te" không có trong danh mục'],
    ['a group in itself', read(body, { ...group, members: ['cac-ban'] }, circle), 'nằm trong chính nó'],
    ['an id twice', read(body, { ...body, name: 'Sở Nội vụ' }), 'mã "so-y-te" dùng hai lần'],
    ['a name twice', read(body, { ...body, id: 'y-te', name: 'SỞ Y TẾ' }), 'dùng cho cả "Sở Y tế" và "SỞ Y TẾ"'],
    ['an unknown field', read({ ...body, phone: '1' }), 'bodies.0'],
    ['no directory', () => readDirectory([]), 'Danh mục cơ quan'],
  ])('%s', (_, reading, message) => {
    const refusal = { name: 'Refusal', code: 'input.invalid', message: expect.stringContaining(message) }
    expect(reading).toThrow(expect.objectContaining(refusal))
  })
})
