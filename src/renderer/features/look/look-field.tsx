/** One change of the look: its value, what the regime has, and the rule it departs from. */
import { ActionIcon, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Regime } from '../../../page/format/formats.ts'
import {
  type LookChange,
  type LookKey,
  type NumberChange,
  type WordsChange,
  lookChangeOf,
} from '../../../page/format/look-changes.ts'
import {
  type LookValue,
  type OfficeLook,
  allowedRange,
  choicesOf,
  departureOf,
  ownValue,
  refuseValue,
  valueIn,
} from '../../../page/format/look.ts'
import classes from './look.module.css'
import type { Unfit } from './use-unfit.ts'

interface LookFieldProps {
  readonly regime: Regime
  readonly name: LookKey
  readonly look: OfficeLook
  readonly readOnly: boolean
  readonly set: (key: LookKey, value: LookValue) => void
  readonly unfit: Unfit
}

export function LookField({ regime, name, look, readOnly, set, unfit }: LookFieldProps) {
  const change = lookChangeOf(name)
  const value = valueIn(look, regime, name)
  const own = ownValue(regime, name)
  const rules = departureOf(regime, name, value)
  const isChanged = value !== own
  return (
    <div className={classes.field} data-changed={isChanged}>
      <Control
        key={regime}
        {...{ regime, name, change, value, readOnly, set, unfit }}
        note={
          <>
            {rules.length > 0 && <span className={classes.departureLine}>Khác {rules.join(', ')}</span>}
            {describeOwn(change, regime, own)}
          </>
        }
      />
      {isChanged && !readOnly ? (
        <ActionIcon
          variant="subtle"
          aria-label={`${change.label}: về quy định`}
          title="Về quy định"
          onClick={() => set(name, own)}
        >
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
      ) : (
        <span />
      )}
    </div>
  )
}

/** "Quy định: 14 đến 15 pt" */
function describeOwn(change: LookChange, regime: Regime, own: LookValue): string {
  const range = allowedRange(regime, change)
  if (change.kind === 'number') {
    if (range === null) return `Quy định: ${write(own)} ${change.unit}`
    const { min, max } = range
    return max === undefined
      ? `Quy định: từ ${write(min)} ${change.unit}`
      : `Quy định: ${write(min)} đến ${write(max)} ${change.unit}`
  }
  if (change.kind === 'switch')
    return change.isOption === true ? 'Cơ quan tự chọn' : `Quy định: ${own === true ? 'có' : 'không'}`
  return `Quy định: ${nameChoice(String(own))}`
}

const write = (value: LookValue) => String(value).replace('.', ',')

const marks: Readonly<Record<string, string>> = {
  '': 'không dấu',
  ',': 'dấu phẩy (,)',
  ';': 'dấu chấm phẩy (;)',
  '.': 'dấu chấm (.)',
}
const nameChoice = (text: string) => marks[text] ?? text.replace('{keeper}', '…').replace('{number}-{symbol}', '…')

interface ControlProps extends Pick<LookFieldProps, 'regime' | 'name' | 'readOnly' | 'set' | 'unfit'> {
  readonly change: LookChange
  readonly value: LookValue
  /** What the regime has, and the departure. */
  readonly note: ReactNode
}

function Control(props: ControlProps) {
  const { regime, name, change, value, note, readOnly, set } = props
  switch (change.kind) {
    case 'number':
      return <NumberControl {...props} change={change} />
    case 'switch':
      return (
        <Switch
          label={change.label}
          description={note}
          disabled={readOnly}
          checked={value === true}
          onChange={(event) => set(name, event.currentTarget.checked)}
        />
      )
    case 'choice':
      return (
        <Select
          label={change.label}
          description={note}
          classNames={{ root: classes.beside ?? '' }}
          size="sm"
          disabled={readOnly}
          allowDeselect={false}
          value={String(value)}
          data={choicesOf(regime, name).map((choice) => ({ value: choice, label: nameChoice(choice) }))}
          onChange={(next) => next !== null && set(name, next)}
        />
      )
    case 'words':
      return <WordsControl {...props} change={change} />
  }
}

/** What is being typed stays, also while it is nothing that a page could be set by; what is set elsewhere takes its place. */
function useTyped<Value>(value: Value, unfit: Value | undefined): [Value, (typed: Value) => void] {
  const outside = unfit ?? value
  const [typed, setTyped] = useState(outside)
  const [seen, setSeen] = useState(outside)
  if (outside !== seen) {
    setSeen(outside)
    setTyped(outside)
  }
  return [typed, setTyped]
}

function NumberControl(props: ControlProps & { change: NumberChange }) {
  const { regime, name, change, value, note, readOnly, set, unfit } = props
  const [typed, setTyped] = useTyped<LookValue>(value, unfit.of(regime, name))
  return (
    <NumberInput
      label={`${change.label} (${change.unit})`}
      description={note}
      classNames={{ root: classes.beside ?? '' }}
      size="sm"
      decimalSeparator=","
      allowedDecimalSeparators={[',', '.']}
      decimalScale={1}
      step={change.step}
      clampBehavior="none"
      disabled={readOnly}
      value={typed as number}
      error={refuseValue(regime, name, typed)}
      onChange={(next) => {
        setTyped(next)
        const isFit = refuseValue(regime, name, next) === null
        unfit.keep(regime, name, isFit ? undefined : next)
        if (next !== value && isFit) set(name, next)
      }}
    />
  )
}

function WordsControl(props: ControlProps & { change: WordsChange }) {
  const { regime, name, change, value, note, readOnly, set, unfit } = props
  const [typed, setTyped] = useTyped(String(value), unfit.of(regime, name)?.toString())
  const refused = refuseValue(regime, name, typed)
  const take = () => refused === null && typed !== value && set(name, typed)
  return (
    <TextInput
      label={change.label}
      description={note}
      size="sm"
      disabled={readOnly}
      maxLength={change.longest}
      value={typed}
      error={refused}
      onChange={(event) => {
        const next = event.currentTarget.value
        setTyped(next)
        unfit.keep(regime, name, refuseValue(regime, name, next) === null ? undefined : next)
      }}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.keyCode === 229) return
        if (event.key === 'Enter') take()
      }}
    />
  )
}
