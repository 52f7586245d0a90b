/** Beside the recipients: lists the office saved, who has work and is not among them, and how many copies the lines ask for. */
import { Button, Group, Menu, Modal } from '@mantine/core'
import { startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { type ReadingMemory, readForRules, rememberReading } from '../../checker/reading/reading.ts'
import { proposeRecipients } from '../../checker/reading/unreached.ts'
import { localDirectory } from '../../domain/bodies/body-directory.ts'
import type { Notice, Recipient } from '../../domain/notice/notice.ts'
import { countByLines } from '../../domain/office/copies.ts'
import type { CountedDistribution } from '../../domain/office/count-units.ts'
import { type SavedRecipient, savedLists } from '../../domain/office/recipient-lists.ts'
import { drafters, hasRole } from '../../domain/office/roles.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import { notifyDone } from '../ui/notify.tsx'
import { SuggestField } from '../ui/suggest-field.tsx'
import { useWriteCall } from '../use-call.ts'
import { useUser } from '../use-user.ts'
import classes from './editor.module.css'
import { newId, useEditor } from './use-editor.ts'
import { directoryFor, today, useOffice } from './use-office.ts'

type Bare = Pick<Recipient, 'name' | 'role'>

/** Lines that are there already stay as they are; the others come below them. */
function addLines(before: readonly Recipient[], lines: readonly Bare[]): readonly Recipient[] {
  const there = new Set(before.map(({ name }) => fold(squeeze(name))))
  const added = lines.filter(({ name }) => !there.has(fold(squeeze(name))))
  return [...before, ...added.map(({ name, role }) => ({ id: newId(), name, role }))]
}

function useAddLines(): (lines: readonly Bare[]) => void {
  const { edit } = useEditor()
  return (lines) =>
    edit(`recipients/add/${newId()}`, (now) => ({
      ...now,
      distribution: { ...now.distribution, recipients: addLines(now.distribution.recipients, lines) },
    }))
}

const noLists: ReadonlyMap<string, readonly SavedRecipient[]> = new Map()

export function SavedLists({ notice }: { readonly notice: Notice }) {
  const { readOnly } = useEditor()
  const office = useOffice()
  const { data: user } = useUser()
  const [isSaving, setSaving] = useState(false)
  const add = useAddLines()
  const lists = useMemo(
    () => (office === null ? noLists : savedLists(office, notice.header.date ?? today())),
    [office, notice.header.date],
  )
  const { recipients } = notice.distribution
  const maySave = user !== undefined && hasRole(user, drafters) && recipients.length > 0
  if (readOnly || (lists.size === 0 && !maySave)) return null
  return (
    <Group gap="xs" mt={6}>
      {lists.size > 0 && (
        <Menu position="bottom-start" withinPortal={false}>
          <Menu.Target>
            <Button size="compact-sm" variant="default">
              Chèn danh sách đã lưu
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {[...lists].map(([name, lines]) => (
              <Menu.Item key={name} onClick={() => add(lines)}>
                {name} ({lines.length} nơi)
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {maySave && (
        <Button size="compact-sm" variant="default" onClick={() => setSaving(true)}>
          Lưu thành danh sách …
        </Button>
      )}
      <Modal
        opened={isSaving}
        onClose={() => setSaving(false)}
        title="Lưu nơi nhận thành danh sách"
        size="md"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        {isSaving && <SaveListForm {...{ recipients, lists }} close={() => setSaving(false)} />}
      </Modal>
    </Group>
  )
}

interface SaveListProps {
  readonly recipients: readonly Recipient[]
  readonly lists: ReadonlyMap<string, readonly SavedRecipient[]>
  readonly close: () => void
}

function SaveListForm({ recipients, lists, close }: SaveListProps) {
  const office = useOffice()
  const [name, setName] = useState('')
  const saving = useWriteCall('office.saveRecipients')
  const list = squeeze(name)
  const before = [...lists].find(([other]) => fold(squeeze(other)) === fold(list))
  async function save(): Promise<void> {
    if (office === null || list === '') return
    const lines = recipients.map((line) => ({ name: line.name, role: line.role }))
    if ((await saving.attempt({ readIn: office.version, list, lines }, 'Chưa lưu được danh sách')) === null) return
    notifyDone(`Đã lưu danh sách “${before?.[0] ?? list}”, ${lines.length} nơi.`)
    close()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <SuggestField
        isFirst
        label="Tên danh sách"
        value={name}
        onChange={setName}
        choices={[...lists.keys()]}
        placeholder="Nơi nhận thường dùng"
        hint={
          before === undefined
            ? `${recipients.length} nơi nhận của thông báo này, theo thứ tự. Chèn được vào thông báo khác.`
            : `Thay danh sách “${before[0]}” đang có ${before[1].length} nơi.`
        }
      />
      <Group className="dialog-buttons" justify="flex-end" mt="xs">
        <Button variant="default" onClick={close}>
          Hủy
        </Button>
        <Button type="submit" disabled={list === ''} loading={saving.isPending}>
          {before === undefined ? 'Lưu' : 'Thay danh sách'}
        </Button>
      </Group>
    </form>
  )
}

/** ms: reading the whole notice waits for a pause in writing. */
const pause = 400

/** Who has work by the table or the text and gets no notice. */
function useUnreached(notice: Notice): readonly string[] {
  const office = useOffice()
  const [names, setNames] = useState<readonly string[]>([])
  const memory = useRef<ReadingMemory | undefined>(undefined)
  useEffect(() => {
    if (office === null) return
    let idle = 0
    const read = () => {
      const directory = localDirectory(directoryFor(office, notice.header), notice.header.place)
      memory.current = rememberReading(notice, directory, memory.current)
      const next = proposeRecipients(readForRules(notice, memory.current), directory)
      startTransition(() => setNames((before) => (before.join('\n') === next.join('\n') ? before : next)))
    }
    const wait = setTimeout(() => (idle = requestIdleCallback(read, { timeout: pause })), pause)
    return () => {
      clearTimeout(wait)
      cancelIdleCallback(idle)
    }
  }, [notice, office])
  return names
}

/** What fits on a few lines. */
const mostShown = 8

/** Bodies that have work and are no recipients: each is added by its button, or all of them. */
export function ProposedRecipients({ notice }: { readonly notice: Notice }) {
  const { readOnly } = useEditor()
  const [isAll, setAll] = useState(false)
  const names = useUnreached(notice)
  const add = useAddLines()
  if (readOnly || names.length === 0) return null
  const shown = isAll ? names : names.slice(0, mostShown)
  const put = (these: readonly string[]) => add(these.map((name) => ({ name, role: '' })))
  return (
    <div className={classes.proposedRecipients} role="group" aria-label="Được giao việc, chưa có trong nơi nhận">
      <p>
        Được giao việc, chưa có trong nơi nhận ({names.length}):
        {names.length > 1 && (
          <Button size="compact-sm" variant="light" onClick={() => put(names)}>
            Thêm cả {names.length} nơi
          </Button>
        )}
      </p>
      <ul>
        {shown.map((name) => (
          <li key={name}>
            <Button size="compact-sm" variant="default" title="Thêm vào nơi nhận" onClick={() => put([name])}>
              + {name}
            </Button>
          </li>
        ))}
        {names.length > shown.length && (
          <li>
            <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
              và {names.length - shown.length} nơi nữa …
            </Button>
          </li>
        )}
      </ul>
    </div>
  )
}

function useCount({ header, distribution }: Notice): CountedDistribution | null {
  const office = useOffice()
  return useMemo(() => {
    if (office === null || distribution.recipients.length === 0) return null
    return countByLines({ header, distribution }, office, today())
  }, [office, distribution, header])
}

/** The copies that the lines ask for, group by group, and the key that writes their sum. */
export function CopyCount({ notice }: { readonly notice: Notice }) {
  const { edit, readOnly } = useEditor()
  const counted = useCount(notice)
  if (counted === null) return null
  const { recipients, copies, fileCopy } = notice.distribution
  const { total, lines, uncounted } = counted
  const groups = lines.filter(({ units, members }) => members.length > 0 || (units ?? 0) > 1)
  const nameOf = (id: string) => recipients.find((one) => one.id === id)?.name ?? ''
  const isShort = uncounted.length > 0
  return (
    <div className={classes.copyCount}>
      <p role="status">
        Theo nơi nhận: <strong>{isShort ? `ít nhất ${total}` : total}</strong> bản
        {fileCopy.trim() !== '' && ', kể cả bản lưu'}
        <CopyDifference copies={copies} total={total} isShort={isShort} />
      </p>
      {!readOnly && copies !== total && total > 0 && (!isShort || copies === null || copies < total) && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            edit('distribution/copies', (now) => ({ ...now, distribution: { ...now.distribution, copies: total } }))
          }
        >
          Ghi {total} bản
        </Button>
      )}
      {isShort && <p>Chưa biết số đơn vị: {uncounted.join('; ')}. Ghi ở mục Cơ quan, Nhóm cơ quan, ô “Số đơn vị”.</p>}
      {groups.length > 0 && (
        <details>
          <summary>Số bản của các nhóm</summary>
          <ul>
            {groups.map(({ id, units, members }) => (
              <li key={id}>
                {nameOf(id)}: {units ?? 'chưa biết'}
                {members.length > 0 && ` (${members.join('; ')})`}
                {members.length > 1 && !readOnly && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    onClick={() => edit(`recipients/split/${id}`, split(id, members))}
                  >
                    Ghi từng đơn vị
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** Whether what is written is what the lines ask for; what is written is printed, and goes into the register. */
function CopyDifference({
  copies,
  total,
  isShort,
}: {
  readonly copies: number | null
  readonly total: number
  readonly isShort: boolean
}) {
  if (copies === null) return <span> · chưa ghi số bản</span>
  if (copies < total)
    return (
      <span className={classes.tooFew}>
        {' '}
        · đang ghi {copies}, thiếu {isShort && 'ít nhất '}
        {total - copies}
      </span>
    )
  if (copies === total || isShort)
    return (
      <span>
        {' '}
        · đang ghi {copies}: in và vào sổ {copies} bản
      </span>
    )
  return (
    <span>
      {' '}
      · đang ghi {copies}, nhiều hơn {copies - total}: in và vào sổ {copies} bản
    </span>
  )
}

/** The line of a group becomes the lines of its members, with the role it had. */
function split(id: string, members: readonly string[]): (notice: Notice) => Notice {
  return (now) => ({
    ...now,
    distribution: {
      ...now.distribution,
      recipients: now.distribution.recipients.flatMap((line) =>
        line.id === id ? members.map((name) => ({ id: newId(), name, role: line.role })) : [line],
      ),
    },
  })
}
