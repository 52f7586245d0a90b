/** Blocks of the body part as docx paragraphs and tables. A new kind of block without a writer does not compile. */
import type { Paragraph, Table } from 'docx'
import type { Block, BlockKind } from '../page/blocks.ts'
import { tieNumbers } from '../page/compose/no-break.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { brokenLine, centred, line } from './docx-lines.ts'
import { writeCopyNote } from './docx-copy.ts'
import { writeHeader } from './docx-header.ts'
import { writeSignatureBlock } from './docx-signatures.ts'

type Element = Paragraph | Table

interface BlockContext {
  readonly spec: FormatSpec
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
  // The paragraphs of the body are written by docx-body.ts.
  basis: () => [],
  paragraph: () => [],
  item: () => [],
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
