/**
 * A DOCX as lines and grids, in reading order: the paragraphs of the body, of the two-column head and of
 * the table of the signature block one by one; a table of three or more columns as a grid. Numbers that Word counts
 * itself are resolved from numbering.xml (hazard H13).
 */
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { wholeOf } from '../domain/notice/spot.ts'
import { cleanText, squeeze } from '../domain/words/text.ts'
import type { Doubt, ReadBlock, ReadRow, Run } from '../page/blocks.ts'
import { textOf } from '../page/compose/paragraphs.ts'
import { readSecrecy } from './docx-properties.ts'
import { NumberingCounter } from './docx-numbering.ts'
import { OpenRun } from './docx-open-run.ts'
import { type OldFonts, type Piece, runsOf } from './docx-runs.ts'
import { type ParagraphStyles, noStyles, readParagraphStyles } from './docx-paragraph-styles.ts'
import { splitLines } from './docx-split-lines.ts'
import { countUpTo, fileLimits, readBounded } from './file-limits.ts'
import { type XmlListener, parseXml } from './xml-read.ts'
import { cleaningDoubts, oldDoubts } from './text-read.ts'
import { readZip, zipLimits } from './zip-read.ts'

/** A table of fewer columns only places things side by side. */
const fewestColumns = 3

const documentPart = 'word/document.xml'
const numberingPart = 'word/numbering.xml'
const stylesPart = 'word/styles.xml'
const propertiesPart = 'docProps/custom.xml'
const footerPart = /^word\/footer\d*\.xml$/

function isRead(name: string): boolean {
  return (
    name === documentPart ||
    name === numberingPart ||
    name === stylesPart ||
    name === propertiesPart ||
    footerPart.test(name)
  )
}

export interface ReadDocx {
  readonly blocks: ReadBlock[]
  readonly doubts: Doubt[]
  /** The mark that our own files name in their properties (docx-properties.ts). */
  readonly secrecy: Notice['marks']['secrecy']
  /** A workbook of somebody else's: its tables are understood by their headings. */
  readonly isWorkbook?: boolean
}

/**
 * Lines and grids of a DOCX. Refuses what is no DOCX (`source.damaged`), a file with a DOCTYPE, one that is too large
 * unpacked (`source.tooLarge`) and one beyond the bounds of file-limits.ts (`source.beyondLimits`). A file made
 * elsewhere is read by `readForeign`, which also bounds the time.
 */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const parts = readZip(bytes, zipLimits, isRead)
  const document = parts[documentPart]
  if (document === undefined) throw new Refusal('source.damaged', 'Không phải tệp DOCX.')
  try {
    const reader = new DocumentReader(
      new NumberingCounter(parts[numberingPart]),
      readParagraphStyles(parts[stylesPart]),
    )
    parseXml(document, reader)
    const { cleaning, old } = reader
    const blocks = [...reader.blocks]
    for (const [name, part] of Object.entries(parts))
      if (footerPart.test(name)) blocks.push(...readFooter(part, blocks, cleaning))
    const custom = parts[propertiesPart]
    const doubts = [
      ...reader.run.doubts(),
      ...oldDoubts(old.found),
      ...unknownLetters(old.unknown),
      ...cleaningDoubts(cleaning),
    ]
    return { blocks, doubts, secrecy: custom === undefined ? null : readSecrecy(custom) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('source.damaged', 'Nội dung bên trong tệp DOCX bị hỏng.', { reason: String(error) })
  }
}

/** Lines at the foot of pages that say something; a page number is none. */
function readFooter(part: Uint8Array, above: readonly ReadBlock[], cleaning: Cleaning): ReadBlock[] {
  const reader = new DocumentReader(new NumberingCounter(undefined), noStyles, cleaning)
  parseXml(part, reader)
  const last = above.at(-1)?.line ?? 0
  return reader.blocks.flatMap((block) =>
    block.kind === 'line' && /\p{L}/u.test(textOf(block.runs))
      ? [{ ...block, line: last + block.line, footer: true }]
      : [],
  )
}

