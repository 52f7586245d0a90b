/**
 * Plain text, pasted or from a file, as lines and grids: the first half of an import.
 * Here belongs what is a matter of characters (encoding, markup residue, tabs); what a line means is
 * decided by page/recognize.
 */
import { wholeOf } from '../domain/notice/spot.ts'
import { Refusal } from '../domain/errors.ts'
import { noticeLimits, refuseLength, refuseLines } from '../domain/notice/limits.ts'
import { type CleanedText, cleanLines, describeCleaning, squeeze } from '../domain/words/text.ts'
import type { Doubt, ReadBlock, ReadLine } from '../page/blocks.ts'
import { fileKind } from './file-kind.ts'
import { cleanCell, readMarkup } from './markup.ts'
import { joinSpaced, partGlued } from './glued-syllables.ts'
import { type OldLine, oldSetNames, readOldLines } from '../checker/repair/old-charset.ts'
import { type TableLines, collectRows, isTableLine } from './text-table.ts'

/** Ten times the longest appendix an office has written; beyond it the file is something else. */
const largestText = 20_000_000

/** Characters of a line of a text: nine cells as long as may be, with their markup. Longer ones are not even parsed. */
const longestLine = 200_000

/** What to do with a file that is no text. */
const packed = 'Đây là tệp nén (DOCX, XLSX …): hãy chọn đúng loại tệp hoặc dán nội dung.'
const advice = {
  zip: packed,
  odt: packed,
  doc: 'Đây là tệp Word/Excel kiểu cũ: hãy lưu lại thành DOCX hoặc dán nội dung.',
  pdf: 'Đây là tệp PDF: hãy chọn bằng nút chọn tệp, không dán.',
} as const

/**
 * Text of a file: UTF-8 (with or without BOM) or UTF-16 with BOM.
 * Refuses an empty file, one over 20 MB, a binary file and a wrong encoding, naming the line.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new Refusal('source.empty')
  if (bytes.length > largestText) {
    const size = Math.round(bytes.length / 1_000_000)
    throw new Refusal('source.tooLarge', `Tệp nặng ${size} MB, nhiều nhất được ${largestText / 1_000_000} MB.`)
  }
  const kind = fileKind(bytes)
  // An RTF is text, though of little use as such.
  if (kind !== null && kind !== 'rtf') throw new Refusal('source.notText', advice[kind])
  const encoding = encodingOf(bytes)
  if (encoding === 'utf-8' && bytes.includes(0)) {
    throw new Refusal('source.notText', 'Hãy lưu thành tệp văn bản (.txt, bảng mã UTF-8) rồi nhập lại.')
  }
  const text = new TextDecoder(encoding).decode(bytes)
  return encoding === 'utf-8' && text.includes('\uFFFD') ? (readOldBytes(bytes) ?? text) : text
}

/** A text saved one byte a letter, in the letters of old fonts; null where it is none. Its letters are read anew with its lines. */
function readOldBytes(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString('latin1')
  const { text: today, found } = readOldLines(text)
  // What is left must be plain: any other sign may be a letter of an encoding nobody knows.
  return found.length > 0 && !/[\u0080-\u009F]/.test(text) && !leftOver(today, found) ? text : null
}

