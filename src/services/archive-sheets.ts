/** The papers of the archive as sheets: lists and covers of case files, what is to be destroyed, handed over, checked. */
import type { FixityReport, KeptKind } from '../contract/fixity.ts'
import { type CaseFile, type Piece, codeOf } from '../domain/archive/case-file.ts'
import type { Handover, HandoverContent } from '../domain/archive/handover.ts'
import type { KeptFile } from '../domain/archive/retention.ts'
import { dayInVietnam, writeShortDate } from '../domain/deadline/dates.ts'
import { dueTable, filesTable, formNote, piecesTable } from '../files/archive-lists.ts'
import type { Sheet, SheetPart } from '../page/sheet.ts'
import type { Context } from './context.ts'
import { organOfOffice } from './offices.ts'
import { writeClock } from './sheets.ts'

type Reading = Pick<Context, 'db' | 'offices' | 'now' | 'actor'>
type Signature = Extract<SheetPart, { kind: 'signatures' }>['columns'][number]

const signatures = (...titles: readonly (string | Signature)[]): SheetPart => ({
  kind: 'signatures',
  columns: titles.map((one) => (typeof one === 'string' ? { title: one, name: '' } : one)),
})
const unsaid = '................................'
const orUnsaid = (text: string) => (text === '' ? unsaid : text)

async function sheetOf(
  context: Reading,
  title: string,
  subtitle: string,
  parts: readonly SheetPart[],
  orientation: Sheet['orientation'] = 'landscape',
): Promise<Sheet> {
  const { now, actor } = context
  const organ = await organOfOffice(context)
  return { organ, title, subtitle, orientation, day: dayInVietnam(now), isTrial: actor.isTrial, parts }
}

export function piecesSheet(context: Reading, file: CaseFile, pieces: readonly Piece[]): Promise<Sheet> {
  const total = `Hồ sơ gồm ${pieces.length} văn bản${file.sheets === 0 ? '' : `, ${file.sheets} tờ`}.`
  return sheetOf(context, `MỤC LỤC VĂN BẢN TRONG HỒ SƠ SỐ ${codeOf(file)}, NĂM ${file.year}`, file.title, [
    piecesTable(pieces),
    { kind: 'paragraph', text: `${total} ${formNote}` },
    signatures('', { title: 'NGƯỜI LẬP MỤC LỤC', name: file.madeBy }),
  ])
}

export function filesSheet(context: Reading, files: readonly CaseFile[], year: number): Promise<Sheet> {
  const fonds = [...new Set(files.map((file) => file.fonds))].join('; ')
  const sheets = files.reduce((sum, file) => sum + file.sheets, 0)
  return sheetOf(context, `MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU NĂM ${year}`, fonds, [
    filesTable(files),
    {
      kind: 'paragraph',
      text: `Mục lục gồm ${files.length} hồ sơ${sheets === 0 ? '' : `, ${sheets} tờ`}. ${formNote}`,
    },
    signatures('', 'NGƯỜI LẬP MỤC LỤC'),
  ])
}

const day = (iso: string | null) => (iso === null ? unsaid : writeShortDate(iso))
const line = (text: string, size: number, isBold: boolean, before: number): SheetPart => ({
  kind: 'centred',
  text,
  size,
  isBold,
  before,
})

export function coverSheet(context: Reading, file: CaseFile): Promise<Sheet> {
  return sheetOf(
    context,
    `HỒ SƠ ${codeOf(file)}, NĂM ${file.year}`,
    '',
    [
      line(file.fonds, 14, true, 8),
      line('HỒ SƠ', 36, true, 32),
      line(`Số: ${codeOf(file)}, năm ${file.year}`, 14, false, 4),
      line(file.title, 18, true, 22),
      line(`Từ ngày ${day(file.firstDay)} đến ngày ${day(file.lastDay)}`, 14, false, 14),
      line(`Gồm ${file.pieces} văn bản, ${file.sheets === 0 ? '........' : file.sheets} tờ`, 14, false, 3),
      line(`Thời hạn bảo quản: ${orUnsaid(file.retention)}`, 14, true, 22),
      line(`Người lập hồ sơ: ${file.madeBy}`, 14, false, 3),
      line(formNote, 11, false, 14),
    ],
    'portrait',
  ).then((sheet) => ({ ...sheet, isCover: true as const }))
}

