/** Widths of the columns of a table on its page. */
import type { Column } from '../../domain/notice/notice.ts'
import type { Orientation, TableColumn } from '../blocks.ts'
import type { FormatSpec } from '../format/spec.ts'

/** Headings stand as they are written; widths are those of the format, scaled where they do not fill the page. */
export function setColumns(columns: readonly Column[], orientation: Orientation, spec: FormatSpec): TableColumn[] {
  const page = orientation === 'portrait' ? spec.page : spec.landscapePage
  const available = page.width - page.left - page.right
  const forms = columns.map(({ role }) => spec.appendix.columns[role ?? 'other'])
  const total = forms.reduce((sum, { width }) => sum + width, 0)
  const ends = forms.map((_, at) => {
    const end = forms.slice(0, at + 1).reduce((sum, { width }) => sum + width, 0)
    return Math.round((end * available * 10) / total) / 10
  })
  return columns.map(({ heading, role }, at) => ({
    heading,
    role,
    // Differences of rounded ends, so that the widths add up to the page.
    width: Math.round(((ends[at] ?? 0) - (ends[at - 1] ?? 0)) * 10) / 10,
    align: forms[at]?.align ?? 'left',
  }))
}
