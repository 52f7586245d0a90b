/** The table of one kind with what chooses its rows. */
import { CloseButton, SegmentedControl, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch, IconTable } from '@tabler/icons-react'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { type OfficeKind, officeKinds } from '../../../domain/office/kinds.ts'
import type { Office } from '../../../domain/office/office.ts'
import type { OfficeRecord } from '../../../domain/office/office-record.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Empty } from '../../ui/parts.tsx'
import { writeCount } from '../../ui/words.ts'
import classes from './office.module.css'
import { type Standing, chooseRows, makeRows, shownColumns, standings, usualOrder } from './record-rows.ts'
import { RecordTable, type TableHandle } from './record-table.tsx'

interface KindTableProps {
  readonly kind: OfficeKind
  readonly office: Office
  /** Raised when the form is closed: the row it came from gets the focus back. */
  readonly closings: number
  /** Null where this user may not add. */
  readonly add: (() => void) | null
  readonly open: (record: OfficeRecord) => void
}

export function KindTable({ kind, office, closings, add, open }: KindTableProps) {
  const [words, setWords] = useState('')
  const [standing, setStanding] = useState<Standing>(officeKinds[kind].isDated ? 'valid' : 'all')
  const [order, setOrder] = useState(() => usualOrder(kind))
  const table = useRef<TableHandle>(null)
  const seenClosings = useRef(closings)
  const columns = useMemo(() => shownColumns(kind), [kind])
  const rows = useMemo(() => makeRows(kind, office, today()), [kind, office])
  const shown = useMemo(
    () => chooseRows(rows, columns, { words, standing, order }),
    [rows, columns, words, standing, order],
  )
  useHotkeys([['Insert', () => add?.()]], [], true)
  useEffect(() => {
    if (closings !== seenClosings.current) table.current?.focusCurrent()
    seenClosings.current = closings
  }, [closings])
  const { title, one } = officeKinds[kind]
  return (
    <>
      <FilterBar
        kind={kind}
        words={words}
        setWords={setWords}
        standing={standing}
        setStanding={setStanding}
        count={shown.length}
        table={table}
      />
      {shown.length > 0 ? (
        <RecordTable
          label={title}
          columns={columns}
          rows={shown}
          order={order}
          setOrder={setOrder}
          open={open}
          handle={table}
        />
      ) : rows.length === 0 ? (
        <Empty
          title={`Chưa có ${one} nào`}
          icon={<IconTable size={40} stroke={1.3} aria-hidden />}
          {...(add === null ? {} : { action: { label: `Thêm ${one}`, run: add } })}
        >
          {add !== null && 'Thêm từng mục, hoặc xuất bảng trống, điền bằng Excel rồi nhập lại.'}
        </Empty>
      ) : (
        <Empty
          title={
            words === '' ? `Không có mục nào: ${standings[standing].toLowerCase()}` : `Không có mục nào chứa “${words}”`
          }
          action={{ label: 'Hiện tất cả', run: () => (setWords(''), setStanding('all')) }}
        />
      )}
    </>
  )
}

interface FilterBarProps {
  readonly kind: OfficeKind
  readonly words: string
  readonly setWords: (words: string) => void
  readonly standing: Standing
  readonly setStanding: (standing: Standing) => void
  readonly count: number
  readonly table: RefObject<TableHandle | null>
}

function FilterBar({ kind, words, setWords, standing, setStanding, count, table }: FilterBarProps) {
  const field = useRef<HTMLInputElement>(null)
  useHotkeys([['mod+F', () => field.current?.select()]], [])
  return (
    <div className={classes.bar}>
      <h2>{officeKinds[kind].title}</h2>
      <TextInput
        ref={field}
        className={classes.search}
        aria-label="Tìm trong danh mục"
        placeholder="Tìm, gõ không dấu cũng được"
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={words === '' ? null : <CloseButton aria-label="Xóa chữ đang tìm" onClick={() => setWords('')} />}
        value={words}
        onChange={({ currentTarget: { value } }) => setWords(value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          table.current?.focusFirst()
        }}
      />
      <span className={classes.quiet} role="status">
        {writeCount(count)} mục
      </span>
      {officeKinds[kind].isDated && (
        <SegmentedControl
          className={classes.standing}
          aria-label="Theo hiệu lực"
          value={standing}
          onChange={(value) => setStanding(value as Standing)}
          data={Object.entries(standings).map(([value, label]) => ({ value, label }))}
        />
      )}
    </div>
  )
}
