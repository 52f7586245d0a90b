/** Three papers that others damaged: what is reached stays, and no figure is touched. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repair } from '../../../src/checker/repair/repair.ts'
import { learnStandardModel } from '../../../src/checker/repair/standard-model.ts'
import { damageText, kindsOfDamage } from './damage-text.ts'
import { measureRepair } from './measure-repair.ts'

const folder = join(import.meta.dirname, '../../fixtures/repair')
const offices = join(import.meta.dirname, '../../fixtures/offices')
const linesOf = (paper: string, file: string) =>
  readFileSync(join(folder, paper, file), 'utf8')
    .normalize('NFC')
    .trimEnd()
    .split('\n')
const model = learnStandardModel()

/** Shares of syllables right, a little below what is reached. */
const reached = { 1: 0.975, 2: 0.95, 3: 0.955 }

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

describe('papers of offices that nobody tuned the repair to', () => {
  // Every third: all of them take long.
  const papers = readdirSync(offices).filter((name, at) => /^\d/.test(name) && at % 3 === 0)

  it.each(kindsOfDamage)('are mostly right again: %s', (kind) => {
    let [syllables, same] = [0, 0]
    const touched: string[] = []
    for (const paper of papers) {
      const text = readFileSync(join(offices, paper, 'text.txt'), 'utf8')
        .normalize('NFC')
        .trimEnd()
      const damaged = damageText(text, kind)
      const measured = measureRepair(text.split('\n'), damaged.split('\n'), repair(damaged, model).lines)
      syllables += measured.syllables
      same += measured.right
      touched.push(...measured.touched)
    }
    expect(syllables).toBeGreaterThan(3000)
    expect(same / syllables).toBeGreaterThanOrEqual(0.96)
    expect(touched).toEqual([])
  })
})
