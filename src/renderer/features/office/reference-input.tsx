/** Choosing records by name, accents or not; what is kept are their ids. */
import { type ComboboxItem, MultiSelect, type OptionsFilter, Select } from '@mantine/core'
import { useMemo } from 'react'
import { type OfficeKind, officeKinds } from '../../../domain/office/kinds.ts'
import type { Office } from '../../../domain/office/office.ts'
import { nameOn, standingOn } from '../../../domain/office/record-words.ts'
import { fold, squeeze } from '../../../domain/words/text.ts'
import { today } from '../../notice-editor/use-office.ts'

interface ReferenceProps {
  readonly kinds: readonly OfficeKind[]
  readonly office: Office
  readonly own: string | null
  readonly label: string
  readonly description?: string | undefined
  readonly error?: string | undefined
  readonly withAsterisk?: boolean
  readonly readOnly: boolean
  readonly 'data-field': string
}

/** As many as anyone reads: one more letter finds the others. */
const mostShown = 60

export function ReferenceInput({
  kinds,
  office,
  own,
  id,
  change,
  ...common
}: ReferenceProps & { readonly id: string; readonly change: (id: string) => void }) {
  const data = useChoices(kinds, office, own, [id])
  return (
    <Select
      {...common}
      {...searching}
      data={data}
      value={id === '' ? null : id}
      clearable={!common.readOnly}
      clearButtonProps={{ 'aria-label': `Bỏ chọn: ${common.label}` }}
      nothingFoundMessage={nothingFound(kinds)}
      onChange={(chosen) => change(chosen ?? '')}
    />
  )
}

export function ReferencesInput({
  kinds,
  office,
  own,
  ids,
  change,
  ...common
}: ReferenceProps & { readonly ids: readonly string[]; readonly change: (ids: readonly string[]) => void }) {
  const data = useChoices(kinds, office, own, ids)
  return (
    <MultiSelect
      {...common}
      {...searching}
      hidePickedOptions
      data={data}
      value={[...ids]}
      nothingFoundMessage={nothingFound(kinds)}
      onChange={change}
    />
  )
}

/** Options as they are compared: folded, every word at the start of one of the name; those with the words side by side first. */
const byFoldedWords: OptionsFilter = ({ options, search, limit }) => {
  const sought = fold(squeeze(search))
  const words = sought.split(' ').filter((word) => word !== '')
  const found = options
    .filter((option): option is ComboboxItem => 'value' in option)
    .map((option) => ({ option, name: ` ${fold(option.label)}` }))
    .filter(({ name }) => words.every((word) => name.includes(` ${word}`)))
  const [together, apart] = [true, false].map((side) =>
    found.filter(({ name }) => name.includes(` ${sought}`) === side),
  )
  return [...(together ?? []), ...(apart ?? [])].slice(0, limit).map(({ option }) => option)
}

const searching = {
  searchable: true,
  selectFirstOptionOnChange: true,
  filter: byFoldedWords,
  limit: mostShown,
  placeholder: 'Gõ để tìm, không dấu cũng được',
  // Inside the dialog, which is where a screen reader is.
  comboboxProps: { withinPortal: false },
} as const

function nothingFound(kinds: readonly OfficeKind[]): string {
  return `Không có trong: ${kinds.map((kind) => officeKinds[kind].title).join(', ')}`
}

/** Those that hold today, and what is chosen already. */
function useChoices(kinds: readonly OfficeKind[], office: Office, own: string | null, chosen: readonly string[]) {
  return useMemo(() => {
    const on = today()
    const collator = new Intl.Collator('vi', { numeric: true })
    const choices = new Map<string, string>()
    for (const record of kinds.flatMap((kind) => office.ofKind(kind))) {
      const isGone = standingOn(record, on) === 'ended'
      if (record.id === own || choices.has(record.id) || (isGone && !chosen.includes(record.id))) continue
      choices.set(record.id, `${nameOn(record, on)}${isGone ? ' (đã hết hiệu lực)' : ''}`)
    }
    for (const id of chosen) if (id !== '' && !choices.has(id)) choices.set(id, `[${id}]`)
    const counts = new Map<string, number>()
    for (const name of choices.values()) counts.set(name, (counts.get(name) ?? 0) + 1)
    return [...choices]
      .map(([value, name]) => ({ value, label: (counts.get(name) ?? 0) > 1 ? `${name} [${value}]` : name }))
      .toSorted((one, other) => collator.compare(one.label, other.label))
  }, [kinds, office, own, chosen])
}
