/**
 * How much of papers nobody tuned the readers to is read right, and how right the checker is on them:
 *
 *     npm run bench read              a table with the figures of first sight beside those of now
 *     npm run bench read details      what is wrong, too
 *
 * The papers are tests/fixtures/offices. bench/read-first-sight.json was written once, before any reader was changed for
 * them, and is never written again.
 */
import { existsSync, readFileSync, writeFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type CheckFigures, type PlantedFault, compareFindings, emptyChecks } from './read-check.ts'
import { compareReading, emptyShares, type Shares } from './read-compare.ts'
import { readAndCheck } from './read-paper.ts'
import type { ReadingForm } from '../src/page/reading-form.ts'

const offices = join(import.meta.dirname, '../tests/fixtures/offices')
const firstSight = join(import.meta.dirname, 'read-first-sight.json')

interface Figures {
  readonly shares: Shares
  readonly checks: CheckFigures
}

/** The figures over all papers. `report` is told what is wrong. */
function measure(report: (line: string) => void): Figures {
  const figures: Figures = { shares: emptyShares(), checks: emptyChecks() }
  for (const name of readdirSync(offices).filter((one) => /^\d+$/.test(one))) {
    const folder = join(offices, name)
    const say = (line: string) => report(`${name} ${line}`)
    const right = JSON.parse(readFileSync(join(folder, 'reading.json'), 'utf8')) as ReadingForm
    const faults = JSON.parse(readFileSync(join(folder, 'faults.json'), 'utf8')) as PlantedFault[]
    const read = readAndCheck(readFileSync(join(folder, 'text.txt')))
    if (typeof read === 'string') say(`refused: ${read}`)
    compareReading(typeof read === 'string' ? null : read.form, right, figures.shares, say)
    const seenFile = join(folder, 'seen-afterwards.json')
    const seen = existsSync(seenFile) ? (JSON.parse(readFileSync(seenFile, 'utf8')) as PlantedFault[]) : []
    compareFindings(typeof read === 'string' ? null : read, faults, seen, figures.checks, say)
  }
  return figures
}

const shareNames: Readonly<Record<keyof Shares, string>> = {
  imported: 'papers imported',
  fields: 'fields of head and end',
  items: 'items (path, label, words)',
  deadlines: 'deadlines (words, last day)',
  rows: 'rows of tables',
  cells: 'cells',
  directives: 'directives found',
  directivesWhole: 'directives with leads and deadline',
}

function percent({ right, all }: { right: number; all: number }): string {
  return all === 0 ? '-' : `${((100 * right) / all).toFixed(1)} % (${right}/${all})`
}

export function benchRead(details: boolean): void {
  const now = measure(details ? (line) => console.log(line) : () => undefined)
  if (!existsSync(firstSight)) writeFileSync(firstSight, `${JSON.stringify(now, null, 2)}\n`)
  const first = JSON.parse(readFileSync(firstSight, 'utf8')) as Figures
  console.log('| share right | now | at first sight |\n| --- | --- | --- |')
  for (const [key, name] of Object.entries(shareNames) as [keyof Shares, string][])
    console.log(`| ${name} | ${percent(now.shares[key])} | ${percent(first.shares[key])} |`)
  for (const level of ['error', 'warning', 'info'] as const)
    console.log(
      `| findings right: ${level} | ${percent(now.checks.precision[level])} | ${percent(first.checks.precision[level])} |`,
    )
  for (const level of ['error', 'warning'] as const)
    console.log(`| … with faults seen afterwards: ${level} | ${percent(now.checks.withSeen[level])} | |`)
  console.log(`| planted faults found | ${percent(now.checks.found)} | ${percent(first.checks.found)} |`)
}
