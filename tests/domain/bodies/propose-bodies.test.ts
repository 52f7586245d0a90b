import { describe, expect, test } from 'vitest'
import bodies from '../../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../../../src/domain/bodies/body-directory.ts'
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

  test('are none for a letter, and a whole name that nobody knows is told', () => {
    expect(names('s')).toEqual([])
    expect(propose('Sở Tài chính; Viện Nghiên cứu Ví dụ')).toMatchObject({
      typed: 'Viện Nghiên cứu Ví dụ',
      isUnknown: true,
    })
    expect(propose('Sở Tài chính').isUnknown).toBe(false)
  })
})
