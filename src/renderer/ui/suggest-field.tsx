/** A text of one line with what it may be, offered while one types; anything else may be typed. */
import { type KeyboardEvent, useId, useState } from 'react'
import { cleanText } from '../../domain/words/text.ts'
import classes from './ui.module.css'

interface SuggestFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly choices: readonly string[]
  readonly hint?: string
  readonly placeholder?: string
  readonly hiddenLabel?: boolean
  readonly disabled?: boolean
  /** Has the focus when its dialog opens. */
  readonly isFirst?: boolean
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
}

export function SuggestField({
  label,
  value,
  onChange,
  choices,
  hint,
  hiddenLabel = false,
  isFirst = false,
  ...input
}: SuggestFieldProps) {
  const id = useId()
  return (
    <div className={classes.field}>
      {!hiddenLabel && (
        <label className={classes.fieldLabel} htmlFor={id}>
          {label}
        </label>
      )}
      <input
        {...input}
        id={id}
        data-autofocus={isFirst || undefined}
        className={classes.input}
        aria-label={hiddenLabel ? label : undefined}
        list={`${id}-choices`}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(cleanText(event.target.value).text)}
      />
      <datalist id={`${id}-choices`}>
        {choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
      {hint !== undefined && <p className={classes.fieldHint}>{hint}</p>}
    </div>
  )
}

interface SuggestedLinesProps {
  readonly label: string
  /** What the field adds: "Thêm người, chức vụ, nhóm". */
  readonly addLabel: string
  readonly lines: readonly string[]
  readonly onChange: (lines: readonly string[]) => void
  readonly choices: readonly string[]
  readonly disabled?: boolean
}

/** Several texts, one a line; one more is added with Enter, chosen or typed. */
export function SuggestedLines({ label, addLabel, lines, onChange, choices, disabled = false }: SuggestedLinesProps) {
  const id = useId()
  const [added, setAdded] = useState('')
  // Blank lines stay while one types; they are taken out where the lines are used.
  const text = lines.join('\n')
  return (
    <div className={classes.field}>
      <label className={classes.fieldLabel} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        rows={Math.max(1, Math.min(lines.length, 6))}
        className={classes.input}
        disabled={disabled}
        spellCheck={false}
        placeholder="Mỗi dòng một người, chức vụ hoặc nhóm"
        value={text}
        onChange={(event) => onChange(event.target.value === '' ? [] : cleanText(event.target.value).text.split('\n'))}
      />
      <div style={{ height: 6 }} />
      <SuggestField
        hiddenLabel
        label={addLabel}
        placeholder={`${addLabel} (Enter)`}
        value={added}
        onChange={setAdded}
        choices={choices}
        disabled={disabled}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing || event.keyCode === 229) return
          if (added.trim() === '') return
          event.preventDefault()
          onChange([...lines.filter((line) => line.trim() !== ''), added.trim()])
          setAdded('')
        }}
      />
    </div>
  )
}