/** Letters of an old font that nobody could read are left as they are. */
function unknownLetters(unknown: ReadonlySet<string>): Doubt[] {
  if (unknown.size === 0) return []
  const message = `Có chữ thuộc phông cũ (.VnTime, VNI) mà chương trình không đọc được, được giữ nguyên: ${[...unknown].join(' ')}.`
  return [{ code: 'text.replacedCharacters', spot: wholeOf('document'), message, found: [...unknown].join('') }]
}

/** Counts over all parts. */
interface Cleaning {
  removed: number
  replaced: number
}

interface OpenParagraph {
  readonly pieces: Piece[]
  /** Empty where its style tells. */
  numberingId: string
  level: number
  style: string
}

interface OpenTable {
  readonly rows: ReadRow[]
  columns: number
  /** It has no lines: it only places things side by side. */
  bare: boolean
  line: number
  cells: string[]
  /** Lines of the open cell. */
  cell: Run[][]
  span: number
}

function isGrid({ columns, bare }: OpenTable): boolean {
  return columns >= fewestColumns && !bare
}

class DocumentReader implements XmlListener {
  readonly blocks: ReadBlock[] = []
  readonly cleaning: Cleaning
  private readonly numbering: NumberingCounter
  private readonly styles: ParagraphStyles
  private readonly tables: OpenTable[] = []
  /** Open paragraphs: one in a text box is inside another. */
  private readonly paragraphs: OpenParagraph[] = []
  private line = 0
  private gap = true
  private characters: string | null = null
  private inBorders = false
  readonly run: OpenRun
  readonly old: OldFonts = { found: [], unknown: new Set() }
  private readonly countCharacters = countUpTo(fileLimits.characters, 'ký tự')
  private readonly countRows = countUpTo(fileLimits.rows, 'hàng trong các bảng')
  private readonly countCells = countUpTo(fileLimits.cells, 'ô trong các bảng')

  constructor(numbering: NumberingCounter, styles: ParagraphStyles, cleaning: Cleaning = { removed: 0, replaced: 0 }) {
    this.numbering = numbering
    this.styles = styles
    this.run = new OpenRun(styles)
    this.cleaning = cleaning
  }

  open(name: string, value: string | undefined, attributes: Readonly<Record<string, string>>): void {
    this.run.open(name, value, attributes)
    const table = this.tables.at(-1)
    const paragraph = this.paragraphs.at(-1) ?? null
    switch (name) {
      case 'w:p':
        this.line += 1
        this.paragraphs.push({ pieces: [], numberingId: '', level: -1, style: '' })
        break
      case 'w:pStyle':
        if (paragraph !== null) paragraph.style = value ?? ''
        break
      case 'w:numId':
        if (paragraph !== null) paragraph.numberingId = value ?? ''
        break
      case 'w:ilvl':
        if (paragraph !== null) paragraph.level = readBounded(value, 0, 0, fileLimits.listLevels - 1, 'Cấp danh sách')
        break
      case 'w:t':
        this.characters = ''
        break
      case 'w:tab':
        // Inside w:tabs of a paragraph's properties w:tab is a tab stop, not a character.
        if (this.run.isOpen) this.append(' ')
        break
      case 'w:br':
      case 'w:cr':
        this.append('\n')
        break
      case 'w:noBreakHyphen':
        this.append('-')
        break
      case 'w:sym':
        // A sign of a symbol font, by its number in the font: bullets and the hyphen are known.
        this.append(String.fromCharCode(Number.parseInt(attributes['w:char'] ?? '', 16) || 0), attributes['w:font'])
        break
      case 'w:tbl':
        this.tables.push({ rows: [], columns: 0, bare: false, line: this.line + 1, cells: [], cell: [], span: 1 })
        break
      default:
        if (table !== undefined) this.openInTable(name, value, table)
        break
    }
  }

