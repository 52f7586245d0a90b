/** The register of outgoing papers: every number with what it was given for, and what was issued but not sent. */
import { Button } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { describeNumber } from '../../../domain/office/records.ts'
import { type RegisterRow, noteNames } from '../../../domain/office/register.ts'
import { hasRole, issuers } from '../../../domain/office/roles.ts'
import { call } from '../../client.ts'
import { Failure } from '../../ui/failure.tsx'
import { ChoiceField } from '../../ui/fields.tsx'
import { Empty, ScreenHeading, Waiting } from '../../ui/parts.tsx'
import { useCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import { type BookForm, BookMenu } from '../../ui/book-menu.tsx'
import { NoteDialog } from './note-dialog.tsx'
import classes from './register.module.css'
import { UnsentList } from './unsent-list.tsx'

interface RegisterScreenProps {
  readonly openNotice: (id: string) => void
}

const views = { numbers: 'Số đã dùng', unsent: 'Chưa gửi' } as const
type View = keyof typeof views

export function RegisterScreen({ openNotice }: RegisterScreenProps) {
  const { data: user } = useUser()
  const [view, setView] = useState<View>('numbers')
  const [isNoting, setNoting] = useState(false)
  const [year, setYear] = useState('')
  const [symbol, setSymbol] = useState('')
  const query = { year: year === '' ? null : Number(year), symbol }
  const all = useCall('register.list', {})
  const mayNote = user !== undefined && hasRole(user, issuers)
  return (
    <>
      <ScreenHeading title="Sổ đăng ký văn bản đi">
        {mayNote && (
          <Button
            variant="default"
            leftSection={<IconPencilPlus size={20} aria-hidden />}
            onClick={() => setNoting(true)}
          >
            Ghi sổ …
          </Button>
        )}
        <BookMenu
          label={view === 'numbers' ? 'Xuất sổ đăng ký' : 'Xuất sổ giao'}
          make={(as) => exportBook(view, query, as)}
          disabled={(all.data ?? []).length === 0}
        />
      </ScreenHeading>
      <div className={classes.bar}>
        <div role="group" aria-label="Xem sổ" className={classes.views}>
          {(Object.keys(views) as View[]).map((name) => (
            <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
              {views[name]}
            </button>
          ))}
        </div>
        {view === 'numbers' && <Filters rows={all.data ?? []} {...{ year, setYear, symbol, setSymbol }} />}
      </div>
      {all.error !== null ? (
        <Failure error={all.error} retry={() => void all.refetch()} />
      ) : all.data === undefined ? (
        <Waiting what="Đang mở sổ …" />
      ) : view === 'unsent' ? (
        <UnsentList openNotice={openNotice} />
      ) : (
        <Numbers rows={all.data.filter((row) => isWanted(row, query))} openNotice={openNotice} />
      )}
      {isNoting && <NoteDialog rows={all.data ?? []} close={() => setNoting(false)} />}
    </>
  )
}

interface Query {
  readonly year: number | null
  readonly symbol: string
}

function isWanted({ date, symbol }: RegisterRow, query: Query): boolean {
  return (
    (query.year === null || date?.startsWith(`${query.year}-`) === true) &&
    (query.symbol === '' || symbol === query.symbol)
  )
}

function exportBook(view: View, query: Query, as: BookForm) {
  if (view === 'numbers')
    return as === 'xlsx' ? call('register.exportXlsx', query) : call('register.exportSheet', { ...query, as })
  return as === 'xlsx' ? call('sending.exportXlsx', {}) : call('sending.exportSheet', { as })
}

interface FiltersProps {
  readonly rows: readonly RegisterRow[]
  readonly year: string
  readonly setYear: (year: string) => void
  readonly symbol: string
  readonly setSymbol: (symbol: string) => void
}

const asChoices = (all: string, values: readonly string[]) => ({
  '': all,
  ...Object.fromEntries(values.map((value) => [value, value])),
})

/** The years and series that the register has. */
function Filters({ rows, year, setYear, symbol, setSymbol }: FiltersProps) {
  const years = [...new Set(rows.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 4)])))]
    .toSorted()
    .toReversed()
  const symbols = [...new Set(rows.map((row) => row.symbol))].toSorted()
  return (
    <>
      <ChoiceField label="Năm" hiddenLabel value={year} onChange={setYear} choices={asChoices('Mọi năm', years)} />
      <ChoiceField
        label="Dãy số"
        hiddenLabel
        value={symbol}
        onChange={setSymbol}
        choices={asChoices('Mọi dãy số', symbols)}
      />
    </>
  )
}

function Numbers({ rows, openNotice }: RegisterScreenProps & { readonly rows: readonly RegisterRow[] }) {
  if (rows.length === 0)
    return (
      <Empty title="Chưa có số nào ở đây">
        Số được ghi vào sổ khi ban hành. Số để dành, số bỏ và văn bản trước đây ghi bằng “Ghi sổ”.
      </Empty>
    )
  return (
    <div className={classes.scroll} role="region" aria-label="Sổ đăng ký văn bản đi" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Số, ký hiệu</th>
            <th scope="col">Ngày</th>
            <th scope="col">Tên loại, trích yếu</th>
            <th scope="col">Người ký</th>
            <th scope="col">Số bản</th>
            <th scope="col">Ngày chuyển</th>
            <th scope="col">Ghi chú</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line
              key={`${row.term} ${row.organ} ${row.symbol} ${row.number} ${row.noticeId ?? row.kind}`}
              row={row}
              openNotice={openNotice}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ row, openNotice }: RegisterScreenProps & { readonly row: RegisterRow }) {
  const { noticeId, kind, date, typeName, abstract, signatory, copies, sentOn, state, reason } = row
  const named = describeNumber(row)
  return (
    <tr data-kind={kind}>
      <th scope="row">
        {noticeId === null ? (
          named
        ) : (
          <button type="button" className={classes.open} onClick={() => openNotice(noticeId)}>
            {named}
          </button>
        )}
      </th>
      <td>{date === null ? '' : writeShortDate(date)}</td>
      <td>{[typeName, abstract].filter((part) => part !== '').join(' ')}</td>
      <td>{signatory}</td>
      <td>{copies}</td>
      <td>{sentOn === null ? '' : writeShortDate(sentOn)}</td>
      <td>{kind === 'issued' ? state : [noteNames[kind], reason].filter((part) => part !== '').join('. ')}</td>
    </tr>
  )
}
