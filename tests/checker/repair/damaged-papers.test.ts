/** Nine papers that others damaged: what is reached stays, and no figure is touched. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repair } from '../../../src/checker/repair/repair.ts'
import { learnStandardModel } from '../../../src/checker/repair/standard-model.ts'
import { damageText, kindsOfDamage } from './damage-text.ts'
import { damageWorse, worseKinds } from './damage-worse.ts'
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
const reached = { 1: 0.97, 2: 0.955, 3: 0.95, 4: 0.945, 5: 0.945, 6: 0.975, 7: 0.945, 8: 0.925, 9: 0.935 }

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
  // Every sixth, and of worse damage every eighteenth: all of them take long.
  const papers = readdirSync(offices).filter((name, at) => /^\d/.test(name) && at % 6 === 0)

  function repairAll(names: readonly string[], damage: (text: string) => string) {
    let [syllables, same] = [0, 0]
    const touched: string[] = []
    for (const paper of names) {
      const text = readFileSync(join(offices, paper, 'text.txt'), 'utf8')
        .normalize('NFC')
        .trimEnd()
      const damaged = damage(text)
      const measured = measureRepair(text.split('\n'), damaged.split('\n'), repair(damaged, model).lines)
      syllables += measured.syllables
      same += measured.right
      touched.push(...measured.touched)
    }
    expect(touched).toEqual([])
    return { syllables, share: same / syllables }
  }

  it.each(kindsOfDamage)('are mostly right again: %s', (kind) => {
    const { syllables, share } = repairAll(papers, (text) => damageText(text, kind))
    expect(syllables).toBeGreaterThan(3000)
    expect(share).toBeGreaterThanOrEqual(0.96)
  })

  /** What is reached less a little. */
  const reachedOfWorse = {
    'bad print': 0.975,
    blanks: 0.985,
    'lines cut': 0.99,
    'signs for letters': 0.985,
    'letters gone': 0.975,
    respelled: 0.935,
  }
  it.each(worseKinds)('are mostly right again: %s', (kind) => {
    const { syllables, share } = repairAll(
      papers.filter((_, at) => at % 3 === 0),
      (text) => damageWorse(text, kind),
    )
    expect(syllables).toBeGreaterThan(1000)
    expect(share).toBeGreaterThanOrEqual(reachedOfWorse[kind])
  })
})

describe('right papers of all offices', () => {
  const papers = readdirSync(offices).filter((name) => /^\d/.test(name))

  it('stay as they are', () => {
    let [syllables, same] = [0, 0]
    for (const paper of papers) {
      const lines = readFileSync(join(offices, paper, 'text.txt'), 'utf8')
        .normalize('NFC')
        .trimEnd()
        .split('\n')
      const measured = measureRepair(lines, lines, repair(lines.join('\n'), model).lines)
      syllables += measured.syllables
      same += measured.right
      expect(measured.touched).toEqual([])
    }
    expect(syllables).toBeGreaterThan(15_000)
    expect(same / syllables).toBeGreaterThanOrEqual(0.999)
  })
})
