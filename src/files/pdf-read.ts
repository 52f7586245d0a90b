/**
 * A PDF with text as lines and grids, in reading order. Where words stand tells what belongs together: a line goes on with
 * the one above when its first word had no room there; what stands side by side is a table of the layout; a table of
 * tasks is told by the lines around its cells.
 */
import { wholeOf } from '../domain/notice/spot.ts'
import { Refusal } from '../domain/errors.ts'
import { cleanText, squeeze } from '../domain/words/text.ts'
import type { Doubt, ReadBlock, ReadRow, Run } from '../page/blocks.ts'
import type { ReadDocx } from './docx-read.ts'
import { beyondLimits, countUpTo, fileLimits } from './file-limits.ts'
import { readOldLines } from './old-charset.ts'
import { type PdfPage, readPage } from './pdf-page.ts'
import { type PlacedLine, areCentred, goesOn, joinRuns, placeKey } from './pdf-lines.ts'
import { type Part, partsOfPage } from './pdf-parts.ts'
import { cleaningDoubts } from './text-read.ts'

/** A notice with its appendix has some tens. */
const mostPages = 500

export function isPdf(bytes: Uint8Array): boolean {
  return bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46
}

/** Refuses what is damaged or closed by a password (`source.damaged`), and one that has pictures of pages and no text (`source.scan`). */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocx> {
  const pages = await readPages(bytes)
  if (!pages.some(({ texts }) => texts.some(({ text }) => text.trim() !== ''))) throw new Refusal('source.scan')
  const { blocks, doubts } = clean(blocksOf(pages))
  return { blocks, doubts, secrecy: null }
}

async function readPages(bytes: Uint8Array): Promise<PdfPage[]> {
  // Its fonts are never drawn, so no canvas is needed; the worker of pdfjs runs here, for this is a worker already.
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') })
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    disableFontFace: true,
    fontExtraProperties: true,
    useSystemFonts: false,
    stopAtErrors: false,
  })
  try {
    const document = await task.promise
    if (document.numPages > mostPages) throw beyondLimits(`Có hơn ${mostPages} trang`)
    const pages: PdfPage[] = []
    const count = countUpTo(fileLimits.characters, 'ký tự')
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const read = await readPage(pdfjs, page)
      count(read.texts.reduce((sum, { text }) => sum + text.length, 0))
      pages.push(read)
      page.cleanup()
    }
    return pages
  } catch (error) {
    if (error instanceof Refusal) throw error
    const locked = error instanceof Error && error.name === 'PasswordException'
    const what = locked ? 'Tệp PDF được đặt mật khẩu.' : 'Tệp PDF bị hỏng.'
    throw new Refusal('source.damaged', what, { reason: String(error) })
  } finally {
    await task.destroy()
  }
}

function blocksOf(pages: readonly PdfPage[]): ReadBlock[] {
  const parts = pages.map((page, at) => partsOfPage(page, { isFirst: at === 0, furniture: repeatedTexts(pages) }))
  const edges = edgesOf(pages, parts)
  const blocks: ReadBlock[] = []
  let line = 0
  let open: { lines: PlacedLine[]; number: number; right: number; gapBefore: boolean } | null = null
  const close = () => {
    if (open === null) return
    blocks.push({ kind: 'line', line: open.number, runs: joinRuns(open.lines), gapBefore: open.gapBefore, whole: true })
    open = null
  }
  for (const [at, page] of parts.entries()) {
    const { left, right, pitch, hasIndents } = edges[at]!
    let above: PlacedLine | null = null
    for (const part of page) {
      if (part.kind !== 'line') {
        close()
        above = null
        addGrid(blocks, part, line + 1)
        line += part.rows.length
        continue
      }
      line += 1
      if (part.footer) {
        blocks.push({ kind: 'line', line, runs: part.line.runs, gapBefore: true, whole: true, footer: true })
        continue
      }
      const last: PlacedLine | undefined = (open as { lines: PlacedLine[] } | null)?.lines.at(-1)
      const distance = above === null ? 0 : part.line.base - above.base
      const isApart = distance > pitch * 1.2 + 1
      const isIndented = hasIndents && part.line.left > left + part.line.size * 0.6
      const joins = last !== undefined && !isApart && !isIndented && !areCentred(last, part.line) && goesOn(last, part.line, right)
      if (!joins) {
        close()
        open = { lines: [], number: line, right, gapBefore: distance > pitch * 1.6 || above === null }
      }
      open!.lines.push(part.line)
      above = part.line
    }
  }
  close()
  return blocks
}

