/**
 * How much of papers nobody tuned the readers to is read right, and how right the checker is on them:
 *
 *     npm run bench read              a table with the figures of first sight beside those of now
 *     npm run bench read details      what is wrong, too
 *
 * The papers are tests/fixtures/offices. The figures of first sight (bench/first-sight-*.json) were each written once,
 * before any reader was changed for these papers, and are never written again.
 */
import { existsSync, readFileSync, writeFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type CheckFigures, type PlantedFault, compareFindings, emptyChecks } from './read-check.ts'
import { compareReading, emptyShares, type Shares } from './read-compare.ts'
import { readAndCheck } from './read-paper.ts'
import type { ReadingForm } from '../src/page/reading-form.ts'

const offices = join(import.meta.dirname, '../tests/fixtures/offices')
/** Papers that came together; a new group gets its file at its first run. */
const groups = ['01-12', '13-14', '15-16', '17-18', '19-20', '21-22', '23-24', '25-26'] as const

interface Figures {
  readonly shares: Shares
  readonly checks: CheckFigures
}

/** The figures over papers, of one group or all. `report` is told what is wrong. */
function measure(report: (line: string) => void, group?: string): Figures {
  const figures: Figures = { shares: emptyShares(), checks: emptyChecks() }
  const [from = '', to = ''] = group?.split('-') ?? ['01', '99']
  for (const name of readdirSync(offices).filter((one) => /^\d+$/.test(one) && one >= from && one <= to)) {
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

function firstSight(group: string): Figures {
  const file = join(import.meta.dirname, `first-sight-${group}.json`)
  if (!existsSync(file))
    writeFileSync(
      file,
      `${JSON.stringify(
        measure(() => undefined, group),
        null,
        2,
      )}\n`,
    )
  return JSON.parse(readFileSync(file, 'utf8')) as Figures
}

export function benchRead(details: boolean): void {
  const now = measure(details ? (line) => console.log(line) : () => undefined)
  const first = groups.map(firstSight)
  const print = (name: string, ...cells: readonly string[]) => console.log(`| ${[name, ...cells].join(' | ')} |`)
  print('share right', 'now', ...groups.map((group) => `${group} at first sight`))
  print('---', '---', ...groups.map(() => '---'))
  for (const [key, name] of Object.entries(shareNames) as [keyof Shares, string][])
    print(name, percent(now.shares[key]), ...first.map(({ shares }) => percent(shares[key])))
  for (const level of ['error', 'warning', 'info'] as const)
    print(
      `findings right: ${level}`,
      percent(now.checks.precision[level]),
      ...first.map(({ checks }) => percent(checks.precision[level])),
    )
  for (const level of ['error', 'warning'] as const)
    print(`… with faults seen afterwards: ${level}`, percent(now.checks.withSeen[level]), ...groups.map(() => ''))
  print('planted faults found', percent(now.checks.found), ...first.map(({ checks }) => percent(checks.found)))
}
