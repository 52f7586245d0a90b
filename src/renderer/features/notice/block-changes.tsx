/** Text blocks of the office that changed since they were put into this draft: shown before anything is written. */
import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { describePlace } from '../../../domain/errors.ts'
import { replacedIn, runsOf, tokensOf } from '../../../domain/notice/compare-words.ts'
import { wholeOf } from '../../../domain/notice/spot.ts'
import type { BlockChange } from '../../../page/block-changes.ts'
import classes from './block-changes.module.css'
import noticeClasses from './notice.module.css'
import type { Desk } from './use-desk.ts'

/** One line over the desk while something is offered. */
export function BlockChangesBanner({ desk: { blocks } }: { readonly desk: Desk }) {
  const { changes } = blocks
  if (changes.length === 0) return null
  const names = [...new Set(changes.map(({ name }) => `“${name}”`))]
  const more = names.length > shownNames ? ` và ${names.length - shownNames} đoạn khác` : ''
  return (
    <div className={noticeClasses.banner} role="status">
      <span>
        Cơ quan đã sửa đoạn văn mẫu {names.slice(0, shownNames).join(', ')}
        {more}: {changes.length} chỗ trong bản dự thảo này.
      </span>
      <Button size="compact-sm" variant="default" onClick={blocks.open}>
        Xem và thay …
      </Button>
    </div>
  )
}

const shownNames = 2

export function BlockChangesDialog({ desk }: { readonly desk: Desk }) {
  const { isOpen, close } = desk.blocks
  const leave = () => {
    close()
    desk.navigation.enter('document')
  }
  return (
    <Modal
      opened={isOpen}
      onClose={leave}
      title="Đoạn văn mẫu đã sửa"
      size="xl"
      // What opened it goes away with the last change.
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {isOpen && <Choice desk={desk} leave={leave} />}
    </Modal>
  )
}

/** What somebody wrote otherwise on purpose is not ticked. */
function Choice({ desk: { blocks, checker, navigation }, leave }: { readonly desk: Desk; readonly leave: () => void }) {
  const { changes, decide } = blocks
  const [kept, setKept] = useState<ReadonlySet<string>>(
    () => new Set(changes.filter(({ isByHand }) => isByHand).map(({ key }) => key)),
  )
  const chosen = changes.filter(({ key }) => !kept.has(key)).map(({ key }) => key)
  /** The caret lands in the first place that is written anew. */
  function decideChosen(): void {
    const [first] = changes.filter(({ key, kind }) => !kept.has(key) && kind !== 'removed')
    decide(new Set(chosen))
    navigation.goTo({ tab: 'body', id: first?.part ?? null })
  }
  const toggle = (key: string) =>
    setKept((now) => (now.has(key) ? new Set([...now].filter((one) => one !== key)) : new Set([...now, key])))
  return (
    <>
      <p className={classes.note}>
        Chỗ được chọn sẽ viết theo đoạn văn mẫu mới, hoàn tác bằng một lần Ctrl+Z. Chỗ bỏ chọn giữ nguyên và không hỏi
        lại.
      </p>
      <ul className={classes.list} aria-label="Các chỗ sẽ sửa" tabIndex={0}>
        {changes.map((change) => (
          <li key={change.key}>
            <Checkbox
              checked={!kept.has(change.key)}
              onChange={() => toggle(change.key)}
              label={<ChangeLine change={change} place={describePlace(checker.placeOf(wholeOf(change.part)))} />}
            />
          </li>
        ))}
      </ul>
      <Group className="dialog-buttons" justify="flex-end" mt="xs">
        <Button variant="default" onClick={leave}>
          Để sau
        </Button>
        <Button data-autofocus onClick={decideChosen}>
          {chosen.length === 0 ? 'Giữ nguyên tất cả' : `Sửa ${chosen.length} chỗ`}
        </Button>
      </Group>
    </>
  )
}

const elements = { same: 'span', removed: 'del', added: 'ins' } as const
const kindNames = { changed: 'sửa', removed: 'bỏ', added: 'thêm sau chỗ này' } as const

function ChangeLine({
  change: { kind, name, before, after, isByHand },
  place,
}: {
  readonly change: BlockChange
  readonly place: string
}) {
  return (
    <>
      <strong>{place}</strong>, {kindNames[kind]} theo “{name}”
      {isByHand && <em className={classes.byHand}> (đã sửa tay)</em>}
      <span className={classes.words}>
        {runsOf(before, after, replacedIn(tokensOf(before), tokensOf(after))).map(({ kind: run, text }, at) => {
          const Run = elements[run]
          return <Run key={at}>{text}</Run>
        })}
      </span>
    </>
  )
}
