/** What a row of a table means to who sorts and filters it: its section, the last day of its deadline, its leads. */
import type { BodyDirectory } from '../domain/bodies/body-directory.ts'
import { lastDay } from '../domain/deadline/deadline.ts'
import { type TaskCells, type TaskField, taskFields } from '../domain/notice/table.ts'
import { type Task, taskReader } from '../domain/tasks/task.ts'
import { type CellsRow, type SectionRow, type TableBlock, sectionCells } from '../page/blocks.ts'
import { type Helper, serialOf } from './xlsx-form.ts'

export interface ReadingContext {
  /** The year of "Quý III". */
  readonly issuedOn: string | null
  readonly directory?: BodyDirectory | undefined
}

/** By the index of the row. */
export interface TableFacts {
  /** "II. DỮ LIỆU SỐ"; empty before any section. */
  readonly sections: readonly string[]
  /** Days since 1899-12-30; 0 without one. */
  readonly lastDays: readonly number[]
  /** Names of the bodies in charge. */
  readonly leads: readonly (readonly string[])[]
}

/** Reads the rows of a table. Equal cells are read once. */
export function readFacts({ columns, rows }: TableBlock, context: ReadingContext): TableFacts {
  const places = new Map(columns.map(({ role }, at) => [role, at]))
  const fields = taskFields.map((field) => [field, places.get(field) ?? -1] as const)
  const read = taskReader(context)
  let section = ''
  const sections: string[] = []
  const lastDays: number[] = []
  const leads: (readonly string[])[] = []
  for (const row of rows) {
    if (row.kind === 'section') section = nameSection(row, columns)
    sections.push(section)
    const task = row.kind === 'cells' ? read(taskCells(row, fields)) : null
    lastDays.push(task === null ? 0 : serialOfTask(task))
    leads.push(task === null ? [] : task.leads.map(({ name }) => name))
  }
  return { sections, lastDays, leads }
}

/** The words of a section row as one text. */
export function nameSection(row: SectionRow, columns: TableBlock['columns']): string {
  return sectionCells(row, columns)
    .filter((part) => part !== '')
    .join('. ')
}

function taskCells(row: CellsRow, fields: readonly (readonly [TaskField, number])[]): TaskCells {
  const texts = Object.fromEntries(fields.map(([field, at]) => [field, row.cells[at] ?? '']))
  return { ...(texts as Record<TaskField, string>), id: row.id, writtenOrdinal: undefined, columns: {} }
}

/** What was assigned goes before what was planned. */
function serialOfTask({ assigned, planned }: Task): number {
  const day = (assigned === null ? null : lastDay(assigned)) ?? (planned === null ? null : lastDay(planned))
  return day === null ? 0 : Math.max(0, serialOf(day))
}

/** The helpers that say something in this table. */
export function helpersFor({ columns, rows }: Pick<TableBlock, 'columns' | 'rows'>): Helper[] {
  const hasSections = rows.some((row) => row.kind === 'section')
  const hasDays = columns.some(({ role }) => role === 'plannedTime' || role === 'assigned')
  return [...(hasSections ? (['section'] as const) : []), ...(hasDays ? (['lastDay'] as const) : []), 'order']
}
