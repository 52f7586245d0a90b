/** Where a notice stands on its way, whose turn it is and since when; and the remarks with which it came back. */
import { Button } from '@mantine/core'
import type { NoticeView } from '../../../contract/notices.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { describePlace } from '../../../domain/errors.ts'
import type { Absence } from '../../../domain/office/absence.ts'
import { type Amendment, describeNumber } from '../../../domain/office/records.ts'
import { roleNames } from '../../../domain/office/roles.ts'
import {
  eventNames,
  firstState,
  isIssuedState,
  stateNames,
  stepEvents,
  usualPlace,
  usualWay,
  whoseTurn,
} from '../../../domain/office/workflow.ts'
import { findEditorSpot } from '../../notice-editor/places.ts'
import { writeMoment } from '../../ui/words.ts'
import type { Desk } from './use-desk.ts'
import classes from './way.module.css'

/** A first draft has no way behind it yet. */
export function WayStrip({ desk: { view, progress, events, absent } }: { readonly desk: Desk }) {
  const { state } = view
  const [last] = progress
  if (view.deleted || (state === firstState && last === undefined)) return null
  const place = usualPlace(state)
  const at = usualWay.indexOf(place)
  const turn = whoseTurn(state)
  return (
    <div className={classes.strip}>
      <ol className={classes.way} aria-label="Các bước của thông báo">
        {usualWay.map((step, index) => (
          <li key={step} data-passed={index < at} aria-current={index === at ? 'step' : undefined}>
            {stateNames[index === at ? state : step]}
          </li>
        ))}
      </ol>
      <p className={classes.turn}>
        {turn !== null && (
          <>
            Đến lượt: <strong>{turn === 'signatory' ? 'Người ký' : roleNames[turn]}</strong>
            {last !== undefined && `, từ ${writeMoment(last.at)} (${last.by})`}
            {absent.map((one) => (
              <span key={one.name} className={classes.absent}>
                {describeAbsence(one)}
              </span>
            ))}
            {!events.some((event) => stepEvents.includes(event)) && '. Bạn không có việc ở bước này'}
          </>
        )}
      </p>
    </div>
  )
}

/** "Trần Văn Minh vắng mặt đến hết ngày 20/4/2026 (Nghỉ phép)". */
function describeAbsence({ name, from, until, reason }: Absence): string {
  const days = [
    ...(from === null ? [] : [`từ ngày ${writeShortDate(from)}`]),
    ...(until === null ? [] : [`đến hết ngày ${writeShortDate(until)}`]),
  ]
  return `${[name, 'vắng mặt', ...days].join(' ')} (${reason})`
}

const amendingNames = { correct: 'Đính chính', replace: 'Thay thế' } as const
const amendedNames = { correct: 'Đã đính chính bởi', replace: 'Đã được thay thế bởi' } as const
const withdrawnNames = {
  correct: 'Văn bản đính chính đã thu hồi',
  replace: 'Thông báo thay thế đã thu hồi',
} as const
const begunNames = { correct: 'Đang soạn văn bản đính chính', replace: 'Đang soạn thông báo thay thế' } as const

/** What this paper corrects or replaces, and by which papers it is corrected or replaced. */
export function Amendments({
  view,
  openNotice,
}: {
  readonly view: NoticeView
  readonly openNotice: (id: string) => void
}) {
  const { amends, amendedBy } = view
  const lines = [
    ...(amends === null ? [] : [{ paper: amends, words: amendingNames[amends.as] }]),
    ...amendedBy.map((paper) => ({
      paper,
      words: (paper.state === 'withdrawn' ? withdrawnNames : isIssuedState(paper.state) ? amendedNames : begunNames)[
        paper.as
      ],
    })),
  ]
  if (lines.length === 0) return null
  return (
    <ul className={classes.amendments} aria-label="Đính chính, thay thế">
      {lines.map(({ paper, words }) => (
        <li key={paper.id}>
          <strong>{words}:</strong>{' '}
          <Button size="compact-sm" variant="subtle" onClick={() => openNotice(paper.id)}>
            {paper.number === null ? 'mở bản dự thảo' : nameHolder(paper)}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function nameHolder({ issuedOn, ...paper }: Amendment): string {
  return `Thông báo số ${describeNumber(paper)}${issuedOn === null ? '' : `, ngày ${writeShortDate(issuedOn)}`}`
}

/** Shown to whoever mends it, until it is submitted again. */
export function ReturnedRemarks({
  desk: { notice, progress, checker, navigation, readOnly, answers },
}: {
  readonly desk: Desk
}) {
  const [last] = progress
  if (last === undefined || last.remarks.length === 0 || readOnly) return null
  return (
    <details className={classes.remarks} open>
      <summary>
        {eventNames[last.event]}: {last.remarks.length} ý kiến của {last.by}, {writeMoment(last.at)}
      </summary>
      <ul aria-label="Ý kiến trả lại">
        {last.remarks.map(({ text, spot }, at) => (
          <li key={`${at}/${text}`}>
            <span>{text}</span>
            {spot !== undefined && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => navigation.goTo(findEditorSpot(notice, spot))}
                aria-label={`Tới chỗ này: ${describePlace(checker.placeOf(spot))}`}
              >
                {describePlace(checker.placeOf(spot))}
              </Button>
            )}
            <input
              className={classes.answer}
              aria-label={`Trả lời ý kiến ${at + 1}`}
              placeholder="Trả lời: đã sửa thế nào, hoặc vì sao giữ nguyên"
              maxLength={2000}
              value={answers.written.get(at) ?? ''}
              onChange={({ currentTarget }) => answers.write(at, currentTarget.value)}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
