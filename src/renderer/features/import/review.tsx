/** What was understood, beside the source: the doubts are reviewed before anything is stored. */
import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft, IconDeviceFloppy, IconWand } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Recognition } from '../../../contract/imports.ts'
import { dayInVietnam, writeShortDate } from '../../../domain/deadline/dates.ts'
import type { Place } from '../../../domain/errors.ts'
import { type Notice, countTasks } from '../../../domain/notice/notice.ts'
import { placesOf } from '../../../domain/notice/places.ts'
import { walkItems } from '../../../domain/notice/numbering.ts'
import { describeNumber } from '../../../domain/office/records.ts'
import { DoubtList } from '../../ui/doubts.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { ScreenHeading } from '../../ui/parts.tsx'
import { useWriteCall } from '../../use-call.ts'
import classes from './import.module.css'
import repairClasses from './repair.module.css'

interface ReviewProps {
  readonly read: Recognition
  readonly leave: () => void
  /** Goes to the repair of its words. */
  readonly repair: () => void
  readonly openNotice: (id: string) => void
}

export function Review({ read, leave, repair, openNotice }: ReviewProps) {
  const { settled, doubts, left, settle } = useSettled(read)
  const [chosen, setChosen] = useState<number | null>(null)
  const { keep, isKeeping } = useKeeping(read, doubts, openNotice)
  useHotkeys([['mod+S', keep]], [], true)

  return (
    <>
      <ScreenHeading
        title={`Xem lại: ${read.original.fileName}`}
        before={
          <Button variant="subtle" leftSection={<IconArrowLeft size={20} aria-hidden />} onClick={leave}>
            Quay lại
          </Button>
        }
      >
        {canRepair(read) && read.unknownWords === undefined && (
          <Button variant="subtle" leftSection={<IconWand size={18} aria-hidden />} onClick={repair}>
            Sửa dấu …
          </Button>
        )}
        <Button
          leftSection={<IconDeviceFloppy size={20} aria-hidden />}
          loading={isKeeping}
          onClick={() => void keep()}
        >
          Lưu vào kho và mở
        </Button>
      </ScreenHeading>
      {read.unknownWords !== undefined && <RepairOffer share={read.unknownWords} repair={repair} />}
      <Twins twins={read.twins} openNotice={openNotice} />
      <div className={classes.review}>
        <section className={classes.pane} aria-label="Bản gốc">
          <h2 className={classes.paneTitle}>{nameSource(read)}</h2>
          <Source read={read} settled={settled} chosen={chosen} />
        </section>
        <section className={classes.pane} aria-label="Đã hiểu">
          <Summary notice={read.notice} />
          <h2 className={classes.paneTitle}>
            <span role="status">
              {doubts.length === 0
                ? 'Điểm cần xem'
                : left === 0
                  ? `Đã xem cả ${doubts.length} điểm`
                  : `Còn ${left} trong ${doubts.length} điểm cần xem`}
            </span>
          </h2>
          <DoubtList
            doubts={doubts}
            chosen={chosen}
            show={setChosen}
            canShow={({ place }) => place.line !== undefined}
            showLabel="Xem trong bản gốc"
            settle={settle}
          />
        </section>
      </div>
    </>
  )
}

function nameSource({ repairedLines, sourceLines }: Recognition): string {
  if (repairedLines !== undefined) return 'Bản đã sửa dấu (bản quét được giữ làm bản gốc)'
  return sourceLines === undefined ? 'Bản gốc' : 'Đọc được từ tệp (tệp gốc được giữ nguyên)'
}

/** That the store may have it already is said before it is kept twice. */
function Twins({ twins, openNotice }: Pick<Recognition, 'twins'> & Pick<ReviewProps, 'openNotice'>) {
  const [first] = twins
  if (first === undefined) return null
  const day = writeShortDate(dayInVietnam(first.at))
  return (
    <Offer deed={{ label: 'Mở văn bản đã có', run: () => openNotice(first.id) }}>
      {first.kind === 'sameFile'
        ? `Tệp này đã nhập ngày ${day}. Lưu nữa sẽ thành hai bản.`
        : `Trong kho đã có văn bản cùng số, cùng năm (vào kho ngày ${day}), nhưng từ tệp khác: hãy đối chiếu trước khi lưu.`}
    </Offer>
  )
}

/** A file of an office program has no lines that could be repaired. */
const canRepair = (read: Recognition) => read.sourceLines === undefined

