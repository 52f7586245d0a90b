import { useMemo } from 'react'
import { isDefinite } from '../../checker/clarity.ts'
import { askedFor } from '../../checker/rule-set.ts'
import { type BodyDirectory, localDirectory } from '../../domain/bodies/body-directory.ts'
import type { Notice, TableAppendix, TableRow } from '../../domain/notice/notice.ts'
import { type TaskCells, taskCellsReader } from '../../domain/notice/table.ts'
import type { ClarityTest } from '../../domain/tasks/clarity-tests.ts'
import { type Task, taskReader } from '../../domain/tasks/task.ts'
import { directoryFor, useOffice } from '../notice-editor/use-office.ts'
import { useRuleSet } from '../notice-editor/use-rule-set.ts'

/** How rows of a table of tasks are read; stable while nothing of it changes. */
export interface RowReader {
  readonly cellsOf: (row: TableRow) => TaskCells
  readonly readTask: (cells: TaskCells) => Task
  readonly directory: BodyDirectory
  /** The "rõ" tests that the notice is held to. */
  readonly asked: readonly ClarityTest[]
  readonly vagueResults: readonly string[]
}

/** Null for a table without tasks, and until the office's data is there. */
export function useRowReader({ kind, columns }: TableAppendix, { header, clarity }: Notice): RowReader | null {
  const { set } = useRuleSet()
  const office = useOffice()
  const directory = office === null ? null : directoryFor(office, header)
  const { date, place } = header
  return useMemo(() => {
    if (kind !== 'tasks' || directory === null) return null
    const here = localDirectory(directory, place)
    return {
      cellsOf: taskCellsReader(columns),
      readTask: taskReader({ issuedOn: date, directory: here }),
      directory: here,
      asked: askedFor({ clarity }, set),
      vagueResults: set.parameters.vagueResults,
    }
  }, [kind, columns, set, directory, date, place, clarity])
}

/** The characters of the lead's cell that name who is answerable: of several the first. Null where one leads alone, or a group comes first. */
export function answerableIn(row: TableRow, reader: RowReader): readonly [start: number, end: number] | null {
  const [first, ...others] = reader.readTask(reader.cellsOf(row)).leads
  if (first === undefined || others.length === 0 || !isDefinite(first.name, reader.directory)) return null
  return [first.start, first.end]
}