function leftOver(today: string, found: readonly OldLine[]): boolean {
  const read = new Set(found.map(({ line }) => line))
  return today.split('\n').some((line, at) => !read.has(at + 1) && /[\u00A0-\u00FF]/.test(line))
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/**
 * Lines and grids of a text, in reading order, with what had to be removed as doubts.
 * Refuses text in which characters were already lost (U+FFFD) and text without any content.
 */
export function readText(source: string): { blocks: ReadBlock[]; doubts: Doubt[] } {
  if (source.length > largestText) throw new Refusal('source.tooLarge')
  refuseLostCharacters(source)
  const { text: today, found: old } = readOldLines(source)
  const { text: cleaned, ...cleaning } = cleanLines(today)
  const { text: joined, found: spaced } = joinSpaced(cleaned)
  const { text, found: glued } = partGlued(joined)
  if (text.trim() === '') throw new Refusal('source.empty')
  const lines = text.split('\n').flatMap((line) => (isRow(line) ? [line] : line.split('\u000B')))
  refuseLines(lines.length)
  const long = lines.findIndex((line) => line.length > longestLine)
  if (long !== -1) refuseLength(lines[long] ?? '', noticeLimits.paragraph, { component: 'document', line: long + 1 })
  const doubts = [
    ...oldDoubts(old),
    ...cleaningDoubts(cleaning),
    ...blankDoubts('Đã nối các chữ cái bị tách rời', spaced),
    ...blankDoubts('Đã tách các chữ bị dính liền', glued),
  ]
  return { blocks: readLines(lines, doubts), doubts }
}

/** Lines that are told one by one. */
const mostTold = 5

/** That lines were in the letters of an old font: each, or how many; those with letters that may be wrong always. */
export function oldDoubts(found: readonly OldLine[]): Doubt[] {
  const told = found.length <= mostTold ? found : found.filter(({ doubtful }) => doubtful.length > 0)
  const [first] = found
  if (first === undefined || found.length <= mostTold) return told.map(oldDoubt)
  const message = `${found.length} dòng ghi bằng bảng mã cũ (${oldSetNames[first.set]}); đã chuyển sang Unicode, tệp gốc được giữ nguyên.`
  return [
    {
      code: 'text.replacedCharacters',
      spot: wholeOf('document'),
      line: first.line,
      message,
      found: shorten(first.written, 200),
    },
    ...told.map(oldDoubt),
  ]
}

const shorten = (text: string, longest: number): string =>
  text.trim().length > longest ? `${text.trim().slice(0, longest)} …` : text.trim()

function oldDoubt({ line, written, text, set, doubtful }: OldLine): Doubt {
  const toSee = doubtful.length === 0 ? '' : ` Chữ chưa chắc: ${doubtful.slice(0, 10).join(', ')}.`
  return {
    code: 'text.replacedCharacters',
    spot: wholeOf('document'),
    line,
    message: `Dòng ${line} ghi bằng bảng mã cũ (${oldSetNames[set]}); đã đọc là: "${shorten(text, 120)}".${toSee}`,
    found: written.trim().slice(0, 200),
  }
}

function blankDoubts(what: string, glued: readonly string[]): Doubt[] {
  if (glued.length === 0) return []
  const shown = glued.slice(0, 10).map((word) => `"${word}"`)
  const message = `${what} (thường do sao chép từ PDF): ${shown.join(', ')}${glued.length > 10 ? ' …' : ''}.`
  return [{ code: 'text.replacedCharacters', spot: wholeOf('document'), message, found: glued.join(' ').slice(0, 200) }]
}

/** What was removed and what was replaced, each reported once. */
export function cleaningDoubts({ removed, replaced }: Omit<CleanedText, 'text'>): Doubt[] {
  const spot = wholeOf('document')
  const doubts: Doubt[] = []
  if (removed > 0)
    doubts.push({ code: 'text.removedCharacters', spot, message: describeCleaning({ removed, replaced: 0 }) })
  if (replaced > 0)
    doubts.push({ code: 'text.replacedCharacters', spot, message: describeCleaning({ removed: 0, replaced }) })
  return doubts
}

/** Whether Word's line end is inside a cell: between tabs it belongs to the cell. */
function isRow(line: string): boolean {
  return line.includes('\t') && line.includes('\u000B') && (line.match(/\t/g)?.length ?? 0) >= 2
}

function refuseLostCharacters(source: string): void {
  const lost = source.indexOf('\uFFFD')
  if (lost === -1) return
  const line = source.slice(0, lost).split('\n').length
  throw new Refusal('source.badEncoding', `Dòng ${line} có ký tự không đọc được.`, {
    place: { component: 'document', line },
    found: squeeze(source.slice(Math.max(0, lost - 30), lost + 30)),
  })
}

function readLines(lines: readonly string[], doubts: Doubt[]): ReadBlock[] {
  const blocks: ReadBlock[] = []
  const removedTags: { tag: string; line: number }[] = []
  let gapBefore = true
  let at = 0
  const indents = tellsByIndent(lines)
  while (at < lines.length) {
    const raw = lines[at] ?? ''
    if (isTableLine(raw, lines, at)) {
      const table = collectRows(lines, at)
      blocks.push(gridOf(table))
      at = table.next
      gapBefore = true
      continue
    }
    at += 1
    if (raw.trim() === '') {
      gapBefore = true
      continue
    }
    const parts = splitColumns(raw)
    for (const [column, part] of parts.entries()) {
      const marked = readMarkup(part)
      removedTags.push(...marked.removed.map((tag) => ({ tag, line: at })))
      if (marked.runs.length === 0) continue
      const line: ReadLine = {
        kind: 'line',
        line: at,
        runs: marked.runs,
        gapBefore,
        whole: false,
        ...(parts.length === 2 ? { column } : {}),
        ...(indents && parts.length === 1 && /^(?: {3,}|\t)/.test(raw) ? { starts: true } : {}),
      }
      blocks.push(line)
      gapBefore = false
    }
  }
  if (removedTags.length > 0) doubts.push(tagDoubt(removedTags))
  return blocks
}

/**
 * Two columns read across: "TỈNH ỦY …          ĐẢNG CỘNG SẢN VIỆT NAM" is two lines, left then right. The gap
 * left for a number or a day ("Số      -TB/BCĐ", "ngày      tháng 7") is none between columns.
 */
function splitColumns(raw: string): string[] {
  const parts = raw.trim().split(/ {4,}|\t+/)
  // Word puts a tab behind the number or dash of a list.
  const [label = '', ...words] = parts
  if (words.length > 0 && listLabel.test(label) && /^\s*\S+\t/.test(raw)) return [[label, ...words].join(' ')]
  return parts.length === 2 && /^(?:\p{Lu}|\(?[Đđ]ã ký|kiêm(?:$|\s+\p{Lu})|- \p{Lu})/u.test(parts[1] ?? '')
    ? parts
    : [raw]
}

const listLabel = /^(?:[IVX]{1,6}[.)/-]?|\d{1,2}(?:\.\d{1,2})*[.)/-]?|[a-zđA-ZĐ][.)/-]|[-–—+•▪*]|\(\w{1,3}\))$/u

