import { useLayoutEffect } from 'react'
import type { EditorPlace } from './places.ts'

/** Brings a place into view and puts the caret there. The text and the grid go to their own lines by themselves. */
export function useGoal(goal: EditorPlace | null, pane: HTMLElement | null): void {
  // Before the next key is read: it belongs to the place that was asked for.
  useLayoutEffect(() => {
    if (goal === null || pane === null || findField(goal, pane)) return
    // The form has to be unfolded, the virtual rows drawn, before the field is there.
    let tries = 0
    const timer = setInterval(() => {
      tries += 1
      if (findField(goal, pane) || tries > 20) clearInterval(timer)
    }, 30)
    return () => clearInterval(timer)
  }, [goal, pane])
}

const fields = 'textarea:not(:disabled), input:not(:disabled), select:not(:disabled), button:not(:disabled)'

/** Whether the field is there; it has the focus now. */
function findField({ tab, id, field, span }: EditorPlace, pane: HTMLElement): boolean {
  if (id === null) return focusOn(findSection(tab, pane))
  const inField =
    field === undefined
      ? null
      : pane.querySelector<HTMLTextAreaElement>(`[data-spot="${CSS.escape(`${id}/${field}`)}"]`)
  if (inField !== null && span !== undefined) inField.setSelectionRange(...span)
  const inLines = pane.querySelector<HTMLTextAreaElement>(`[data-lines~="${CSS.escape(id)}"]`)
  if (inLines !== null) selectLine(inLines, id, span)
  return focusOn(inField ?? inLines ?? pane.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`))
}

function findSection(tab: EditorPlace['tab'], pane: HTMLElement): HTMLElement | null {
  if (tab === 'body') return null
  if (tab === 'appendix') {
    const grid = pane.querySelector('[role=grid]')
    return (grid ?? pane).querySelector<HTMLElement>(grid === null ? fields : 'textarea')
  }
  return pane.querySelector<HTMLElement>(`#section-${tab}`)?.querySelector<HTMLElement>(fields) ?? null
}

/** Selects in a field whose lines are parts the characters of one of them. */
function selectLine(field: HTMLTextAreaElement, id: string, span: EditorPlace['span']): void {
  const at = (field.dataset.lines ?? '').split(' ').indexOf(id)
  const before = field.value.split('\n').slice(0, at).join('\n').length
  const start = at === 0 ? 0 : before + 1
  const [from, to] = span ?? [0, 0]
  field.setSelectionRange(start + from, start + to)
}

function focusOn(field: HTMLElement | null): boolean {
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
  return field !== null
}
