/** What was understood of a paper, in a few lines. */
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { type Notice, countTasks } from '../../../domain/notice/notice.ts'
import { walkItems } from '../../../domain/notice/numbering.ts'
import { describeNumber } from '../../../domain/office/records.ts'
import classes from './import.module.css'

export function Summary({ notice }: { readonly notice: Notice }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Loại', notice.kind === 'assignment' ? 'Thông báo phân công nhiệm vụ' : 'Thông báo kết luận'],
    [
      'Số, ngày',
      `${describeNumber(notice.header)}${notice.header.date === null ? '' : `, ${writeShortDate(notice.header.date)}`}`,
    ],
    ['Trích yếu', notice.abstract.join(' ') || 'không thấy'],
    [
      'Đã nhận ra',
      `${walkItems(notice).length} mục, ${countTasks(notice)} nhiệm vụ trong phụ lục, ${notice.distribution.recipients.length} nơi nhận`,
    ],
    ['Người ký', nameSigners(notice) || 'không thấy'],
    ...(notice.unplaced.length === 0
      ? []
      : ([['Chưa xếp chỗ', `${notice.unplaced.length} dòng, giữ riêng và không in`]] as const)),
  ]
  return (
    <dl className={classes.summary}>
      {facts.map(([name, value]) => [<dt key={`${name}/name`}>{name}</dt>, <dd key={`${name}/value`}>{value}</dd>])}
    </dl>
  )
}

function nameSigners({ signatures }: Notice): string {
  return signatures
    .map(({ signatory }) => signatory)
    .filter((name) => name !== '')
    .join('; ')
}
