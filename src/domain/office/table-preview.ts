/** What a workbook of office records would change, for a person to look at before it is stored. */
import type { OfficeKind } from './kinds.ts'
import type { OfficeRecord, RecordKey } from './office-record.ts'

/** A row of the workbook that cannot be taken over. */
export interface RowFault {
  /** Row of the sheet, from 1. */
  readonly row: number
  readonly column: string
  readonly found: string
  readonly message: string
}

export interface ProposedChange {
  readonly key: RecordKey
  readonly row: number
  /** Null for a new record. */
  readonly before: OfficeRecord | null
  readonly after: OfficeRecord
}

export interface TablePreview {
  readonly kind: OfficeKind
  readonly fileName: string
  /** Version of the data it was compared with. */
  readonly version: number
  readonly rows: number
  readonly changes: readonly ProposedChange[]
  readonly unchanged: number
  readonly faults: readonly RowFault[]
  /** Records of the store that the workbook has no row for: they stay as they are. */
  readonly absent: readonly RecordKey[]
}
