import { expect, test } from 'vitest'
import { layOutAll } from '../../../src/renderer/page-view/layout.ts'
import { writePrintRules } from '../../../src/renderer/page-view/print-rules.ts'
import { item, notice } from '../../helpers/build.ts'
import { composed } from '../../helpers/samples.ts'

const long = Array.from({ length: 30 }, () => item('1.', 'Các cơ quan rà soát nội dung được giao. '.repeat(6)))

function rulesOf(contact: string, mirrored = false): string[] {
  const { blocks, spec } = composed(notice({ items: long, contact }))
  const format = { ...spec, page: { ...spec.page, mirrored } }
  return writePrintRules(layOutAll(blocks, format), format).split('\n')
}

test('the contact line is printed at the foot of the first page alone (F-CONT-2)', () => {
  const [first = '', ...others] = rulesOf('Điện thoại "trực ban" 0280.3855.123')
  expect(first).toContain(String.raw`@bottom-left { content: "Điện thoại \"trực ban\" 0280.3855.123"`)
  expect(others.length).toBeGreaterThan(1)
  expect(others.filter((rule) => rule.includes('@bottom-left'))).toEqual([])
  expect(rulesOf('').join('')).not.toContain('@bottom-left')
})

test('with mirrored margins every second page has those of the back', () => {
  const margins = (mirrored: boolean) => rulesOf('', mirrored).map((rule) => /margin: ([^;]+)/.exec(rule)?.[1])
  const [front, back] = margins(true)
  expect([front, back]).toEqual(['20mm 14mm 20mm 29mm', '20mm 29mm 20mm 14mm'])
  expect(new Set(margins(false))).toEqual(new Set([front]))
})
