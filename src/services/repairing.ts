/**
 * Repair of a scanned text. Nothing is kept: what was accepted is read as a notice, and a person confirms with
 * notice.create, with the damaged text as the original. The model is learned when first asked for.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DateSuggestion } from '../checker/repair/doubtful-date.ts'
import type { LanguageModel, Lesson } from '../checker/repair/language-model.ts'
import { type RepairSuggestion, carryOut, linesOf, repair, repairBySteps } from '../checker/repair/repair.ts'
import { lostSign } from '../checker/repair/units.ts'
import { standardSet } from '../checker/standard.ts'
import type { Recognition } from '../contract/imports.ts'
import { type RepairChange, type RepairProposal, longestRepair } from '../contract/repairing.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { partsOf } from '../domain/notice/notice-parts.ts'
import { wholeOf } from '../domain/notice/spot.ts'
import { type Office, makeOffice } from '../domain/office/office.ts'
import { startingSet } from '../domain/office/starting-set.ts'
import { fileKind } from '../files/file-kind.ts'
import { decodeText, readText } from '../files/text-read.ts'
import type { Doubt, ReadBlock } from '../page/blocks.ts'
import { recognize } from '../page/recognize/recognize.ts'
import { knownNotices, lastIssued } from '../store/known-notices.ts'
import { learnedWording } from '../store/learned-wording.ts'
import { currentRuleSet } from '../store/rule-sets.ts'
import type { Context, ToDocx } from './context.ts'
import { findContradictedDates } from './contradicted-dates.ts'
import type { Handlers } from './handlers.ts'
import { findTwins, linesOf as numberedLinesOf, readBytes } from './imports.ts'
import { textLinesOf, withTextLines } from './paper-lines.ts'
import { refuseClassified } from './secrecy.ts'

export interface RepairedPaper {
  readonly lines: readonly string[]
  readonly suggestions: readonly (RepairSuggestion | DateSuggestion)[]
}

/** The text of a file as it probably was, without a store. Refuses what is no text. */
export async function repairPaper(bytes: Uint8Array, ids: () => string, toDocx?: ToDocx): Promise<RepairedPaper> {
  const { lines: source } = await readSource(bytes, toDocx)
  const { lines, suggestions } = repair(source.join('\n'), await loadModel([]))
  const office = makeOffice({ version: 0, records: startingSet() })
  const known = { office, set: standardSet, othersOf: () => Promise.resolve([]) }
  return { lines, suggestions: [...suggestions, ...(await findContradictedDates(source, lines, known, ids))] }
}

export const repairHandlers: Handlers<'repair.propose' | 'repair.read'> = {
  'repair.propose': async (context, { base64 }) => {
    const { lines: source } = await readSource(Buffer.from(base64, 'base64'), context.toDocx)
    const { lines, suggestions } = await repairWatched(context, source)
    const known = {
      office: await context.offices.current(context.db),
      set: await currentRuleSet(context.db),
      othersOf: ({ id, header: { number, symbol } }: Notice) => knownNotices(context.db, { id, number, symbol }),
    }
    const dates = await findContradictedDates(source, lines, known, context.ids)
    return { source, lines, suggestions, dates } satisfies RepairProposal
  },

  'repair.read': async (context, { original, accepted }): Promise<Recognition> => {
    const bytes = Buffer.from(original.base64, 'base64')
    const source = await readSource(bytes, context.toDocx)
    const read = source.readAgain(carryOutAccepted(source.lines, accepted))
    const { notice, doubts } = recognize(read.blocks, { ids: context.ids })
    await refuseClassified(context, notice)
    const repaired = {
      code: 'text.repaired',
      spot: wholeOf('document'),
      message: `Văn bản quét đã được sửa dấu ở ${accepted.length.toLocaleString('vi-VN')} chỗ. Hãy đối chiếu với bản giấy.`,
    } as const
    const twins = await findTwins(context, notice, bytes)
    return {
      notice,
      doubts: [repaired, ...read.doubts, ...doubts],
      original,
      twins,
      repairedLines: read.lines,
    }
  },
}

/** The lines of a file that are repaired, and how they are read once they are. */
interface Source {
  readonly lines: readonly string[]
  readonly readAgain: (lines: readonly string[]) => {
    readonly blocks: readonly ReadBlock[]
    readonly doubts: readonly Doubt[]
    /** As doubts number them. */
    readonly lines: readonly string[]
  }
}

/** Refuses what cannot be read, and what is too long to be a scan of a notice. */
async function readSource(bytes: Uint8Array, toDocx?: ToDocx): Promise<Source> {
  if (fileKind(bytes) === null) {
    const lines = linesOf(decodeText(bytes))
    refuseLong(lines)
    return { lines, readAgain: (repaired) => ({ ...readText(repaired.join('\n')), lines: repaired }) }
  }
  const { blocks, doubts } = await readBytes(bytes, toDocx)
  const lines = textLinesOf(blocks)
  refuseLong(lines)
  return {
    lines,
    readAgain: (repaired) => {
      const read = withTextLines(blocks, repaired)
      return { blocks: read, doubts, lines: numberedLinesOf(read) }
    },
  }
}

