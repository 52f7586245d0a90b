/** Blocks of the body part as docx paragraphs and tables. A new kind of block without a writer does not compile. */
import { NoBreakHyphen, Paragraph, type Table, TextRun } from 'docx'
import type { Block, BlockKind, Run } from '../page/blocks.ts'
import { labelRun } from '../page/compose/inline-text.ts'
import { breakingHyphens, tieNumbers } from '../page/compose/no-break.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { brokenLine, centred, line } from './docx-lines.ts'
import { writeCopyNote } from './docx-copy.ts'
import { writeHeader } from './docx-header.ts'
import { writeSignatureBlock } from './docx-signatures.ts'

type Element = Paragraph | Table

interface BlockContext {
  readonly spec: FormatSpec
  /** Stays on the page of what follows: the last lines of the body go with the signature. */
  readonly keepNext: boolean
  /** Of the text on these pages, mm. */
  readonly width: number
}

type Writers = {
  readonly [Kind in BlockKind]: (block: Extract<Block, { kind: Kind }>, context: BlockContext) => Element[]
}

const writers: Writers = {
  header: (block, { spec }) => [writeHeader(block, spec)],
  typeName: (block) => [line('TypeName', block.text)],
  abstract: (block) => block.set.map((lines) => brokenLine('Abstract', lines)),
  separator: (block) => [line('Separator', block.text)],
  basis: (block, context) => [body(block.runs, context)],
  paragraph: (block, context) => [body(block.runs, context)],
  item: (block, context) => {
    const label = labelRun(block.label, context.spec)
    const numbered = block.label !== '' && block.marker !== 'dash' && block.marker !== 'plus'
    const style = block.heading ? 'ItemHeading' : 'BodyText'
    return [
      new Paragraph({
        style,
        ...(numbered ? { outlineLevel: Math.min(block.depth, 8) } : {}),
        ...(context.keepNext ? { keepNext: true } : {}),
        children: writeRuns([label, ...block.runs], context.spec, block.heading),
      }),
    ]
  },
  signatureBlock: (block, { spec }) => writeSignatureBlock(block, spec),
  copyNote: (block, { spec }) => writeCopyNote(block, spec),
  // The foot of the first page and sections of pages are made by docx-write.ts.
  contact: () => [],
  pages: () => [],
  appendixHeading: ({ label, title, link, set }, { spec, width }) => [
    line('AppendixLabel', label, 0),
    ...centred('AppendixTitle', set?.title ?? [[title]], width, spec.appendix.titleLook),
    ...centred('AppendixLink', set?.link ?? [[tieNumbers(link)]], width, spec.appendix.linkLook),
  ],
  // Tables are written by docx-table.ts, which needs to know the table's number in the file.
  table: () => [],
}

/** Elements of one block. */
export function writeBlock(block: Block, context: BlockContext): Element[] {
  const write = writers[block.kind] as (of: Block, context: BlockContext) => Element[]
  return write(block, context)
}

function body(runs: readonly Run[], { spec, keepNext }: BlockContext): Paragraph {
  return new Paragraph({
    style: 'BodyText',
    ...(keepNext ? { keepNext: true } : {}),
    children: writeRuns(runs, spec, false),
  })
}

/** Runs of a body paragraph: numbers tied to their words, hyphens that would break at a line end unbreakable. */
function writeRuns(runs: readonly Run[], spec: FormatSpec, heading: boolean): TextRun[] {
  const tied = tieNumbers(runs.map((run) => run.text).join(''))
  const { size, bold } = spec.body.look
  const width = spec.page.width - spec.page.left - spec.page.right
  const face = { bold: heading ? spec.body.headingBold : bold }
  const hyphens = breakingHyphens(tied, { width, indent: spec.body.firstLineIndent, size, face })
  let at = 0
  return runs
    .filter((run) => run.text !== '')
    .map((run) => {
      const start = at
      at += run.text.length
      const inside = hyphens.filter((place) => place >= start && place < at)
      return new TextRun({
        children: splitAt(
          tied.slice(start, at),
          inside.map((place) => place - start),
        ),
        ...looksOf(run),
      })
    })
}

function splitAt(text: string, hyphens: readonly number[]): (string | NoBreakHyphen)[] {
  const children: (string | NoBreakHyphen)[] = []
  let done = 0
  for (const at of hyphens) {
    children.push(text.slice(done, at), new NoBreakHyphen())
    done = at + 1
  }
  return [...children, text.slice(done)].filter((child) => child !== '')
}

function looksOf(run: Run): { bold?: true; italics?: true } {
  return {
    ...(run.emphasis === 'bold' || run.emphasis === 'boldItalic' ? { bold: true as const } : {}),
    ...(run.emphasis === 'italic' || run.emphasis === 'boldItalic' ? { italics: true as const } : {}),
  }
}
