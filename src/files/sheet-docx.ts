/** Sheets that go with notices (page/sheet.ts) as DOCX. The day is given, so that equal input gives equal bytes. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IRunOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Sheet, type SheetPart, columnWidths, sheetLook } from '../page/sheet.ts'
import { sideBySide } from './docx-lines.ts'
import { twips } from './docx-styles.ts'
import { compileParts } from './docx-write.ts'
import { trialWords } from './paper-identity.ts'
import { writeZip } from './zip-write.ts'

const { font, paper } = sheetLook
const halfPoints = (size: keyof typeof sheetLook.sizes) => sheetLook.sizes[size] * 2

export async function writeSheet(sheet: Sheet): Promise<Uint8Array> {
  const { title, organ, orientation, day, isTrial, isCover = false, parts } = sheet
  const isPortrait = orientation === 'portrait'
  const width = (isPortrait ? paper.short : paper.long) - paper.left - paper.right
  const document = new Document({
    title,
    creator: organ,
    lastModifiedBy: organ,
    ...(isTrial ? { keywords: trialWords } : {}),
    styles: { default: { document: { run: { font, size: halfPoints('text'), language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: twips(paper.short),
              height: twips(paper.long),
              orientation: isPortrait ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
            },
            margin: {
              top: twips(paper.top),
              bottom: twips(paper.bottom),
              left: twips(paper.left),
              right: twips(paper.right),
            },
            ...(isCover ? { borders: frame } : {}),
          },
        },
        ...(isCover
          ? {}
          : { footers: { default: new Footer({ children: [centred({ children: [PageNumber.CURRENT] })] }) } }),
        children: [...(isCover ? [] : head(sheet)), ...parts.flatMap((part) => writePart(part, width))],
      },
    ],
  })
  const compiled = [...compileParts(document)].map(([name, content]) => ({
    name,
    content:
      name === 'docProps/core.xml' && typeof content === 'string'
        ? content.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`)
        : content,
  }))
  return writeZip(compiled)
}

const line = { style: BorderStyle.SINGLE, size: 12, space: 10, color: 'auto' }
const frame = { pageBorderTop: line, pageBorderRight: line, pageBorderBottom: line, pageBorderLeft: line }

function head({ organ, title, subtitle }: Sheet): Paragraph[] {
  return [
    ...(organ === '' ? [] : [new Paragraph({ children: [new TextRun({ text: organ, bold: true })] })]),
    centred({ text: title, bold: true, size: halfPoints('title') }, { before: 240 }),
    ...(subtitle === '' ? [] : [centred({ text: subtitle, italics: true })]),
    new Paragraph({}),
  ]
}

function centred(run: IRunOptions, spacing: { before?: number } = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing, children: [new TextRun(run)] })
}

function writePart(part: SheetPart, width: number): (Paragraph | Table)[] {
  switch (part.kind) {
    case 'heading':
      return [
        new Paragraph({
          keepNext: true,
          outlineLevel: 0,
          spacing: { before: 200, after: 80 },
          children: [new TextRun({ text: part.text, bold: true })],
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ spacing: { after: 80 }, children: [new TextRun({ text: part.text })] })]
    case 'facts':
      return part.facts.map(
        ([label, value]) =>
          new Paragraph({
            spacing: { after: 60 },
            children: [new TextRun({ text: `${label}: ` }), new TextRun({ text: value, bold: true })],
          }),
      )
    case 'lines':
      return Array.from(
        { length: part.count },
        () =>
          new Paragraph({
            spacing: { before: 120 },
            tabStops: [{ type: 'right', position: twips(width), leader: 'dot' }],
            children: [new TextRun({ text: '\t' })],
          }),
      )
    case 'centred':
      return [centred({ text: part.text, bold: part.isBold, size: part.size * 2 }, { before: twips(part.before) })]
    case 'table':
      return [writeTable(part, width), new Paragraph({})]
    case 'signatures':
      return [new Paragraph({}), signatures(part.columns, width)]
  }
}

function signatures(columns: Extract<SheetPart, { kind: 'signatures' }>['columns'], width: number): Table {
  return sideBySide(
    columns.map(({ title, name }) => ({
      width: width / columns.length,
      children: [
        centred({ text: title, bold: true }),
        ...Array.from({ length: 4 }, () => new Paragraph({ keepNext: true })),
        centred({ text: name, bold: true }),
      ],
    })),
  )
}

/** The heading row repeats on each page, no row is torn. */
function writeTable(table: Extract<SheetPart, { kind: 'table' }>, width: number): Table {
  const { columns, rows } = table
  const widths = columnWidths(table, width).map(twips)
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            children: text.split('\n').map(
              (one) =>
                new Paragraph({
                  ...(isHead || columns[at]?.isCentred === true ? { alignment: AlignmentType.CENTER } : {}),
                  children: [new TextRun({ text: one, bold: isHead, size: halfPoints('table') })],
                }),
            ),
          }),
      ),
    })
  return new Table({
    width: { size: twips(width), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 30, bottom: 30, left: 80, right: 80, marginUnitType: WidthType.DXA },
    rows: [
      row(
        columns.map(({ heading }) => heading),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  })
}
