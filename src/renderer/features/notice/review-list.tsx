/** What is to be read before a decision: waivers, doubts, changes since the last time, earlier remarks; warnings folded. */
import type { ReactNode } from 'react'
import { describePlace } from '../../../domain/errors.ts'
import { writeMoment } from '../../ui/words.ts'
import { ChangeWords } from './change-list.tsx'
import history from './history.module.css'
import type { Point, Reading } from './review-points.ts'
import classes from './review.module.css'
import type { Desk } from './use-desk.ts'

/** More warnings than these are folded: they are the drafter's, and no error. */
const mostShown = 3
export const isFolded = (warnings: readonly Point[]): boolean => warnings.length > mostShown

interface ReviewListProps {
  readonly desk: Desk
  readonly reading: Reading
  readonly chosen: string | null
  readonly choose: (point: Point) => void
  readonly showsWarnings: boolean
  readonly showWarnings: (shown: boolean) => void
}

export function ReviewList({ desk, reading, chosen, choose, showsWarnings, showWarnings }: ReviewListProps) {
  const { since, changes, waived, doubts, errors, warnings, remarks, returned } = reading
  const section = (title: string, points: readonly Point[], before?: ReactNode) =>
    points.length === 0 && before === undefined ? null : (
      <Section title={title} points={points} desk={desk} chosen={chosen} choose={choose}>
        {before}
      </Section>
    )
  if (!desk.checker.isChecked || changes === null) return <p role="status">Đang đọc văn bản …</p>
  return (
    <div className={classes.points}>
      {section(`Bỏ qua có lý do (${waived.length})`, waived)}
      {section(`Điểm của bản gốc chưa ai xem (${doubts.length})`, doubts)}
      {section(`Lỗi (${errors.length})`, errors)}
      {since === null ? (
        <Section title="Bạn chưa đọc thông báo này lần nào" points={[]} desk={desk} chosen={chosen} choose={choose}>
          <p>Đọc toàn văn ở bên phải. Lần sau, ở đây chỉ còn những chỗ thay đổi.</p>
        </Section>
      ) : (
        section(
          `Thay đổi từ bản ${since} (${changes.length})`,
          changes,
          changes.length === 0 ? <p>Không khác chữ nào với bản {since} mà bạn đã đọc.</p> : undefined,
        )
      )}
      {returned !== null &&
        section(
          `Ý kiến lần trước (${remarks.length})`,
          remarks,
          <p>
            {returned.by}, {writeMoment(returned.at)}
          </p>,
        )}
      {warnings.length > 0 &&
        (isFolded(warnings) ? (
          <details open={showsWarnings} onToggle={({ currentTarget }) => showWarnings(currentTarget.open)}>
            <summary>Cảnh báo còn lại ({warnings.length})</summary>
            <Points points={warnings} desk={desk} chosen={chosen} choose={choose} />
          </details>
        ) : (
          section(`Cảnh báo còn lại (${warnings.length})`, warnings)
        ))}
    </div>
  )
}

interface PointsProps extends Pick<ReviewListProps, 'desk' | 'chosen' | 'choose'> {
  readonly points: readonly Point[]
}

function Section({
  title,
  children,
  ...points
}: PointsProps & { readonly title: string; readonly children?: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
      <Points {...points} />
    </section>
  )
}

function Points({ points, desk, chosen, choose }: PointsProps) {
  return (
    <ol>
      {points.map((point) => (
        <li key={point.key}>
          <button
            type="button"
            aria-current={point.key === chosen ? 'true' : undefined}
            ref={(button) => {
              if (point.key === chosen) button?.scrollIntoView({ block: 'nearest' })
            }}
            onClick={() => choose(point)}
          >
            <PointWords point={point} desk={desk} />
          </button>
        </li>
      ))}
    </ol>
  )
}

function PointWords({ point, desk: { checker } }: { readonly point: Point; readonly desk: Desk }) {
  switch (point.kind) {
    case 'change':
      return (
        <span className={history.read}>
          <ChangeWords change={point.change} />
        </span>
      )
    case 'waived':
      return (
        <>
          <strong>{describePlace(point.finding.place)}</strong>: {point.finding.message}
          <span className={classes.reason}>
            Lý do: {point.waiver.reason} ({point.waiver.waivedBy})
          </span>
        </>
      )
    case 'doubt':
      return (
        <>
          <strong>{describePlace(checker.placeOf(point.doubt.spot))}</strong>: {point.doubt.message}
        </>
      )
    case 'remark':
      return (
        <>
          {point.spot !== null && <strong>{describePlace(checker.placeOf(point.spot))}: </strong>}
          {point.remark.text}
          <span className={classes.reason}>
            {point.remark.answer === '' ? 'Người soạn chưa trả lời.' : `Trả lời: ${point.remark.answer}`}
          </span>
        </>
      )
    case 'finding':
      return (
        <>
          <strong>{describePlace(point.finding.place)}</strong>: {point.finding.message}
        </>
      )
  }
}