export function dueSheet(context: Reading, files: readonly KeptFile[]): Promise<Sheet> {
  return sheetOf(
    context,
    'DANH MỤC HỒ SƠ HẾT THỜI HẠN BẢO QUẢN',
    'Để Hội đồng xét hủy xem xét, người có thẩm quyền quyết định',
    [
      dueTable(files),
      {
        kind: 'facts',
        facts: [
          ['Số hồ sơ trong danh mục', String(files.length)],
          ['Quyết định tiêu hủy số, ngày', unsaid],
        ],
      },
      signatures('NGƯỜI LẬP DANH MỤC', 'HỘI ĐỒNG XÉT HỦY', 'NGƯỜI QUYẾT ĐỊNH'),
    ],
  )
}

const kindNames: Readonly<Record<KeptKind, string>> = {
  original: 'Tệp gốc',
  scan: 'Bản quét',
  export: 'Văn bản đã xuất',
}

export function fixitySheet(context: Reading, { at, checked, changed }: FixityReport): Promise<Sheet> {
  const result: SheetPart[] =
    changed.length === 0
      ? [{ kind: 'paragraph', text: 'Mọi tệp còn nguyên vẹn: mã băm của từng tệp đúng như khi được lưu.' }]
      : [
          { kind: 'heading', text: 'Tệp đã bị thay đổi hoặc không đọc được' },
          {
            kind: 'table',
            columns: [
              { heading: 'Số TT', share: 5, isCentred: true },
              { heading: 'Loại', share: 12 },
              { heading: 'Tệp', share: 30 },
              { heading: 'Lưu lúc', share: 14 },
              { heading: 'Còn nguyên vẹn lần cuối', share: 14 },
            ],
            rows: changed.map(({ kind, fileName, since, wholeAt }, index) => [
              String(index + 1),
              kindNames[kind],
              fileName,
              writeClock(since),
              writeClock(wholeAt),
            ]),
          },
        ]
  return sheetOf(
    context,
    'BÁO CÁO KIỂM TRA TOÀN VẸN TỆP LƯU TRỮ',
    `Kiểm tra lúc ${writeClock(at)}`,
    [
      {
        kind: 'facts',
        facts: [
          ['Số tệp đã kiểm tra', String(checked)],
          ['Số tệp không còn nguyên vẹn', String(changed.length)],
          ['Cách kiểm tra', 'đọc lại từng tệp gốc, bản quét, văn bản đã xuất và so mã băm với lúc lưu'],
        ],
      },
      ...result,
      signatures('', { title: 'NGƯỜI KIỂM TRA', name: context.actor.name }),
    ],
    'portrait',
  )
}

/** Two of it are signed, one for each side (F-ARC-15). */
export async function handoverSheet(
  context: Reading,
  { number, madeAt, madeBy, bag, receipt }: Handover,
  content: HandoverContent,
): Promise<Sheet> {
  const files = content.map(({ file }) => file)
  const sheets = files.reduce((sum, file) => sum + file.sheets, 0)
  const pieces = content.reduce((sum, one) => sum + one.pieces.length, 0)
  return sheetOf(
    context,
    'BIÊN BẢN GIAO NHẬN HỒ SƠ, TÀI LIỆU',
    `Giao nộp lần ${number}, gói lập ngày ${writeShortDate(dayInVietnam(madeAt))}`,
    [
      {
        kind: 'facts',
        facts: [
          ['Bên giao', orUnsaid(await organOfOffice(context))],
          ['Đại diện bên giao', madeBy],
          ['Bên nhận', unsaid],
          ['Đại diện bên nhận', receipt === null ? unsaid : receipt.receivedBy],
          ['Tài liệu thuộc', [...new Set(files.map((file) => file.fonds))].join('; ')],
          ['Số lượng', `${files.length} hồ sơ, ${pieces} văn bản${sheets === 0 ? '' : `, ${sheets} tờ`}`],
          ['Mã băm SHA-256 của gói', bag ?? 'gói chưa được xuất'],
          [
            'Biên nhận của lưu trữ',
            receipt === null ? 'chưa có' : `số ${receipt.number}, ngày ${writeShortDate(receipt.day)}`,
          ],
        ],
      },
      { kind: 'heading', text: 'Hồ sơ giao nhận' },
      filesTable(files),
      {
        kind: 'paragraph',
        text: `Biên bản này được lập thành 02 bản, mỗi bên giữ 01 bản kèm mục lục hồ sơ. ${formNote}`,
      },
      signatures(
        { title: 'ĐẠI DIỆN BÊN GIAO', name: madeBy },
        { title: 'ĐẠI DIỆN BÊN NHẬN', name: receipt?.receivedBy ?? '' },
      ),
    ],
    'portrait',
  )
}
