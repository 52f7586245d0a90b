/** The "rõ" tests of a row at a glance, as a cell of its line. */
import { memo } from 'react'
import { clarityOf } from '../../checker/clarity.ts'
import type { TableRow } from '../../domain/notice/notice.ts'
import { ClarityDots, sayUnmet } from '../notice-editor/clarity-chips.tsx'
import classes from './grid.module.css'
import type { RowReader } from './use-row-reader.ts'

interface ClarityCellProps {
  readonly row: TableRow
  readonly reader: RowReader
  readonly column: number
}

export const ClarityCell = memo(function ClarityCell({ row, reader, column }: ClarityCellProps) {
  const { cellsOf, readTask, directory, asked, vagueResults } = reader
  const cells = cellsOf(row)
  const clarity = clarityOf({ row: cells, task: readTask(cells) }, directory, vagueResults)
  return (
    <div role="gridcell" aria-colindex={column} className={classes.clear} title={sayUnmet({ clarity, asked })}>
      <ClarityDots clarity={clarity} asked={asked} />
    </div>
  )
})
