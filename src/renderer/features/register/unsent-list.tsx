/** What was issued and did not go to everybody it names, by paper. */
import type { SendingLine } from '../../../domain/office/sending.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { Failure } from '../../ui/failure.tsx'
import { Empty, Waiting } from '../../ui/parts.tsx'
import { useCall } from '../../use-call.ts'
import classes from './register.module.css'

export function UnsentList({ openNotice }: { readonly openNotice: (id: string) => void }) {
  const { data, error, refetch } = useCall('sending.list', { unsent: true })
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />
  if (data === undefined) return <Waiting />
  if (data.length === 0) return <Empty title="Mọi văn bản đã gửi đủ nơi nhận" />
  const papers = new Map<string, SendingLine[]>()
  for (const line of data) papers.set(line.noticeId, [...(papers.get(line.noticeId) ?? []), line])
  return (
    <div className={classes.scroll} role="region" aria-label="Văn bản chưa gửi đủ" tabIndex={0}>
      <ul className={classes.papers}>
        {[...papers].map(([id, lines]) => (
          <li key={id}>
            <button type="button" className={classes.open} onClick={() => openNotice(id)}>
              {titleOf(lines)}
            </button>
            <p>
              Chưa gửi {lines.length} nơi nhận: {lines.map(({ recipient }) => recipient).join('; ')}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** "24-TB/CQTT, ngày 05/4/2026: về …". */
function titleOf(lines: readonly SendingLine[]): string {
  const [first] = lines
  if (first === undefined) return ''
  const day = first.issuedOn === null ? '' : `, ngày ${writeShortDate(first.issuedOn)}`
  return `${first.number}${day}: ${first.abstract}`
}
