/** What "đưa lên sớm một quý" means for the rows of a notice: which it applies to (as DL-02 reads them), and the words it would give them. */
import { advanceQuarter } from '../../domain/deadline/advance-quarter.ts'
import { type DeadlineValue, writeDeadline } from '../../domain/deadline/deadline.ts'
import { squeeze } from '../../domain/words/text.ts'
import type { Reading, RowReading } from '../rule.ts'
import { quarterOfPlan, readBringForward } from './bring-forward.ts'
import { readRowDates } from './row-dates.ts'

export interface AdvanceProposal {
  readonly row: string
  /** STT. */
  readonly ordinal: string
  readonly name: string
  readonly planned: string
  /** Id of the column of what is assigned, and its words now. */
  readonly column: string
  readonly before: string
  /** The words with the earlier time; null where the row is excepted. */
  readonly after: string | null
}

/** Every row whose plan is in the quarter `from` or later and that is not a quarter early yet. */
export function proposeAdvances(reading: Reading, from: number): readonly AdvanceProposal[] {
  const { isExcepted } = readBringForward(reading)
  return reading.rows.flatMap((one) => {
    const { row, task } = one
    const column = row.columns.assigned
    if (column === undefined || task.planned === null || (quarterOfPlan(task.planned) ?? 0) < from || isEarly(one))
      return []
    const earlier = advanceQuarter(task.planned)
    if (earlier === null) return []
    const words = writeLimit(earlier)
    return [
      {
        row: row.id,
        ordinal: reading.ordinals.get(row.id) ?? '',
        name: squeeze(row.name),
        planned: squeeze(row.plannedTime),
        column,
        before: row.assigned,
        after: isExcepted(one) ? null : withTime(one, words),
      },
    ]
  })
}

function isEarly(reading: RowReading): boolean {
  const { plannedQuarter, assignedQuarter } = readRowDates(reading)
  return plannedQuarter !== null && assignedQuarter !== null && assignedQuarter < plannedQuarter
}

/** A day as a limit, a period as the time in which. */
function writeLimit(value: DeadlineValue): string {
  if (!('bound' in value) || value.bound !== 'on') return writeDeadline(value)
  return value.kind === 'date' ? writeDeadline({ ...value, bound: 'before' }) : `trong ${writeDeadline(value)}`
}

/** The cell with the time: in the place of the one it has, else on a line below its words. */
function withTime({ row: { assigned }, task }: RowReading, words: string): string {
  const text = assigned.trim()
  const alone = `Hoàn thành ${words}`
  if (text === '') return alone
  const dated = task.instructions.filter(({ writtenDeadline }) => writtenDeadline !== '')
  const [only] = dated
  const at = dated.length === 1 && only !== undefined ? text.indexOf(only.writtenDeadline) : -1
  if (only === undefined || at === -1) return `${text}\n${alone}`
  const isStart = at === 0 || text.charAt(at - 1) === '\n'
  const end = /[.;]$/.exec(only.writtenDeadline)?.[0] ?? ''
  const written = isStart ? alone : words
  return `${text.slice(0, at)}${written}${end}${text.slice(at + only.writtenDeadline.length)}`
}

/** The words of a row that keeps its time, with the reason: by them DL-02 knows it. */
export function exceptRow({ before }: Pick<AdvanceProposal, 'before'>, reason: string): string {
  const words = `Nhiệm vụ đặc thù: ${squeeze(reason)}.`.replace(/\.\.$/, '.')
  return before.trim() === '' ? words : `${words}\n${before.trim()}`
}

/** The printed list of the rows that keep their time: one sentence for the body. Null where there is none. */
export function listExceptions(reading: Reading, from: number): string | null {
  const special = proposeAdvances(reading, from).filter(({ after }) => after === null)
  if (special.length === 0) return null
  const named = special.map(({ ordinal, before }) => {
    const reason = /đặc thù\s*[:(]\s*([^.\n)]+)/iu.exec(before)?.[1]
    return `số ${ordinal}${reason === undefined ? '' : ` (${squeeze(reason)})`}`
  })
  return `Các nhiệm vụ đặc thù tại Phụ lục giữ thời gian theo kế hoạch, gồm nhiệm vụ ${named.join('; ')}.`
}
