/** The checker's time: `npm run bench check`. A whole run on the real notice, on a long one, and again after one edit. */
import bodies from '../resources/bodies.json' with { type: 'json' }
import wording from '../resources/lexicon/lexicon.json' with { type: 'json' }
import { readDirectory } from '../src/domain/bodies/body-directory.ts'
import { changeRow } from '../src/domain/notice/edit-notice.ts'
import { findSpellings } from '../src/checker/lexicon/find-spellings.ts'
import { findWordingFaults } from '../src/checker/lexicon/find-wording-faults.ts'
import { readLexicon } from '../src/checker/lexicon/read-lexicon.ts'
import { type Notice, taskAppendices } from '../src/domain/notice/notice.ts'
import { checkNotice } from '../src/checker/check.ts'
import { type CheckMemory, createMemory } from '../src/checker/memory.ts'
import { rules } from '../src/checker/rules/index.ts'
import type { RuleContext } from '../src/checker/rule.ts'
import { officeFacts } from '../tests/helpers/rule-context.ts'
import { makeContext, standardSet } from '../src/checker/standard.ts'
import { readText } from '../src/files/text-read.ts'
import { recognize } from '../src/page/recognize/recognize.ts'
import { uuidV7 } from '../src/services/ids.ts'
import { sourceText } from '../tests/e2e/desk.ts'
import { corpora, measureTypos, measureWording } from '../tests/checker/lexicon/measure.ts'
import { makeNotice } from './data.ts'
import { median } from './median.ts'
import { withUnits } from './unit.ts'

const reach = { whole: 50, long: 2000, edit: 16 }
const longRows = 5000
/** Runs until the program is compiled. */
const warmUp = 15
const directory = readDirectory(bodies)
/** Keeps the lexicon between the runs. */
const lexiconMemory = createMemory()
const usualContext = () => makeContext(standardSet, officeFacts(directory), lexiconMemory)
const lexicon = readLexicon(
  wording,
  [],
  directory.bodies.filter(({ kind }) => kind === 'body').map(({ name }) => name),
)

/** One whose lexicon has seen no sentence yet. */
function newContext(): RuleContext {
  const known = new Map<string, ReturnType<RuleContext['findWordingFaults']>>()
  const find = (text: string) => {
    const found = known.get(text) ?? findWordingFaults(text, lexicon)
    known.set(text, found)
    return found
  }
  return { ...usualContext(), findWordingFaults: find, findSpellings: (text) => findSpellings(text, lexicon) }
}

const run = (notice: Notice, context: RuleContext, memory?: CheckMemory) =>
  checkNotice(notice, rules, standardSet, context, memory)

function time(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

const judge = (value: number, most: number) => `${value <= most ? 'reached' : '**missed**'} (<= ${most})`

/** Prints the table of the checker's times. */
export function benchCheck(): void {
  const real = recognize(readText(sourceText()).blocks, { ids: uuidV7 }).notice
  const long = makeNotice(longRows)
  const first = time(() => run(real, usualContext()))
  const whole = wholeTimes(real, warmUp + 15, newContext).slice(warmUp)
  const whole5000 = wholeTimes(long, 3, newContext)
  const reopened = wholeTimes(real, 15, usualContext)
  const edits = editTimes(real).toSorted((one, other) => one - other)
  const ninetyFifth = edits[Math.floor(edits.length * 0.95)] ?? Number.NaN
  console.log(`\n${rules.length} rules\n\n| check | ms | reach |\n| --- | --- | --- |`)
  console.log(`| the real notice, first run with the lexicon being read | ${withUnits(first)} | |`)
  console.log(
    `| the real notice, nothing remembered (median of 15, after ${warmUp} to warm up) | ${withUnits(median(whole))} | ${judge(median(whole), reach.whole)} |`,
  )
  console.log(
    `| the real notice, its sentences seen before: every save, every opening (median of 15) | ${withUnits(median(reopened))} | |`,
  )
  console.log(
    `| ${longRows} rows, nothing remembered (median of 3) | ${withUnits(median(whole5000), 0)} | ${judge(median(whole5000), reach.long)} |`,
  )
  console.log(
    `| the real notice again after one edit (95th percentile of ${edits.length}) | ${withUnits(ninetyFifth)} | ${judge(ninetyFifth, reach.edit)} |`,
  )
}

/** Prints how well the wording checker does on the project's own sentences, and on those of others. */
export function benchWording(): void {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  for (const corpus of corpora) {
    const { precision, recall, perKind, silence } = measureWording(corpus)
    console.log(
      `\n| wording, ${corpus} sentences | precision | recall | clean sentences left alone |\n| --- | --- | --- | --- |\n| all | ${percent(precision)} | ${percent(recall)} | ${percent(silence)} |`,
    )
    const typos = measureTypos(corpus)
    console.log(
      `| random typos of a tone or mark in clean sentences | | ${typos.fixed} of ${typos.damaged} (${percent(typos.recall)}) | |`,
    )
    for (const [kind, score] of Object.entries(perKind))
      console.log(`| ${kind} | | ${score.fixed} of ${score.damaged} | |`)
  }
}

/** Whole runs, on copies of which no part was read before. */
function wholeTimes(notice: Notice, times: number, contextOf: () => RuleContext): number[] {
  return Array.from({ length: times }, () => structuredClone(notice)).map((copy) => {
    const context = contextOf()
    return time(() => run(copy, context))
  })
}

/** Each row of the notice gets a word more, one after the other, as if typed. */
function editTimes(notice: Notice): number[] {
  let now = notice
  const context = usualContext()
  const memory = createMemory()
  run(now, context, memory)
  return taskAppendices(notice)
    .flatMap(({ sections }) => sections.flatMap(({ rows }) => rows))
    .flatMap(({ id }) =>
      [' thêm', ' thêm nữa'].map((words) => {
        now = changeRow(now, id, (row) => ({
          ...row,
          cells: { ...row.cells, name: `${row.cells['name'] ?? ''}${words}` },
        }))
        return time(() => run(now, context, memory))
      }),
    )
}
