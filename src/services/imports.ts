/** Reading a notice from a file or from pasted text. Nothing is stored here: a person confirms with notice.create. */
import { findLostMarks } from '../checker/standard.ts'
import type { Recognition } from '../contract/imports.ts'
import type { Twin } from '../domain/archive/past-papers.ts'
import { Refusal } from '../domain/errors.ts'
import { wholeOf } from '../domain/notice/spot.ts'
import { usualHeadings } from '../domain/notice/table.ts'
import { type TableLayout, type TableLayouts, isOwnLayout, layoutFingerprint } from '../domain/notice/table-layout.ts'
import type { ReadLayout } from '../page/recognize/source-reading.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { squeeze } from '../domain/words/text.ts'
import type { Doubt, ReadBlock } from '../page/blocks.ts'
import { textOf } from '../page/compose/paragraphs.ts'
import { type RecognizeOptions, recognize } from '../page/recognize/recognize.ts'
import { type ForeignRead, readForeign } from '../files/foreign.ts'
import { fileLimits } from '../files/file-limits.ts'
import { fileKind } from '../files/file-kind.ts'
import { decodeText, readText } from '../files/text-read.ts'
import { rememberLayout, tableLayouts } from '../store/table-layouts.ts'
import { sha256 } from '../store/hash.ts'
import { learnedWording } from '../store/learned-wording.ts'
import { currentRuleSet } from '../store/rule-sets.ts'
import { noticesNumbered, noticesReadFrom } from '../store/twins.ts'
import type { Context, Task, ToDocx } from './context.ts'
import type { Handlers } from './handlers.ts'
import { directoryFor } from './offices.ts'
import { refuseClassified } from './secrecy.ts'

export const importHandlers: Handlers<
  'notice.readText' | 'notice.readOriginal' | 'notice.readFile' | 'layout.confirm'
> = {
  'notice.readText': (context, { text, fileName }) => {
    const bytes = Buffer.from(text, 'utf8')
    return recognition(context, { ...readText(text), text }, { fileName, bytes })
  },

  'notice.readOriginal': (context, { fileName, base64 }) =>
    readNotice(context, { fileName, bytes: Buffer.from(base64, 'base64') }),

  'notice.readFile': readNotice,

  'layout.confirm': async ({ db, now, actor }, layout) => {
    const fingerprint = await rememberLayout(db, layout, { at: now, by: actor.name })
    return { value: { fingerprint }, subject: 'layout', details: layout }
  },
}

/** A file as a notice. Refuses what is damaged, beyond the bounds or no notice, and a mark that the office does not permit. */
export async function readNotice(
  context: Context,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<Recognition> {
  return recognition(context, await readBytes(bytes, context.toDocx, context.task), { fileName, bytes })
}

/** What a reader of files found. */
interface ReadSource {
  readonly blocks: readonly ReadBlock[]
  readonly doubts: readonly Doubt[]
  readonly secrecy?: RecognizeOptions['secrecy']
  /** Null of a file that is no text. */
  readonly text: string | null
  /** A workbook of somebody else's. */
  readonly isWorkbook?: boolean | undefined
}

/** Refuses `notice.classified` where a mark is read and the office does not permit it. */
async function recognition(
  context: Context,
  { blocks, text, ...read }: ReadSource,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<Recognition> {
  const confirmed = await tableLayouts(context.db)
  const { notice, doubts, layouts } = recognize(blocks, { ids: context.ids, secrecy: read.secrecy, layouts: confirmed })
  const open = read.isWorkbook === true ? layouts.filter((one) => isOpen(one, confirmed)) : []
  await refuseClassified(context, notice)
  const lines = text === null ? linesOf(blocks) : null
  // A workbook has columns of names and short forms, which prove nothing.
  const unknownWords =
    read.isWorkbook === true ? null : await findDamage(context, notice, text ?? lines?.join('\n') ?? '')
  return {
    notice,
    doubts: [...read.doubts, ...doubts, ...open.map(layoutDoubt)],
    ...(open.length === 0 ? {} : { layouts: open.map(({ headings, roles }) => ({ headings, roles })) }),
    original: { fileName, base64: Buffer.from(bytes).toString('base64') },
    twins: await findTwins(context, notice, bytes),
    ...(lines === null ? {} : { sourceLines: lines }),
    ...(unknownWords === null ? {} : { unknownWords }),
  }
}

const isOpen = ({ headings }: TableLayout, confirmed: TableLayouts): boolean =>
  !confirmed.has(layoutFingerprint(headings)) && !isOwnLayout(headings)

function layoutDoubt({ line, headings, roles }: ReadLayout): Doubt {
  const understood = headings.map((heading, at) => {
    const role = roles[at] ?? null
    return `"${heading}" là ${role === null ? 'cột giữ nguyên' : usualHeadings[role]}`
  })
  const message = `Mẫu bảng này chưa có ai xác nhận; đã hiểu: ${understood.join('; ')}.`
  return { code: 'table.layout', spot: wholeOf('document'), line, message, found: headings.join(' | ').slice(0, 500) }
}

/** The same file first; then what bears the same number, whose words may differ. */
export async function findTwins({ db }: Context, { header }: Notice, bytes: Uint8Array): Promise<Twin[]> {
  const { number, symbol, date } = header
  const ofFile = await noticesReadFrom(db, sha256(bytes))
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
export function linesOf(blocks: readonly ReadBlock[]): string[] {
  const lines: string[] = []
  const put = (line: number, text: string) => {
    while (lines.length < line) lines.push('')
    lines[line - 1] = [lines[line - 1], text].filter((part) => part !== '').join(' · ')
  }
  for (const block of blocks) {
    if (block.kind === 'line') put(block.line, textOf(block.runs))
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

/** What is in a file. Office files are read in a worker. By content, not by name. */
export async function readBytes(bytes: Uint8Array, toDocx?: ToDocx, task?: Task): Promise<ReadSource> {
  const kind = fileKind(bytes)
  if (kind === null) {
    const text = decodeText(bytes)
    return { ...readText(text), text }
  }
  if (kind === 'pdf') return { ...(await readPdf(bytes, task)), text: null }
  if (kind === 'zip') return { ...(await readForeign('paper', bytes)), text: null }
  if (toDocx === undefined) throw new Refusal('source.noOffice')
  return { ...(await readForeign('paper', await toDocx(bytes, kind))), text: null }
}

/** Pages that have no text are pictures of pages: their words are recognised, page by page. */
async function readPdf(bytes: Uint8Array, task: Task | undefined): Promise<ForeignRead['paper']> {
  try {
    return await readForeign('paper', bytes, fileLimits.pdfTime)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'source.scan') throw error
    return readForeign('scan', bytes, fileLimits.scanPageTime, async (done, total) =>
      task?.step('Đang nhận dạng chữ, trang', done + 1, total),
    )
  }
}
