/** Three papers that others damaged: what is reached stays, and no figure is touched. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repair } from '../../../src/checker/repair/repair.ts'
import { learnStandardModel } from '../../../src/checker/repair/standard-model.ts'
import { measureRepair } from './measure-repair.ts'

const folder = join(import.meta.dirname, '../../fixtures/repair')
const linesOf = (paper: string, file: string) =>
  readFileSync(join(folder, paper, file), 'utf8')
    .normalize('NFC')
    .trimEnd()
    .split('\n')
const model = learnStandardModel()

/** Shares of syllables right, a little below what is reached. */
const reached = { 1: 0.965, 2: 0.87, 3: 0.89 }

describe.each(Object.entries(reached))('damaged paper %s', (paper, share) => {
  const [right, damaged] = [linesOf(paper, 'right.txt'), linesOf(paper, 'damaged.txt')]
  const { lines } = repair(damaged.join('\n'), model)
  const measured = measureRepair(right, damaged, lines)

  it('is mostly right again', () => expect(measured.right / measured.syllables).toBeGreaterThanOrEqual(share))
  it('keeps its lines, and every figure, date and code', () => {
    expect(lines).toHaveLength(damaged.length)
    expect(measured.touched).toEqual([])
  })
})
