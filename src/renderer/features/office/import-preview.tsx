/** What a workbook would change, before anything is stored: every change field by field, every fault with its row and column. */
import { Button, Checkbox, Group } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft, IconDeviceFloppy } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { CallError } from '../../../contract/wire.ts'
import { officeKinds } from '../../../domain/office/kinds.ts'
import type { Office } from '../../../domain/office/office.ts'
import { keyOfRecord, nameOf } from '../../../domain/office/office-record.ts'
import { type NameOf, differencesOf, namesOn } from '../../../domain/office/record-words.ts'
import type { ProposedChange, RowFault, TablePreview } from '../../../domain/office/table-preview.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { Panel, ScreenHeading } from '../../ui/parts.tsx'
import { writeCount } from '../../ui/words.ts'
import { DifferenceList } from './difference-list.tsx'
import { countsOf, namesWithNew } from './import-counts.ts'
import classes from './office.module.css'
import { useOfficeSaving } from './use-office-saving.ts'

interface ImportPreviewProps {
  readonly preview: TablePreview
  readonly office: Office
  readonly leave: () => void
  readonly readAgain: () => void
}

export function ImportPreview({ preview, office, leave, readAgain }: ImportPreviewProps) {
  const { changes, faults, absent, kind } = preview
  const { chosen, toggle, toggleAll, isSaving, refused, save } = useChosenChanges(preview, leave)
  const counts = countsOf(preview)
  const nameOfReference = namesWithNew(namesOn(office, today()), changes)
  useHotkeys([['mod+S', () => void save()]], [], true)
  return (
    <>
      <ScreenHeading
        title={`Nhập bảng: ${preview.fileName}`}
        before={
          <Button variant="subtle" leftSection={<IconArrowLeft size={20} aria-hidden />} onClick={leave}>
            Quay lại
          </Button>
        }
      >
        <Button
          leftSection={<IconDeviceFloppy size={20} aria-hidden />}
          disabled={chosen.size === 0}
          loading={isSaving}
          title="Ctrl+S"
          onClick={() => void save()}
        >
          Lưu {writeCount(chosen.size)} thay đổi
        </Button>
      </ScreenHeading>
      <div className={classes.preview}>
        <p className={classes.counts} role="status">
          <strong>{officeKinds[kind].title}:</strong> thêm {writeCount(counts.added)}, sửa {writeCount(counts.changed)},
          không đổi {writeCount(preview.unchanged)}, lỗi {writeCount(counts.wrongRows)} hàng.
          {absent.length > 0 && ` ${writeCount(absent.length)} mục không có trong bảng: giữ nguyên.`} Chưa có gì được
          lưu.
        </p>
        {refused !== null && <Refused error={refused} readAgain={readAgain} />}
        {faults.length > 0 && <FaultList faults={faults} />}
        <Panel
          title={`Thay đổi (${writeCount(changes.length)})`}
          aside={
            changes.length > 1 && (
              <Checkbox
                label="Chọn tất cả"
                checked={chosen.size === changes.length}
                indeterminate={chosen.size > 0 && chosen.size < changes.length}
                onChange={toggleAll}
              />
            )
          }
        >
          {changes.length === 0 ? (
            <p className={classes.nothing}>Bảng không có gì khác với danh mục đang dùng.</p>
          ) : (
            <ChangeList changes={changes} chosen={chosen} toggle={toggle} nameOf={nameOfReference} />
          )}
        </Panel>
      </div>
    </>
  )
}

/** Which changes are taken over, all at first, and saving them in one version. */
function useChosenChanges({ changes, version, kind }: TablePreview, leave: () => void) {
  const all = () => new Set(changes.map(({ key }) => keyOfRecord(key)))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(all)
  const [refused, setRefused] = useState<CallError | null>(null)
  const { save: saveChanges, isSaving } = useOfficeSaving()

  function toggle(name: string): void {
    const next = new Set(chosen)
    if (!next.delete(name)) next.add(name)
    setChosen(next)
  }
  async function save(): Promise<void> {
    const taken = changes.filter(({ key }) => chosen.has(keyOfRecord(key)))
    if (taken.length === 0 || isSaving) return
    const done = `Đã lưu ${writeCount(taken.length)} thay đổi ở ${officeKinds[kind].title}.`
    const error = await saveChanges(taken, version, done)
    if (error === null) leave()
    else setRefused(error)
  }

  const toggleAll = () => setChosen(chosen.size === changes.length ? new Set() : all())
  return { chosen, toggle, toggleAll, isSaving, refused, save }
}

function Refused({ error, readAgain }: { readonly error: CallError; readonly readAgain: () => void }): ReactNode {
  return (
    <div>
      <Failure error={new Error(error.message)} />
      {error.code === 'office.changedMeanwhile' && (
        <Group mt="xs">
          <Button size="compact-md" onClick={readAgain}>
            So lại với danh mục mới nhất
          </Button>
        </Group>
      )}
    </div>
  )
}

function FaultList({ faults }: { readonly faults: readonly RowFault[] }) {
  return (
    <Panel title={`Hàng có lỗi, không nhập (${writeCount(faults.length)})`}>
      <ul className={classes.faults}>
        {faults.map(({ row, column, found, message }, index) => (
          <li key={index}>
            <strong>
              Hàng {row}
              {column !== '' && `, cột “${column}”`}:
            </strong>{' '}
            {found !== '' && `“${found}” `}
            {message}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface ChangeListProps {
  readonly changes: readonly ProposedChange[]
  readonly chosen: ReadonlySet<string>
  readonly toggle: (name: string) => void
  readonly nameOf: NameOf
}

function ChangeList({ changes, chosen, toggle, nameOf: nameOfReference }: ChangeListProps) {
  return (
    <ul className={classes.changes}>
      {changes.map(({ key, row, before, after }) => (
        <li key={keyOfRecord(key)}>
          <Checkbox
            label={`${before === null ? 'Thêm' : 'Sửa'}: ${nameOf(after)}`}
            description={`Hàng ${row}`}
            checked={chosen.has(keyOfRecord(key))}
            onChange={() => toggle(keyOfRecord(key))}
          />
          <DifferenceList differences={differencesOf(before, after, nameOfReference)} />
        </li>
      ))}
    </ul>
  )
}
