/** Reading a notice from a file or from pasted text. Nothing is stored here: a person confirms with notice.create. */
import { findLostMarks } from '../checker/standard.ts'
import type { Original, Recognition, Twin } from '../contract/imports.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { squeeze } from '../domain/words/text.ts'
import type { Doubt, ReadBlock } from '../page/blocks.ts'
import { type RecognizeOptions, recognize } from '../page/recognize/recognize.ts'
import { readForeign } from '../files/foreign.ts'
import { fileLimits } from '../files/file-limits.ts'
import { olderKind } from '../files/older-kinds.ts'
import { isPdf } from '../files/pdf-read.ts'
import { decodeText, readText } from '../files/text-read.ts'
import { sha256 } from '../store/hash.ts'
import { learnedWording } from '../store/learned-wording.ts'
import { currentRuleSet } from '../store/rule-sets.ts'
import { noticesNumbered, noticesReadFrom } from '../store/twins.ts'
import type { Context, ToDocx } from './context.ts'
import type { Handlers } from './handlers.ts'
import { directoryFor } from './offices.ts'
import { refuseClassified } from './secrecy.ts'

export const importHandlers: Handlers<'notice.readText' | 'notice.readOriginal' | 'notice.readFile'> = {
  'notice.readText': (context, { text, fileName }) =>
    recognition(context, readText(text), { fileName, base64: Buffer.from(text, 'utf8').toString('base64') }, text),

  'notice.readOriginal': async (context, original) => {
    const bytes = Buffer.from(original.base64, 'base64')
    return recognition(context, await readBytes(bytes, context.toDocx), original, textOf(bytes))
  },

  'notice.readFile': async (context, { fileName, bytes }) => {
    const original = { fileName, base64: Buffer.from(bytes).toString('base64') }
    return recognition(context, await readBytes(bytes, context.toDocx), original, textOf(bytes))
  },
}

/** What a reader of files found. */
interface ReadSource {
  readonly blocks: readonly ReadBlock[]
  readonly doubts: readonly Doubt[]
  readonly secrecy?: RecognizeOptions['secrecy']
}

/** Refuses `notice.classified` where a mark is read and the office does not permit it. */
async function recognition(
  context: Context,
  read: ReadSource,
  original: Original,
  text: string | null,
): Promise<Recognition> {
  const { notice, doubts } = recognize(read.blocks, { ids: context.ids, secrecy: read.secrecy })
  await refuseClassified(context, notice)
  const unknownWords = text === null ? null : await findDamage(context, notice, text)
  return {
    notice,
    doubts: [...read.doubts, ...doubts],
    original,
    twins: await findTwins(context, notice, original),
    ...(text === null ? { sourceLines: linesOf(read.blocks) } : {}),
    ...(unknownWords === null ? {} : { unknownWords }),
  }
}

/** The same file first; then what bears the same number, whose words may differ. */
export async function findTwins({ db }: Context, { header }: Notice, { base64 }: Original): Promise<Twin[]> {
  const { number, symbol, date } = header
  const ofFile = await noticesReadFrom(db, sha256(Buffer.from(base64, 'base64')))
  const year = date?.slice(0, 4)
  const ofNumber = number === null || year === undefined ? [] : await noticesNumbered(db, { number, symbol, year })
  return [
    ...ofFile.map((one): Twin => ({ ...one, kind: 'sameFile' })),
    ...ofNumber
      .filter(({ id }) => !ofFile.some((one) => one.id === id))
      .map((one): Twin => ({ ...one, kind: 'sameNumber' })),
  ]
}

/** What was read, at the numbers that doubts give. */
function linesOf(blocks: readonly ReadBlock[]): string[] {
  const lines: string[] = []
  const put = (line: number, text: string) => {
    while (lines.length < line) lines.push('')
    lines[line - 1] = [lines[line - 1], text].filter((part) => part !== '').join(' · ')
  }
  for (const block of blocks) {
    if (block.kind === 'line') put(block.line, block.runs.map(({ text }) => text).join(''))
    else for (const row of block.rows) put(row.line, row.cells.map(squeeze).join(' | '))
  }
  return lines
}

/** By the wording that notices are checked with, which the app keeps ready. */
async function findDamage({ db, offices, memory, now }: Context, notice: Notice, text: string): Promise<number | null> {
  const { parameters } = await currentRuleSet(db)
  const directory = directoryFor(await offices.current(db), notice, now)
  return findLostMarks(
    text,
    { officeWords: parameters.officeWords, learned: await learnedWording(db), directory },
    memory,
  )
}

/** The blocks of a file. Office files are read in a worker. By content, not by name. */
export async function readBytes(bytes: Uint8Array, toDocx?: ToDocx): Promise<ReadSource> {
  const older = olderKind(bytes)
  if (older !== null) {
    if (toDocx === undefined) throw new Refusal('source.noOffice')
    return readForeign('paper', await toDocx(bytes, older))
  }
  if (isPdf(bytes)) return readForeign('paper', bytes, fileLimits.pdfTime)
  return isZip(bytes) ? readForeign('paper', bytes) : readText(decodeText(bytes))
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/** Null for a file of an office program. */
const textOf = (bytes: Uint8Array): string | null =>
  isZip(bytes) || isPdf(bytes) || olderKind(bytes) !== null ? null : decodeText(bytes)
