/** Finding words in the table and putting others in their place: one place, or all of them as one step. */
import { Button } from '@mantine/core'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { writeCells } from '../../domain/notice/edit-table.ts'
import type { Table } from '../../domain/notice/notice.ts'
import { type FoundWords, findWords, replaceWords } from '../../domain/notice/replace-words.ts'
import { cleanText } from '../../domain/words/text.ts'
import { writeCount } from '../ui/words.ts'
import classes from './grid.module.css'
import type { TableActions } from './use-table-actions.ts'

interface FindBarProps {
  readonly table: Table
  readonly actions: TableActions
  readonly show: (place: FoundWords) => void
  readonly close: () => void
  readonly readOnly: boolean
}

export function FindBar({ table, actions, show, close, readOnly }: FindBarProps) {
  const [words, setWords] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const { found, at, goTo, restart } = useFound(table, words, show)

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') close()
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    goTo(at + (event.shiftKey ? -1 : 1))
  }
  function replace(by: string, isAll: boolean): void {
    const places = isAll ? found : found.slice(at, at + 1)
    actions.apply('words/replace', writeCells(replaceWords(table, places, cleanText(by).text)))
  }

  const step = (label: string, to: number) => (
    <Button size="compact-sm" variant="default" disabled={found.length === 0} onClick={() => goTo(to)}>
      {label}
    </Button>
  )
  return (
    <div className={classes.bar} role="search" aria-label="Tìm và thay" onKeyDown={press}>
      <input
        ref={field}
        aria-label="Tìm trong bảng"
        placeholder="Tìm"
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          restart()
        }}
      />
      {step('Trước', at - 1)}
      {step('Sau', at + 1)}
      {!readOnly && <Replacing hasCurrent={at !== -1} hasAny={found.length > 0} replace={replace} />}
      <span className={classes.count} role="status">
        {words.trim() === '' ? '' : describeFound(at, found.length)}
      </span>
      <Button size="compact-sm" variant="subtle" ml="auto" onClick={close}>
        Đóng
      </Button>
    </div>
  )
}

/** The places where the words are, and the one at hand; -1 until one was gone to. */
function useFound(table: Table, words: string, show: FindBarProps['show']) {
  const [chosen, setChosen] = useState(-1)
  const found = useMemo(() => findWords(table, cleanText(words).text), [table, words])
  function goTo(index: number): void {
    const next = (Math.max(-1, index) + found.length) % Math.max(1, found.length)
    const place = found[next]
    if (place === undefined) return
    setChosen(next)
    show(place)
  }
  return { found, at: Math.min(chosen, found.length - 1), goTo, restart: () => setChosen(-1) }
}

function describeFound(at: number, all: number): string {
  if (all === 0) return 'Không thấy'
  return at === -1 ? `${writeCount(all)} chỗ` : `${at + 1}/${writeCount(all)} chỗ`
}

interface ReplacingProps {
  readonly hasCurrent: boolean
  readonly hasAny: boolean
  readonly replace: (by: string, isAll: boolean) => void
}

function Replacing({ hasCurrent, hasAny, replace }: ReplacingProps) {
  const [by, setBy] = useState('')
  const button = (label: string, isThere: boolean, isAll: boolean) => (
    <Button size="compact-sm" variant="default" disabled={!isThere} onClick={() => replace(by, isAll)}>
      {label}
    </Button>
  )
  return (
    <>
      <input
        aria-label="Thay bằng"
        placeholder="Thay bằng"
        value={by}
        onChange={(event) => setBy(event.target.value)}
      />
      {button('Thay', hasCurrent, false)}
      {button('Thay tất cả', hasAny, true)}
    </>
  )
}
