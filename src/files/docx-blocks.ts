/** Blocks of the body part as docx paragraphs and tables. A new kind of block without a writer does not compile. */
import {
  BorderStyle,
  NoBreakHyphen,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from 'docx'
import type { Block, BlockKind, HeaderBlock, Run, SignatureBlock, SignatureLines } from '../page/blocks.ts'
import { breakingHyphens, tieNumbers } from '../page/compose/no-break.ts'
import type { FormatSpec, Look } from '../page/format/spec.ts'
import { balanceLines, measureText } from '../page/compose/text-measure.ts'
import { pointTwips, twips } from './docx-styles.ts'

type Element = Paragraph | Table

interface BlockContext {
  readonly spec: FormatSpec
  /** Stays on the page of what follows: the last lines of the body go with the signature. */
  readonly keepNext: boolean
}

type Writers = {
  readonly [Kind in BlockKind]: (block: Extract<Block, { kind: Kind }>, context: BlockContext) => Element[]
}

const writers: Writers = {
  header: (block, { spec }) => [writeHeader(block, spec)],
  typeName: (block) => [line('TypeName', block.text)],
  abstract: (block, { spec }) =>
    block.lines.map((text) =>
      brokenLine(
        'Abstract',
        balanceLines(text, spec.page.width - spec.page.left - spec.page.right, spec.abstract.size, spec.abstract),
      ),
    ),
  separator: (block) => [line('Separator', block.text)],
  basis: (block, context) => [body(block.runs, context)],
  paragraph: (block, context) => [body(block.runs, context)],
  item: (block, context) => {
    const label: Run = { text: `${block.label}${block.label === '' ? '' : ' '}` }
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
  // The foot of the first page and sections of pages are made by docx-write.ts.
  contact: () => [],
  pages: () => [],
  appendixHeading: (block) => [
    line('AppendixLabel', block.label, 0),
    ...block.title.split('\n').map((text) => line('AppendixTitle', text)),
    line('AppendixLink', tieNumbers(block.link)),
  ],
  // Tables are written by docx-table.ts, which needs to know the table's number in the file.
  table: () => [],
}

/** Elements of one block. */
export function writeBlock(block: Block, context: BlockContext): Element[] {
  const write = writers[block.kind] as (of: Block, context: BlockContext) => Element[]
  return write(block, context)
}

function line(style: string, text: string, outlineLevel?: number): Paragraph {
  return new Paragraph({
    style,
    ...(outlineLevel === undefined ? {} : { outlineLevel }),
    children: [new TextRun({ text })],
  })
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

const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noLines = {
  top: noLine,
  bottom: noLine,
  left: noLine,
  right: noLine,
  insideHorizontal: noLine,
  insideVertical: noLine,
}

/** Columns without lines, on one row that is never split. */
function sideBySide(columns: readonly (readonly Paragraph[])[], millimetres: readonly number[]): Table {
  const widths = millimetres.map(twips)
  const cell = (children: readonly Paragraph[], index: number) =>
    new TableCell({ width: { size: widths[index] ?? 0, type: WidthType.DXA }, children: [...children] })
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: noLines,
    margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
    rows: [new TableRow({ cantSplit: true, children: columns.map(cell) })],
  })
}

function optional(style: string, text: string): Paragraph[] {
  return text === '' ? [] : [line(style, text)]
}

/** One paragraph on lines that are chosen, not left to the edge of the column. */
function brokenLine(style: string, lines: readonly string[]): Paragraph {
  return new Paragraph({
    style,
    children: lines.map((text, index) => new TextRun(index === 0 ? { text } : { text, break: 1 })),
  })
}

/** How much wider than its column a line may be and still be condensed into it, unseen. */
const condensable = 1.06

/** A name on the lines the office chose, a little condensed where one is too wide; much too wide, on lines of like length. */
function organ(style: string, lines: readonly string[], width: number, look: Look): Paragraph[] {
  if (lines.length === 0) return []
  const widths = lines.map((text) => measureText(text, look.size, look))
  if (Math.max(...widths) > width * condensable)
    return [brokenLine(style, balanceLines(lines.join(' '), width, look.size, look))]
  return lines.map((text, index) => {
    const excess = (widths[index] ?? 0) - width
    const characterSpacing = excess > 0 ? -Math.ceil(twips(excess + 0.5) / text.length) : 0
    return new Paragraph({
      style,
      children: [new TextRun({ text, ...(characterSpacing === 0 ? {} : { characterSpacing }) })],
    })
  })
}

/**
 * A centred title, on the lines the office chose or else on lines of like length. The words of a line are
 * tied by no-break spaces, so that the title stays one paragraph and reads back as it was.
 */
function balanced(style: string, text: string, width: number, look: Look): Paragraph[] {
  if (text.includes('\n')) return text.split('\n').map((part) => line(style, part))
  const lines = balanceLines(text, width, look.size, look).map((part) => part.replaceAll(' ', '\u00A0'))
  return optional(style, lines.join(' '))
}

/** Organ, asterisk, number | heading, its rule, place and date (F-HEAD, F-ORG, F-NUM, F-DATE). */
function writeHeader(block: HeaderBlock, spec: FormatSpec): Table {
  const { header } = spec
  const indent = twips((header.rightColumn - header.heading.ruleLength) / 2)
  const rule = new Paragraph({
    style: 'HeadingRule',
    indent: { left: indent, right: indent },
    border: {
      top: { style: BorderStyle.SINGLE, size: Math.round(header.heading.ruleThickness * 8), space: 0, color: '000000' },
    },
  })
  // A secrecy mark is a stamp: it is not printed, its place is left free (F-SEC-2, F-SEC-3).
  const stampPlace = new Paragraph({ style: 'Secrecy', spacing: { after: pointTwips(18) } })
  const parts: Readonly<Record<string, readonly Paragraph[]>> = {
    superiorOrgan: organ('SuperiorOrgan', block.superiorOrgan, header.leftColumn, header.superiorOrgan),
    issuingOrgan: organ('IssuingOrgan', block.issuingOrgan, header.leftColumn, header.issuingOrgan),
    asterisk: [line('Asterisk', block.asterisk)],
    number: [line('NumberLine', block.number)],
    secrecy: block.secrecy === '' ? [] : [header.secrecy.printed ? line('Secrecy', block.secrecy) : stampPlace],
    urgency: optional('Urgency', block.urgency),
    draft: optional('DraftMark', block.draft),
    heading: [line('PartyHeading', block.heading)],
    rule: [rule],
    placeDate: [line('PlaceDate', tieNumbers(block.placeDate))],
    circulation: optional('Circulation', block.circulation.toUpperCase()),
  }
  const column = (order: readonly string[]) => order.flatMap((part) => parts[part] ?? [])
  return sideBySide([column(header.leftOrder), column(header.rightOrder)], [header.leftColumn, header.rightColumn])
}

/** Recipients | signature: one row that is never split, held to the last lines of the body by them (keepNext). */
function writeSignatureBlock(block: SignatureBlock, spec: FormatSpec): Element[] {
  const form = spec.recipients
  const recipients = block.recipients.map(({ before, role, after }) => {
    const [open = '', close = ''] = form.role.split('{role}')
    const written =
      role === ''
        ? []
        : [
            new TextRun({ text: ` ${open.trimStart()}` }),
            new TextRun({ text: role, italics: form.roleItalic }),
            new TextRun({ text: close }),
          ]
    return new Paragraph({
      style: 'Recipient',
      children: [new TextRun({ text: before }), ...written, new TextRun({ text: after })],
    })
  })
  const left = [
    ...(block.recipients.length === 0 ? [] : [writeRecipientsLabel(block.label)]),
    ...recipients,
    ...optional('TypistMark', block.mark),
  ]
  const recipientsCell = left.length === 0 ? [new Paragraph({})] : left
  const { leftColumn, rightColumn } = spec.signature
  const [first, ...others] = block.signatures
  if (others.length === 0)
    return [
      sideBySide(
        [recipientsCell, first === undefined ? [new Paragraph({})] : writeSignature(first, rightColumn, spec)],
        [leftColumn, rightColumn],
      ),
    ]
  // Joint signatures are side by side; the recipients below them on the left.
  const width = (leftColumn + rightColumn) / block.signatures.length
  return [
    sideBySide(
      block.signatures.map((signature) => writeSignature(signature, width, spec)),
      block.signatures.map(() => width),
    ),
    new Paragraph({ style: 'TableSpace' }),
    sideBySide([recipientsCell, [new Paragraph({})]], [leftColumn, rightColumn]),
  ]
}

function writeSignature(
  { authority, title, concurrently, concurrentTitle, signatory }: SignatureLines,
  width: number,
  { signature }: FormatSpec,
): Paragraph[] {
  return [
    ...balanced('Authority', authority, width, signature.authority),
    ...(concurrently === ''
      ? balanced('SignTitle', title, width, signature.title)
      : balanced('SignTitleFirst', title, width, signature.titleBeforeConcurrent)),
    ...optional('Concurrently', concurrently),
    ...balanced('ConcurrentTitle', concurrentTitle, width, signature.concurrentTitle),
    ...Array.from({ length: signature.blankLines }, () => new Paragraph({ style: 'SignTitle' })),
    line('Signatory', signatory),
  ]
}

/** The underline belongs to the words, not to the colon after them (F-RECIP-7). */
function writeRecipientsLabel(label: string): Paragraph {
  const words = label.replace(/:$/, '')
  const rest = label.slice(words.length)
  return new Paragraph({
    style: 'RecipientsLabel',
    children: [
      new TextRun({ text: words }),
      ...(rest === '' ? [] : [new TextRun({ text: rest, underline: { type: UnderlineType.NONE } })]),
    ],
  })
}
