/** Is a file one of ours, and does it show what is in force? By its bytes, then by its properties, then by its words. */
import type { FileReport, FileVerdict } from '../contract/exports.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { type NumberHolder, type StoredNotice, describeHolder, describeNumber } from '../domain/office/records.ts'
import { isIssuedState, stateNames } from '../domain/office/workflow.ts'
import { type LineDifference, type PlacedLine, findLineDifferences } from '../domain/words/line-differences.ts'
import { squeeze } from '../domain/words/text.ts'
import { readForeign } from '../files/foreign.ts'
import { type PaperIdentity, readIdentity, readPdfContent } from '../files/paper-identity.ts'
import { writeText } from '../files/text-write.ts'
import { compose } from '../page/compose/compose.ts'
import { specFor } from '../page/format/formats.ts'
import { placeLines } from '../page/recognize/placed-lines.ts'
import { recognize } from '../page/recognize/recognize.ts'
import { type KeptExport, exportsOfContent, exportsOfFile, exportsOfVersion, keptBytes } from '../store/exports.ts'
import { sha256 } from '../store/hash.ts'
import { standingOf } from '../store/notice-states.ts'
import { findNumbered, findVersion, getNotice } from '../store/notices.ts'
import { findReadFrom } from '../store/originals.ts'
import { writeMoment } from '../store/standing.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { readBytes } from './imports.ts'

export const verificationHandlers: Handlers<'export.verify'> = {
  'export.verify': async (context, { base64 }) => {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
    const hash = sha256(bytes)
    const report =
      (await byBytes(context, hash)) ?? (await byProperties(context, bytes)) ?? (await byWords(context, bytes))
    return { notice: null, version: null, exported: null, differences: [], ...report, sha256: hash }
  },
}

type Found = Pick<FileReport, 'verdict' | 'words'> & Partial<FileReport>

const unknown = (why: string): Found => ({ verdict: 'unknown', words: why })

/** The file as it was exported, or as a notice was read from it. */
async function byBytes(context: Context, hash: string): Promise<Found | null> {
  const exports = await exportsOfFile(context.db, hash)
  const [first] = exports
  if (first === undefined) return byOriginal(context, hash)
  // Versions that differ where the file shows nothing of it are one file: the best that it is.
  const order: readonly FileVerdict[] = ['issued', 'approved', 'draft', 'older']
  const found = await Promise.all(exports.map((one) => ofExport(context, one)))
  const [best] = found
    .filter((one) => one !== null)
    .toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict))
  return best ?? unknown(`Tệp do chương trình này xuất ${describeExport(first)}, nhưng không phải một thông báo.`)
}

const describeExport = ({ exportedAt, exportedBy }: KeptExport) => `lúc ${writeMoment(exportedAt)}, bởi ${exportedBy}`

/** As `services/copies.ts` calls the form of a certified copy. */
const isCopy = ({ format }: KeptExport) => /, copy /.test(format)

async function ofExport(context: Context, one: KeptExport): Promise<Found | null> {
  const { noticeId, version, contentHash, fileName, exportedAt, exportedBy } = one
  if (noticeId === null || version === null) return null
  const stored = await getNotice(context.db, noticeId)
  const verdict = await verdictOn(context, stored, contentHash)
  return {
    ...verdict,
    words: `${verdict.words}${isCopy(one) ? ' Tệp là bản sao (sao y, sao lục hoặc trích sao) của văn bản.' : ''} Tệp giữ nguyên từng byte từ khi xuất ${describeExport(one)}.`,
    notice: holderOf(stored.notice),
    version,
    exported: { fileName, at: exportedAt, by: exportedBy },
  }
}

