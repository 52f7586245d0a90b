/**
 * A PDF with text as lines and grids, in reading order. Where words stand tells what belongs together: a line goes on with
 * the one above when its first word had no room there; what stands side by side is a table of the layout; a table of
 * tasks is told by the lines around its cells.
 */
import type * as Pdfjs from 'pdfjs-dist'
import type { PDFPageProxy } from 'pdfjs-dist'
import { Refusal } from '../domain/errors.ts'
import { wholeOf } from '../domain/notice/spot.ts'
import { cleanText, squeeze } from '../domain/words/text.ts'
import type { Doubt, ReadBlock, ReadRow, Run } from '../page/blocks.ts'
import { type OldLine, readOldLines } from '../checker/repair/old-charset.ts'
import type { ReadDocx } from './docx-read.ts'
import { beyondLimits, countUpTo, fileLimits } from './file-limits.ts'
import { type PlacedLine, areCentred, goesOn, joinRuns, placeKey } from './pdf-lines.ts'
import { type PdfPage, readPage } from './pdf-page.ts'
import { folderOfDecoders } from './scan-files.ts'
import { drawScan } from './scan-image.ts'
import type { ScannedLine } from './scan-words.ts'
import { type GridPart, type LinePart, type Part, partsOfPage } from './pdf-parts.ts'
import { cleaningDoubts, oldDoubts } from './text-read.ts'

/** A notice with its appendix has some tens. */
const mostPages = 500
/** A3 at 600 dots an inch has seventy million. */
const mostImageDots = 80_000_000

/**
 * Refuses what is damaged or closed by a password (`source.damaged`), and one that has pictures of pages and no text
 * (`source.scan`).
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocx> {
  const pages = await readPages(bytes)
  if (!pages.some(({ texts }) => texts.some(({ text }) => text.trim() !== ''))) throw new Refusal('source.scan')
  return { ...clean(blocksOf(pages)), secrecy: null }
}

type Library = typeof Pdfjs

/** Opens a PDF and makes something of each page. */
async function eachPage<Read>(
  bytes: Uint8Array,
  read: (pdfjs: Library, page: PDFPageProxy, at: { readonly number: number; readonly count: number }) => Promise<Read>,
): Promise<Read[]> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  // The worker of pdfjs runs here: this is a worker already.
  Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') })
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    // Its letters are never drawn, and its images are wanted as dots.
    disableFontFace: true,
    fontExtraProperties: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: mostImageDots,
    wasmUrl: folderOfDecoders(),
  })
  const readAll = async (): Promise<Read[]> => {
    const document = await task.promise
    if (document.numPages > mostPages) throw beyondLimits(`Có hơn ${mostPages} trang`)
    const pages: Read[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      pages.push(await read(pdfjs, page, { number, count: document.numPages }))
      page.cleanup()
    }
    return pages
  }
  // Of some damage pdfjs tells nobody who waits: the promise that it breaks is its own.
  const { promise: broken, reject: tell } = Promise.withResolvers<never>()
  process.on('unhandledRejection', tell)
  try {
    return await Promise.race([readAll(), broken])
  } catch (error) {
    if (error instanceof Refusal) throw error
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    const what = isLocked ? 'Tệp PDF được đặt mật khẩu.' : 'Tệp PDF bị hỏng.'
    throw new Refusal('source.damaged', what, { reason: String(error) })
  } finally {
    process.off('unhandledRejection', tell)
    await task.destroy()
  }
}

function readPages(bytes: Uint8Array): Promise<PdfPage[]> {
  const count = countUpTo(fileLimits.characters, 'ký tự')
  return eachPage(bytes, async (pdfjs, page) => {
    const read = await readPage(pdfjs, page)
    count(read.texts.reduce((sum, { text }) => sum + text.length, 0))
    return read
  })
}

/** Below it a line is to be looked at. */
const certain = 70

