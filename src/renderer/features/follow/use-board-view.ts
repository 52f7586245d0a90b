/** How the board is looked at: what is asked for, and in which groups. */
import { useState } from 'react'
import type { SavedBoard } from '../../../domain/follow-up/board.ts'

export type BoardView = Pick<SavedBoard, 'query' | 'grouping'>

export const wholeBoard: BoardView = {
  query: { lead: '', section: '', states: [], by: 'current' },
  grouping: 'day',
}

export interface BoardViewState {
  readonly view: BoardView
  readonly ask: (change: Partial<BoardView['query']>) => void
  readonly group: (by: BoardView['grouping']) => void
  readonly show: (view: BoardView) => void
}

export function useBoardView(first: BoardView = wholeBoard): BoardViewState {
  const [view, show] = useState(first)
  return {
    view,
    ask: (change) => show((before) => ({ ...before, query: { ...before.query, ...change } })),
    group: (grouping) => show((before) => ({ ...before, grouping })),
    show,
  }
}
