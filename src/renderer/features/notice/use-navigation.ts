import { useState } from 'react'
import type { EditorPlace, Tab } from '../../notice-editor/places.ts'

/** Where the desk is: the tab, the row that is open, the part at work, and the place it is sent to. */
export function useNavigation(first: Tab) {
  const [tab, setTab] = useState<Tab>(first)
  const [goal, setGoal] = useState<EditorPlace | null>(null)
  const [openRow, setOpenRow] = useState<string | null>(null)
  const [part, setPart] = useState<string | null>(null)

  function goTo(place: EditorPlace): void {
    setTab(place.tab)
    if (place.tab === 'appendix' && place.id !== null) setOpenRow(place.id)
    setPart(place.id)
    setGoal({ ...place })
  }

  function chooseRow(row: string | null): void {
    setOpenRow(row)
    setPart(row)
  }

  return { tab, setTab, goal, goTo, openRow, chooseRow, part, setPart }
}
