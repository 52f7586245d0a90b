/** The keys of a spreadsheet, in the text area of the selected cell. */
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { changeCell, changeSection } from '../../domain/notice/edit-notice.ts'
import { type Cells, readClipboard, writeHtmlTable, writeQuotedText } from '../../page/clipboard/clipboard-table.ts'
import { useEditor } from '../notice-editor/use-editor.ts'
import { afterPaint } from '../ui/after-paint.ts'
import type { CellKeys } from './cell-editor.tsx'
import { type Shown, cellsIn, moveBy, tabFrom } from './selection.ts'
import type { TableActions } from './use-table-actions.ts'
import type { Selection } from './use-selection.ts'

/** What came from the clipboard: a table; null for none. A long one is being read once that is said. */
export type Pasted = Cells | 'reading' | null

/** Characters: some hundreds of rows. */
const longPaste = 150_000

interface GridKeysInput {
  readonly shown: Shown
  readonly selection: Selection
  readonly actions: TableActions
  /** The text of the cell when writing in it began. */
  readonly before: { current: string }
  readonly write: (text: string) => void
  readonly openPaste: (pasted: Pasted) => void
  readonly toggleDrawer: () => void
  readonly openFind: () => void
}

type AreaKey = KeyboardEvent<HTMLTextAreaElement>

export function useGridKeys(input: GridKeysInput): CellKeys {
  const { selection, actions, openPaste } = input
  const { readOnly } = useEditor()
  const isSelecting = selection.mode === 'select'

  function copy(event: ClipboardEvent<HTMLTextAreaElement>): boolean {
    if (!isSelecting) return false
    event.preventDefault()
    const cells = cellsIn(input.shown, selection.range, selection.isWholeRows)
    const isOne = cells.length === 1 && cells[0]?.length === 1
    event.clipboardData.setData('text/plain', isOne ? (cells[0]?.[0] ?? '') : writeQuotedText(cells))
    if (!isOne) event.clipboardData.setData('text/html', writeHtmlTable(cells))
    return true
  }

  return {
    press: (event) => press(event, input, readOnly),
    copy,
    cut: (event) => {
      if (copy(event) && !readOnly) actions.clear()
    },
    paste: (event) => {
      if (readOnly) return
      const { clipboardData, currentTarget: area } = event
      const [html, text] = [clipboardData.getData('text/html'), clipboardData.getData('text/plain')]
      const isLong = html.length + text.length > longPaste && (html.includes('<table') || text.includes('\t'))
      if (isLong) {
        event.preventDefault()
        openPaste('reading')
        afterPaint(() => {
          const read = readClipboard(html, text)
          openPaste(read)
          if (read === null) insertText(area, text)
        })
        return
      }
      const cells = readClipboard(html, text)
      if (cells === null) return
      event.preventDefault()
      openPaste(cells)
    },
  }
}

/** True when the key was the grid's. */
function press(event: AreaKey, input: GridKeysInput, readOnly: boolean): boolean {
  const { shown, selection, openFind, toggleDrawer } = input
  const { key } = event
  const isCommand = event.ctrlKey || event.metaKey
  if (key === 'F4') return run(toggleDrawer)
  if (isCommand && /^[fh]$/i.test(key)) return run(openFind)
  if (isCommand && /^a$/i.test(key) && selection.mode === 'select')
    return run(() => selection.selectRows(0, shown.lines.length - 1))
  if (key === ' ' && event.shiftKey && selection.mode === 'select')
    return run(() => selection.selectRows(selection.range.top, selection.range.bottom))
  if (!readOnly && pressToChange(event, input)) return true
  return pressToMove(event, input, readOnly)
}

function run(action: () => void): true {
  action()
  return true
}

function pressToChange(event: AreaKey, { selection, actions, before, write }: GridKeysInput): boolean {
  const { key } = event
  const isCommand = event.ctrlKey || event.metaKey
  const isSelecting = selection.mode === 'select'
  if (event.altKey && key === 'Enter') {
    if (isSelecting) selection.setMode('edit')
    return run(() => breakLine(event.currentTarget, isSelecting))
  }
  if (event.altKey && event.shiftKey) {
    const { code } = event
    if (key === 'ArrowUp' || key === 'ArrowDown') return run(() => actions.move(key === 'ArrowUp' ? -1 : 1))
    if (code === 'KeyS') return run(() => actions.split(isSelecting ? null : event.currentTarget.selectionStart))
    if (code === 'KeyM') return run(actions.merge)
    return false
  }
  if (isCommand && key === 'Enter') return run(() => (event.shiftKey ? actions.addSection() : actions.addRow('below')))
  if (isCommand && /^d$/i.test(key)) return run(actions.fill)
  if (isCommand && key === 'Delete') return run(actions.remove)
  if (key === 'Delete' && isSelecting) return run(actions.clear)
  if (key === 'F2') return run(() => selection.setMode(isSelecting ? 'edit' : 'select'))
  if (key === 'Escape' && !isSelecting) {
    return run(() => {
      write(before.current)
      selection.setMode('select')
    })
  }
  return false
}

function breakLine(area: HTMLTextAreaElement, atEnd: boolean): void {
  if (atEnd) area.setSelectionRange(area.value.length, area.value.length)
  insertText(area, '\n')
}

/** By the browser's own editing, so that the field tells of it as of a key. */
function insertText(area: HTMLTextAreaElement, text: string): void {
  area.focus({ preventScroll: true })
  document.execCommand('insertText', false, text)
}

function pressToMove(event: AreaKey, { shown, selection, actions }: GridKeysInput, readOnly: boolean): boolean {
  const { key, shiftKey, altKey } = event
  const { at, mode } = selection
  if (altKey) return false
  if (key === 'Enter') return run(() => selection.go({ ...at, line: Math.max(0, at.line + (shiftKey ? -1 : 1)) }))
  if (key === 'Tab') {
    // Where nothing is written Tab leaves the grid, as it leaves any field.
    if (readOnly) return false
    const to = tabFrom(at, shiftKey, shown)
    return run(() => (to === null ? actions.addRow('end') : selection.go(to)))
  }
  if (mode === 'edit' || (mode === 'typed' && (shiftKey || !key.startsWith('Arrow')))) return false
  const to = moveBy(key, event.ctrlKey || event.metaKey, at, shown)
  return to === null ? false : run(() => selection.go(to, shiftKey))
}

/** Writes the cell one is in; keystrokes in one cell are one step of undo. */
export function useCellWriter(actions: TableActions): (text: string) => void {
  const { edit } = useEditor()
  const { here, line } = actions
  return (text) => {
    if (here === null || line === undefined) return
    edit(`${here.line}/${here.column}`, (now) =>
      line.kind === 'section'
        ? changeSection(now, line.id, (part) => ({ ...part, title: text.replace(/\n/g, ' ') }))
        : changeCell(now, line.id, here.column, text),
    )
  }
}
