/** What was ordered and how it stands: the board on a day, by lead or by day; a thing opens beside it. */
import { useMemo, useState } from 'react'
import { type BoardRow, selectRows } from '../../../domain/follow-up/board.ts'
import { type Standing, standingNames, standings } from '../../../domain/follow-up/follow-up.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { ChoiceField, DateField, TextField } from '../../ui/fields.tsx'
import { Empty, ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { useCall } from '../../use-call.ts'
import classes from './follow.module.css'
import { FollowDrawer } from './follow-drawer.tsx'
import { type Grouping, groupingNames, linesOf } from './follow-lines.ts'
import { FollowTable } from './follow-table.tsx'

interface FollowScreenProps {
  readonly openNotice: (id: string) => void
}

export function FollowScreen({ openNotice }: FollowScreenProps) {
  const [on, setOn] = useState<string | null>(today())
  const [lead, setLead] = useState('')
  const [state, setState] = useState<Standing | ''>('')
  const [grouping, setGrouping] = useState<Grouping>('day')
  const [opened, setOpened] = useState<BoardRow | null>(null)
  const board = useCall('follow.board', { on })
  const all = useMemo(() => board.data?.rows ?? [], [board.data])
  const lines = useMemo(() => {
    const query = { notice: null, lead, states: state === '' ? [] : [state], from: null, to: null }
    return linesOf(selectRows(all, query), grouping)
  }, [all, lead, state, grouping])
  return (
    <>
      <ScreenHeading title="Theo dõi thực hiện">
        <div className={classes.day}>
          <DateField label="Tính đến ngày" value={on} onChange={setOn} />
        </div>
      </ScreenHeading>
      <div className={classes.bar}>
        <div role="group" aria-label="Nhóm" className={classes.views}>
          {(Object.keys(groupingNames) as Grouping[]).map((name) => (
            <button key={name} type="button" aria-pressed={grouping === name} onClick={() => setGrouping(name)}>
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
            onChange={setLead}
          />
        </div>
        <ChoiceField label="Tình trạng" hiddenLabel value={state} onChange={setState} choices={stateChoices(all)} />
      </div>
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
          action={{ label: 'Bỏ lọc', run: () => (setLead(''), setState('')) }}
        />
      ) : (
        <FollowTable lines={lines} open={setOpened} />
      )}
      {opened !== null && <FollowDrawer of={opened} openNotice={openNotice} close={() => setOpened(null)} />}
    </>
  )
}

/** Each with how many there are. */
function stateChoices(rows: readonly BoardRow[]): Readonly<Record<Standing | '', string>> {
  const counts = Map.groupBy(rows, ({ current }) => current)
  const choices = standings.map((one) => [one, `${standingNames[one]} (${counts.get(one)?.length ?? 0})`])
  return { '': `Mọi tình trạng (${rows.length})`, ...Object.fromEntries(choices) } as Record<Standing | '', string>
}
