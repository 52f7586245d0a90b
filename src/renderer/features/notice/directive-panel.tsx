/**
 * The directives of the body beside the text, item by item: each is put into the table, linked with a row, or said to be no
 * task, by one key. Nothing is made without somebody saying so.
 */
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { ListedDirective } from '../../../checker/directive-list.ts'
import { describePlace } from '../../../domain/errors.ts'
import { ClarityMenu } from '../../notice-editor/clarity-menu.tsx'
import { findEditorSpot } from '../../notice-editor/places.ts'
import { Empty, Waiting } from '../../ui/parts.tsx'
import { type CardMode, DirectiveCard } from './directive-card.tsx'
import { Predecessors } from './predecessors.tsx'
import classes from './directive-panel.module.css'
import notice from './notice.module.css'
import type { Desk } from './use-desk.ts'
import { keyOf } from './use-directives.ts'

export function DirectivePanel({ desk }: { readonly desk: Desk }) {
  const { directives, readOnly } = desk
  const { list } = directives
  if (list === null) return <Waiting what="Đang đọc nội dung giao …" />
  if (list.directives.length === 0)
    return (
      <div className={notice.sideScroll}>
        <Empty title="Không thấy nội dung giao nhiệm vụ">
          {readOnly ? '' : 'Nếu có chỗ giao việc mà chương trình không nhận ra: chọn đoạn chữ đó rồi bấm Ctrl+Shift+D.'}
        </Empty>
        {!readOnly && <Predecessors id={desk.notice.id} />}
      </div>
    )
  return (
    <div className={notice.sideScroll}>
      <Summary desk={desk} />
      <List desk={desk} all={list.directives} />
      {!readOnly && <Predecessors id={desk.notice.id} />}
    </div>
  )
}

/** How many are open, and what can be done with all of a kind: only what is said here is done. */
function Summary({ desk }: { readonly desk: Desk }) {
  const { directives, readOnly } = desk
  const { list, accept, decide } = directives
  const all = list?.directives ?? []
  const open = all.filter(({ mark }) => mark === null)
  const sure = open.filter(({ row }) => row?.sure === true)
  const rest = open.filter(({ row }) => row === null)
  const different = all.filter(({ mark, differences }) => mark !== null && differences.length > 0).length
  return (
    <div className={classes.summary}>
      <p role="status">
        {open.length === 0 ? (
          <>
            <IconCircleCheck size={18} color="var(--good)" aria-hidden />
            {`Đã xử lý cả ${all.length} nội dung giao`}
          </>
        ) : (
          <>
            Còn <strong>{open.length}</strong> trên {all.length} nội dung giao chưa xử lý
          </>
        )}
        {different > 0 && `, ${different} chỗ phụ lục ghi khác`}
      </p>
      {!readOnly && (
        <div className={classes.actions}>
          <ClarityMenu notice={desk.notice} edit={desk.working.edit} size="compact-sm" label="Tiêu chí rõ" />
          {sure.length > 1 && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() =>
                decide(sure.map((directive) => ({ directive, decision: 'linked', row: directive.row?.id ?? null })))
              }
            >
              Nối cả {sure.length} với hàng tương ứng
            </Button>
          )}
          {rest.length > 1 && (
            <Button size="compact-sm" variant="default" onClick={() => accept(rest)}>
              Đưa {rest.length} nội dung chưa có hàng vào phụ lục
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function List({ desk, all }: { readonly desk: Desk; readonly all: readonly ListedDirective[] }) {
  const { directives, navigation } = desk
  const host = useRef<HTMLDivElement>(null)
  const [mode, setMode] = useState<CardMode>('plain')
  const current = all.find((one) => keyOf(one) === directives.chosen) ?? all[0]
  const currentKey = current === undefined ? '' : keyOf(current)
  useEffect(() => setMode('plain'), [currentKey])
  // What was just pointed at is read in a moment.
  const isAwaited = directives.isAwaited && directives.chosen !== currentKey
  useCardFocus(host, `${currentKey} ${mode}`, directives.entered, isAwaited || mode !== 'plain')

  function move(by: 1 | -1): void {
    const at = all.findIndex((one) => keyOf(one) === currentKey)
    const next = all[Math.max(0, Math.min(at + by, all.length - 1))]
    if (next !== undefined) directives.choose(keyOf(next))
  }

  function press(event: KeyboardEvent): void {
    const isWriting = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      if (mode === 'plain') navigation.enter('document')
      else setMode('plain')
      return
    }
    if (isWriting || current === undefined) return
    // Enter on a button is that button's.
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
    const run = keysOf(current)[event.key.length === 1 ? event.key.toUpperCase() : event.key]
    if (run === undefined) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }

  const keysOf = (one: ListedDirective) => cardKeys(one, desk, move, setMode)
  const groups = [...Map.groupBy(all, ({ spot }) => spot.part)]
  return (
    <div ref={host} className={classes.groups} onKeyDown={press}>
      {groups.map(([part, these]) => (
        <section key={part} aria-label={placeOf(these[0])}>
          <h2 className={classes.group}>{placeOf(these[0])}</h2>
          <ul className={classes.list}>
            {these.map((one) => (
              <DirectiveCard
                key={keyOf(one)}
                directive={one}
                desk={desk}
                isCurrent={keyOf(one) === currentKey}
                mode={keyOf(one) === currentKey ? mode : 'plain'}
                setMode={setMode}
                run={(key) => keysOf(one)[key]?.()}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** What each key does with a directive. */
function cardKeys(
  one: ListedDirective,
  { directives, navigation, notice: present, readOnly }: Desk,
  move: (by: 1 | -1) => void,
  setMode: (mode: CardMode) => void,
): Readonly<Record<string, () => void>> {
  const goThere = () => navigation.goTo(findEditorSpot(present, one.spot))
  const moving = { ArrowDown: () => move(1), ArrowUp: () => move(-1), G: goThere }
  if (readOnly) return moving
  const equal = { '=': () => directives.makeRowEqual(one), '+': () => directives.makeBodyEqual(one) }
  if (one.mark !== null) return { ...moving, ...equal, Delete: () => directives.takeBack(one) }
  const { row } = one
  const link = () => directives.decide([{ directive: one, decision: 'linked', row: row?.id ?? null }])
  return {
    ...moving,
    ...equal,
    Enter: row?.sure === true ? link : () => directives.accept([one]),
    P: () => directives.accept([one]),
    N: () => setMode('link'),
    S: () => setMode('correct'),
    K: () => directives.decide([{ directive: one, decision: 'none' }]),
    R: () => directives.decide([{ directive: one, decision: 'task' }]),
  }
}

/** Asked for by a key, or moved on within it: the one at hand has the focus. */
function useCardFocus(
  host: RefObject<HTMLElement | null>,
  current: string,
  entered: number,
  isElsewhere: boolean,
): void {
  const seen = useRef(0)
  const isWithin = host.current?.contains(document.activeElement) === true
  useEffect(() => {
    if (isElsewhere || (entered === seen.current && !isWithin)) return
    seen.current = entered
    host.current?.querySelector<HTMLElement>('[data-current="true"]')?.focus()
  }, [entered, current, isElsewhere])
}

function placeOf(one: ListedDirective | undefined): string {
  return one === undefined ? '' : describePlace(one.place)
}
