/** F3: text blocks, known documents, members, found by a few letters and put in at the caret. */
import { Modal } from '@mantine/core'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { putSignature } from '../../domain/notice/edit-notice.ts'
import type { Notice, Signature } from '../../domain/notice/notice.ts'
import { type Insertion, type InsertionPlace, insertionsAt, searchInsertions } from '../../domain/office/insertions.ts'
import { isIssuedState } from '../../domain/office/workflow.ts'
import { newId, useEditor } from '../notice-editor/use-editor.ts'
import { today, useOffice } from '../notice-editor/use-office.ts'
import { notifyDone } from '../ui/notify.tsx'
import { useCall } from '../use-call.ts'
import { insertAtCaret } from './insert-at-caret.ts'
import type { Surface } from './surface.ts'
import classes from './insert-dialog.module.css'

interface InsertDialogProps {
  readonly surface: Surface
  readonly notice: Notice
  readonly place: InsertionPlace | null
  readonly close: () => void
}

export function InsertDialog({ surface, notice, place, close }: InsertDialogProps) {
  const { edit } = useEditor()
  const sign = (block: Omit<Signature, 'id'>) => edit(`signer/${newId()}`, (now) => putSignature(now, block, newId))
  return (
    <Modal
      opened={place !== null}
      onClose={close}
      title="Chèn vào văn bản"
      size="lg"
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {place !== null && (
        <Choice
          notice={notice}
          place={place}
          insert={(insertion) => {
            close()
            if (insertion.signature === undefined) insertAtCaret(surface, insertion)
            else sign(insertion.signature)
            notifyDone(`Đã chèn: ${insertion.name}`)
          }}
        />
      )}
    </Modal>
  )
}

/** As many as anyone looks through; letters find the others. */
const shown = 60
const groupNames = {
  block: 'Đoạn văn mẫu',
  member: 'Thành viên',
  document: 'Văn bản',
  replaces: 'Thay thế',
  signer: 'Khối chữ ký',
} as const

interface ChoiceProps {
  readonly notice: Notice
  readonly place: InsertionPlace
  readonly insert: (insertion: Insertion) => void
}

function Choice({ notice, place, insert }: ChoiceProps) {
  const all = useInsertions(notice, place)
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const found = useMemo(() => searchInsertions(all, words).slice(0, shown), [all, words])
  const chosen = found[Math.min(at, found.length - 1)]

  function take(insertion: Insertion | undefined): void {
    if (insertion?.refusal === null) insert(insertion)
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setAt(Math.max(0, Math.min(at + step, found.length - 1)))
    else if (event.key === 'Enter') take(chosen)
    else return
    event.preventDefault()
  }

  return (
    <div className={classes.choice}>
      <input
        className={classes.search}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.key}`}
        aria-label="Tìm đoạn văn mẫu, văn bản, thành viên, người ký"
        placeholder="Tên đoạn văn mẫu, số hoặc trích yếu văn bản, tên thành viên, người ký"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.list} id={`${id}-list`} role="listbox" aria-label="Chèn được" tabIndex={-1}>
        {found.map((insertion) => (
          <Option
            key={insertion.key}
            id={`${id}-${insertion.key}`}
            insertion={insertion}
            isChosen={insertion === chosen}
            take={take}
          />
        ))}
      </div>
      <p className={classes.foot} role="status">
        {found.length === 0
          ? 'Không tìm thấy. Đoạn văn mẫu và văn bản đã biết do cơ quan ghi ở màn hình Cơ quan.'
          : '↑ ↓ chọn, Enter chèn, Esc đóng'}
      </p>
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly insertion: Insertion
  readonly isChosen: boolean
  readonly take: (insertion: Insertion) => void
}

function Option({ id, insertion, isChosen, take }: OptionProps) {
  const { group, name, lines, refusal } = insertion
  const text = lines.join(' ')
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-disabled={refusal !== null}
      className={classes.option}
      ref={(element) => {
        if (isChosen) element?.scrollIntoView({ block: 'nearest' })
      }}
      onClick={() => take(insertion)}
    >
      <span className={classes.group}>{groupNames[group]}</span>
      <strong>{name}</strong>
      {!text.endsWith(name) && <span className={classes.text}>{text}</span>}
      {refusal !== null && <span className={classes.refusal}>Không chèn được: {refusal}</span>}
    </div>
  )
}

const none: readonly never[] = []

function useInsertions(notice: Notice, place: InsertionPlace): readonly Insertion[] {
  const office = useOffice()
  const { data: list = none } = useCall('notice.list', { limit: 200 })
  const { data: known = none } = useCall('notice.known', { id: notice.id })
  return useMemo(() => {
    if (office === null) return []
    const issued = list.filter(({ state, deleted }) => isIssuedState(state) && !deleted)
    const replaces = known.map((one) => one.replaces).filter((clause) => clause !== '')
    return insertionsAt({ office, notice, issued, replaces, today: today() }, place)
  }, [office, list, known, notice, place])
}
