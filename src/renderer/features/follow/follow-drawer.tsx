/** A thing beside the board: what was ordered, the history of its day, and what this person may write of it now. */
import { sayPath } from '../../../domain/notice/path-words.ts'
import { capitalize } from '../../../domain/words/text.ts'
import { Button, Drawer, Group, Menu } from '@mantine/core'
import { useState } from 'react'
import { addDays, writeShortDate } from '../../../domain/deadline/dates.ts'
import type { BoardRow } from '../../../domain/follow-up/board.ts'
import { type EvidenceFile, type StageEntry, entryNames, progressOf } from '../../../domain/follow-up/follow-up.ts'
import { offeredKinds } from '../../../domain/follow-up/steps.ts'
import type { FollowedThing } from '../../../contract/follow-up.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/parts.tsx'
import { writeMoment, writeSize } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import { drafters, hasRole } from '../../../domain/office/roles.ts'
import { call } from '../../client.ts'
import { notifyExported } from '../../ui/exported.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { useUser } from '../../use-user.ts'
import { describeEntry } from './describe-entry.ts'
import { EntryForm } from './entry-forms.tsx'
import classes from './follow.module.css'
import { Receipts } from './receipts.tsx'
import { SideForm, type SideFormKind, labelOf } from './side-forms.tsx'
import { IndicatorsOf, LineageOf } from './thing-ties.tsx'
import { StandingBadge } from './standing-badge.tsx'

interface FollowDrawerProps {
  readonly of: BoardRow
  readonly openNotice: (id: string) => void
  readonly close: () => void
}

export function FollowDrawer({ of, openNotice, close }: FollowDrawerProps) {
  const { obligationId: obligation, occasion } = of
  const { data, error, refetch } = useCall('follow.get', { obligation, occasion })
  const title = `${of.source === 'row' ? `STT ${of.ordinal}` : capitalize(sayPath(of.ordinal))}, Thông báo số ${of.number}`
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={560}
      title={title}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting />
      ) : (
        <Thing thing={data} isOfAnotherDay={data.row.current !== of.current} openNotice={openNotice} />
      )}
    </Drawer>
  )
}

interface ThingProps {
  readonly thing: FollowedThing
  /** The board was looked at on another day, when it stood otherwise. */
  readonly isOfAnotherDay: boolean
  readonly openNotice: (id: string) => void
}

function Thing({ thing, isOfAnotherDay, openNotice }: ThingProps) {
  const { row, entries } = thing
  return (
    <div className={classes.thing}>
      <p className={classes.words}>{row.text}</p>
      <Facts thing={thing} isOfAnotherDay={isOfAnotherDay} />
      <History thing={thing} />
      <Steps key={entries.length} thing={thing} />
      <Beside thing={thing} />
      <Button variant="subtle" onClick={() => openNotice(row.noticeId)}>
        Mở thông báo
      </Button>
    </div>
  )
}

function Facts({ thing: { row, obligation }, isOfAnotherDay }: Omit<ThingProps, 'openNotice'>) {
  const coordinating = obligation.bodies.filter(({ role }) => role === 'coordinating').map(({ name }) => name)
  return (
    <dl className={classes.facts}>
      <dt>Tình trạng</dt>
      <dd>
        <StandingBadge standing={row.current} />
        {row.original !== row.current && (
          <>
            {' '}
            theo hạn gốc: <StandingBadge standing={row.original} />
          </>
        )}
        {isOfAnotherDay && <span className={classes.quiet}> tính đến hôm nay</span>}
      </dd>
      <dt>Hạn gốc</dt>
      <dd>{row.originalUntil === null ? 'Không ghi ngày' : writeShortDate(row.originalUntil)}</dd>
      <dt>Hạn hiện nay</dt>
      <dd>
        {row.currentUntil === null ? 'Không ghi ngày' : writeShortDate(row.currentUntil)}
        {row.fallsOnDayOff && ' (ngày nghỉ)'}
      </dd>
      <dt>Chủ trì</dt>
      <dd>{row.leads.map(({ name }) => name).join('; ')}</dd>
      {coordinating.length > 0 && (
        <>
          <dt>Phối hợp</dt>
          <dd>{coordinating.join('; ')}</dd>
        </>
      )}
      {row.parts !== null && (
        <>
          <dt>Thành phần</dt>
          <dd>
            {row.parts.done}/{row.parts.all} đã hoàn thành
          </dd>
        </>
      )}
      {row.waitsFor.length > 0 && (
        <>
          <dt>Đang chờ</dt>
          <dd>{row.waitsFor.join('; ')}</dd>
        </>
      )}
      {obligation.requiredResult !== '' && (
        <>
          <dt>Kết quả cần có</dt>
          <dd>{obligation.requiredResult}</dd>
        </>
      )}
    </dl>
  )
}

