/** The official page as DOCX: portrait body and landscape appendices in one file. */
import { Document, Packer, PageOrientation, Paragraph, SectionType, type Table, XmlComponent } from 'docx'
import type { Notice } from '../domain/notice/notice.ts'
import { squeeze } from '../domain/words/text.ts'
import type { Block, Orientation, TableBlock } from '../page/blocks.ts'
import { writeSymbol } from '../page/compose/official-text.ts'
import { pageSetup } from '../page/format/page-setup.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { endsInTable, firstKept } from '../page/compose/keep-together.ts'
import { writeBlock } from './docx-blocks.ts'
import { type BodyGroup, isBodyBlock, prototypesOf, readBody, stampBody } from './docx-body.ts'
import { edgesOf } from './docx-edges.ts'
import { describeTables, finishFixed, finishers } from './docx-parts.ts'
import { secrecyProperty } from './docx-properties.ts'
import { documentStyles, twips } from './docx-styles.ts'
import { prototypeTable, stampTables } from './docx-table.ts'
import { type PaperIdentity, type TrialMark, identityProperties, trialWords } from './paper-identity.ts'
import { SharedContent, type ZipPart, writeZip } from './zip-write.ts'

/** What a DOCX is written from. `identity`: the saved version it shows. */
export type DocxPage = readonly [
  notice: Notice,
  blocks: readonly Block[],
  spec: FormatSpec,
  identity?: PaperIdentity | TrialMark | undefined,
]

/** The bytes of a DOCX. Equal input gives equal bytes. */
export async function writeDocx(...page: DocxPage): Promise<Uint8Array> {
  return writeZip(docxParts(...page))
}

/** Its parts before they are zipped. A new Document is built for each export, because serialising changes its objects. */
export function docxParts(...[notice, blocks, spec, identity]: DocxPage): ZipPart[] {
  const tables = blocks.filter((block): block is TableBlock => block.kind === 'table')
  const parts: ZipPart[] = []
  const fixed = fixedParts(spec)
  const groups: BodyGroup[] = []
  for (const [name, content] of compileParts(buildDocument(notice, blocks, spec, identity, groups))) {
    if (name === 'word/document.xml') {
      const finished = describeTables(stampBody(textOf(content), groups), blocks)
      parts.push({ name, content: stampTables(finished, tables, spec) })
    } else {
      const finish = finishers[name]
      const written = finish === undefined ? content : finish(textOf(content), notice, spec)
      parts.push({ name, content: fixed.get(name) ?? written })
    }
  }
  return parts
}

const fixedOfFormats = new WeakMap<FormatSpec, ReadonlyMap<string, SharedContent>>()
const isFixed: ReadonlySet<string> = new Set(
  ['styles', 'theme/theme1', 'numbering', 'settings', 'footnotes', 'endnotes'].map((name) => `word/${name}.xml`),
)

/** What depends on the format alone, and takes the library as long as a short notice does: written once. */
function fixedParts(spec: FormatSpec): ReadonlyMap<string, SharedContent> {
  const known = fixedOfFormats.get(spec)
  if (known !== undefined) return known
  const compiled = compileParts(new Document({ ...sides(spec), styles: documentStyles(spec), sections: [] }))
  const fixed = new Map(
    [...compiled]
      .filter(([name]) => isFixed.has(name))
      .map(([name, content]) => [name, new SharedContent(finishFixed(name, textOf(content), spec))]),
  )
  if (fixed.size !== isFixed.size) throw new Error('docx: a part that was always there is missing')
  fixedOfFormats.set(spec, fixed)
  return fixed
}

function sides({ page }: FormatSpec) {
  return page.mirrored ? { evenAndOddHeaderAndFooters: true } : {}
}

/** In the place of what is written once. */
class Nothing extends XmlComponent {
  /** What is asked of numbers. */
  readonly ConcreteNumbering = []
}

/**
 * The parts of a document before they are zipped. The library's own Packer would deflate them only for us to
 * inflate them again, which costs a quarter of an export; its compiler is private by its types alone.
 */
export function compileParts(document: Document): ReadonlyMap<string, string | Uint8Array> {
  const parts: ReadonlyMap<string, string | Uint8Array> = Packer['compiler'].compile(document, undefined, [])
  if (typeof parts.get('word/document.xml') !== 'string') throw new Error('docx: the compiler changed its shape')
  return parts
}

function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

