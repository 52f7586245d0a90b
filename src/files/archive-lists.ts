/**
 * The lists of the archive as workbooks and as Word files, with the columns of Nghị định 30/2020/NĐ-CP (F-ARC-9, F-ARC-10).
 * The Party's own forms are not known to us: each sheet says whose form it follows.
 */
import {
  AlignmentType,
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { type CaseFile, type Piece, codeOf, sheetRanges } from '../domain/archive/case-file.ts'
import type { KeptFile } from '../domain/archive/retention.ts'
import { writeShortDate } from '../domain/deadline/dates.ts'
import { describeNumber } from '../domain/office/records.ts'
import { trialWords } from './paper-identity.ts'
import { type Column, type Origin, writeBook } from './register-workbook.ts'

const formNote = '(theo mẫu Nghị định 30)'
const fontName = 'Times New Roman'

interface PieceRow {
  readonly at: number
  readonly piece: Piece
  readonly sheets: string
}

const day = (iso: string | null) => (iso === null ? '' : writeShortDate(iso))

/** F-ARC-10 */
const pieceColumns: readonly Column<PieceRow>[] = [
  { heading: 'STT', width: 6, cell: ({ at }) => at },
  { heading: 'Số, ký hiệu văn bản', width: 16, cell: ({ piece }) => describeNumber(piece) },
  { heading: 'Ngày tháng năm văn bản', width: 13, cell: ({ piece }) => day(piece.issuedOn) },
  {
    heading: 'Tên loại và trích yếu nội dung văn bản',
    width: 46,
    cell: ({ piece }) => `Thông báo ${piece.abstract}`,
  },
  { heading: 'Tác giả văn bản', width: 24, cell: ({ piece }) => piece.organ },
  { heading: 'Tờ số/Trang số', width: 10, cell: ({ sheets }) => sheets },
  { heading: 'Ghi chú', width: 16, cell: ({ piece }) => (piece.scans > 0 ? 'Có bản quét' : '') },
]

/** F-ARC-9 */
const fileColumns: readonly Column<CaseFile & { readonly at: number }>[] = [
  { heading: 'Số TT', width: 6, cell: ({ at }) => at },
  { heading: 'Số, ký hiệu hồ sơ', width: 12, cell: codeOf },
  { heading: 'Tiêu đề hồ sơ', width: 50, cell: ({ title }) => title },
  { heading: 'Thời gian tài liệu', width: 22, cell: writeSpan },
  { heading: 'Thời hạn bảo quản', width: 14, cell: ({ retention }) => retention },
  { heading: 'Số tờ/Số trang', width: 10, cell: ({ sheets }) => (sheets === 0 ? '' : sheets) },
  { heading: 'Ghi chú', width: 18, cell: ({ note }) => note },
]

function writeSpan({ firstDay, lastDay }: CaseFile): string {
  return firstDay === lastDay ? day(firstDay) : `${day(firstDay)} - ${day(lastDay)}`
}

export type ListForm = 'docx' | 'xlsx'

/** Mục lục văn bản of a case file. */
export function writePieces(
  file: CaseFile,
  pieces: readonly Piece[],
  as: ListForm,
  origin: Origin,
): Promise<Uint8Array> {
  const ranges = sheetRanges(pieces)
  const rows = pieces.map((piece, index) => ({ at: index + 1, piece, sheets: ranges[index] ?? '' }))
  const title = `MỤC LỤC VĂN BẢN TRONG HỒ SƠ SỐ ${codeOf(file)}, NĂM ${file.year} ${formNote}`
  return as === 'xlsx'
    ? writeBook(rows, pieceColumns, [title, 'Mục lục văn bản'], origin)
    : writeList(rows, pieceColumns, [title, file.title], origin)
}

/** Mục lục hồ sơ of a year; without one, of the files as they are. */
export function writeFiles(
  files: readonly CaseFile[],
  year: number | null,
  as: ListForm,
  origin: Origin,
): Promise<Uint8Array> {
  const rows = files.map((file, index) => ({ ...file, at: index + 1 }))
  const title = `MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU${year === null ? '' : ` NĂM ${year}`} ${formNote}`
  return as === 'xlsx'
    ? writeBook(rows, fileColumns, [title, 'Mục lục hồ sơ'], origin)
    : writeList(rows, fileColumns, [title], origin)
}

/** F-ARC-9 with what the decision rests on. */
const dueColumns: readonly Column<KeptFile & { readonly at: number }>[] = [
  { heading: 'Số TT', width: 6, cell: ({ at }) => at },
  { heading: 'Số, ký hiệu hồ sơ', width: 12, cell: ({ file }) => `${codeOf(file)}, năm ${file.year}` },
  { heading: 'Tiêu đề hồ sơ', width: 46, cell: ({ file }) => file.title },
  { heading: 'Thời gian tài liệu', width: 20, cell: ({ file }) => writeSpan(file) },
  { heading: 'Thời hạn bảo quản', width: 12, cell: ({ file }) => file.retention },
  { heading: 'Đến hết năm', width: 9, cell: ({ retention }) => retention.lastYear },
  { heading: 'Căn cứ', width: 24, cell: ({ retention }) => retention.entry?.basis ?? '' },
  { heading: 'Ý kiến', width: 14, cell: () => '' },
]

/** Files whose period is over, for those who decide to sign. */
export function writeDueList(files: readonly KeptFile[], origin: Origin): Promise<Uint8Array> {
  const rows = files.map((file, index) => ({ ...file, at: index + 1 }))
  return writeList(rows, dueColumns, ['DANH MỤC HỒ SƠ HẾT THỜI HẠN BẢO QUẢN'], origin, [
    line('Số hồ sơ', String(files.length)),
    line('Quyết định tiêu hủy số', ''),
    ...['Người lập danh mục', 'Hội đồng xét hủy', 'Người quyết định'].map((who) =>
      line(`${who} (ký, ghi rõ họ tên)`, ''),
    ),
  ])
}

const centred = (text: string, size: number, isBold = false, before = 0) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, after: 120 },
    children: [new TextRun({ text, size: size * 2, bold: isBold, font: fontName })],
  })
