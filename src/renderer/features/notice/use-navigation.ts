import { useEffect, useState } from 'react'
import type { EditorPlace, Tab } from '../../notice-editor/places.ts'

/** What is beside the text. */
export type SideTab = 'page' | 'check' | 'tasks' | 'doubts' | 'history'

/** The areas of the desk; on a narrow window one of the first three is shown at a time. */
export const areas = ['outline', 'document', 'side', 'findings'] as const
export type Area = (typeof areas)[number]

/** Where the desk is: the part of the notice, the place it is sent to, what is beside the text. */
export function useNavigation(firstSide: SideTab) {
  const [tab, setTab] = useState<Tab>('body')
  // The text has the focus when the desk opens: nothing is typed into nowhere.
  const [goal, setGoal] = useState<EditorPlace | null>({ tab: 'body', id: null })
  const [part, setPart] = useState<string | null>(null)
  const [side, setSide] = useState<SideTab>(firstSide)
  // The grid has the whole width until somebody wants the page beside it.
  const [shows, setShows] = useState({ text: true, appendix: false })
  const mode = tab === 'appendix' ? 'appendix' : 'text'
  const showsSide = shows[mode]
  const setShowsSide = (shown: boolean) => setShows({ ...shows, [mode]: shown })
  const [area, setArea] = useState<Area>('document')
  const [wanted, setWanted] = useState<{ readonly area: Area } | null>(null)
  useEffect(() => {
    if (wanted !== null) focusArea(wanted.area)
  }, [wanted])

  function goTo(place: EditorPlace): void {
    setTab(place.tab)
    setPart(place.id)
    setGoal({ ...place })
    setArea('document')
  }

  function showSide(next: SideTab): void {
    setSide(next)
    setShowsSide(true)
    setArea('side')
  }

  /** Puts the focus into an area. */
  function enter(next: Area): void {
    if (next === 'side') setShowsSide(true)
    if (next !== 'findings') setArea(next)
    setWanted({ area: next })
  }

  /** Goes round the areas, forward or back. */
  function enterNext(by: 1 | -1): void {
    const at = areas.findIndex((name) => document.activeElement?.closest(`#desk-${name}`) !== null)
    const next = areas[(at + by + areas.length) % areas.length]
    if (next !== undefined) enter(next)
  }

  const sides = {
    side,
    showSide,
    showDirectives: () => showSide('tasks'),
    showsSide,
    toggleSide: () => setShowsSide(!showsSide),
    area,
    setArea,
    enter,
    enterNext,
  }
  return { tab, setTab, goal, goTo, part, setPart, ...sides }
}

export type Navigation = ReturnType<typeof useNavigation>

/** The element of an area that takes the focus: the current one, the text, the chosen tab. */
const entrances: Readonly<Record<Area, string>> = {
  outline: '[tabindex="0"]',
  document: '.ProseMirror, [role=grid] textarea, input:not(:disabled), textarea:not(:disabled), button',
  side: '[role="tab"][aria-selected="true"]',
  findings: 'button',
}

function focusArea(area: Area): void {
  document.querySelector<HTMLElement>(`#desk-${area}`)?.querySelector<HTMLElement>(entrances[area])?.focus()
}