/** A PDF of pictures alone: their words are recognised. `report` is told of each page before it is read. */
export async function readScan(bytes: Uint8Array, report: (done: number, total: number) => void): Promise<ReadDocx> {
  const { openRecognition } = await import('./scan-words.ts')
  const recognise = await openRecognition()
  const unsure: ScannedLine[] = []
  const pages = await eachPage(bytes, async (pdfjs, page, { number, count }): Promise<PdfPage> => {
    report(number - 1, count)
    const { width, height } = page.getViewport({ scale: 1 })
    const image = await drawScan(pdfjs, page)
    const lines = image === null ? [] : recognise(image)
    unsure.push(...lines.filter(({ confidence }) => confidence < certain))
    return { width, height, texts: lines.flatMap(({ texts }) => texts), horizontal: [], vertical: [] }
  })
  if (!pages.some(({ texts }) => texts.length > 0)) throw new Refusal('source.scan')
  const { blocks, doubts } = clean(blocksOf(pages))
  return { blocks, doubts: [machineDoubt(pages.length), ...unsureDoubts(unsure, blocks), ...doubts], secrecy: null }
}

function machineDoubt(pages: number): Doubt {
  const message = `Bản quét ${pages} trang: chữ do máy nhận dạng từ ảnh, hãy đối chiếu với bản gốc trước khi dùng.`
  return { code: 'scan.recognised', spot: wholeOf('document'), message }
}

const packed = (text: string): string => text.replace(/\s+/g, '')

const longestOf = ({ texts }: ScannedLine): string =>
  packed(texts.map(({ text }) => text).toSorted((one, other) => other.length - one.length)[0] ?? '')

/** A line of a page is part of a paragraph or a cell: told with the line where its words are. */
function unsureDoubts(lines: readonly ScannedLine[], blocks: readonly ReadBlock[]): Doubt[] {
  const texts = blocks.flatMap((block) =>
    block.kind === 'line'
      ? [{ line: block.line, text: packed(block.runs.map(({ text }) => text).join('')) }]
      : block.rows.map(({ line, cells }) => ({ line, text: packed(cells.join('')) })),
  )
  return lines.map((scanned) => ({
    code: 'scan.unsure',
    spot: wholeOf('document'),
    line: texts.find((one) => one.text.includes(longestOf(scanned)))?.line,
    message: `Chưa chắc đọc đúng (độ tin cậy ${Math.round(scanned.confidence)} %): "${scanned.text}".`,
    found: scanned.text.slice(0, 200),
  }))
}

interface Paragraph {
  readonly number: number
  readonly gapBefore: boolean
  readonly lines: PlacedLine[]
}

function blocksOf(pages: readonly PdfPage[]): ReadBlock[] {
  const furniture = repeatedTexts(pages)
  const read = pages.map((page, at) => ({
    width: page.width,
    parts: partsOfPage(page, { isFirst: at === 0, furniture }),
  }))
  const edgesAt = edgesByWidth(read)
  const blocks: ReadBlock[] = []
  let number = 0
  let open: Paragraph | null = null
  const close = () => {
    if (open !== null) blocks.push(blockOf(open))
    open = null
  }
  for (const { width, parts } of read) {
    const edges = edgesAt(width)
    let above: PlacedLine | null = null
    for (const part of parts) {
      number += 1
      if (part.kind === 'grid') {
        close()
        above = null
        addGrid(blocks, part, number)
        number += part.rows.length - 1
      } else if (part.footer) {
        blocks.push({ kind: 'line', line: number, runs: part.line.runs, gapBefore: true, whole: true, footer: true })
      } else {
        const paragraph: Paragraph | null = open
        const last: PlacedLine | undefined = paragraph?.lines.at(-1)
        const distance: number = above === null ? 0 : part.line.base - above.base
        if (paragraph !== null && last !== undefined && joins(last, part.line, distance, edges)) {
          paragraph.lines.push(part.line)
        } else {
          close()
          open = { number, gapBefore: above === null || distance > edges.pitch * 1.6, lines: [part.line] }
        }
        above = part.line
      }
    }
  }
  close()
  return blocks
}

function blockOf({ number, gapBefore, lines }: Paragraph): ReadBlock {
  return { kind: 'line', line: number, runs: joinRuns(lines), gapBefore, whole: true }
}

interface Edges {
  readonly left: number
  readonly right: number
  /** From one line of a paragraph to the next. */
  readonly pitch: number
  /** Paragraphs start with an indent: lines that go on with a sentence stand at the edge. */
  readonly hasIndents: boolean
}

function joins(above: PlacedLine, line: PlacedLine, distance: number, { left, right, pitch, hasIndents }: Edges) {
  const isApart = distance > pitch * 1.2 + 1
  const isIndented = hasIndents && line.left > left + line.size * 0.6
  return !isApart && !isIndented && !areCentred(above, line, left) && goesOn(above, line, right)
}

