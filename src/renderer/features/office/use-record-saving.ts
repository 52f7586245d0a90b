/** Saving, removing and restoring the record of the open form, with what was found wrong at its fields. */
import { useHotkeys } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallError } from '../../../contract/wire.ts'
import { officeKinds } from '../../../domain/office/kinds.ts'
import type { Office } from '../../../domain/office/office.ts'
import { type OfficeRecord, nameOf } from '../../../domain/office/office-record.ts'
import {
  type FormFaults,
  type RecordForm,
  addForm,
  faultsOfRefusal,
  isChanged,
  readForm,
  rebaseForm,
} from './record-form.ts'
import { useOfficeSaving } from './use-office-saving.ts'

interface RecordSavingProps {
  readonly form: RecordForm
  readonly office: Office
  readonly readOnly: boolean
  readonly close: () => void
}

const noFaults: FormFaults = new Map()

export function useRecordSaving({ form, office, readOnly, close }: RecordSavingProps) {
  const { save: saveChanges, isSaving } = useOfficeSaving()
  const client = useQueryClient()
  /** What the store refused, for the form as it was then. */
  const [refused, setRefused] = useState<{ readonly form: RecordForm; readonly error: CallError } | null>(null)
  /** Once a save was tried, what is wrong is said while one types. */
  const [isTried, setTried] = useState(false)
  const { kind, base } = form
  const isConflict = refused?.error.code === 'office.changedMeanwhile'
  const own = isTried ? faultsIn(readForm(form, takenIds())) : noFaults
  const theirs =
    refused !== null && !isConflict && refused.form === form ? faultsOfRefusal(refused.error, form) : noFaults
  const faults: FormFaults = new Map([...theirs, ...own])

  function takenIds(): ReadonlySet<string> {
    return new Set(office.ofKind(kind).map(({ id }) => id))
  }
  async function write(after: OfficeRecord | null, done: string): Promise<void> {
    const key = { kind, id: after?.id ?? base?.id ?? '' }
    const error = await saveChanges([{ key, before: base, after }], form.readIn, done)
    if (error === null) return close()
    setRefused({ form, error })
    if (error.code === 'office.changedMeanwhile')
      await client.invalidateQueries({ predicate: ({ queryKey: [name] }) => String(name).startsWith('office.') })
    else focusFirst(faultsOfRefusal(error, form))
  }
  async function save(): Promise<void> {
    if (readOnly || isSaving) return
    setTried(true)
    const read = readForm(form, takenIds())
    if ('faults' in read) return focusFirst(read.faults)
    if (base !== null && !isChanged(form)) return close()
    await write(read.record, `${base === null ? 'Đã thêm' : 'Đã lưu'} “${nameOf(read.record)}”.`)
  }
  useHotkeys([['mod+S', () => void save()]], [], true)

  return {
    faults,
    generalFault: faults.get('') ?? null,
    isConflict,
    isSaving,
    save,
    remove: () => write(null, `Đã xóa ${base === null ? officeKinds[kind].one : `“${nameOf(base)}”`}.`),
    restore: (record: OfficeRecord) => write(record, `Đã khôi phục “${nameOf(record)}”.`),
    /** The form over what somebody else saved; over nothing where they removed the record. */
    continueFrom(record: OfficeRecord | null, readIn: number): RecordForm {
      setRefused(null)
      setTried(false)
      if (record !== null) return rebaseForm(form, record, readIn)
      return { ...addForm(kind, readIn), values: form.values, from: form.from, until: form.until }
    },
  }
}

function faultsIn(read: ReturnType<typeof readForm>): FormFaults {
  return 'faults' in read ? read.faults : noFaults
}

/** The caret goes to the first thing to put right, once it is marked. */
function focusFirst(faults: FormFaults): void {
  const names = [...faults.keys()].filter((name) => name !== '')
  requestAnimationFrame(() => {
    const fields = [...document.querySelectorAll<HTMLElement>('[data-field]')]
    fields.find(({ dataset }) => names.includes(dataset['field'] ?? ''))?.focus()
  })
}