/** Lines that go on with a sentence stand at the edge, so that an indent starts a paragraph. */
function tellsByIndent(lines: readonly string[]): boolean {
  const goingOn = lines.filter((line) => /^\s*\p{Ll}/u.test(line))
  const atEdge = goingOn.filter((line) => /^\p{Ll}/u.test(line)).length
  return goingOn.length >= 5 && atEdge > goingOn.length * 0.8
}

function gridOf(table: TableLines): ReadBlock {
  const rows = table.rows.map(({ line, cells }) => {
    const cleaned = cells.map((cell) => cleanCell(cell.replaceAll('\u000B', '\n')))
    const removed = cleaned.flatMap((cell) => cell.removed)
    return { line, cells: cleaned.map(({ text }) => text), ...(removed.length === 0 ? {} : { removed }) }
  })
  return { kind: 'grid', line: table.rows[0]?.line ?? 1, rows }
}

function tagDoubt(removed: readonly { tag: string; line: number }[]): Doubt {
  const lines = [...new Set(removed.map((entry) => entry.line))]
  const shown = lines.slice(0, 10).join(', ') + (lines.length > 10 ? ' …' : '')
  return {
    code: 'text.markupRemoved',
    spot: wholeOf('document'),
    line: lines[0] ?? 1,
    message: `Đã bỏ ${removed.length} thẻ đánh dấu lẫn trong văn bản (dòng ${shown}).`,
    found: [...new Set(removed.map((entry) => entry.tag))].slice(0, 8).join(' '),
  }
}
