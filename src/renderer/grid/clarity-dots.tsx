/** The "rõ" tests of a row at a glance: a filled dot for each that is met. */
import { memo } from 'react'
import type { BodyDirectory } from '../../domain/bodies/body-directory.ts'
import { type ClarityTest, clarityOf } from '../../checker/clarity.ts'
import type { TableRow } from '../../domain/notice/notice.ts'
import type { TaskCells } from '../../domain/notice/table.ts'
import type { Task } from '../../domain/tasks/task.ts'
import { clarityNames } from '../ui/words.ts'
import classes from './grid.module.css'

/** How rows of the table are read; stable while nothing of it changes. */
export interface ClarityReader {
  readonly cellsOf: (row: TableRow) => TaskCells
  readonly readTask: (cells: TaskCells) => Task
  readonly directory: BodyDirectory
  readonly asked: readonly ClarityTest[]
  readonly vagueResults: readonly string[]
}

interface ClarityDotsProps {
  readonly row: TableRow
  readonly reader: ClarityReader
  readonly column: number
}

export const ClarityDots = memo(function ClarityDots({ row, reader, column }: ClarityDotsProps) {
  const { cellsOf, readTask, directory, asked, vagueResults } = reader
  const cells = cellsOf(row)
  const clarity = clarityOf({ row: cells, task: readTask(cells) }, directory, vagueResults)
  const unmet = asked.filter((test) => !clarity[test].isMet)
  const said =
    unmet.length === 0
      ? 'Đạt đủ các tiêu chí rõ'
      : unmet.map((test) => `Chưa ${clarityNames[test].toLowerCase()}: ${clarity[test].reason}`).join('\n')
  return (
    <div role="gridcell" aria-colindex={column} className={classes.clear} title={said}>
      <span className="only-heard">{said}</span>
      {asked.map((test) => (
        <span key={test} className={classes.dot} data-met={clarity[test].isMet} aria-hidden />
      ))}
    </div>
  )
})
