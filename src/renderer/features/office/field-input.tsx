/** The control of a field, by its type. */
import { Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core'
import type { Field } from '../../../domain/office/kinds.ts'
import type { Office } from '../../../domain/office/office.ts'
import { ReferenceInput, ReferencesInput } from './reference-input.tsx'
import { type Typed, readDay } from './record-form.ts'

interface FieldInputProps {
  readonly name: string
  readonly field: Field
  readonly typed: Typed
  readonly fault: string | undefined
  readonly readOnly: boolean
  /** Where typing begins. */
  readonly isFirst: boolean
  readonly office: Office
  /** Id of the record itself, which no field of it can point to. */
  readonly own: string | null
  readonly change: (typed: Typed) => void
}

/** Linked by `data-field` to what is found wrong in it. */
export function FieldInput({ name, field, typed, fault, readOnly, isFirst, office, own, change }: FieldInputProps) {
  const common: Common = {
    label: field.label,
    description: field.hint,
    error: fault,
    withAsterisk: field.isRequired === true,
    'aria-required': field.isRequired === true,
    readOnly,
    'data-field': name,
    ...(isFirst ? { 'data-autofocus': true } : {}),
  }
  const text = typeof typed === 'string' ? typed : ''
  switch (field.type) {
    case 'text':
    case 'lines':
      return <WordsInput {...common} field={field} text={text} change={change} />
    case 'date':
      return <DayInput {...common} typed={text} change={change} />
    case 'number':
      return <ShortInput {...common} inputMode="numeric" w={160} text={text} change={change} />
    case 'yesNo':
      return (
        <Checkbox
          label={field.label}
          description={field.hint}
          error={fault}
          disabled={readOnly}
          data-field={name}
          checked={typed === true}
          onChange={({ currentTarget: { checked } }) => change(checked)}
        />
      )
    case 'choice':
      return <ChoiceInput {...common} choices={field.choices} chosen={text} change={change} />
    case 'reference':
      return <ReferenceInput {...common} kinds={field.to} id={text} own={own} office={office} change={change} />
    case 'references': {
      const ids = typeof typed === 'string' || typeof typed === 'boolean' ? [] : typed
      return <ReferencesInput {...common} kinds={field.to} ids={ids} own={own} office={office} change={change} />
    }
  }
}

/** What every control is told. */
interface Common {
  readonly label: string
  readonly description?: string | undefined
  readonly error?: string | undefined
  readonly withAsterisk?: boolean
  readonly 'aria-required'?: boolean
  readonly readOnly: boolean
  readonly 'data-field': string
  readonly 'data-autofocus'?: boolean
}

interface Typing {
  readonly text: string
  readonly change: (text: string) => void
}

function ShortInput({
  text,
  change,
  ...common
}: Common & Typing & { readonly inputMode?: 'numeric'; readonly w?: number }) {
  return (
    <TextInput
      {...common}
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={({ currentTarget: { value } }) => change(value)}
    />
  )
}

/** One line, or as many as the text has. */
function WordsInput({ field, text, change, ...common }: Common & Typing & { readonly field: Field }) {
  const takesLines = field.type === 'lines'
  if (!takesLines && !(field.type === 'text' && field.isLong === true))
    return <ShortInput {...common} text={text} change={change} />
  return (
    <Textarea
      {...common}
      description={common.description ?? (takesLines ? 'Mỗi dòng một tên.' : undefined)}
      autosize
      minRows={2}
      maxRows={8}
      spellCheck={false}
      value={text}
      onChange={({ currentTarget: { value } }) => change(value)}
    />
  )
}

interface ChoiceInputProps extends Common {
  readonly choices: Readonly<Record<string, string>>
  readonly chosen: string
  readonly change: (chosen: string) => void
}

function ChoiceInput({ choices, chosen, change, readOnly, ...common }: ChoiceInputProps) {
  return (
    <NativeSelect
      {...common}
      disabled={readOnly}
      value={chosen}
      data={[
        { value: '', label: common.withAsterisk === true ? 'Chọn …' : '' },
        ...Object.entries(choices).map(([value, label]) => ({ value, label })),
      ]}
      onChange={({ currentTarget: { value } }) => change(value)}
    />
  )
}

interface DayInputProps extends Common {
  readonly typed: string
  readonly change: (typed: string) => void
}

/** A day as it is written in Vietnam; what is no day is said as soon as it has the length of one. */
export function DayInput({ typed, error, change, ...common }: DayInputProps) {
  const isWrong = typed.trim().length >= 8 && readDay(typed) === undefined
  return (
    <TextInput
      {...common}
      w={180}
      placeholder="ngày/tháng/năm"
      autoComplete="off"
      error={error ?? (isWrong ? 'Không phải một ngày có thật.' : undefined)}
      value={typed}
      onChange={({ currentTarget: { value } }) => change(value)}
    />
  )
}
