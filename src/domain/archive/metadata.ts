/**
 * What is said of an issued notice and of a case file to other systems: fields, types and lengths of Nghị định
 * 30/2020/NĐ-CP, Phụ lục VI.II (F-ARC-16, F-ARC-17). A value is never cut: what is longer than its field is named.
 */
import type { IsoDate } from '../deadline/dates.ts'
import type { Notice } from '../notice/notice.ts'
import { squeeze } from '../words/text.ts'
import { type CaseFile, codeOf } from './case-file.ts'

/** A field: text, or a whole number. Empty or null: not known to the store. */
export type MetadataValue = string | number | null

export interface DocumentMetadata {
  readonly OrganId: string
  readonly FileCatalog: number | null
  readonly FileNotation: string
  readonly DocOrdinal: number | null
  readonly TypeName: string
  readonly CodeNumber: string
  readonly CodeNotation: string
  readonly IssuedDate: IsoDate | ''
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
  readonly DueDate: IsoDate | ''
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
  readonly StartDate: IsoDate | ''
  readonly EndDate: IsoDate | ''
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

/** Most characters, or digits, of each field. */
const lengths: Readonly<Record<string, number>> = {
  OrganId: 13,
  FileCatalog: 4,
  FileNotation: 20,
  DocOrdinal: 3,
  TypeName: 100,
  CodeNumber: 11,
  CodeNotation: 30,
  IssuedDate: 10,
  OrganName: 200,
  Subject: 500,
  Title: 500,
  Maintenance: 30,
  Rights: 30,
  Creator: 30,
  Language: 30,
  PageAmount: 3,
  DocTotal: 4,
  PageTotal: 4,
  Description: 500,
  Position: 100,
  FullName: 50,
  Priority: 1,
  IssuedAmount: 3,
}

/** Fields whose value is longer than the schema allows: "Subject (612 > 500)". */
export function tooLong(metadata: DocumentMetadata | FileMetadata): string[] {
  const fields = Object.entries(metadata) as (readonly [string, MetadataValue | DocumentMetadata['To']])[]
  return fields.flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value.map(({ OrganName }) => OrganName) : [String(value ?? '')]
    const most = Array.isArray(value) ? (lengths['OrganName'] ?? 0) : (lengths[name] ?? Infinity)
    return values.filter((one) => one.length > most).map((one) => `${name} (${one.length} > ${most})`)
  })
}