const line = (label: string, text: string) =>
  new Paragraph({
    spacing: { before: 200 },
    children: [
      new TextRun({ text: `${label}: `, size: 28, font: fontName }),
      new TextRun({ text: text === '' ? '..............................' : text, size: 28, font: fontName }),
    ],
  })

/** Bìa hồ sơ. */
export function writeCover(file: CaseFile, origin: Origin): Promise<Uint8Array> {
  return pack(
    [
      centred(file.fonds, 14, true),
      centred('HỒ SƠ', 28, true, 1800),
      centred(`Số: ${codeOf(file)}, năm ${file.year}`, 14),
      centred(file.title, 16, true, 800),
      line('Từ ngày', day(file.firstDay)),
      line('Đến ngày', day(file.lastDay)),
      line('Gồm', file.sheets === 0 ? `${file.pieces} văn bản` : `${file.pieces} văn bản, ${file.sheets} tờ`),
      line('Thời hạn bảo quản', file.retention),
      line('Người lập hồ sơ', file.madeBy),
      centred(formNote, 12, false, 1200),
    ],
    PageOrientation.PORTRAIT,
    origin,
  )
}

const tableWidth = 14_500

function writeList<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  titles: readonly string[],
  origin: Origin,
  ends: readonly Paragraph[] = [],
): Promise<Uint8Array> {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.round((width / total) * tableWidth))
  const cell = (text: string, at: number, isHead = false) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: isHead ? VerticalAlign.CENTER : VerticalAlign.TOP,
      margins: { left: 60, right: 60 },
      children: [
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text, size: 24, bold: isHead, font: fontName })],
        }),
      ],
    })
  const table = new Table({
    width: { size: tableWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, children: columns.map(({ heading }, at) => cell(heading, at, true)) }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((column, at) => cell(String(column.cell(row) ?? ''), at)),
          }),
      ),
    ],
  })
  const heads = titles.map(
    (text) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 160 },
        children: [new TextRun({ text, size: 28, bold: true, font: fontName })],
      }),
  )
  return pack([...heads, table, ...ends], PageOrientation.LANDSCAPE, origin)
}

async function pack(
  children: readonly (Paragraph | Table)[],
  orientation: (typeof PageOrientation)[keyof typeof PageOrientation],
  { isTrial }: Origin,
): Promise<Uint8Array> {
  const document = new Document({
    ...(isTrial ? { keywords: trialWords } : {}),
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838, orientation },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
