/** A first check taken step by step finds what a check at once finds, also when the notice changes in between. */
import { expect, test } from 'vitest'
import { changeRow } from '../../src/domain/notice/edit-notice.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { checkBySteps, checkNotice } from '../../src/checker/check.ts'
import { type CheckMemory, createMemory } from '../../src/checker/memory.ts'
import { rules } from '../../src/checker/rules/index.ts'
import { officeFacts } from '../helpers/rule-context.ts'
import { makeContext, standardSet } from '../../src/checker/standard.ts'
import { readText } from '../../src/files/text-read.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { countIds, rowsOf } from '../helpers/build.ts'
import { sampleText } from '../helpers/samples.ts'

const context = makeContext(standardSet, officeFacts(), createMemory())
const sound = recognize(readText(sampleText('ket-luan')).blocks, { ids: countIds() }).notice
const [firstRow] = rowsOf(sound)
const damaged = changeRow(sound, firstRow?.id ?? '', (row) => ({
  ...row,
  cells: { ...row.cells, name: `${row.cells['name'] ?? ''} về chuyên đổi số`, requiredResult: '' },
}))
const whole = (notice: Notice, memory?: CheckMemory) =>
  checkNotice(notice, rules, standardSet, context, memory).findings

/** How many steps were taken. */
function take(notice: Notice, most: number, memory: CheckMemory): number {
  let steps = 0
  for (const _ of checkBySteps(notice, rules, standardSet, context, memory)) {
    steps += 1
    if (steps >= most) break
  }
  return steps
}

test('all steps, then the check', () => {
  const memory = createMemory()
  expect(take(damaged, Infinity, memory)).toBeGreaterThan(rules.length)
  expect(whole(damaged, memory)).toEqual(whole(structuredClone(damaged)))
  expect(whole(damaged, memory).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['SPL-01', 'TAB-04']))
})

test.each([1, 20, 90])('a change after %i steps', (most) => {
  const memory = createMemory()
  take(sound, most, memory)
  expect(take(damaged, Infinity, memory)).toBeGreaterThan(rules.length)
  expect(whole(damaged, memory)).toEqual(whole(structuredClone(damaged)))
})

test('after a check of the whole an edit needs no steps, and another context all of them', () => {
  const memory = createMemory()
  whole(sound, memory)
  expect(take(damaged, Infinity, memory)).toBe(0)
  expect(whole(damaged, memory)).toEqual(whole(structuredClone(damaged)))
  expect([...checkBySteps(damaged, rules, standardSet, { ...context }, memory)].length).toBeGreaterThan(rules.length)
})
