/**
 * The lists of the archive as workbooks and as tables of sheets, with the columns of Nghị định 30/2020/NĐ-CP (F-ARC-9, F-ARC-10).
 * The Party's own forms are not known to us: each sheet says whose form it follows.
 */
import { type CaseFile, type Piece, codeOf, sheetRanges } from '../domain/archive/case-file.ts'
import type { KeptFile } from '../domain/archive/retention.ts'
import { writeShortDate } from '../domain/deadline/dates.ts'
import { describeNumber } from '../domain/office/records.ts'
import type { SheetPart } from '../page/sheet.ts'
import { type Column, type Origin, tableOf, writeBook } from './register-workbook.ts'

export const formNote = '(theo mẫu Nghị định 30)'

interface PieceRow {
  readonly at: number
  readonly piece: Piece
  readonly sheets: string
}

const day = (iso: string | null) => (iso === null ? '' : writeShortDate(iso))

/** F-ARC-10 */
const pieceColumns: readonly Column<PieceRow>[] = [
  { heading: 'STT', width: 6, isCentred: true, cell: ({ at }) => at },
  { heading: 'Số, ký hiệu văn bản', width: 16, cell: ({ piece }) => describeNumber(piece) },
  { heading: 'Ngày tháng năm văn bản', width: 13, isCentred: true, cell: ({ piece }) => day(piece.issuedOn) },
  {
    heading: 'Tên loại và trích yếu nội dung văn bản',
    width: 46,
    cell: ({ piece }) => `Thông báo ${piece.abstract}`,
  },
  { heading: 'Tác giả văn bản', width: 24, cell: ({ piece }) => piece.organ },
  { heading: 'Tờ số/Trang số', width: 10, isCentred: true, cell: ({ sheets }) => sheets },
  { heading: 'Ghi chú', width: 16, cell: ({ piece }) => (piece.scans > 0 ? 'Có bản quét' : '') },
]

/** F-ARC-9 */
const fileColumns: readonly Column<CaseFile & { readonly at: number }>[] = [
  { heading: 'Số TT', width: 6, isCentred: true, cell: ({ at }) => at },
  { heading: 'Số, ký hiệu hồ sơ', width: 12, cell: codeOf },
  { heading: 'Tiêu đề hồ sơ', width: 50, cell: ({ title }) => title },
  { heading: 'Thời gian tài liệu', width: 22, cell: writeSpan },
  { heading: 'Thời hạn bảo quản', width: 14, isCentred: true, cell: ({ retention }) => retention },
  { heading: 'Số tờ/Số trang', width: 10, isCentred: true, cell: ({ sheets }) => (sheets === 0 ? '' : sheets) },
  { heading: 'Ghi chú', width: 18, cell: ({ note }) => note },
]

export function writeSpan({ firstDay, lastDay }: CaseFile): string {
  return firstDay === lastDay ? day(firstDay) : `${day(firstDay)} - ${day(lastDay)}`
}

const rowsOfPieces = (pieces: readonly Piece[]): PieceRow[] => {
  const ranges = sheetRanges(pieces)
  return pieces.map((piece, index) => ({ at: index + 1, piece, sheets: ranges[index] ?? '' }))
}
const counted = <Row extends object>(rows: readonly Row[]) => rows.map((row, index) => ({ ...row, at: index + 1 }))

/** Mục lục văn bản of a case file. */
export function writePieces(file: CaseFile, pieces: readonly Piece[], origin: Origin): Promise<Uint8Array> {
  const title = `MỤC LỤC VĂN BẢN TRONG HỒ SƠ SỐ ${codeOf(file)}, NĂM ${file.year} ${formNote}`
  return writeBook(rowsOfPieces(pieces), pieceColumns, [title, 'Mục lục văn bản'], origin)
}

/** Mục lục hồ sơ of a year; without one, of the files as they are. */
export function writeFiles(files: readonly CaseFile[], year: number | null, origin: Origin): Promise<Uint8Array> {
  const title = `MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU${year === null ? '' : ` NĂM ${year}`} ${formNote}`
  return writeBook(counted(files), fileColumns, [title, 'Mục lục hồ sơ'], origin)
}

/** F-ARC-9 with what the decision rests on. */
const dueColumns: readonly Column<KeptFile & { readonly at: number }>[] = [
  { heading: 'Số TT', width: 6, isCentred: true, cell: ({ at }) => at },
  { heading: 'Số, ký hiệu hồ sơ', width: 12, cell: ({ file }) => `${codeOf(file)}, năm ${file.year}` },
  { heading: 'Tiêu đề hồ sơ', width: 46, cell: ({ file }) => file.title },
  { heading: 'Thời gian tài liệu', width: 20, cell: ({ file }) => writeSpan(file) },
  { heading: 'Thời hạn bảo quản', width: 12, isCentred: true, cell: ({ file }) => file.retention },
  { heading: 'Đến hết năm', width: 9, isCentred: true, cell: ({ retention }) => retention.lastYear },
  { heading: 'Căn cứ', width: 24, cell: ({ retention }) => retention.entry?.basis ?? '' },
  { heading: 'Ý kiến', width: 14, cell: () => '' },
]

/** The same columns for sheets that are read, signed and bound. */
export const piecesTable = (pieces: readonly Piece[]): SheetPart => tableOf(rowsOfPieces(pieces), pieceColumns)
export const filesTable = (files: readonly CaseFile[]): SheetPart => tableOf(counted(files), fileColumns)
/** Files whose period is over, for those who decide to sign. */
export const dueTable = (files: readonly KeptFile[]): SheetPart => tableOf(counted(files), dueColumns)