/** What a content of a notice is by now. */
async function verdictOn({ db }: Context, stored: StoredNotice, contentHash: string): Promise<Found> {
  const { notice, state, version } = stored
  const named = describeHolder(holderOf(notice))
  if (contentHash !== stored.contentHash)
    return {
      verdict: 'older',
      words: `Bản cũ của ${named}: bản hiện nay là bản ${version}, ở bước “${stateNames[state]}”.`,
    }
  if (isIssuedState(state)) {
    const since = state === 'issued' ? '' : ` Từ đó thông báo ở bước “${stateNames[state]}”.`
    return { verdict: 'issued', words: `Đúng bản đã ban hành của ${named}.${since}` }
  }
  const { approvedHash } = await standingOf(db, notice.id)
  return approvedHash === null
    ? {
        verdict: 'draft',
        words: `Bản dự thảo chưa được duyệt của ${named}, đúng như đang lưu (“${stateNames[state]}”).`,
      }
    : { verdict: 'approved', words: `Đúng bản đã duyệt, chưa ban hành, của ${named} (“${stateNames[state]}”).` }
}

function holderOf({ id, header: { number, symbol, date }, abstract }: Notice): NumberHolder {
  return { id, number, symbol, issuedOn: date, abstract: squeeze(abstract.join(' ')) }
}

async function byOriginal({ db }: Context, hash: string): Promise<Found | null> {
  const id = await findReadFrom(db, hash)
  if (id === null) return null
  const { notice, state, version } = await getNotice(db, id)
  const named = describeHolder(holderOf(notice))
  const known = { notice: holderOf(notice), version }
  return isIssuedState(state)
    ? { ...known, verdict: 'issued', words: `Tệp gốc đã nhập của ${named}; thông báo đã ban hành.` }
    : { ...known, ...unknown(`Tệp gốc mà ${named} được nhập từ đó, chưa ghi nhận là đã ban hành.`) }
}

/** A file of ours whose bytes are no longer those of an export. */
async function byProperties(context: Context, bytes: Uint8Array): Promise<Found | null> {
  const content = startsWith(bytes, '%PDF') ? readPdfContent(bytes) : null
  if (content !== null) return ofPdf(context, content)
  if (!startsWith(bytes, 'PK')) return null
  const identity = tryIdentity(bytes)
  if (identity === null) return null
  const { db } = context
  const version = await findVersion(db, identity.notice, identity.version)
  if (version === null)
    return unknown(
      `Tệp ghi là bản ${identity.version} của thông báo ${identity.notice}, nhưng kho này không có bản đó. Có thể tệp được xuất từ kho khác.`,
    )
  if (version.contentHash !== identity.content)
    return unknown(
      `Tệp ghi là bản ${identity.version} của thông báo ${identity.notice}, nhưng mã nội dung ghi trong tệp không phải của bản đó trong kho.`,
    )
  return changed(context, version.notice, identity.version, await compareWithKept(context, identity, bytes))
}

async function ofPdf(context: Context, content: string): Promise<Found> {
  const [one] = await exportsOfContent(context.db, content)
  if (one?.noticeId === null || one?.version === null || one === undefined)
    return unknown('Tệp PDF ghi một mã nội dung mà kho này chưa từng xuất.')
  const { notice } = await getNotice(context.db, one.noticeId)
  return changed(context, notice, one.version, null)
}

function startsWith(bytes: Uint8Array, sign: string): boolean {
  return Buffer.from(bytes.subarray(0, sign.length)).toString('latin1') === sign
}

function tryIdentity(bytes: Uint8Array): PaperIdentity | null {
  try {
    return readIdentity(bytes)
  } catch {
    // What is no ZIP, and properties that are no XML, name nothing.
    return null
  }
}

