/** The "rõ" tests the office asks for, of a row that is being edited: which it meets, and why not. */
import { IconCheck, IconX } from '@tabler/icons-react'
import { localDirectory } from '../../domain/bodies/body-directory.ts'
import { clarityOf, clarityTests } from '../../checker/clarity.ts'
import type { Column, Notice, TableRow } from '../../domain/notice/notice.ts'
import { taskCellsReader } from '../../domain/notice/table.ts'
import { readTask } from '../../domain/tasks/task.ts'
import { clarityNames } from '../ui/words.ts'
import classes from './editor.module.css'
import { directoryFor, useOffice } from './use-office.ts'
import { useRuleSet } from './use-rule-set.ts'

interface ClarityChipsProps {
  readonly row: TableRow
  readonly columns: readonly Column[]
  readonly header: Notice['header']
}

export function ClarityChips({ row, columns, header }: ClarityChipsProps) {
  const { set } = useRuleSet()
  const office = useOffice()
  if (office === null) return null
  const here = localDirectory(directoryFor(office, header), header.place)
  const cells = taskCellsReader(columns)(row)
  const clarity = clarityOf(
    { row: cells, task: readTask(cells, { issuedOn: header.date, directory: here }) },
    here,
    set.parameters.vagueResults,
  )
  const asked = clarityTests.filter((test) => set.parameters.clarity.includes(test))
  if (asked.length === 0) return null
  return (
    <ul className={classes.chips} aria-label="Các tiêu chí rõ của nhiệm vụ">
      {asked.map((test) => {
        const { isMet, reason } = clarity[test]
        return (
          <li key={test} className={classes.chip} data-met={isMet} title={isMet ? reason : undefined}>
            {isMet ? <IconCheck size={15} stroke={2.4} aria-hidden /> : <IconX size={15} stroke={2.4} aria-hidden />}
            <span>
              {clarityNames[test]}
              {isMet ? <span className="only-heard">: đạt. {reason}</span> : `: ${reason}`}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
