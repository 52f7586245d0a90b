/**
 * Tables of a notice. Columns belong to the table: each has a role (or none) and its heading as written, in any
 * order; page, exports, screen, rules and import follow that list. Cells are keyed by column, and their texts are the
 * truth ("\n" separates the lines of a cell): bodies, deadlines and citations in them are computed by `readTask`.
 */
import { z } from 'zod'
import shipped from '../../../resources/words/columns.json' with { type: 'json' }
import { id, text } from './text-schema.ts'

/** What the cells of a column of tasks say, in the order of the office's own table. */
export const taskFields = [
  'name',
  'directing',
  'lead',
  'coordinating',
  'requiredResult',
  'plannedTime',
  'sourceDocument',
  'assigned',
] as const
export type TaskField = (typeof taskFields)[number]

/** The ordinal's column has no cells: STT is computed. */
export const columnRoles = ['ordinal', ...taskFields] as const
export type ColumnRole = (typeof columnRoles)[number]

/** Fields of a row that are no column: its STT, and the row as a whole (spot.ts). */
const reserved: readonly string[] = ['label', 'whole']

const column = z
  .strictObject({
    /** Of this table alone: another table may use the same. */
    id: id.refine((value) => !reserved.includes(value), { error: 'mã cột này không dùng được' }),
    role: z.enum(columnRoles).nullable(),
    /** As it is printed; "" where the source has none. */
    heading: text,
  })
  .readonly()

const row = z
  .strictObject({
    id,
    /** Only where the STT in a frozen notice differs from the computed one. */
    writtenOrdinal: text.optional(),
    /** By id of the column; every column but the ordinal's has its cell. */
    cells: z.record(id, text).readonly(),
  })
  .readonly()

const section = z
  .strictObject({
    id,
    writtenLabel: text.optional(),
    /** Empty for rows that come before any section row. */
    title: text,
    rows: z.array(row).readonly(),
  })
  .readonly()

export type Column = z.infer<typeof column>
/** One row: for a task table, one task. STT is computed. */
export type TableRow = z.infer<typeof row>
export type TableSection = z.infer<typeof section>

/** Columns whose cells name bodies. */
const bodyRoles: readonly (string | null)[] = ['directing', 'lead', 'coordinating']

export function isBodyRole(role: string | null): boolean {
  return bodyRoles.includes(role)
}

/** What any table is made of. */
export interface Table {
  readonly columns: readonly Column[]
  readonly sections: readonly TableSection[]
}

const sections = z.array(section).readonly()
export const fewestColumns = { tasks: 3, plain: 1 }
export const mostColumns = 12

/** Columns and sections of a table, held against each other. */
export const tableParts = {
  tasks: { columns: z.array(column).min(fewestColumns.tasks).max(mostColumns).readonly(), sections },
  plain: { columns: z.array(column).min(fewestColumns.plain).max(mostColumns).readonly(), sections },
}

/** What is wrong between columns and rows, each with its path; for a schema's `superRefine`. */
export function checkTable({ columns, sections: of }: Table, kind: 'tasks' | 'plain', report: Report): void {
  const ids = new Set<string>()
  const roles = new Set<string>()
  columns.forEach((one, at) => {
    if (ids.has(one.id)) report(['columns', at, 'id'], `mã cột "${one.id}" dùng hai lần`)
    ids.add(one.id)
    if (one.role === null) return
    if (roles.has(one.role)) report(['columns', at, 'role'], 'hai cột cùng một vai trò')
    if (kind === 'plain' && one.role !== 'ordinal') report(['columns', at, 'role'], 'bảng này không giao nhiệm vụ')
    roles.add(one.role)
  })
  const withCells = columns.filter(({ role }) => role !== 'ordinal')
  of.forEach((part, sectionAt) =>
    part.rows.forEach(({ cells }, rowAt) => {
      const path = ['sections', sectionAt, 'rows', rowAt, 'cells'] as const
      const missing = withCells.find((one) => !Object.hasOwn(cells, one.id))
      if (missing !== undefined) report([...path, missing.id], `thiếu ô của cột "${missing.heading}"`)
      else if (Object.keys(cells).length !== withCells.length) report([...path], 'có ô không thuộc cột nào')
    }),
  )
}

type Report = (path: (string | number)[], message: string) => void

const headingWords = z
  .strictObject({
    role: z.enum(columnRoles),
    /** The usual heading. */
    heading: z.string().min(1),
    /** Headings as offices write them; "…" stands for any words or none. */
    known: z.array(z.string().min(1)).min(1).readonly(),
    except: z.array(z.string().min(1)).readonly().default([]),
  })
  .readonly()

/** The headings that columns are known by, each role once; where a heading is of two roles, the first has it. */
export const { roles: columnWords } = z
  .strictObject({ roles: z.array(headingWords).length(columnRoles.length).readonly() })
  .parse(shipped)

/** The usual headings of the roles. */
export const usualHeadings = Object.fromEntries(columnWords.map(({ role, heading }) => [role, heading])) as Readonly<
  Record<ColumnRole, string>
>

/** The office's own table: nine columns. Nothing but the `role` of a column may be read for its meaning. */
export const standardColumns: readonly Column[] = columnRoles.map((role) => ({
  id: role,
  role,
  heading: usualHeadings[role],
}))

/** A row without words. */
export function blankRow(rowId: string, columns: readonly Column[]): TableRow {
  return { id: rowId, cells: fillCells(columns, () => '') }
}

/** Cells for all columns that have some. */
export function fillCells(
  columns: readonly Column[],
  textFor: (of: Column) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.filter(({ role }) => role !== 'ordinal').map((of) => [of.id, textFor(of)]))
}

/** The words of a row of tasks by what they say; "" where the table has no such column. */
export type TaskCells = Readonly<Record<TaskField, string>> & {
  readonly id: string
  readonly writtenOrdinal: string | undefined
  /** Ids of the columns: a role that is not here has no cell that could be empty. */
  readonly columns: Readonly<Partial<Record<TaskField, string>>>
}

/** Reads rows of a table by the roles of its columns. */
export function taskCellsReader(columns: readonly Column[]): (of: TableRow) => TaskCells {
  const byRole: Partial<Record<TaskField, string>> = {}
  for (const { id: columnId, role } of columns) if (role !== null && role !== 'ordinal') byRole[role] = columnId
  return ({ id: rowId, cells, writtenOrdinal }) => {
    const textFor = (field: TaskField) => cells[byRole[field] ?? ''] ?? ''
    const fields = Object.fromEntries(taskFields.map((field) => [field, textFor(field)])) as Record<TaskField, string>
    return { ...fields, id: rowId, writtenOrdinal, columns: byRole }
  }
}
