/** What was understood, beside the source: the doubts are reviewed before anything is stored. */
import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft, IconDeviceFloppy, IconWand } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Recognition } from '../../../contract/imports.ts'
import { dayInVietnam, writeShortDate } from '../../../domain/deadline/dates.ts'
import type { Place } from '../../../domain/errors.ts'
import type { TableLayout } from '../../../domain/notice/table-layout.ts'
import { placesOf } from '../../../domain/notice/places.ts'
import { DoubtList } from '../../ui/doubts.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { ScreenHeading } from '../../ui/parts.tsx'
import { useWriteCall } from '../../use-call.ts'
import classes from './import.module.css'
import repairClasses from './repair.module.css'
import { LayoutDialog } from './layout-dialog.tsx'
import { SourceLines } from './source-lines.tsx'
import { Summary } from './summary.tsx'
import { doubtKeysHint, useDoubtKeys } from './use-doubt-keys.ts'

interface ReviewProps {
  readonly read: Recognition
  readonly leave: () => void
  /** Goes to the repair of its words. */
  readonly repair: () => void
  /** Reads its file again. */
  readonly readAgain: () => void
  readonly openNotice: (id: string) => void
}

export function Review({ read, leave, repair, readAgain, openNotice }: ReviewProps) {
  const { doubts, left, settle } = useSettled(read)
  const lines = useMemo(() => readLines(read), [read])
  const [chosen, setChosen] = useState<number | null>(null)
  const { keep, isKeeping } = useKeeping(read, doubts, openNotice)
  useHotkeys([['mod+S', keep]], [], true)
  useDoubtKeys({ doubts, chosen, choose: setChosen, settle })

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
        {read.unknownWords === undefined && (
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
      <Layouts layouts={read.layouts ?? []} readAgain={readAgain} />
      <div className={classes.review}>
        <section className={classes.pane} aria-label="Bản gốc">
          <h2 className={classes.paneTitle}>{nameSource(read)}</h2>
          <SourceLines lines={lines} doubts={doubts} chosen={chosen} />
        </section>
        <section className={classes.pane} aria-label="Đã hiểu">
          <Summary notice={read.notice} />
          <h2 className={classes.paneTitle}>
            <span role="status">{doubts.length === 0 ? 'Điểm cần xem' : writeLeft(left, doubts.length)}</span>
            {left > 0 && <span className={classes.hint}>{doubtKeysHint}</span>}
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

export function writeLeft(left: number, all: number): string {
  return left === 0 ? `Đã xem cả ${all} điểm` : `Còn ${left} trong ${all} điểm cần xem`
}

function nameSource({ repairedLines, sourceLines }: Recognition): string {
  if (repairedLines !== undefined) return 'Bản đã sửa dấu (bản quét được giữ làm bản gốc)'
  return sourceLines === undefined ? 'Bản gốc' : 'Đọc được từ tệp (tệp gốc được giữ nguyên)'
}

/** A layout that nobody has confirmed: asked about once. */
function Layouts({
  layouts,
  readAgain,
}: { readonly layouts: readonly TableLayout[] } & Pick<ReviewProps, 'readAgain'>) {
  const [isAsked, setAsked] = useState(false)
  const [first] = layouts
  if (first === undefined) return null
  return (
    <>
      <Offer deed={{ label: 'Xem và xác nhận các cột …', run: () => setAsked(true) }}>
        Mẫu bảng Excel này gặp lần đầu: hãy xác nhận mỗi cột ghi gì, chương trình sẽ nhớ cho các tệp sau.
      </Offer>
      {isAsked && (
        <LayoutDialog
          layout={first}
          close={() => setAsked(false)}
          confirmed={() => {
            setAsked(false)
            readAgain()
          }}
        />
      )}
    </>
  )
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

  return { doubts, left, settle }
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

function readLines({ original, repairedLines, sourceLines }: Recognition): readonly string[] {
  const lines = repairedLines ?? sourceLines
  if (lines !== undefined) return lines
  const bytes = Uint8Array.from(atob(original.base64), (character) => character.codePointAt(0) ?? 0)
  return new TextDecoder().decode(bytes).split(/\r\n?|\n/)
}
