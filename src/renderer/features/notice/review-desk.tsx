/**
 * The desk of whoever approves: at the left what is to be read, waivers and changes first, at the right the page without
 * fields, its changed words marked. J and K go from point to point, C writes a remark on the place, R returns, A approves.
 * Pages without anything to be read are small once the notice was read before; V shows all alike.
 */
import { useMemo, useState } from 'react'
import { describePlace } from '../../../domain/errors.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { wholeOf } from '../../../domain/notice/spot.ts'
import { OfficialPage } from './official-page.tsx'
import { ReviewList, isFolded } from './review-list.tsx'
import { type Point, type Reading, changedWords, useReading } from './review-points.ts'
import { RemarkForm } from './review-remarks.tsx'
import classes from './review.module.css'
import { placeAtHand } from './step-dialogs.tsx'
import type { Desk } from './use-desk.ts'
import { useStepKeys } from './use-steps.ts'

export function ReviewDesk({ desk }: { readonly desk: Desk }) {
  const { notice, navigation, checker } = desk
  const reading = useReading(desk)
  const [showsWarnings, setShowsWarnings] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const [showsAll, setShowsAll] = useState(false)
  const points = pointsIn(reading, showsWarnings)
  const changed = useMemo(() => changedWords(reading.changes ?? [], notice), [reading.changes, notice])

  const { chosen, at, choose, step, pick } = useChosenPoint(desk, points)
  const toBeRead = useMemo(() => partsToBeRead(reading, notice), [reading, notice])
  const showAll = toBeRead === null ? null : { isOn: showsAll, toggle: () => setShowsAll(!showsAll) }
  useStepKeys({ J: () => step(1), K: () => step(-1), C: () => setWriting(true), V: () => showAll?.toggle() })
  const here = placeAtHand(desk)
  return (
    <>
      <div className={classes.review}>
        <aside className={classes.list} aria-label="Cần đọc">
          <ReviewList
            desk={desk}
            reading={reading}
            chosen={chosen}
            choose={choose}
            showsWarnings={showsWarnings}
            showWarnings={setShowsWarnings}
          />
          <RemarkForm
            desk={desk}
            isOpen={isWriting}
            place={here === null ? null : { spot: here, words: describePlace(checker.placeOf(here)) }}
            open={() => setWriting(true)}
            close={() => setWriting(false)}
          />
        </aside>
        <OfficialPage
          notice={notice}
          look={desk.view.look}
          current={navigation.part}
          changed={changed}
          read={showsAll ? null : toBeRead}
          onPick={pick}
        />
      </div>
      <ReviewBar desk={desk} reading={reading} count={points.length} at={at} showAll={showAll} />
    </>
  )
}

/** The point that is being read; remarks are pinned to its place, or to what was picked on the page. */
function useChosenPoint({ navigation, steps }: Desk, points: readonly Point[]) {
  const [chosen, setChosen] = useState<string | null>(null)
  const at = points.findIndex(({ key }) => key === chosen)
  function choose(point: Point): void {
    setChosen(point.key)
    steps.setPin(point.spot)
    navigation.setPart(point.spot?.part ?? null)
  }
  function step(by: 1 | -1): void {
    const next = points[at < 0 ? (by > 0 ? 0 : points.length - 1) : at + by]
    if (next !== undefined) choose(next)
  }
  function pick(part: string): void {
    steps.setPin(wholeOf(part))
    navigation.setPart(part)
  }
  return { chosen, at, choose, step, pick }
}

/** In the order of the list; warnings only while they are unfolded. */
function pointsIn(reading: Reading, showsWarnings: boolean): readonly Point[] {
  const { waived, doubts, changes, errors, remarks, warnings } = reading
  return [
    ...waived,
    ...doubts,
    ...errors,
    ...(changes ?? []),
    ...remarks,
    ...(isFolded(warnings) && !showsWarnings ? [] : warnings),
  ]
}

/** Whoever reads a notice for the first time reads all of it: null. */
function partsToBeRead(reading: Reading, notice: Notice): ReadonlySet<string> | null {
  const { since, changes } = reading
  if (since === null || changes === null || changes.length === 0) return null
  const parts = new Set(pointsIn(reading, true).flatMap(({ spot }) => (spot === null ? [] : [spot.part])))
  // What the page draws as one block.
  if (notice.header.issuingOrgans.some(({ id }) => parts.has(id))) parts.add('header')
  const ends = ['recipients', 'signature', ...notice.signatures.map(({ id }) => id)]
  if (ends.some((id) => parts.has(id))) parts.add('signatureBlock')
  const [basis] = notice.bases
  if (parts.has('bases') && basis !== undefined) parts.add(basis.id)
  return parts
}

interface ReviewBarProps {
  readonly desk: Desk
  readonly reading: Reading
  readonly count: number
  readonly at: number
  /** Null where all pages are shown anyway. */
  readonly showAll: { readonly isOn: boolean; readonly toggle: () => void } | null
}

function ReviewBar({ desk: { steps, view }, reading, count, at, showAll }: ReviewBarProps) {
  const written = steps.remarks.length
  return (
    <div className={classes.bar}>
      <span role="status">
        {count === 0
          ? 'Không có điểm nào phải đọc riêng'
          : at < 0
            ? `${count} điểm cần đọc`
            : `Điểm ${at + 1} / ${count}`}
      </span>
      <span className={classes.keys}>
        <kbd>J</kbd> <kbd>K</kbd> điểm kế, điểm trước · <kbd>C</kbd> ghi ý kiến
      </span>
      {showAll !== null && (
        <button type="button" className={classes.back} aria-pressed={showAll.isOn} onClick={showAll.toggle}>
          Mọi trang cỡ đọc <kbd>V</kbd>
        </button>
      )}
      <span className={classes.hash} title={view.contentHash}>
        Bản {view.version}, mã {view.contentHash.slice(0, 12)}
      </span>
      <button type="button" className={classes.back} onClick={() => steps.begin('return')}>
        Trả lại{written > 0 && ` (${written} ý kiến)`} <kbd>R</kbd>
      </button>
      <button
        type="button"
        className={classes.approve}
        disabled={reading.changes === null}
        onClick={() => steps.begin('approve')}
      >
        Duyệt xuất bản <kbd>A</kbd>
      </button>
    </div>
  )
}
