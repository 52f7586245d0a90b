/**
 * The one text area of a grid, in the selected cell. It is native, so that input methods write into it as into any
 * program: while the cell is only selected it is invisible, with all its words selected, and the first key takes their place.
 */
import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { cleanText } from '../../domain/words/text.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { BodyProposals } from '../notice-editor/body-proposals.tsx'
import { useTyped } from '../ui/fields.tsx'
import { notifyCleaned } from '../ui/notify.tsx'
import classes from './grid.module.css'
import type { Mode, Span } from './use-selection.ts'

export interface CellKeys {
  /** True when the key was the grid's. */
  readonly press: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean
  readonly copy: (event: ClipboardEvent<HTMLTextAreaElement>) => void
  readonly cut: (event: ClipboardEvent<HTMLTextAreaElement>) => void
  readonly paste: (event: ClipboardEvent<HTMLTextAreaElement>) => void
}

interface CellEditorProps {
  readonly label: string
  readonly part: string
  readonly field: string
  readonly value: string
  readonly isWrong: boolean
  readonly mode: Mode
  readonly span: Span
  readonly setMode: (mode: Mode) => void
  readonly readOnly: boolean
  /** Whether it takes the focus when it comes to a cell. */
  readonly takesFocus: boolean
  readonly write: (text: string) => void
  readonly keys: CellKeys
  /** Of a cell that names bodies: the head of its notice, whose day they are proposed for. */
  readonly bodies: Notice['header'] | null
}

export function CellEditor(props: CellEditorProps) {
  const { label, part, field, value, isWrong, mode, setMode, readOnly, write, keys, bodies } = props
  const typed = useTyped(value)
  const isSelecting = mode === 'select'
  const area = useCaret(props, typed.leave)

  const text = (
    <textarea
      ref={area}
      rows={1}
      className={classes.area}
      data-mode={mode}
      data-spot={`${part}/${field}`}
      data-place={part}
      aria-label={label}
      aria-invalid={isWrong ? true : undefined}
      spellCheck={false}
      readOnly={readOnly}
      value={typed.text}
      onFocus={(event) => {
        if (isSelecting) event.currentTarget.select()
      }}
      onBlur={() => {
        // The window lost the focus, not the cell: one goes on where one was.
        if (document.activeElement === area.current) return
        typed.leave()
        setMode('select')
      }}
      onMouseDown={(event) => {
        if (!isSelecting) return
        event.preventDefault()
        event.currentTarget.focus({ preventScroll: true })
        event.currentTarget.select()
      }}
      onDoubleClick={() => {
        if (!readOnly && isSelecting) setMode('edit')
      }}
      onChange={(event) => {
        const next = event.target.value
        typed.type(next)
        if (isSelecting) setMode('typed')
        const cleaned = cleanText(next)
        notifyCleaned(cleaned)
        write(cleaned.text)
      }}
      onKeyDown={(event) => {
        // During a composition Enter and Esc belong to the input method.
        if (event.nativeEvent.isComposing || event.keyCode === 229) return
        if (keys.press(event)) event.preventDefault()
      }}
      onCopy={keys.copy}
      onCut={keys.cut}
      onPaste={keys.paste}
    />
  )
  return bodies === null || readOnly ? (
    text
  ) : (
    <BodyProposals header={bodies} isCell>
      {text}
    </BodyProposals>
  )
}

/** The focus and the caret of the text area: all is selected until one writes, then the caret is at the end or where it was asked for. */
function useCaret({ takesFocus, mode, span, value }: CellEditorProps, leave: () => void) {
  const area = useRef<HTMLTextAreaElement>(null)
  const isSelecting = mode === 'select'
  useLayoutEffect(() => {
    if (takesFocus && document.activeElement !== area.current) area.current?.focus({ preventScroll: true })
  }, [takesFocus])
  useLayoutEffect(() => {
    if (isSelecting) leave()
    else if (mode === 'edit') area.current?.setSelectionRange(...(span ?? [value.length, value.length]))
  }, [mode, span])
  useLayoutEffect(() => {
    if (isSelecting && document.activeElement === area.current) area.current?.select()
  }, [value, isSelecting])
  return area
}