  private openInTable(name: string, value: string | undefined, table: OpenTable): void {
    switch (name) {
      case 'w:tblBorders':
        this.inBorders = true
        break
      case 'w:insideV':
        if (this.inBorders) table.bare = value === 'none' || value === 'nil'
        break
      case 'w:gridCol':
        table.columns += 1
        break
      case 'w:tr':
        Object.assign(table, { cells: [], line: this.line + 1 })
        break
      case 'w:tc':
        Object.assign(table, { cell: [], span: 1 })
        break
      case 'w:gridSpan':
        table.span = readBounded(value, 1, 1, fileLimits.spannedColumns, 'Số cột gộp')
        break
      default:
        break
    }
  }

  text(characters: string): void {
    if (this.characters === null) return
    this.countCharacters(characters.length)
    this.characters += characters
  }

  close(name: string): void {
    this.run.close(name)
    const table = this.tables.at(-1)
    switch (name) {
      case 'w:t':
        this.append(this.characters ?? '')
        this.characters = null
        break
      case 'w:p': {
        const ended = this.paragraphs.pop()
        if (ended !== undefined) this.endParagraph(ended, table)
        break
      }
      case 'w:tc':
        if (table !== undefined && isGrid(table)) {
          this.countCells(table.span)
          table.cells.push(
            table.cell
              .map(textOf)
              .map(squeeze)
              .filter((text) => text !== '')
              .join('\n'),
          )
          for (let spanned = 1; spanned < table.span; spanned += 1) table.cells.push('')
        }
        break
      case 'w:tr':
        if (table !== undefined && isGrid(table)) {
          this.countRows()
          table.rows.push({ line: table.line, cells: table.cells })
        }
        break
      case 'w:tblBorders':
        this.inBorders = false
        break
      case 'w:tbl':
        this.endTable(this.tables.pop())
        break
      default:
        break
    }
  }

  private clean(characters: string): string {
    const { text, removed, replaced } = cleanText(characters)
    this.cleaning.removed += removed
    this.cleaning.replaced += replaced
    return text
  }

  passOver(name: string): void {
    this.run.passOver(name)
  }

  private append(text: string, font?: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph === undefined || text === '') return
    const piece = this.run.piece(text, this.styles(paragraph.style), font)
    if (piece !== null) paragraph.pieces.push(piece)
  }

  private endParagraph({ pieces, style, ...own }: OpenParagraph, table: OpenTable | undefined): void {
    const runs = runsOf(pieces, this.line, this.old, (text) => this.clean(text))
    const byStyle = this.styles(style)
    const numberingId = own.numberingId === '' ? byStyle.numberingId : own.numberingId
    const level = own.level === -1 ? byStyle.level : own.level
    // Word counts no paragraph without words, and list 0 takes a paragraph out of the list of its style.
    const isCounted =
      numberingId !== '' && numberingId !== '0' && (own.numberingId !== '' || textOf(runs).trim() !== '')
    const label = isCounted ? this.numbering.next(numberingId, level) : ''
    this.countCharacters(label.length)
    const lines = splitLines(label === '' ? runs : [{ text: `${label} ` }, ...runs])
    if (table !== undefined && isGrid(table)) {
      table.cell.push(...lines)
      return
    }
    for (const line of lines) this.pushLine(line)
    if (lines.length === 0) this.gap = true
  }

  private pushLine(runs: readonly Run[]): void {
    this.blocks.push({ kind: 'line', line: this.line, runs, gapBefore: this.gap, whole: true })
    this.gap = false
  }

  private endTable(table: OpenTable | undefined): void {
    const first = table?.rows[0]
    if (table === undefined || first === undefined) return
    this.blocks.push({ kind: 'grid', line: first.line, rows: table.rows })
    this.gap = true
  }
}
