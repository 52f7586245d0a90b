/** What is selected in a grid, and whether its cell is written in. It holds by names, so that it survives what moves lines. */
import { useRef, useState } from 'react'
import { type At, type Place, type Range, type Shown, clamp, placeAt, rangeOf } from './selection.ts'
import { sectionTitle } from '../../domain/notice/edit-table.ts'

/**
 * select: a key that writes takes the place of what stands there. typed: begun by such a key, arrows lead on. edit: begun
 * by F2 or a double click, arrows move the caret.
 */
export type Mode = 'select' | 'typed' | 'edit'

interface Selected {
  readonly anchor: Place
  readonly focus: Place
  readonly isWholeRows: boolean
  readonly span: Span
}

/** Characters of the cell that are marked when it comes to be written in. */
export type Span = readonly [number, number] | undefined

export interface Selection {
  readonly at: At
  readonly range: Range
  readonly isWholeRows: boolean
  readonly mode: Mode
  readonly span: Span
  readonly setMode: (mode: Mode) => void
  /** Goes to a cell; with `extends` the range reaches from where it began to there. */
  readonly go: (to: At, extendsRange?: boolean) => void
  readonly goToPlace: (to: Place, mode?: Mode, span?: Span) => void
  readonly selectRows: (from: number, to: number) => void
}

const nowhere: Place = { line: '', column: '' }
const unselected: Selected = { anchor: nowhere, focus: nowhere, isWholeRows: false, span: undefined }

export function useSelection(shown: Shown): Selection {
  const [selected, setSelected] = useState<Selected>(unselected)
  const [mode, setMode] = useState<Mode>('select')
  // Where the names led last: when the line is gone, its place is the next one's.
  const last = useRef<At>({ line: 0, column: 0 })
  const at = find(selected.focus, shown, last.current)
  last.current = at
  const anchor = find(selected.anchor, shown, at)
  const range = selected.isWholeRows
    ? { ...rangeOf(anchor, at), left: 0, right: shown.columns.length - 1 }
    : rangeOf(anchor, at)

  function select(from: At, to: At, isWholeRows: boolean): void {
    setSelected({
      anchor: placeAt(shown, clamp(from, shown)) ?? nowhere,
      focus: placeAt(shown, clamp(to, shown)) ?? nowhere,
      isWholeRows,
      span: undefined,
    })
    // A section row has no columns: the one that was come from is kept for the rows below.
    last.current = clamp(to, shown)
    setMode('select')
  }

  return {
    at,
    range,
    isWholeRows: selected.isWholeRows,
    mode,
    span: selected.span,
    setMode,
    go: (to, extendsRange = false) => select(extendsRange ? anchor : to, to, extendsRange && selected.isWholeRows),
    goToPlace: (to, next = 'select', span) => {
      setSelected({ anchor: to, focus: to, isWholeRows: false, span })
      setMode(next)
    },
    selectRows: (from, to) => select({ line: from, column: 0 }, { line: to, column: shown.columns.length - 1 }, true),
  }
}

function find({ line, column }: Place, { lines, columns }: Shown, otherwise: At): At {
  const lineAt = lines.findIndex(({ id }) => id === line)
  const columnAt = columns.findIndex(({ id }) => id === column)
  const isTitle = column === sectionTitle && columnAt === -1
  return clamp(
    {
      line: lineAt === -1 ? otherwise.line : lineAt,
      column: columnAt === -1 && (isTitle || lineAt === -1) ? otherwise.column : Math.max(0, columnAt),
    },
    { lines, columns },
  )
}
