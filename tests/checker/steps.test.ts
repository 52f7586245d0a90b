/** A first look taken step by step finds what a look at once finds, also when the notice changes in between. */
import { expect, test } from 'vitest'
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../../src/domain/bodies/body-directory.ts'
import { changeRow } from '../../src/domain/notice/edit-notice.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { type CheckMemory, checkBySteps, checkNotice } from '../../src/checker/check.ts'
import { rules } from '../../src/checker/rules/index.ts'
import { makeContext, standardSet } from '../../src/checker/standard.ts'
import { readText } from '../../src/files/text-read.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { countIds, rowsOf } from '../helpers/build.ts'
import { sampleText } from '../helpers/samples.ts'

const context = makeContext(standardSet, readDirectory(bodies))
const sound = recognize(readText(sampleText('ket-luan')).blocks, { ids: countIds() }).notice
const [firstRow] = rowsOf(sound)
const damaged = changeRow(sound, firstRow?.id ?? '', (row) => ({
  ...row,
  cells: { ...row.cells, name: `${row.cells['name'] ?? ''} về chuyên đổi số`, requiredResult: '' },
}))
const whole = (notice: Notice, memory?: CheckMemory) =>
  checkNotice(notice, rules, standardSet, context, memory).findings

function take(
  notice: Notice,
  most: number,
  before?: CheckMemory,
): { readonly memory: CheckMemory | undefined; readonly steps: number } {
  let memory = before
  let steps = 0
  for (const value of checkBySteps(notice, rules, standardSet, context, before)) {
    memory = value
    steps += 1
    if (steps >= most) break
  }
  return { memory, steps }
}

test('all steps, then the look', () => {
  const { memory, steps } = take(damaged, Infinity)
  expect(steps).toBeGreaterThan(rules.length)
  expect(whole(damaged, memory)).toEqual(whole(structuredClone(damaged)))
  expect(whole(damaged, memory).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['SPL-01', 'TAB-04']))
})

test.each([1, 20, 90])('a change after %i steps', (most) => {
  const { memory } = take(sound, most)
  const { memory: after } = take(damaged, Infinity, memory)
  expect(after?.reading).toBe(memory?.reading)
  expect(whole(damaged, after)).toEqual(whole(structuredClone(damaged)))
})