function refuseLong(lines: readonly string[]): void {
  if (lines.reduce((sum, line) => sum + line.length + 1, 0) <= longestRepair + 1) return
  throw new Refusal('source.tooLarge', `Chỉ sửa dấu văn bản dài nhất ${longestRepair.toLocaleString('vi-VN')} ký tự.`)
}

/** Refuses changes that do not stand in the source, overlap, or would touch a figure. */
function carryOutAccepted(source: readonly string[], accepted: readonly RepairChange[]): string[] {
  for (const { rest, line } of accepted) if (rest !== undefined && !isRest(source, rest)) throw wrongPlace(line)
  const places = accepted.flatMap((change) => (change.rest === undefined ? [change] : [change, change.rest]))
  for (const [at, inLine] of Map.groupBy(places, ({ line }) => line)) {
    const line = source[at - 1] ?? ''
    let free = 0
    for (const { start, end } of inLine.toSorted((one, other) => one.start - other.start)) {
      if (start < free || end <= start || end > line.length || !isWord(line.slice(start, end))) throw wrongPlace(at)
      free = end
    }
  }
  return carryOut(source, accepted)
}

const wrongPlace = (line: number) =>
  new Refusal('input.invalid', 'Chỗ sửa không nằm trong bản gốc.', { field: 'accepted', line })

/** Letters are in it, or signs that stand for them, with figures that were read for letters at most. */
const isWord = (text: string) =>
  (/\p{L}/u.test(text) || lostSign.test(text)) && !/(?<!\S)\p{N}[\p{N}.,/-]*(?!\S)|\p{N}{3}/u.test(text)

/** The end of a line with its hyphen, or the letters that begin one. */
function isRest(
  source: readonly string[],
  { line, start, end }: { line: number; start: number; end: number },
): boolean {
  const text = source[line - 1] ?? ''
  return end === text.length
    ? /^ ?[\p{L}\p{M}\p{N}]+-$/u.test(text.slice(start, end))
    : /^\s*$/.test(text.slice(0, start)) && /^[\p{L}\p{M}]+ ?$/u.test(text.slice(start, end))
}

async function repairWatched(context: Context, source: readonly string[]) {
  await context.task.step('Đang học cách viết của cơ quan', 0, 1)
  const steps = repairBySteps(source.join('\n'), await modelOf(context))
  let turn = performance.now()
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    if (performance.now() - turn < longestTurn) continue
    await context.task.step('Đang sửa dấu', value.done, value.total)
    turn = performance.now()
  }
}

/** ms after which other calls have their turn. */
const longestTurn = 30

interface Learned {
  readonly key: string
  readonly model: LanguageModel
}

/** The model that was learned last: for as long as the office has taught nothing new. */
const keepLearned = (before: Learned | null | undefined, made: Learned | null): Learned | null => made ?? before ?? null

async function modelOf(context: Context): Promise<LanguageModel> {
  const own = await ownLessons(context)
  const key = JSON.stringify(own)
  const last = context.memory.next(keepLearned, null)
  if (last?.key === key) return last.model
  const model = await loadModel(own)
  context.memory.next(keepLearned, { key, model })
  return model
}

/** Loaded when first needed: the texts it learns from are large. */
async function loadModel(own: readonly Lesson[]): Promise<LanguageModel> {
  const { learnStandardModel } = await import('../checker/repair/standard-model.ts')
  await nextTurn()
  return learnStandardModel(own)
}

/** So many of the notices issued last are learned from whole. */
const mostIssued = 40
/** Words of the office itself are likelier in its papers than those of the shipped text; a list says less than a sentence. */
const weights = { issued: 1, learned: 0.5, names: 1 } as const

async function ownLessons({ db, offices }: Context): Promise<Lesson[]> {
  const issued = await lastIssued(db, mostIssued)
  const { phrases, names } = await learnedWording(db)
  return [
    ...issued.flatMap((notice) => textsOf(notice).map((text) => ({ text, weight: weights.issued }))),
    ...[...phrases, ...names].map((text) => ({ text, weight: weights.learned, isListed: true })),
    ...namesOf(await offices.current(db)).map((text) => ({ text, weight: weights.names, isListed: true })),
  ]
}

const textsOf = (notice: Notice): string[] => partsOf(notice).flatMap(({ fields }) => fields.map(({ text }) => text))

/** Names of bodies, persons, posts, programmes: all that the records say in words. */
function namesOf({ records }: Office): string[] {
  const texts = records.flatMap(({ states }) =>
    states.flatMap(({ values }) =>
      Object.values(values).flatMap((value) => (typeof value === 'string' ? [value] : [])),
    ),
  )
  return [...new Set(texts)].filter((text) => /\p{L}\s+\p{L}/u.test(text))
}