/** `differences`: null where the file cannot be read back. */
async function changed(
  { db }: Context,
  notice: Notice,
  version: number,
  differences: readonly LineDifference[] | null,
): Promise<Found> {
  const current = await getNotice(db, notice.id)
  const followed =
    current.version === version ? '' : ` Bản ${version} cũng không phải bản hiện nay (bản ${current.version}).`
  const where =
    differences === null
      ? 'Không đọc lại được chữ trong tệp này để chỉ ra chỗ khác; hãy so với tệp trong kho.'
      : differences.length === 0
        ? 'Chữ trong tệp không khác bản trong kho: tệp đã được lưu lại hoặc đổi cách trình bày.'
        : `Có ${differences.length} chỗ khác bản trong kho. Chỗ đầu tiên: ${describeDifference(differences[0])}.`
  return {
    verdict: 'changed',
    words: `Tệp là bản ${version} của ${describeHolder(holderOf(notice))} nhưng đã bị thay đổi sau khi xuất. ${where}${followed}`,
    notice: holderOf(notice),
    version,
    differences: differences ?? [],
  }
}

function describeDifference(difference: LineDifference | undefined): string {
  if (difference === undefined) return ''
  const { place, before, after } = difference
  if (before === '') return `${place}: thêm “${after}”`
  return after === '' ? `${place}: bỏ “${before}”` : `${place}: “${before}” thành “${after}”`
}

/** Against what was exported of the version, in the form that is nearest; null where none can be compared. */
async function compareWithKept(
  context: Context,
  { notice, version }: PaperIdentity,
  bytes: Uint8Array,
): Promise<readonly LineDifference[] | null> {
  const lines = await tryLines(bytes)
  if (lines === null) return null
  const exports = await exportsOfVersion(context.db, notice, version)
  const files = new Set(exports.filter(({ format }) => /^(?:docx|xlsx|status)\b/.test(format)).map((one) => one.sha256))
  let nearest: readonly LineDifference[] | null = null
  for (const file of files) {
    const kept = await tryLines(await keptBytes(context.db, file))
    if (kept === null || kept.isSheet !== lines.isSheet) continue
    const differences = findLineDifferences(kept.lines, lines.lines)
    if (nearest === null || differences.length < nearest.length) nearest = differences
  }
  return nearest
}

interface FileLines {
  readonly isSheet: boolean
  readonly lines: readonly PlacedLine[]
}

async function tryLines(bytes: Uint8Array): Promise<FileLines | null> {
  try {
    return { isSheet: false, lines: placeLines((await readForeign('docx', bytes)).blocks) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  try {
    return { isSheet: true, lines: await readForeign('sheetLines', bytes) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return null
  }
}

/** A file that says nothing of itself: read as a notice, and compared with the one that has its number. */
async function byWords(context: Context, bytes: Uint8Array): Promise<Found> {
  if (startsWith(bytes, '%PDF')) return unknown('Tệp PDF này không do kho này xuất: trong tệp không có mã của kho.')
  let read: Notice
  try {
    const { blocks, secrecy } = await readBytes(bytes)
    read = recognize(blocks, { ids: context.ids, secrecy }).notice
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return unknown(`Kho này chưa từng xuất tệp này, và không đọc được tệp như một thông báo: ${error.message}`)
  }
  const { number, symbol } = read.header
  const id = number === null ? null : await findNumbered(context.db, number, symbol)
  if (id === null)
    return unknown(
      number === null
        ? 'Kho này chưa từng xuất tệp này, và văn bản trong tệp không có số để tìm thông báo tương ứng.'
        : `Kho này chưa từng xuất tệp này, và không có thông báo số ${describeNumber(read.header)}.`,
    )
  const stored = await getNotice(context.db, id)
  return changed(
    context,
    stored.notice,
    stored.version,
    findLineDifferences(officialLines(stored.notice), officialLines(read)),
  )
}

/** As plain text of the official page, whatever the file looked like. */
function officialLines(notice: Notice): PlacedLine[] {
  const text = writeText({ ...notice, sourceForm: undefined }, compose(notice, specFor(notice)))
  return placeLines(
    text.split('\n').map((line, at) => ({
      kind: 'line',
      line: at + 1,
      runs: [{ text: line }],
      gapBefore: false,
      whole: true,
    })),
  )
}
