/** A workbook's changes in numbers, and the names of records that only it has. Pure. */
import { keyOfRecord, nameOf as lastNameOf } from '../../../domain/office/office-record.ts'
import type { NameOf } from '../../../domain/office/record-words.ts'
import type { ProposedChange, TablePreview } from '../../../domain/office/table-preview.ts'

export function countsOf({ changes, faults }: TablePreview) {
  const added = changes.filter(({ before }) => before === null).length
  return { added, changed: changes.length - added, wrongRows: new Set(faults.map(({ row }) => row)).size }
}

/** Records may point to each other within one workbook, before they are stored. */
export function namesWithNew(nameOf: NameOf, changes: readonly ProposedChange[]): NameOf {
  const added = new Map(
    changes.flatMap(({ key, before, after }) => (before === null ? [[keyOfRecord(key), lastNameOf(after)]] : [])),
  )
  return (kinds, id) =>
    kinds.map((kind) => added.get(keyOfRecord({ kind, id }))).find((name) => name !== undefined) ?? nameOf(kinds, id)
}
