/** The "rõ" tests that a notice is held to: which of them a row or a directive meets, and why not. */
import { IconCheck, IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { type Clarity, clarityOf, clarityOfDirective } from '../../checker/clarity.ts'
import type { ListedDirective } from '../../checker/directive-list.ts'
import { askedFor } from '../../checker/rule-set.ts'
import { localDirectory } from '../../domain/bodies/body-directory.ts'
import type { Column, Notice, TableRow } from '../../domain/notice/notice.ts'
import { taskCellsReader } from '../../domain/notice/table.ts'
import type { ClarityTest } from '../../domain/tasks/clarity-tests.ts'
import { readTask } from '../../domain/tasks/task.ts'
import { clarityNames } from '../ui/words.ts'
import classes from './editor.module.css'
import { directoryFor, useOffice } from './use-office.ts'
import { useRuleSet } from './use-rule-set.ts'

interface JudgedProps {
  readonly clarity: Clarity
  readonly asked: readonly ClarityTest[]
}

/** A chip for each test. */
function ClarityChips({ clarity, asked }: JudgedProps) {
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

/** What is not met, in words. */
export function sayUnmet({ clarity, asked }: JudgedProps): string {
  const unmet = asked.filter((test) => !clarity[test].isMet)
  return unmet.length === 0
    ? 'Đạt đủ các tiêu chí rõ'
    : unmet.map((test) => `Chưa ${clarityNames[test].toLowerCase()}: ${clarity[test].reason}`).join('\n')
}

/** The tests at a glance: a filled dot for each that is met. */
export function ClarityDots(props: JudgedProps) {
  const { clarity, asked } = props
  return (
    <>
      <span className="only-heard">{sayUnmet(props)}</span>
      {asked.map((test) => (
        <span key={test} className={classes.dot} data-met={clarity[test].isMet} aria-hidden />
      ))}
    </>
  )
}

interface RowClarityProps {
  readonly row: TableRow
  readonly columns: readonly Column[]
  readonly notice: Notice
}

export function RowClarity({ row, columns, notice }: RowClarityProps) {
  const judging = useJudging(notice)
  if (judging === null) return null
  const { directory, asked, vagueResults } = judging
  const cells = taskCellsReader(columns)(row)
  const task = readTask(cells, { issuedOn: notice.header.date, directory })
  return <ClarityChips clarity={clarityOf({ row: cells, task }, directory, vagueResults)} asked={asked} />
}

interface DirectiveClarityProps {
  readonly directive: ListedDirective
  readonly notice: Notice
  /** Chips with the reasons, not only dots. */
  readonly isFull: boolean
}

export function DirectiveClarity({ directive, notice, isFull }: DirectiveClarityProps) {
  const judging = useJudging(notice)
  const clarity = useMemo(
    () => (judging === null ? null : clarityOfDirective(directive, judging.directory, judging.vagueResults)),
    [directive, judging],
  )
  if (judging === null || clarity === null || judging.asked.length === 0) return null
  const { asked } = judging
  if (isFull) return <ClarityChips clarity={clarity} asked={asked} />
  return (
    <p className={classes.dots} title={sayUnmet({ clarity, asked })}>
      <ClarityDots clarity={clarity} asked={asked} />
    </p>
  )
}

function useJudging({ header, clarity }: Notice) {
  const { set } = useRuleSet()
  const office = useOffice()
  const directory = office === null ? null : directoryFor(office, header)
  const { place } = header
  return useMemo(
    () =>
      directory === null
        ? null
        : {
            directory: localDirectory(directory, place),
            asked: askedFor({ clarity }, set),
            vagueResults: set.parameters.vagueResults,
          },
    [directory, place, clarity, set],
  )
}
