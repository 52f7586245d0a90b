/** The official page as DOCX: portrait body and landscape appendices in one file. */
import {
  Document,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  type Table,
  TextRun,
} from 'docx'
import type { Notice } from '../domain/notice/notice.ts'
import { squeeze } from '../domain/words/text.ts'
import type { Block, TaskTableBlock } from '../page/blocks.ts'
import { writeSymbol } from '../page/compose/official-text.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { firstKept } from '../page/compose/keep-together.ts'
import { writeBlock } from './docx-blocks.ts'
import { documentRun, paragraphStyles, twips } from './docx-styles.ts'
import { prototypeTable, stampTables } from './docx-table.ts'
import { type ZipPart, writeZip } from './zip-write.ts'

/**
 * The bytes of a DOCX. Equal input gives equal bytes. A new Document is built for each export, because
 * serialising changes its objects.
 */
export async function writeDocx(notice: Notice, blocks: readonly Block[], spec: FormatSpec): Promise<Uint8Array> {
  const tables = blocks.filter((block): block is TaskTableBlock => block.kind === 'taskTable')
  const parts: ZipPart[] = []
  for (const [name, content] of compileParts(buildDocument(notice, blocks, spec))) {
    if (name === 'word/document.xml') parts.push({ name, content: stampTables(textOf(content), tables, spec) })
    else if (name === 'docProps/core.xml') parts.push({ name, content: setDates(textOf(content), notice) })
    else parts.push({ name, content })
  }
  return writeZip(parts)
}

/**
 * The parts of a document before they are zipped. The library's own Packer would deflate them only for us to
 * inflate them again, which costs a quarter of an export; its compiler is private by its types alone.
 */
function compileParts(document: Document): ReadonlyMap<string, string | Uint8Array> {
  const parts: ReadonlyMap<string, string | Uint8Array> = Packer['compiler'].compile(document, undefined, [])
  if (typeof parts.get('word/document.xml') !== 'string') throw new Error('docx: the compiler changed its shape')
  return parts
}

function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

/** The library writes the clock of the export; the date of the notice makes equal exports equal. */
function setDates(core: string, notice: Notice): string {
  const moment = `${notice.header.date ?? '2000-01-01'}T00:00:00Z`
  return core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`)
}

function buildDocument(notice: Notice, blocks: readonly Block[], spec: FormatSpec): Document {
  const parts = splitSections(blocks)
  const abstract = squeeze(notice.abstract.join(' '))
  return new Document({
    title: squeeze(`${notice.typeName} ${abstract}`),
    subject: writeSymbol(notice, spec),
    creator: squeeze(notice.header.issuingOrgan),
    lastModifiedBy: squeeze(notice.header.issuingOrgan),
    description: abstract,
    styles: { default: { document: { run: documentRun(spec) } }, paragraphStyles: paragraphStyles(spec) },
    sections: parts.map((part, index) => (index === 0 ? portrait(part, spec) : landscape(part, index, spec))),
  })
}

/** The body part, then each appendix. */
function splitSections(blocks: readonly Block[]): Block[][] {
  const sections: Block[][] = [[]]
  for (const block of blocks) {
    if (block.kind === 'landscape') sections.push([])
    else sections.at(-1)?.push(block)
  }
  return sections
}

function pageHeader(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT] })
  return new Header({ children: [new Paragraph({ style: 'PageNumber', children: [number] })] })
}

/** A first page without number has an empty header of its own. */
function headersOf(numbered: boolean): { default: Header; first?: Header } {
  return numbered
    ? { default: pageHeader() }
    : { default: pageHeader(), first: new Header({ children: [new Paragraph({ style: 'PageNumber' })] }) }
}

function marginsOf(page: FormatSpec['landscapePage']) {
  return {
    top: twips(page.top),
    bottom: twips(page.bottom),
    left: twips(page.left),
    right: twips(page.right),
    header: twips(page.headerDistance),
    footer: twips(page.headerDistance),
  }
}

function portrait(blocks: readonly Block[], spec: FormatSpec) {
  const { page } = spec
  const keptFrom = firstKept(blocks, spec)
  return {
    properties: {
      titlePage: !spec.pageNumber.firstPage,
      page: { size: { width: twips(page.width), height: twips(page.height) }, margin: marginsOf(page) },
    },
    headers: headersOf(spec.pageNumber.firstPage),
    children: blocks.flatMap((block, index) => {
      return writeBlock(block, { spec, keepNext: index >= keptFrom })
    }),
  }
}

function landscape(blocks: readonly Block[], number: number, spec: FormatSpec) {
  const { landscapePage: page, pageNumber } = spec
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: !pageNumber.appendixFirstPage,
      page: {
        // The library swaps width and height of a landscape page itself.
        size: { width: twips(page.height), height: twips(page.width), orientation: PageOrientation.LANDSCAPE },
        margin: marginsOf(page),
        ...(pageNumber.restartInAppendix ? { pageNumbers: { start: 1 } } : {}),
      },
    },
    headers: headersOf(pageNumber.appendixFirstPage),
    children: blocks.flatMap((block): (Paragraph | Table)[] =>
      block.kind === 'taskTable'
        ? [prototypeTable(block, number - 1, spec)]
        : writeBlock(block, { spec, keepNext: false }),
    ),
  }
}
