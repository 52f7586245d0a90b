import { describe, expect, test } from 'vitest'
import { makeDirectory } from '../../../src/domain/bodies/body-directory.ts'
import type { Body } from '../../../src/domain/bodies/body-directory.ts'
import { countDistribution } from '../../../src/domain/office/count-units.ts'

const entry = (id: string, name: string, more: Partial<Body> = {}): Body => ({
  id,
  name,
  aliases: [],
  kind: 'body',
  level: 'province',
  members: [],
  description: '',
  generic: false,
  nouns: [],
  tails: [],
  count: null,
  isValid: true,
  otherNames: [],
  parent: '',
  ...more,
})
const directory = makeDirectory([
  entry('so-y-te', 'Sở Y tế'),
  entry('so-noi-vu', 'Sở Nội vụ'),
  entry('so-cu', 'Sở Cũ', { isValid: false }),
  entry('cac-so', 'Các sở, ban, ngành', { kind: 'group', members: ['so-y-te', 'so-noi-vu', 'so-cu'] }),
  entry('dang-uy-xa', 'Đảng ủy các xã, phường', { kind: 'group', count: 92 }),
  entry('ubnd-xa', 'Ủy ban nhân dân các xã, phường', { kind: 'group', count: 92 }),
  entry('thanh-vien', 'Các thành viên Ban Chỉ đạo', { kind: 'group' }),
])
const count = (names: readonly string[], fileCopy = '', saved: Parameters<typeof countDistribution>[2] = []) =>
  countDistribution(
    { recipients: names.map((name, at) => ({ id: `r${at}`, name, role: '' })), fileCopy },
    directory,
    saved,
  )

describe('the copies that recipients ask for', () => {
  test.each<[string, readonly string[], number]>([
    ['a body is one', ['Sở Y tế'], 1],
    ['a body that nobody knows is one too', ['Tạp chí Ví Dụ'], 1],
    ['a group is its members of today', ['Các sở, ban, ngành'], 2],
    ['two groups in one line are both counted', ['Đảng ủy, UBND các xã, phường'], 184],
    ['the file has its own', ['Sở Y tế', 'Sở Nội vụ'], 2],
  ])('%s', (_, names, total) => {
    expect(count(names)).toMatchObject({ total, uncounted: [] })
    expect(count(names, 'Văn phòng').total).toBe(total + 1)
  })

  test('a group that nobody counted is named, until the office says how many copies it takes', () => {
    const names = ['Các thành viên Ban Chỉ đạo', 'Sở Y tế']
    expect(count(names)).toMatchObject({ total: 3, uncounted: ['Các thành viên Ban Chỉ đạo'] })
    expect(count(names, '', [{ name: 'các thành viên Ban Chỉ đạo', copies: 21 }])).toMatchObject({
      total: 22,
      uncounted: [],
    })
  })

  test('the members of a group are told', () => {
    expect(count(['Các sở, ban, ngành']).lines[0]?.members).toEqual(['Sở Y tế', 'Sở Nội vụ'])
  })
})
