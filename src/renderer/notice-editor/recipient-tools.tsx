/** Beside the recipients: lists the office saved, and how many copies the lines ask for. */
import { Button, Menu } from '@mantine/core'
import { useMemo } from 'react'
import { localDirectory } from '../../domain/bodies/body-directory.ts'
import type { Notice, Recipient } from '../../domain/notice/notice.ts'
import { type CountedDistribution, countDistribution } from '../../domain/office/count-units.ts'
import { textOf } from '../../domain/office/office-record.ts'
import type { Office } from '../../domain/office/office.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import classes from './editor.module.css'
import { newId, useEditor } from './use-editor.ts'
import { directoryFor, today, useOffice } from './use-office.ts'

type Bare = Omit<Recipient, 'id'>

/** The saved lists that hold on a day, each with its lines in order. */
function savedLists(office: Office, on: string): ReadonlyMap<string, readonly Bare[]> {
  const records = office
    .valid('recipient', on)
    .toSorted((one, other) => Number(one.values['order']) - Number(other.values['order']))
  const lists = new Map<string, Bare[]>()
  for (const { values } of records) {
    const list = textOf(values['list'])
    lists.set(list, [...(lists.get(list) ?? []), { name: textOf(values['name']), role: textOf(values['role']) }])
  }
  return lists
}

/** Lines that are there already stay as they are; the others come below them. */
function addLines(before: readonly Recipient[], lines: readonly Bare[]): readonly Recipient[] {
  const there = new Set(before.map(({ name }) => fold(squeeze(name))))
  const added = lines.filter(({ name }) => !there.has(fold(squeeze(name))))
  return [...before, ...added.map((line) => ({ id: newId(), ...line }))]
}

export function SavedLists({ notice }: { readonly notice: Notice }) {
  const { edit, readOnly } = useEditor()
  const office = useOffice()
  const lists = useMemo(
    () => (office === null ? new Map<string, readonly Bare[]>() : savedLists(office, notice.header.date ?? today())),
    [office, notice.header.date],
  )
  if (readOnly || lists.size === 0) return null
  return (
    <Menu position="bottom-start" withinPortal={false}>
      <Menu.Target>
        <Button size="compact-sm" variant="default">
          Chèn danh sách đã lưu
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[...lists].map(([name, lines]) => (
          <Menu.Item
            key={name}
            onClick={() =>
              edit(`recipients/list/${newId()}`, (now) => ({
                ...now,
                distribution: { ...now.distribution, recipients: addLines(now.distribution.recipients, lines) },
              }))
            }
          >
            {name} ({lines.length} nơi)
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function useCount({ header, distribution }: Notice): CountedDistribution | null {
  const office = useOffice()
  return useMemo(() => {
    if (office === null || distribution.recipients.length === 0) return null
    const saved = office.valid('recipient', header.date ?? today()).map(({ values }) => ({
      name: textOf(values['name']),
      copies: typeof values['copies'] === 'number' ? values['copies'] : null,
    }))
    return countDistribution(distribution, localDirectory(directoryFor(office, header), header.place), saved)
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
        Theo nơi nhận: <strong>{isShort ? `từ ${total}` : total}</strong> bản
        {fileCopy.trim() !== '' && ', kể cả bản lưu'}
        {copies !== null && copies < total && <span className={classes.tooFew}> · số bản đang ghi ít hơn</span>}
      </p>
      {!readOnly && copies !== total && total > 0 && (
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
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
