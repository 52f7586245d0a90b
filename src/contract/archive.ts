/** The archive: scans of signed papers, case files and their lists. */
import { z } from 'zod'
import { archivists, exports, noticeId, noticeRef, read, write } from './call.ts'
import { type Exported, sheetForm } from './exports.ts'
import type { CaseFile, Piece, Scan } from '../domain/archive/case-file.ts'
import { pastKeepers } from '../domain/office/roles.ts'

const id = z.string().min(1).max(64)
const year = z.number().int().min(1945).max(9999)
const described = {
  heading: z
    .string()
    .trim()
    .max(20)
    .regex(/^[\p{L}\p{N}.&-]*$/u)
    .default(''),
  title: z.string().trim().min(3).max(1000),
  /** As written; empty: nobody has said it, and nothing follows. */
  retention: z.string().trim().max(100).default(''),
  note: z.string().trim().max(2000).default(''),
}

const listForm = z.enum(['docx', 'pdf', 'xlsx'])

/** Bytes of the largest scan, as base64. */
const largestScan = 60_000_000

export const archiveCalls = {
  'scan.list': read<readonly Scan[]>()(noticeRef),
  /** The bytes, to be shown. */
  'scan.get': read<Scan & { readonly base64: string }>()(z.object({ scan: id }).strict()),
  'scan.attach': write<{ readonly scan: string; readonly pages: number }>()(
    noticeRef.extend({ fileName: z.string().min(1).max(255), base64: z.base64().max(largestScan) }),
    pastKeepers,
  ),
  'scan.export': exports<Exported>()(z.object({ scan: id }).strict()),

  /** Issued papers that were chosen, with their scans and a list of them, as one ZIP. */
  'archive.exportSelection': exports<Exported>()(z.object({ notices: z.array(noticeId).min(1).max(200) }).strict()),

  'caseFile.list': read<readonly CaseFile[]>()(z.object({ year: year.nullable().default(null) }).strict()),
  'caseFile.get': read<{ readonly file: CaseFile; readonly pieces: readonly Piece[] }>()(
    z.object({ file: id }).strict(),
  ),
  /** Without a number it gets the next of its year and fonds; without a fonds, that of the office. */
  'caseFile.open': write<{ readonly file: string; readonly number: number }>()(
    z
      .object({
        ...described,
        fonds: z.string().trim().max(500).default(''),
        year,
        number: z.number().int().min(1).max(99_999).nullable().default(null),
      })
      .strict(),
    archivists,
  ),
  'caseFile.change': write<{ readonly file: string }>()(z.object({ file: id, ...described }).strict(), archivists),
  /** Several at once, in the order of their days. */
  'caseFile.put': write<{ readonly file: string }>()(
    z.object({ file: id, notices: z.array(noticeId).min(1).max(500) }).strict(),
    archivists,
  ),
  'caseFile.takeOut': write<{ readonly file: string }>()(z.object({ file: id, notice: noticeId }).strict(), archivists),
  'caseFile.countSheets': write<{ readonly file: string }>()(
    z.object({ file: id, notice: noticeId, sheets: z.number().int().min(1).max(100_000).nullable() }).strict(),
    archivists,
  ),
  /** Mục lục văn bản of a file, mục lục hồ sơ of a year, and the cover of a file (F-ARC-8 to F-ARC-10). */
  'caseFile.exportPieces': exports<Exported>()(z.object({ file: id, as: listForm }).strict()),
  'caseFile.exportList': exports<Exported>()(z.object({ year, as: listForm }).strict()),
  'caseFile.exportCover': exports<Exported>()(z.object({ file: id, as: sheetForm }).strict()),
} as const
