/**
 * Fields for text. All of them are native inputs: Vietnamese input methods (Telex by UniKey sends backspaces and
 * replacements, Windows sends compositions) write into them as into any program.
 *
 * While a field has the focus it shows exactly what was typed. The model may write the same thing in another way
 * (blanks, labels), and putting that back under the caret would eat keys. It is taken over when the focus leaves,
 * or when `revision` shows that the model changed other than through the field: undo, redo, another version.
 */
import { type ReactNode, createContext, useContext, useId, useState } from 'react'
import { dayInVietnam, readTypedDay, writeShortDate } from '../../domain/deadline/dates.ts'
import { cleanText } from '../../domain/words/text.ts'
import { notifyCleaned } from './notify.tsx'
import { type Mark, Marks, cutByMarks } from './marks.ts'
import classes from './ui.module.css'

/** Changes when values come from elsewhere than the field itself. */
export const Revision = createContext(0)

interface FieldProps {
  readonly label: string
  /** The label is said to screen readers only. */
  readonly hiddenLabel?: boolean
  readonly hint?: string | undefined
  readonly disabled?: boolean
}

interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Takes several lines; grows with its text either way. */
  readonly lines?: boolean
  readonly placeholder?: string
  /** Names the field for "go to this place". */
  readonly place?: string
  /** Names the field for what is found in its text: "<part>/<field>". */
  readonly spot?: string
  /** Where each line is a part of its own: their ids, in order. */
  readonly lineIds?: readonly string[]
  /** Enter on the empty last line. */
  readonly leave?: () => void
}

/** A label above, the control, and what is to be known of it below. */
function Labelled({
  id,
  label,
  hiddenLabel = false,
  hint,
  children,
}: Pick<FieldProps, 'label' | 'hiddenLabel' | 'hint'> & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className={classes.field}>
      {!hiddenLabel && (
        <label className={classes.fieldLabel} htmlFor={id}>
          {label}
        </label>
      )}
      {children}
      {hint !== undefined && <p className={classes.fieldHint}>{hint}</p>}
    </div>
  )
}

/** What is shown while one types: exactly that, until the focus leaves or `Revision` changes. */
export function useTyped(value: string) {
  const revision = useContext(Revision)
  const [typed, setTyped] = useState<{ text: string; revision: number } | null>(null)
  const text = typed !== null && typed.revision === revision ? typed.text : value
  return {
    text,
    type: (next: string) => setTyped({ text: next, revision }),
    leave: () => setTyped(null),
  }
}

/** A text. Without `lines`, Enter does not make a line break. */
export function TextField({
  label,
  hiddenLabel = false,
  hint,
  disabled = false,
  value,
  onChange,
  lines = false,
  placeholder,
  place,
  spot,
  lineIds,
  leave: leaveLines,
}: TextFieldProps) {
  const id = useId()
  const { text, type, leave } = useTyped(value)
  const marks = useContext(Marks).get(spot ?? '')
  return (
    <Labelled id={id} label={label} hiddenLabel={hiddenLabel} hint={hint}>
      <div className={classes.marked}>
        {marks !== undefined && <Underlay text={text} marks={marks} />}
        <textarea
          id={id}
          rows={1}
          className={classes.input}
          data-spot={spot}
          data-lines={lineIds?.join(' ')}
          aria-invalid={marks?.some(({ tone }) => tone === 'error') === true ? true : undefined}
          aria-label={hiddenLabel ? label : undefined}
          data-place={place}
          placeholder={placeholder}
          disabled={disabled}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            const next = lines ? event.target.value : event.target.value.replace(/\n/g, ' ')
            type(next)
            const cleaned = cleanText(next)
            notifyCleaned(cleaned)
            onChange(lines ? cleaned.text : cleaned.text.replace(/\n/g, ' '))
          }}
          onKeyDown={(event) => {
            // During a composition Enter belongs to the input method.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return
            const isAtEnd = event.currentTarget.selectionStart === text.length && /(?:^|\n)\s*$/.test(text)
            const leaves = leaveLines !== undefined && text.trim() !== '' && isAtEnd
            if (leaves) leaveLines()
            if (!lines || leaves) event.preventDefault()
          }}
          onBlur={leave}
        />
      </div>
    </Labelled>
  )
}

