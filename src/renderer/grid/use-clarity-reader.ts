import { useMemo } from 'react'
import { localDirectory } from '../../domain/bodies/body-directory.ts'
import { clarityTests } from '../../checker/clarity.ts'
import type { Notice, TableAppendix } from '../../domain/notice/notice.ts'
import { taskCellsReader } from '../../domain/notice/table.ts'
import { taskReader } from '../../domain/tasks/task.ts'
import { directoryFor, useOffice } from '../notice-editor/use-office.ts'
import { useRuleSet } from '../notice-editor/use-rule-set.ts'
import type { ClarityReader } from './clarity-dots.tsx'

/** How the rows of a table are held to the "rõ" tests; null where none is asked for. */
export function useClarityReader({ kind, columns }: TableAppendix, header: Notice['header']): ClarityReader | null {
  const { set } = useRuleSet()
  const office = useOffice()
  const directory = office === null ? null : directoryFor(office, header)
  const { date, place } = header
  return useMemo(() => {
    const asked = clarityTests.filter((test) => set.parameters.clarity.includes(test))
    if (kind !== 'tasks' || directory === null || asked.length === 0) return null
    const here = localDirectory(directory, place)
    return {
      cellsOf: taskCellsReader(columns),
      readTask: taskReader({ issuedOn: date, directory: here }),
      directory: here,
      asked,
      vagueResults: set.parameters.vagueResults,
    }
  }, [kind, columns, set, directory, date, place])
}
