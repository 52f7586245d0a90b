/**
 * What is said of an issued notice and of a case file to other systems: the fields of Nghị định
 * 30/2020/NĐ-CP, Phụ lục VI.II (F-ARC-16, F-ARC-17). Empty or null: not known to the store. A value is never cut.
 */
import type { Notice } from '../notice/notice.ts'
import { squeeze } from '../words/text.ts'
import { type CaseFile, codeOf } from './case-file.ts'

/** Days are ISO. */
export interface DocumentMetadata {
  readonly OrganId: string
  readonly FileCatalog: number | null
  readonly FileNotation: string
  readonly DocOrdinal: number | null
  readonly TypeName: string
  readonly CodeNumber: string
  readonly CodeNotation: string
  readonly IssuedDate: string
  readonly OrganName: string
  readonly Subject: string
  readonly Language: string
  readonly PageAmount: number | null
  readonly Description: string
  readonly Position: string
  readonly FullName: string
  readonly To: readonly { readonly OrganId: string; readonly OrganName: string }[]
  readonly Priority: number
  readonly IssuedAmount: number | null
  readonly DueDate: string
}

export interface FileMetadata {
  readonly OrganId: string
  readonly FileCatalog: number
  readonly FileNotation: string
  readonly Title: string
  readonly Maintenance: string
  readonly Rights: string
  readonly Creator: string
  readonly Language: string
  readonly StartDate: string
  readonly EndDate: string
  readonly DocTotal: number
  readonly PageTotal: number | null
  readonly Description: string
}

const language = 'Tiếng Việt'
/** 0 without a mark of urgency, then as they rise. */
const priorities = { khan: 1, thuongKhan: 2, hoaToc: 3, hoaTocHenGio: 4 } as const

/** Where a notice stands among the case files; null for one that is in none. */
export interface Filed {
  readonly file: Pick<CaseFile, 'year' | 'number' | 'heading'>
  readonly position: number
}

/** The code of an organ and the count of pages are not known to the store: they stay empty. */
export function describeDocument(notice: Notice, filed: Filed | null): DocumentMetadata {
  const [signature] = notice.signatures
  const { urgency } = notice.marks
  return {
    OrganId: '',
    FileCatalog: filed?.file.year ?? null,
    FileNotation: filed === null ? '' : codeOf(filed.file),
    DocOrdinal: filed?.position ?? null,
    TypeName: squeeze(notice.typeName),
    CodeNumber: notice.header.number === null ? '' : String(notice.header.number).padStart(2, '0'),
    CodeNotation: notice.header.symbol,
    IssuedDate: notice.header.date ?? '',
    OrganName: notice.header.issuingOrgans.map(({ name }) => squeeze(name)).join('; '),
    Subject: squeeze(notice.abstract.join(' ')),
    Language: language,
    PageAmount: null,
    Description: '',
    Position: squeeze([signature?.authority, signature?.title, signature?.concurrentTitle].filter(Boolean).join(', ')),
    FullName: squeeze(signature?.signatory ?? ''),
    To: notice.distribution.recipients.map(({ name }) => ({ OrganId: '', OrganName: squeeze(name) })),
    Priority: urgency === null ? 0 : priorities[urgency],
    IssuedAmount: notice.distribution.copies,
    DueDate: '',
  }
}

export function describeFile(file: CaseFile): FileMetadata {
  return {
    OrganId: '',
    FileCatalog: file.year,
    FileNotation: codeOf(file),
    Title: file.title,
    Maintenance: file.retention,
    Rights: '',
    Creator: file.madeBy,
    Language: language,
    StartDate: file.firstDay ?? '',
    EndDate: file.lastDay ?? '',
    DocTotal: file.pieces,
    PageTotal: file.sheets === 0 ? null : file.sheets,
    Description: file.note,
  }
}