/** `groups` takes the paragraphs of the body, in the place of which there are prototypes. */
function buildDocument(
  notice: Notice,
  blocks: readonly Block[],
  spec: FormatSpec,
  identity: PaperIdentity | TrialMark | undefined,
  groups: BodyGroup[],
): Document {
  const properties = [
    ...(notice.marks.secrecy === null ? [] : [{ name: secrecyProperty, value: notice.marks.secrecy }]),
    ...identityProperties(identity),
  ]
  const tables = blocks.filter((block) => block.kind === 'table')
  const organ = squeeze(notice.header.issuingOrgans.map(({ name }) => name).join(' - '))
  const abstract = squeeze(notice.abstract.join(' '))
  const document = new Document({
    title: squeeze(`${notice.typeName} ${abstract}`),
    subject: writeSymbol(notice, spec),
    creator: organ,
    lastModifiedBy: organ,
    description: abstract,
    ...(identity?.isTrial === true ? { keywords: trialWords } : {}),
    ...(properties.length === 0 ? {} : { customProperties: properties }),
    ...sides(spec),
    sections: splitSections(blocks).map((part, index) =>
      writeSection(part, index > 0, { tables, groups, hasContact: notice.contact !== '' }, spec),
    ),
  })
  leaveOut(document)
  return document
}

/** Takes out what is written once, before the library writes it anew. */
function leaveOut(document: Document): void {
  for (const field of ['styles', 'theme', 'numbering', 'settings', 'footnotesWrapper', 'endnotesWrapper']) {
    const written: unknown = Reflect.get(document, field)
    if (typeof written !== 'object' || written === null) throw new Error(`docx: no ${field}`)
    const nothing = new Nothing(field)
    const relationships: unknown = Reflect.get(written, 'Relationships')
    Reflect.set(
      document,
      field,
      relationships === undefined ? nothing : { View: nothing, Relationships: relationships },
    )
  }
}

interface SectionBlocks {
  readonly orientation: Orientation
  readonly blocks: Block[]
}

/** The body part, then each appendix. */
function splitSections(blocks: readonly Block[]): SectionBlocks[] {
  const sections: SectionBlocks[] = [{ orientation: 'portrait', blocks: [] }]
  for (const block of blocks) {
    if (block.kind === 'pages') sections.push({ orientation: block.orientation, blocks: [] })
    else sections.at(-1)?.blocks.push(block)
  }
  return sections
}

interface SectionContext {
  readonly tables: readonly Block[]
  readonly groups: BodyGroup[]
  readonly hasContact: boolean
}

function writeSection(
  { orientation, blocks }: SectionBlocks,
  isAppendix: boolean,
  { tables, groups, hasContact }: SectionContext,
  spec: FormatSpec,
) {
  const { pageNumber } = spec
  const page = pageSetup(orientation, spec)
  const firstNumbered = isAppendix ? pageNumber.appendixFirstPage : pageNumber.firstPage
  const restarts = isAppendix && pageNumber.restartInAppendix
  const keptFrom = isAppendix ? blocks.length : firstKept(blocks, spec)
  const contact = blocks.find((block) => block.kind === 'contact')?.text
  const endsFooters = isAppendix && hasContact
  const { margin, ...edges } = edgesOf({ orientation, firstNumbered, contact, endsFooters }, spec)
  // The library swaps width and height of a landscape page itself.
  const size =
    orientation === 'portrait'
      ? { width: twips(page.width), height: twips(page.height) }
      : { width: twips(page.height), height: twips(page.width), orientation: PageOrientation.LANDSCAPE }
  return {
    properties: {
      // On two sides a page 1 after another odd page is on a new sheet: word processors leave the back before it empty.
      // A break to an odd page would say so, but LibreOffice then sets the page after it as another first one.
      ...(isAppendix ? { type: SectionType.NEXT_PAGE } : {}),
      titlePage: !firstNumbered || contact !== undefined,
      page: { size, margin, ...(restarts ? { pageNumbers: { start: 1 } } : {}) },
    },
    ...edges,
    children: [
      ...blocks.flatMap((block, index): (Paragraph | Table)[] => {
        if (block.kind === 'table') return tableWithSpace(block, tables.indexOf(block), spec)
        if (!isBodyBlock(block)) return writeBlock(block, { spec, width: page.width - page.left - page.right })
        // The library writes the end of a section into its last paragraph: that one stands alone.
        const isLast = index === blocks.length - 1
        if (isBodyBlock(blocks[index - 1]) && !isLast) return []
        const end = isLast ? blocks.length : groupEnd(blocks, index)
        const group = blocks
          .slice(index, end)
          .flatMap((one, at) => (isBodyBlock(one) ? [readBody(one, index + at >= keptFrom, spec)] : []))
        groups.push(group)
        return prototypesOf(group, groups.length - 1)
      }),
      ...(endsInTable(blocks) ? [new Paragraph({ style: 'SectionEnd' })] : []),
    ],
  }
}

/** Where the paragraphs of the body end that begin at a block. */
function groupEnd(blocks: readonly Block[], start: number): number {
  const end = blocks.findIndex((block, at) => at > start && (!isBodyBlock(block) || at === blocks.length - 1))
  return end === -1 ? blocks.length : end
}

/** Two tables that follow each other would be one to Word; a table in the body has a little room below it. */
function tableWithSpace(block: TableBlock, index: number, spec: FormatSpec): (Paragraph | Table)[] {
  const table = prototypeTable(block, index, spec)
  return block.orientation === 'portrait' ? [table, new Paragraph({ style: 'TableSpace' })] : [table]
}
