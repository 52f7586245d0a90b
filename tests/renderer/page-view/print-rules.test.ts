import { expect, test } from 'vitest'
import { compose } from '../../../src/page/compose/compose.ts'
import { layOutAll } from '../../../src/renderer/page-view/layout.ts'
import { writePrintRules } from '../../../src/renderer/page-view/print-rules.ts'
import { item, notice } from '../../helpers/build.ts'
import { composed, sample } from '../../helpers/samples.ts'

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

test('an appendix that counts from 1 begins on a front: the back before it stays empty', () => {
  const { notice: of, spec } = sample('hd05')
  const format = { ...spec, page: { ...spec.page, mirrored: true } }
  const lengths = long.map((_, count) => layOutAll(compose({ ...of, items: long.slice(0, count) }, format), format))
  const sheets =
    lengths.find((laid) => laid.findIndex(({ orientation }) => orientation === 'landscape') % 2 === 1) ?? []
  const body = sheets.findIndex(({ orientation }) => orientation === 'landscape')
  expect(sheets.map(({ isBack }) => isBack)).toEqual(sheets.map((_, at) => at % 2 === 1))
  expect([sheets[body]?.isBack, sheets[body]?.slices.length]).toEqual([true, 0])
  const margins = writePrintRules(sheets, format)
    .split('\n')
    .filter((rule) => rule.includes('297mm 210mm'))
    .map((rule) => /margin: ([^;]+)/.exec(rule)?.[1])
  expect(new Set(margins)).toEqual(new Set(['30mm 19mm 18mm 19mm', '18mm 19mm 30mm 19mm']))
})

test('with mirrored margins every second page has those of the back', () => {
  const margins = (mirrored: boolean) => rulesOf('', mirrored).map((rule) => /margin: ([^;]+)/.exec(rule)?.[1])
  const [front, back] = margins(true)
  expect([front, back]).toEqual(['20mm 14mm 20mm 29mm', '20mm 29mm 20mm 14mm'])
  expect(new Set(margins(false))).toEqual(new Set([front]))
})
