/**
 * How many directives of real notices the reader finds, and with how many lead and deadline are right: against a list
 * made by hand, which is not part of the project (../shared/cases/directives.json). The numbers of today are a floor.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { localDirectory, readDirectory, resolveBody } from '../../src/domain/bodies/body-directory.ts'
import { addDays } from '../../src/domain/deadline/dates.ts'
import { lastDay } from '../../src/domain/deadline/deadline.ts'
import { type Directive, directivesOf } from '../../src/domain/tasks/directives.ts'
import { fold, squeeze } from '../../src/domain/words/text.ts'
import { readText } from '../../src/files/text-read.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { countIds } from '../helpers/build.ts'
import { seeds, shared } from '../helpers/shared.ts'

interface Expected {
  readonly seed: string
  readonly path: string
  readonly starts: string
  readonly lead: readonly string[]
  readonly deadline_text: string | null
  /** The day before which it is due. */
  readonly before: string | null
}

const file = join(shared, 'cases/directives.json')
const isHere = existsSync(file) && existsSync(seeds)
const directory = readDirectory(bodies)

function readSeed(seed: string) {
  const name = readdirSync(seeds).find((one) => one.startsWith(seed)) ?? ''
  const { notice } = recognize(readText(readFileSync(join(seeds, name), 'utf8')).blocks, { ids: countIds() })
  const here = localDirectory(directory, notice.header.place)
  return { here, directives: directivesOf(notice, here) }
}

/** Everybody who leads by the list is charged, directly or below the one who directs; nobody where it names nobody. */
function isLeadRight({ lead }: Expected, { charged, unknownBodies }: Directive, here: typeof directory): boolean {
  const named = charged.filter(({ as }) => as !== 'coordinating')
  const isNamed = (name: string) => {
    const body = resolveBody(name.replace(/^(?:Giám đốc|đồng chí Giám đốc) /u, ''), here)
    const names = [...unknownBodies, ...named.map((one) => one.name)]
    return body === null
      ? names.some((one) => fold(one).replace('dong chi ', '').startsWith(fold(name)))
      : named.some((one) => one.body.id === body.id)
  }
  return lead.length === 0 ? named.length === 0 && unknownBodies.length === 0 : lead.every(isNamed)
}

function isDeadlineRight(
  { deadline_text: words, before }: Expected,
  { writtenDeadline, urgency, deadline }: Directive,
): boolean {
  // The year of a target is no deadline, and its last day is known all the same.
  const target = /năm (\d{4})/u.exec(urgency)?.[1]
  if (before !== null && target !== undefined) return before === `${Number(target) + 1}-01-01`
  if (before !== null) return deadline !== null && lastDay(deadline) === addDays(before, -1)
  return fold(squeeze(writtenDeadline || urgency)) === fold(squeeze(words ?? ''))
}

describe.skipIf(!isHere)('directives of real notices', () => {
  test('are found, with lead and deadline, in no smaller number than before', () => {
    const { directives: expected } = JSON.parse(readFileSync(file, 'utf8')) as { directives: readonly Expected[] }
    const read = new Map(['001', '003'].map((seed) => [seed, readSeed(seed)] as const))
    const reached = new Map<string, number>()
    const results = expected.map((one) => {
      const of = read.get(one.seed)
      // The list is in reading order, and the same words may stand at several places.
      const at = of?.directives.findIndex(
        ({ text }, index) => index >= (reached.get(one.seed) ?? 0) && fold(squeeze(text)).includes(fold(one.starts)),
      )
      const found = of?.directives[at ?? -1]
      if (of === undefined || at === undefined || found === undefined)
        return { path: `${one.seed} ${one.path}`, found: false, lead: false, deadline: false }
      reached.set(one.seed, at)
      return {
        path: `${one.seed} ${one.path}`,
        found: true,
        lead: isLeadRight(one, found, of.here),
        deadline: isDeadlineRight(one, found),
      }
    })
    const count = (holds: (result: (typeof results)[number]) => boolean) => results.filter(holds).length
    const figures = {
      all: results.length,
      found: count(({ found }) => found),
      lead: count(({ lead }) => lead),
      deadline: count(({ deadline }) => deadline),
      both: count(({ lead, deadline }) => lead && deadline),
    }
    console.info(
      'Directives:',
      figures,
      results.filter((one) => !one.lead || !one.deadline),
    )
    expect(figures.all).toBe(39)
    expect(figures.found).toBeGreaterThanOrEqual(36)
    expect(figures.lead).toBeGreaterThanOrEqual(36)
    expect(figures.deadline).toBeGreaterThanOrEqual(33)
    expect(figures.both).toBeGreaterThanOrEqual(33)
  })
})