interface Edges {
  readonly left: number
  readonly right: number
  /** From one line of a paragraph to the next. */
  readonly pitch: number
  /** Paragraphs start with an indent: lines that go on with a sentence stand at the edge. */
  readonly hasIndents: boolean
}

/** Of each page, by the lines of all pages of its width. */
function edgesOf(pages: readonly PdfPage[], parts: readonly (readonly Part[])[]): Edges[] {
  return pages.map(({ width }) => {
    const columns = parts.filter((_, at) => Math.abs(pages[at]!.width - width) < 2)
    const runs = columns.map((page) => page.flatMap((part) => (part.kind === 'line' && !part.footer ? [part.line] : [])))
    const lines = runs.flat()
    const lefts = lines.map((line) => line.left).toSorted((a, b) => a - b)
    // A page may have a few short lines and a table.
    const tables = columns.flatMap((page) => page.flatMap((part) => (part.kind === 'grid' ? [part.columns.at(-1) ?? 0] : [])))
    const rights = [...lines.map((line) => line.right), ...tables].toSorted((a, b) => a - b)
    const distances = runs.flatMap((page) =>
      page.slice(1).map((line, at) => Math.round(2 * (line.base - page[at]!.base)) / 2),
    )
    const left = lefts[Math.floor(lefts.length * 0.05)] ?? 0
    const goingOn = lines.filter(({ text }) => /^\s*\p{Ll}\p{Ll}/u.test(text))
    const atEdge = goingOn.filter((line) => line.left < left + line.size * 0.6)
    return {
      left,
      right: rights[Math.floor(rights.length * 0.97)] ?? width,
      pitch: mostFrequent(distances.filter((distance) => distance > 4)) ?? 20,
      hasIndents: goingOn.length >= 3 && atEdge.length > goingOn.length * 0.7,
    }
  })
}

function mostFrequent(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0]
}

/** Texts that stand at one height on most pages: what was printed on each page. */
function repeatedTexts(pages: readonly PdfPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const page of pages)
    for (const key of new Set(page.texts.filter(({ text }) => /\p{L}/u.test(text)).map(placeKey))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const enough = Math.max(3, pages.length * 0.6)
  return new Set([...counts].flatMap(([key, count]) => (count >= enough ? [key] : [])))
}

/** A table that goes on over the page is one: its heading is not repeated. */
function addGrid(blocks: ReadBlock[], { rows, columns }: Extract<Part, { kind: 'grid' }>, line: number): void {
  const numbered = rows.map((cells, at): ReadRow => ({ line: line + at, cells }))
  const last = blocks.at(-1)
  if (last?.kind !== 'grid' || columns.length === 0 || last.rows[0]?.cells.length !== rows[0]?.length) {
    blocks.push({ kind: 'grid', line, rows: numbered })
    return
  }
  const heading = last.rows.map(({ cells }) => squeeze(cells.join('|')))
  const repeated = numbered.findIndex(({ cells }, at) => squeeze(cells.join('|')) !== heading[at])
  blocks[blocks.length - 1] = { ...last, rows: [...last.rows, ...numbered.slice(repeated === -1 ? numbered.length : repeated)] }
}

/** The same texts with usual characters, letters of old fonts in those of today. */
function clean(blocks: readonly ReadBlock[]): { blocks: ReadBlock[]; doubts: Doubt[] } {
  const cleaning = { removed: 0, replaced: 0 }
  const old: Doubt[] = []
  const anew = (written: string, line: number): string => {
    const { text, found } = readOldLines(written)
    for (const one of found)
      old.push({
        code: 'text.replacedCharacters',
        spot: wholeOf('document'),
        line,
        message: `Dòng ${line} ghi bằng bảng mã cũ (TCVN3, phông .VnTime); đã đọc là: "${squeeze(one.text).slice(0, 120)}".`,
        found: one.written.trim().slice(0, 200),
      })
    const cleaned = cleanText(text)
    cleaning.removed += cleaned.removed
    cleaning.replaced += cleaned.replaced
    return cleaned.text
  }
  const readRuns = (runs: readonly Run[], line: number): Run[] => runs.map((run) => ({ ...run, text: anew(run.text, line) }))
  return {
    blocks: blocks.map((block) =>
      block.kind === 'line'
        ? { ...block, runs: readRuns(block.runs, block.line) }
        : { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.split('\n').map((text) => anew(text, row.line)).join('\n')) })) },
    ),
    doubts: [...old, ...cleaningDoubts(cleaning)],
  }
}
