/** What was ordered and how it stands: the board on a day, by lead or by day; a thing opens beside it. */
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { type BoardRow, selectRows } from '../../../domain/follow-up/board.ts'
import { type Standing, standingNames, standings } from '../../../domain/follow-up/follow-up.ts'
import { drafters, hasRole } from '../../../domain/office/roles.ts'
import { call } from '../../client.ts'
import { today } from '../../notice-editor/use-office.ts'
import { type BookForm, BookMenu } from '../../ui/book-menu.tsx'
import { Failure } from '../../ui/failure.tsx'
import { ChoiceField, DateField, TextField } from '../../ui/fields.tsx'
import { Empty, Waiting } from '../../ui/parts.tsx'
import { useCall } from '../../use-call.ts'
import classes from './follow.module.css'
import { EvaluationScreen } from './evaluation-screen.tsx'
import { FollowDrawer } from './follow-drawer.tsx'
import { type Grouping, groupingNames, linesOf } from './follow-lines.ts'
import { FollowHeading, type PartProps } from './follow-heading.tsx'
import { FollowTable } from './follow-table.tsx'
import { useUser } from '../../use-user.ts'
import { SheetsDialog } from './sheets-dialog.tsx'
import { ReminderScreen } from './reminder-screen.tsx'
import { ReportScreen } from './report-screen.tsx'
import { SpendingScreen } from './spending-screen.tsx'
import { SavedViews } from './saved-views.tsx'
import { type BoardView, type BoardViewState, useBoardView, wholeBoard } from './use-board-view.ts'

interface FollowScreenProps extends PartProps {
  /** One of the parts; what is none shows the board. */
  readonly part: string
}

export function FollowScreen({ part, ...props }: FollowScreenProps) {
  switch (part) {
    case 'bao-cao':
      return <ReportScreen {...props} />
    case 'don-doc':
      return <ReminderScreen {...props} />
    case 'danh-gia':
      return <EvaluationScreen {...props} />
    case 'giai-ngan':
      return <SpendingScreen {...props} />
    default:
      return <BoardScreen {...props} />
  }
}

function BoardScreen({ openNotice, openPart }: PartProps) {
  const [on, setOn] = useState<string | null>(today())
  const state = useBoardView()
  const { view } = state
  const [opened, setOpened] = useState<BoardRow | null>(null)
  const [isWithSheets, setSheets] = useState(false)
  const { data: user } = useUser()
  const mayWrite = user !== undefined && hasRole(user, drafters)
  const board = useCall('follow.board', { on })
  const all = useMemo(() => board.data?.rows ?? [], [board.data])
  const rows = useMemo(() => selectRows(all, { notice: null, from: null, to: null, ...view.query }), [all, view.query])
  const lines = useMemo(() => linesOf(rows, view.grouping), [rows, view.grouping])
  return (
    <>
      <FollowHeading part="" openPart={openPart}>
        <div className={classes.day}>
          <DateField label="Tính đến ngày" value={on} onChange={setOn} />
        </div>
        {mayWrite && (
          <Button variant="default" disabled={all.length === 0} onClick={() => setSheets(true)}>
            Phiếu báo cáo …
          </Button>
        )}
        <SavedViews state={state} />
        <BookMenu label="Xuất sổ theo dõi" make={(as) => exportBook(on, view, as)} disabled={rows.length === 0} />
      </FollowHeading>
      <Filters state={state} rows={all} />
      {board.error !== null ? (
        <Failure error={board.error} retry={() => void board.refetch()} />
      ) : board.data === undefined ? (
        <Waiting what="Đang mở sổ theo dõi …" />
      ) : all.length === 0 ? (
        <Empty title="Chưa có nhiệm vụ nào để theo dõi">
          Nhiệm vụ được ghi vào sổ khi ban hành thông báo, theo bảng nhiệm vụ và nội dung giao ở thân văn bản.
        </Empty>
      ) : lines.length === 0 ? (
        <Empty
          title="Không có nhiệm vụ nào như vậy"
          action={{ label: 'Bỏ lọc', run: () => state.show({ ...wholeBoard, grouping: view.grouping }) }}
        />
      ) : (
        <FollowTable lines={lines} open={setOpened} />
      )}
      {isWithSheets && <SheetsDialog on={on} close={() => setSheets(false)} />}
      {opened !== null && <FollowDrawer of={opened} openNotice={openNotice} close={() => setOpened(null)} />}
    </>
  )
}

function exportBook(on: string | null, { query }: BoardView, as: BookForm) {
  const asked = { on, ...query, states: [...query.states] }
  return as === 'xlsx' ? call('follow.exportXlsx', asked) : call('follow.exportSheet', { ...asked, as })
}

const dayNames = { current: 'Tính theo hạn hiện nay', original: 'Tính theo hạn gốc' } as const

function Filters({ state, rows }: { readonly state: BoardViewState; readonly rows: readonly BoardRow[] }) {
  const { view, ask, group } = state
  const { lead, section, states, by } = view.query
  const choices = useMemo(() => stateChoices(rows, by), [rows, by])
  return (
    <div className={classes.bar}>
      <div role="group" aria-label="Nhóm" className={classes.views}>
        {(Object.keys(groupingNames) as Grouping[]).map((name) => (
          <button key={name} type="button" aria-pressed={view.grouping === name} onClick={() => group(name)}>
            {groupingNames[name]}
          </button>
        ))}
      </div>
      <div className={classes.search}>
        <TextField
          label="Lọc theo cơ quan chủ trì"
          hiddenLabel
          placeholder="Lọc theo cơ quan chủ trì"
          value={lead}
          onChange={(words) => ask({ lead: words })}
        />
      </div>
      <div className={classes.section}>
        <TextField
          label="Lọc theo mục"
          hiddenLabel
          placeholder="Lọc theo mục"
          value={section}
          onChange={(words) => ask({ section: words })}
        />
      </div>
      <ChoiceField label="Tính theo" hiddenLabel value={by} onChange={(day) => ask({ by: day })} choices={dayNames} />
      <ChoiceField
        label="Tình trạng"
        hiddenLabel
        value={states.length === 1 ? (states[0] ?? '') : ''}
        onChange={(one) => ask({ states: one === '' ? [] : [one] })}
        choices={choices}
      />
    </div>
  )
}

/** Each with how many there are. */
function stateChoices(rows: readonly BoardRow[], by: 'original' | 'current'): Readonly<Record<Standing | '', string>> {
  const counts = Map.groupBy(rows, (row) => row[by])
  const choices = standings.map((one) => [one, `${standingNames[one]} (${counts.get(one)?.length ?? 0})`])
  return { '': `Mọi tình trạng (${rows.length})`, ...Object.fromEntries(choices) } as Record<Standing | '', string>
}
