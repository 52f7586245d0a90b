/**
 * The directives of two real notices, decided of behind the door as at the desk: what the reader finds is put into the table
 * or linked, what it misses is pointed at, nothing follows from one. Against a list made by hand, which is not part of the
 * project (../shared/cases/directives.json); where it is missing nothing runs, and the runner says so.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ListedDirective } from '../../src/checker/directive-list.ts'
import type { InputOf } from '../../src/contract/contract.ts'
import { countTasks } from '../../src/domain/notice/notice.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { walkItems } from '../../src/domain/notice/numbering.ts'
import { plainText } from '../../src/domain/notice/plain-text.ts'
import { addTaskRow } from '../../src/domain/tasks/proposed-row.ts'
import { fold, squeeze } from '../../src/domain/words/text.ts'
import { digestOfWords } from '../../src/domain/tasks/by-hand.ts'
import { openTestApp } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'
import { seeds, shared } from '../helpers/shared.ts'

type Decision = InputOf<'directive.mark'>['decisions'][number]
interface Expected {
  readonly seed: string
  readonly starts: string
}

const file = join(shared, 'cases/directives.json')
const isHere = existsSync(file) && existsSync(seeds)

/** The words of the body that begin so, to the end of their sentence. */
function wordsThatStart(notice: Notice, starts: string): { readonly part: string; readonly words: string } {
  for (const { item } of walkItems(notice)) {
    const text = plainText(item.content, notice.numbering)
    const at = fold(text).indexOf(fold(starts))
    if (at !== -1) return { part: item.id, words: /^[^.;]+/u.exec(text.slice(at))?.[0] ?? text }
  }
  throw new Error(`no item has the words ${starts}`)
}

/** Every directive of the list gets a row of its own, but those that have one for sure; the last is none. */
function takeUp(notice: Notice, directives: readonly ListedDirective[]) {
  const ids = countIds('accepted')
  let made = notice
  const decisions = directives.map(({ spot, digest, row, proposed }, at): Decision => {
    if (at === directives.length - 1) return { part: spot.part, digest, decision: 'none', row: null }
    const own = row?.sure === true ? row.id : ids()
    if (row?.sure !== true) made = addTaskRow(made, proposed, { rowId: own, after: null, ids })
    return { part: spot.part, digest, decision: 'linked', row: own }
  })
  return { made, decisions }
}

async function decideOfAll(seed: string, expected: readonly Expected[]) {
  const { call, app } = await openTestApp()
  app.decidesFirst = false
  const name = readdirSync(seeds).find((one) => one.startsWith(seed)) ?? ''
  const { notice } = await call('notice.readText', { text: readFileSync(join(seeds, name), 'utf8'), fileName: name })
  await call('notice.create', { notice })
  const { directives } = await call('directive.list', { id: notice.id })
  const { made, decisions } = takeUp(notice, directives)
  const { version } = await call('notice.save', { id: notice.id, version: 1, notice: made })
  await call('directive.mark', { id: notice.id, version, decisions })
  let reached = 0
  const missed = expected.flatMap(({ starts }) => {
    const at = directives.findIndex(({ text }, index) => index >= reached && fold(squeeze(text)).includes(fold(starts)))
    if (at !== -1) reached = at
    return at === -1 ? [wordsThatStart(notice, starts)] : []
  })
  const byHand = missed.map(({ part, words }): Decision => ({
    part,
    digest: digestOfWords(words),
    decision: 'task',
    row: null,
    words,
  }))
  if (byHand.length > 0) await call('directive.mark', { id: notice.id, version, decisions: byHand })
  const decided = await call('directive.list', { id: notice.id })
  return { found: expected.length - missed.length, missed: missed.length, directives, decided, notice, made }
}

describe.skipIf(!isHere)('the directives of two real notices', () => {
  test('are put into the table, linked, pointed at or said to be none, until nothing is open', async () => {
    const { directives: all } = JSON.parse(readFileSync(file, 'utf8')) as { directives: readonly Expected[] }
    const results = []
    for (const seed of ['001', '003'])
      results.push(
        await decideOfAll(
          seed,
          all.filter((one) => one.seed === seed),
        ),
      )
    expect(results.reduce((sum, { found }) => sum + found, 0)).toBeGreaterThanOrEqual(36)
    expect(results.reduce((sum, { found, missed }) => sum + found + missed, 0)).toBe(39)
    for (const { decided, directives, missed, notice, made } of results) {
      expect(decided.open).toBe(0)
      const marks = decided.directives.map(({ mark }) => mark?.decision)
      expect(marks.filter((one) => one === 'none').length).toBe(1)
      expect(marks.filter((one) => one === 'linked').length).toBe(directives.length - 1)
      expect(marks.filter((one) => one === 'task').length).toBe(missed)
      const linked = directives.slice(0, -1).filter(({ row }) => row?.sure === true).length
      expect(countTasks(made) - countTasks(notice)).toBe(directives.length - 1 - linked)
    }
  })
})
