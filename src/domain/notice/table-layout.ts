/** How the columns of a layout are understood: proposed by the meaning of its headings, confirmed by somebody once, remembered. */
import { fold, squeeze } from '../words/text.ts'
import { type ColumnRole, columnRoles, usualHeadings } from './table.ts'

export interface TableLayout {
  readonly headings: readonly string[]
  /** For each heading: what it says, or null where it is kept as it is. */
  readonly roles: readonly (ColumnRole | null)[]
}

/** Roles by the fingerprint of the headings. */
export type TableLayouts = ReadonlyMap<string, TableLayout['roles']>

/** Headings that differ in capitals, marks and blanks alone are those of one layout. */
export function layoutFingerprint(headings: readonly string[]): string {
  return headings.map((heading) => fold(squeeze(heading))).join('|')
}

/** The office's own table needs nobody's word. */
export function isOwnLayout(headings: readonly string[]): boolean {
  return layoutFingerprint(headings) === layoutFingerprint(columnRoles.map((role) => usualHeadings[role]))
}
