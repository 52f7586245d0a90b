/** Sheets that are made from an appendix: its tasks lead by lead, and the sheet that comes back filled in. */
import type { CellsRow, TableBlock, TableRow } from '../page/blocks.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { helpersFor } from './xlsx-facts.ts'
import { statusColumns } from './xlsx-form.ts'
import type { SheetLayout, StatusOf } from './xlsx-plan.ts'

/** Columns of the sheet by leads. The STT is last: a table begins with it, and this is none to be read back. */
const leadColumns = [
  { heading: 'Cơ quan chủ trì', role: null, share: 4, align: 'left' },
  { heading: 'Tên nhiệm vụ', role: null, share: 8, align: 'left' },
  { heading: 'Thời hạn', role: 'plannedTime', share: 3, align: 'center' },
  { heading: 'STT', role: 'ordinal', share: 1, align: 'center' },
] as const

/** Told by it: what the sheet holds stands in the table itself. */
export const leadsTitle = 'NHIỆM VỤ THEO CƠ QUAN CHỦ TRÌ'
const leadTitles = [
  { text: leadsTitle, look: 'titleLook' },
  { text: '(Việc có nhiều cơ quan chủ trì được ghi ở từng cơ quan)', look: 'linkLook' },
] as const

/**
 * Every task once for each of its leads, so that a filter finds all tasks of one body. Only where a task has several
 * leads: else the column of the table itself is enough.
 */
export function layOutLeads(appendix: SheetLayout, sheetName: string, spec: FormatSpec): SheetLayout[] {
  const { rows, facts } = appendix
  if (!facts.leads.some((leads) => leads.length > 1)) return []
  const page = spec.landscapePage
  const unit = (page.width - page.left - page.right) / leadColumns.reduce((sum, { share }) => sum + share, 0)
  const columns = leadColumns.map(({ share, ...column }) => ({ ...column, width: Math.floor(share * unit * 10) / 10 }))
  const textOf = readerByRole(appendix)
  const found = new Map<string, { at: number; row: CellsRow }[]>()
  rows.forEach((row, at) => {
    if (row.kind === 'section') return
    for (const lead of new Set(facts.leads[at])) {
      const cells = [
        lead,
        textOf(row, 'name'),
        textOf(row, 'assigned') || textOf(row, 'plannedTime'),
        textOf(row, 'ordinal'),
      ]
      const entries = found.get(lead) ?? []
      found.set(lead, entries)
      entries.push({ at, row: { kind: 'cells', id: row.id, cells } })
    }
  })
  const entries = [...found.values()].flat()
  const pick = <Value>(values: readonly Value[]) => entries.flatMap(({ at }) => values.slice(at, at + 1))
  const titles = leadTitles.map((title) => title)
  return [
    {
      ...appendix,
      kind: 'leads',
      sheetName,
      titles,
      columns,
      rows: entries.map(({ row }) => row),
      facts: { sections: pick(facts.sections), lastDays: pick(facts.lastDays), leads: pick(facts.leads) },
    },
  ]
}

function readerByRole({ columns }: Pick<TableBlock, 'columns'>) {
  const places = new Map(columns.map(({ role }, at) => [role, at]))
  return (row: CellsRow, role: Parameters<typeof places.get>[0]) => row.cells[places.get(role) ?? -1] ?? ''
}

/** What an office in charge needs least for its answer, first: hidden where the sheet would print too small. */
const hidable = ['directing', 'sourceDocument', 'coordinating', 'requiredResult', 'assigned'] as const
/** The smallest print: 11 pt become 9.5. */
const smallest = 0.86

/** The rows somebody has to answer for, with columns to fill in; none where the appendix has no such row. */
export function layOutStatus(appendix: SheetLayout, { rows: wanted, lead }: StatusOf, spec: FormatSpec): SheetLayout[] {
  const kept = keptRows(appendix.rows, wanted)
  if (kept.length === 0) return []
  const { facts } = appendix
  const pick = <Value>(values: readonly Value[]) => kept.flatMap((at) => values.slice(at, at + 1))
  const rows = kept.flatMap((at) => appendix.rows.slice(at, at + 1))
  const [, ...titles] = appendix.titles
  return [
    {
      ...appendix,
      kind: 'status',
      titles: [
        { text: 'PHIẾU BÁO CÁO TÌNH HÌNH THỰC HIỆN NHIỆM VỤ', look: 'labelLook' },
        ...titles,
        ...(lead === null ? [] : [{ text: `Cơ quan chủ trì: ${lead}`, look: 'labelLook' } as const]),
      ],
      columns: hideWhatIsTooMuch(appendix.columns, spec),
      rows,
      facts: { sections: pick(facts.sections), lastDays: pick(facts.lastDays), leads: pick(facts.leads) },
      statusColumns,
      helpers: helpersFor({ columns: appendix.columns, rows }),
    },
  ]
}

/** The wanted rows, and the sections that have some. */
function keptRows(rows: readonly TableRow[], wanted: ReadonlySet<string> | null): number[] {
  const kept: number[] = []
  let section: number | null = null
  rows.forEach((row, at) => {
    if (row.kind === 'section') section = at
    else if (wanted === null || wanted.has(row.id)) {
      if (section !== null) kept.push(section)
      kept.push(at)
      section = null
    }
  })
  return kept
}

function hideWhatIsTooMuch(columns: SheetLayout['columns'], spec: FormatSpec): SheetLayout['columns'] {
  const page = spec.landscapePage
  const added = statusColumns.reduce((sum, { width }) => sum + width, 0)
  let shown = columns
  for (const role of hidable) {
    const total = shown.reduce((sum, { width, hidden }) => sum + (hidden === true ? 0 : width), added)
    if (total * smallest <= page.width - page.left - page.right) break
    shown = shown.map((column) => (column.role === role ? { ...column, hidden: true } : column))
  }
  return shown
}