/** In front of all else: what is understood of a damaged text is of little use. */
function RepairOffer({ share, repair }: { readonly share: number; readonly repair: () => void }) {
  return (
    <Offer deed={{ label: 'Sửa lại dấu …', icon: <IconWand size={18} aria-hidden />, run: repair }}>
      Văn bản có vẻ mất dấu: {Math.round(share * 100)} % số chữ không nhận ra. Nên sửa lại dấu trước khi đọc và lưu.
    </Offer>
  )
}

interface OfferProps {
  readonly deed: { readonly label: string; readonly icon?: ReactNode; readonly run: () => void }
  readonly children: ReactNode
}

/** Something to know before it is kept, with what can be done about it. */
function Offer({ deed: { label, icon, run }, children }: OfferProps) {
  return (
    <div className={repairClasses.offer} role="status">
      <p>{children}</p>
      <Button size="sm" leftSection={icon} onClick={run}>
        {label}
      </Button>
    </div>
  )
}

type SettledDoubt = Recognition['doubts'][number] & { readonly place: Place; readonly settled: boolean }

/** The doubts, and which of them were reviewed. */
function useSettled(read: Recognition) {
  const [settled, setSettled] = useState<ReadonlySet<number>>(new Set())
  const { placeOf } = useMemo(() => placesOf(read.notice), [read])
  const doubts = read.doubts.map((doubt, index) => ({
    ...doubt,
    place: { ...placeOf(doubt.spot), line: doubt.line },
    settled: settled.has(index),
  }))
  const left = doubts.length - settled.size

  function settle(index: number, isSettled: boolean): void {
    const next = new Set(settled)
    if (isSettled) next.add(index)
    else next.delete(index)
    setSettled(next)
  }

  return { settled, doubts, left, settle }
}

/** Keeps what was understood in the store and opens it there. */
function useKeeping(read: Recognition, doubts: readonly SettledDoubt[], openNotice: (id: string) => void) {
  const create = useWriteCall('notice.create')
  const remove = useWriteCall('notice.deleteDraft')

  async function keep(): Promise<void> {
    if (create.isPending) return
    const created = await create.attempt(
      {
        notice: read.notice,
        original: read.original,
        doubts: doubts.map(({ code, spot, line, message, found, settled: isSettled }) => ({
          code,
          spot,
          line,
          message,
          found,
          settled: isSettled,
        })),
      },
      'Chưa lưu được',
    )
    if (created === null) return
    openNotice(created.id)
    notifyDone('Đã lưu vào kho, kèm bản gốc.', [
      { label: 'Hoàn tác', run: () => void remove.attempt(created, 'Chưa hoàn tác được') },
    ])
  }

  return { keep, isKeeping: create.isPending }
}

/** The lines of the source, or what was read of a file that is no text; those with a doubt marked. */
function Source({
  read,
  settled,
  chosen,
}: {
  readonly read: Recognition
  readonly settled: ReadonlySet<number>
  readonly chosen: number | null
}) {
  const list = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => readLines(read), [read])
  const byLine = useMemo(() => {
    const found = new Map<number, number>()
    read.doubts.forEach(({ line }, index) => line !== undefined && found.set(line, index))
    return found
  }, [read])
  const chosenLine = chosen === null ? undefined : read.doubts[chosen]?.line
  useEffect(() => {
    if (chosenLine !== undefined)
      list.current?.querySelector(`[data-line="${chosenLine}"]`)?.scrollIntoView({ block: 'center' })
  }, [chosenLine])
  return (
    <div className={classes.source} ref={list} tabIndex={0} role="region" aria-label="Các dòng của bản gốc">
      {lines.map((text, index) => {
        const doubt = byLine.get(index + 1)
        const isSettled = doubt !== undefined && settled.has(doubt)
        return (
          <div
            key={index}
            className={classes.line}
            data-line={index + 1}
            data-doubt={doubt !== undefined && !isSettled}
            data-settled={isSettled}
            data-chosen={index + 1 === chosenLine}
          >
            <span className={classes.lineNumber} aria-hidden>
              {index + 1}
            </span>
            <span className={classes.lineText}>{text === '' ? ' ' : text}</span>
          </div>
        )
      })}
    </div>
  )
}

function readLines({ original, repairedLines, sourceLines }: Recognition): readonly string[] {
  const lines = repairedLines ?? sourceLines
  if (lines !== undefined) return lines
  const bytes = Uint8Array.from(atob(original.base64), (character) => character.codePointAt(0) ?? 0)
  return new TextDecoder().decode(bytes).split(/\r\n?|\n/)
}

function Summary({ notice }: { readonly notice: Notice }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Loại', notice.kind === 'conclusion' ? 'Thông báo kết luận' : 'Thông báo phân công nhiệm vụ'],
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