/** The same letters behind the field, in no colour, with the underlines. */
function Underlay({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  return (
    <div className={classes.underlay} aria-hidden>
      {cutByMarks(text, marks).map((piece, index) => (
        <span key={index} data-tone={piece.tone ?? undefined}>
          {piece.text}
        </span>
      ))}
    </div>
  )
}

interface ShortFieldProps<Value> extends FieldProps {
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** A field whose text is parsed to a value: an invalid one shows an error and is not passed on. */
function ParsedField<Value>({
  label,
  hiddenLabel = false,
  hint,
  disabled = false,
  value,
  onChange,
  write,
  read,
  complaint,
  placeholder,
}: ShortFieldProps<Value> & {
  readonly write: (value: Value) => string
  /** Undefined: not a value. */
  readonly read: (text: string) => Value | undefined
  readonly complaint: string
  readonly placeholder?: string
}) {
  const id = useId()
  const { text, type, leave } = useTyped(write(value))
  const wrong = read(text.trim()) === undefined
  return (
    <Labelled id={id} label={label} hiddenLabel={hiddenLabel} hint={hint}>
      <input
        id={id}
        className={classes.input}
        aria-label={hiddenLabel ? label : undefined}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        disabled={disabled}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          type(event.target.value)
          const next = read(event.target.value.trim())
          if (next !== undefined) onChange(next)
        }}
        onBlur={() => {
          // Invalid input stays in the field, to be corrected.
          if (!wrong) leave()
        }}
      />
      {wrong && (
        <p id={`${id}-wrong`} className={classes.fieldError}>
          {complaint}
        </p>
      )}
    </Labelled>
  )
}

/** A day, written 01/4/2026 or 01/04/2026, or 01/4 for the nearest; ISO to the program, null when empty. */
export function DateField(props: ShortFieldProps<string | null>) {
  return (
    <ParsedField
      {...props}
      write={writeDate}
      read={readDate}
      complaint="Ghi ngày theo dạng 01/4/2026 hoặc 01/4."
      placeholder="ngày/tháng/năm"
    />
  )
}

function writeDate(date: string | null): string {
  return date === null ? '' : writeShortDate(date)
}

function readDate(text: string): string | null | undefined {
  if (text === '') return null
  return readTypedDay(text, dayInVietnam(new Date().toISOString())) ?? undefined
}

/** A whole number above zero; null when empty. */
export function CountField(props: ShortFieldProps<number | null>) {
  return (
    <ParsedField
      {...props}
      write={(count) => (count === null ? '' : String(count))}
      read={readCount}
      complaint="Chỉ ghi chữ số, từ 1 đến 99999."
    />
  )
}

function readCount(text: string): number | null | undefined {
  if (text === '') return null
  return /^[1-9]\d{0,4}$/.test(text)
    ? Number(text)
    : /^0\d{1,3}$/.test(text) && Number(text) > 0
      ? Number(text)
      : undefined
}

interface ChoiceFieldProps<Value extends string> extends FieldProps {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly choices: Readonly<Record<Value, string>>
}

/** One of a few. */
export function ChoiceField<Value extends string>({
  label,
  hiddenLabel = false,
  hint,
  disabled = false,
  value,
  onChange,
  choices,
}: ChoiceFieldProps<Value>) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hiddenLabel={hiddenLabel} hint={hint}>
      <select
        id={id}
        className={classes.input}
        aria-label={hiddenLabel ? label : undefined}
        disabled={disabled}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {Object.entries<string>(choices).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

/** Fields side by side, as many as fit. */
export function FieldRow({ children, widths }: { readonly children: ReactNode; readonly widths: string }) {
  return (
    <div style={{ display: 'grid', gridTemplateColumns: widths, gap: '10px 12px', alignItems: 'start' }}>
      {children}
    </div>
  )
}