/** From the words of the notice to the last entry. */
function History({ thing: { row, obligation, entries, ofAll } }: { readonly thing: FollowedThing }) {
  const { planned, plannedUntil, limit } = obligation
  const nameOf = useNames()
  const written = (row.occasion === '' ? entries : [...ofAll, ...entries]).toSorted((one, other) =>
    one.recordedAt < other.recordedAt ? -1 : 1,
  )
  return (
    <section aria-label="Quá trình">
      <h3>Quá trình</h3>
      <ol className={classes.history}>
        {row.occasion === '' && planned.trim() !== '' && planned.trim() !== limit.deadline && (
          <li>
            <strong>Theo kế hoạch: {planned}</strong>
            {plannedUntil !== null && writeShortDate(plannedUntil) !== planned.trim() && (
              <p>Hạn {writeShortDate(plannedUntil)}</p>
            )}
          </li>
        )}
        <li>
          <strong>Thông báo giao: {limit.deadline === '' ? 'không ghi thời hạn' : limit.deadline}</strong>
          {row.occasion !== '' && <p>Kỳ này có hạn {writeShortDate(row.occasion)}</p>}
        </li>
        {written.map((entry) => (
          <li key={entry.id}>
            <strong>
              {entryNames[entry.kind]}, {writeShortDate(entry.day)}
            </strong>
            <p>{describeEntry(entry, nameOf)}</p>
            {entry.kind === 'result' && entry.file !== undefined && <Evidence entry={entry.id} file={entry.file} />}
            <p className={classes.quiet}>
              {entry.recordedBy} ghi {writeMoment(entry.recordedAt)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What is looked for first. */
const usualSteps: ReadonlySet<StageEntry['kind']> = new Set(['result', 'approval', 'reopening'])

/** What may be written now; nothing where this person may write nothing. */
function Steps({ thing: { row, obligation, entries } }: { readonly thing: FollowedThing }) {
  const { data: user } = useUser()
  const [kind, setKind] = useState<StageEntry['kind'] | null>(null)
  if (user === undefined) return null
  const until = row.occasion === '' ? obligation.limit.until : row.occasion
  // A day further than any entry: what was written last counts.
  const progress = progressOf({ originalUntil: row.originalUntil, until }, entries, addDays(today(), 1))
  const offered = offeredKinds(progress, user)
  if (kind !== null && offered.includes(kind))
    return (
      <EntryForm
        kind={kind}
        target={{ obligation: obligation.id, occasion: row.occasion, seen: entries.length }}
        until={progress.until}
        close={() => setKind(null)}
      />
    )
  if (offered.length === 0)
    return progress.stage === 'waiting' ? <p className={classes.quiet}>Kết quả đang chờ người khác duyệt.</p> : null
  return (
    <Group gap="xs">
      {offered.map((one) => (
        <Button key={one} variant={usualSteps.has(one) ? 'filled' : 'default'} onClick={() => setKind(one)}>
          {entryNames[one]} …
        </Button>
      ))}
    </Group>
  )
}

/** An obligation as people name it, by its id. */
function useNames(): (id: string) => string {
  const { data } = useCall('follow.board', { on: null })
  return (id) => {
    const row = data?.rows.find((one) => one.obligationId === id)
    return row === undefined ? 'nhiệm vụ của thông báo không còn hiệu lực' : labelOf(row)
  }
}

function Evidence({ entry, file }: { readonly entry: string; readonly file: EvidenceFile }) {
  async function save(): Promise<void> {
    try {
      const exported = await call('follow.exportEvidence', { entry })
      if (exported !== null) notifyExported(exported)
    } catch (error) {
      notifyFailed('Chưa lấy được tệp', error)
    }
  }
  return (
    <p className={classes.evidence}>
      <Button size="compact-sm" variant="default" title={`SHA-256 ${file.sha256}`} onClick={() => void save()}>
        {file.name}
      </Button>{' '}
      {writeSize(file.size)}
    </p>
  )
}

const besides: Readonly<Record<SideFormKind, string>> = {
  wait: 'Nối với nhiệm vụ khác …',
  lineage: 'Tiếp nối nhiệm vụ trước …',
  measure: 'Số liệu chỉ tiêu …',
  ending: 'Kết thúc định kỳ …',
}

/** What hangs on it beside its own day: units that owe a paper, other things, its end. */
function Beside({ thing: { row, obligation, entries, ofAll } }: { readonly thing: FollowedThing }) {
  const { data: user } = useUser()
  const [kind, setKind] = useState<SideFormKind | null>(null)
  const mayWrite = user !== undefined && hasRole(user, drafters)
  const offered = (Object.keys(besides) as SideFormKind[]).filter(
    (one) => one !== 'ending' || obligation.limit.recurrence?.kind === 'cadence',
  )
  return (
    <>
      <LineageOf obligation={obligation.id} seen={ofAll.length} mayWrite={mayWrite} />
      <IndicatorsOf obligation={obligation.id} />
      <Receipts obligation={obligation.id} occasion={row.occasion} seen={entries.length} mayWrite={mayWrite} />
      {mayWrite && kind === null && (
        <Menu position="bottom-start" shadow="md" returnFocus>
          <Menu.Target>
            <Button variant="default">Ghi thêm …</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.map((one) => (
              <Menu.Item key={one} onClick={() => setKind(one)}>
                {besides[one]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {kind !== null && (
        <SideForm kind={kind} obligation={obligation.id} seen={ofAll.length} close={() => setKind(null)} />
      )}
    </>
  )
}