interface PageParts {
  readonly width: number
  readonly parts: readonly Part[]
}

/** Pages of one width have their edges in common: they are found once. */
function edgesByWidth(pages: readonly PageParts[]): (width: number) => Edges {
  const found: { readonly width: number; readonly edges: Edges }[] = []
  return (width) => {
    const isNear = (other: { readonly width: number }) => Math.abs(other.width - width) < 2
    const known = found.find(isNear)
    if (known !== undefined) return known.edges
    const edges = edgesOf(pages.filter(isNear).map(({ parts }) => parts))
    found.push({ width, edges })
    return edges
  }
}

/** Of pages of one width. */
function edgesOf(pages: readonly (readonly Part[])[]): Edges {
  const runs = pages.map((page) => page.filter((part): part is LinePart => part.kind === 'line' && !part.footer))
  const lines = runs.flatMap((page) => page.map(({ line }) => line))
  // A page may have a few short lines and a table.
  const tables = pages.flatMap((page) => page.flatMap((part) => (part.kind === 'grid' ? [part.right ?? 0] : [])))
  const lefts = lines.map((line) => line.left).toSorted((a, b) => a - b)
  const rights = [...lines.map((line) => line.right), ...tables].toSorted((a, b) => a - b)
  const distances = runs.flatMap((page) =>
    page.slice(1).map(({ line }, at) => Math.round(2 * (line.base - (page[at]?.line.base ?? 0))) / 2),
  )
  const left = lefts[Math.floor(lefts.length * 0.05)] ?? 0
  const goingOn = lines.filter(({ text }) => /^\s*\p{Ll}\p{Ll}/u.test(text))
  const atEdge = goingOn.filter((line) => line.left < left + line.size * 0.6)
  return {
    left,
    right: rights[Math.floor(rights.length * 0.97)] ?? Infinity,
    pitch: mostFrequent(distances.filter((distance) => distance > 4)) ?? 20,
    hasIndents: goingOn.length >= 3 && atEdge.length > goingOn.length * 0.7,
  }
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
    for (const key of new Set(page.texts.filter(({ text }) => /\p{L}/u.test(text)).map(placeKey)))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  const enough = Math.max(3, pages.length * 0.6)
  return new Set([...counts].flatMap(([key, count]) => (count >= enough ? [key] : [])))
}

/** A table that goes on over the page is one: its heading is not repeated. */
function addGrid(blocks: ReadBlock[], { rows, right }: GridPart, line: number): void {
  const numbered = rows.map((cells, at): ReadRow => ({ line: line + at, cells }))
  const last = blocks.at(-1)
  if (last?.kind !== 'grid' || right === null || last.rows[0]?.cells.length !== rows[0]?.length) {
    blocks.push({ kind: 'grid', line, rows: numbered })
    return
  }
  const heading = last.rows.map(({ cells }) => squeeze(cells.join('|')))
  const begins = numbered.findIndex(({ cells }, at) => squeeze(cells.join('|')) !== heading[at])
  const more = begins === -1 ? [] : numbered.slice(begins)
  blocks[blocks.length - 1] = { ...last, rows: [...last.rows, ...more] }
}

/** The same texts with usual characters, letters of old fonts in those of today. */
function clean(blocks: readonly ReadBlock[]): { blocks: ReadBlock[]; doubts: Doubt[] } {
  const cleaning = { removed: 0, replaced: 0 }
  const old: OldLine[] = []
  const anew = (written: string, line: number): string => {
    // Fonts name the sign micro after the Greek letter, which old fonts have for "à".
    const { text, found } = readOldLines(written.replaceAll('\u03BC', '\u00B5'))
    for (const one of found) old.push({ ...one, line })
    const cleaned = cleanText(text)
    cleaning.removed += cleaned.removed
    cleaning.replaced += cleaned.replaced
    return cleaned.text
  }
  const cleanCell = (cell: string, line: number) =>
    cell
      .split('\n')
      .map((text) => anew(text, line))
      .join('\n')
  const cleaned = blocks.map((block): ReadBlock => {
    if (block.kind === 'line')
      return { ...block, runs: block.runs.map((run): Run => ({ ...run, text: anew(run.text, block.line) })) }
    return {
      ...block,
      rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cleanCell(cell, row.line)) })),
    }
  })
  return { blocks: cleaned, doubts: [...oldDoubts(old), ...cleaningDoubts(cleaning)] }
}
