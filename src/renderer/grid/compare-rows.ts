/** The order of rows by a column: times by their last day, else words as the Vietnamese alphabet has them; empty cells last. */
import type { IsoDate } from '../../domain/deadline/dates.ts'
import { lastDay, readDeadline } from '../../domain/deadline/deadline.ts'
import type { Column, TableRow } from '../../domain/notice/notice.ts'
import { squeeze } from '../../domain/words/text.ts'

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'base' })

export function compareBy({ id, role }: Column, direction: 1 | -1, issuedOn: IsoDate | null) {
  const isTime = role === 'plannedTime' || role === 'assigned'
  const keyOf = ({ cells }: TableRow) => {
    const text = squeeze(cells[id] ?? '')
    if (!isTime || text === '') return text
    const value = readDeadline(text, { issuedOn })
    return value === null ? '' : (lastDay(value) ?? '')
  }
  return (one: TableRow, other: TableRow): number => {
    const [first, second] = [keyOf(one), keyOf(other)]
    if (first === '' || second === '') return first === second ? 0 : first === '' ? 1 : -1
    return direction * collator.compare(first, second)
  }
}
