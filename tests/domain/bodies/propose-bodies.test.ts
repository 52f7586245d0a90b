import { describe, expect, test } from 'vitest'
import bodies from '../../../resources/bodies.json' with { type: 'json' }
import { makeDirectory, readDirectory } from '../../../src/domain/bodies/body-directory.ts'
import { completeBody, proposeBodies } from '../../../src/domain/bodies/propose-bodies.ts'

const directory = readDirectory(bodies)
const propose = (text: string, caret = text.length) => proposeBodies(text, caret, directory)
const names = (text: string) => propose(text).bodies.map(({ name }) => name)

describe('bodies proposed while typing', () => {
  test.each([
    ['so khoa', 'Sở Khoa học và Công nghệ'],
    ['Sở Tài chính; cong an', 'Công an tỉnh'],
    ['Sở Tài chính, cong an', 'Công an tỉnh'],
    ['uy ban nhan dan cac xa', 'Ủy ban nhân dân các xã, phường'],
  ])('%s: %s', (text, name) => {
    expect(names(text)[0]).toBe(name)
  })

  test('take the place of what is typed, and of nothing else; a name keeps its comma', () => {
    const text = 'Sở Tài chính; sở văn hóa, th; Công an tỉnh'
    const found = propose(text, text.indexOf('; Công'))
    const name = found.bodies[0]?.name ?? ''
    expect(name).toContain('Văn hóa, Thể thao')
    expect(completeBody(text, found, name)).toEqual({
      text: `Sở Tài chính; ${name}; Công an tỉnh`,
      caret: `Sở Tài chính; ${name}`.length,
    })
  })

  test('keep a known name with commas whole where one writes in the middle of it', () => {
    const name = bodies.bodies.find((body) => body.name.startsWith('Sở Văn hóa,'))?.name ?? ''
    expect(name).toContain(',')
    const text = `so van hoa${name.slice('Sở Văn hóa'.length)}; Công an tỉnh`
    const found = propose(text, 'so van hoa'.length)
    expect(found.bodies[0]?.name).toBe(name)
    expect(completeBody(text, found, name).text).toBe(`${name}; Công an tỉnh`)
  })

  test('are sought in small letters, written with a capital; of a known name there are none', () => {
    expect(propose('so tai').isSought).toBe(true)
    expect(propose('Sở Tài').isSought).toBe(false)
    expect(names('Sở Tài chính')).toEqual([])
    expect(names('Sở KH&CN')).toEqual([])
    expect(names('sở tài chính')).toEqual(['Sở Tài chính'])
    expect(names('các đơn vị có liên quan')).toEqual([])
  })

  test('are parts of the body in front of a bracket; other words in a bracket are no body', () => {
    const [department] = directory.bodies.filter(({ name }) => name.startsWith('Sở Nông nghiệp'))
    const part = {
      id: 'chi-cuc-cua-so',
      name: 'Chi cục Thủy lợi và Đê điều',
      aliases: [],
      kind: 'body' as const,
      level: 'province' as const,
      members: [],
      description: '',
      generic: false,
      nouns: [],
      tails: [],
      parent: department?.id ?? '',
      count: null,
      isValid: true,
      otherNames: [],
    }
    const wider = makeDirectory([...directory.bodies, part])
    const found = (text: string) => proposeBodies(text, text.length, wider)
    expect(found(`${department?.name} (chi cuc`).bodies.map(({ name }) => name)).toEqual([part.name])
    expect(found(`${department?.name} (Chi cục Lâ`)).toMatchObject({ bodies: [], isUnknown: false })
    expect(found('UBND tỉnh (báo').bodies).toEqual([])
  })

  test('are none for a letter, and a whole name that nobody knows is told', () => {
    expect(names('s')).toEqual([])
    expect(propose('Sở Tài chính; Viện Nghiên cứu Ví dụ')).toMatchObject({
      typed: 'Viện Nghiên cứu Ví dụ',
      isUnknown: true,
    })
    expect(propose('Sở Tài chính').isUnknown).toBe(false)
    expect(propose('theo chức năng').isUnknown).toBe(false)
  })
})
