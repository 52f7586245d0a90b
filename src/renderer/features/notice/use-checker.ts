/** The checker on the desk: what it finds, the finding at hand, what is hidden, and what can be done about a finding. */
import { useMemo, useRef, useState } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { placesOf } from '../../../domain/notice/places.ts'
import { isLeftover, openLeftovers } from '../../../domain/office/leftovers.ts'
import type { PlacedFinding } from '../../../checker/check.ts'
import type { Severity } from '../../../checker/rule.ts'
import { weigh } from '../../../checker/verdict.ts'
import { type EditorPlace, findEditorSpot } from '../../notice-editor/places.ts'
import { useFindings } from '../../notice-editor/use-findings.ts'
import type { Mark } from '../../ui/marks.ts'
import { useFixing, useWaivers } from './use-fixing.ts'

interface CheckerInput {
  readonly view: NoticeView
  /** The notice under work. */
  readonly notice: Notice
  readonly readOnly: boolean
  /** Also of what cannot be changed any more, by whoever approves it. */
  readonly mayWaive: boolean
  readonly goTo: (place: EditorPlace) => void
  /** Saves what is changed and gives whether all is saved now. */
  readonly save: () => Promise<boolean>
}

export function useChecker({ view, notice, readOnly, mayWaive, goTo, save }: CheckerInput) {
  const { waivers, doubts } = view
  const unsettled = useMemo(() => doubts.filter(({ settledAt }) => settledAt === null), [doubts])
  const leftovers = useMemo(() => openLeftovers(notice, unsettled), [notice, unsettled])
  const { findings, isChecked } = useFindings(notice, unsettled, view.look)
  const verdict = useMemo(() => weigh(findings, waivers), [findings, waivers])
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set())
  const shown = useMemo(() => verdict.open.filter(({ severity }) => !hidden.has(severity)), [verdict, hidden])
  const marks = useMemo(() => marksOf(shown), [shown])
  const { placeOf } = useMemo(() => placesOf(notice), [notice])
  const atHand = useFindingAtHand(shown, (finding) => goTo(findEditorSpot(notice, finding.spot)))
  const applyFixes = useFixing(notice.id, readOnly)
  const { current } = atHand
  return {
    placeOf,
    isChecked,
    mayWaive,
    /** Of the source that was read; what is left over of an earlier notice is counted apart. */
    openDoubts: unsettled.filter(({ code }) => !isLeftover(code)).length,
    leftovers,
    verdict,
    shown,
    hidden,
    setHidden,
    marks,
    ...atHand,
    applyFixes,
    fixChosen: () => applyFixes(current === null ? [] : [current]),
    beginWaiver: () => {
      if (mayWaive) atHand.beginWaiver()
    },
    ...useWaivers(notice.id, save),
  }
}

export type Checker = ReturnType<typeof useChecker>

/** The finding at hand: chosen in the list, by F8, or by the caret that came to it. */
function useFindingAtHand(shown: readonly PlacedFinding[], lead: (finding: PlacedFinding) => void) {
  const [chosen, setChosen] = useState<string | null>(null)
  /** The finding whose waiver is being written. */
  const [waiving, setWaiving] = useState<string | null>(null)
  /** Where in the list the last one was: when it is fixed, the next one is there. */
  const lastAt = useRef(0)
  const current = shown.find(({ key }) => key === chosen) ?? null

  function choose(finding: PlacedFinding): void {
    lastAt.current = shown.indexOf(finding)
    setChosen(finding.key)
    setWaiving(null)
  }

  function show(finding: PlacedFinding): void {
    choose(finding)
    lead(finding)
  }

  function showNext(): void {
    const at = current === null ? lastAt.current : shown.indexOf(current) + 1
    const next = shown[at % shown.length]
    if (next !== undefined) show(next)
  }

  /** The caret came into the text: a finding there is the one at hand. */
  function meet(part: string, offset: number): void {
    if (current?.spot.part === part && holds(current, offset)) return
    const met = shown.find((finding) => finding.spot.part === part && holds(finding, offset))
    if (met !== undefined) choose(met)
  }

  const beginWaiver = () => setWaiving(current?.key ?? null)
  return { chosen, current, show, showNext, meet, waiving, beginWaiver, endWaiver: () => setWaiving(null) }
}

function holds({ spot: { span } }: PlacedFinding, offset: number): boolean {
  return span !== undefined && span[0] <= offset && offset <= span[1]
}

const noMarks: readonly Mark[] = []

/** What the fields underline, by part and field. */
function marksOf(findings: readonly PlacedFinding[]): ReadonlyMap<string, readonly Mark[]> {
  const marks = new Map<string, readonly Mark[]>()
  for (const { spot, severity } of findings) {
    if (spot.span === undefined) continue
    const key = `${spot.part}/${spot.field}`
    marks.set(key, [...(marks.get(key) ?? noMarks), { start: spot.span[0], end: spot.span[1], tone: severity }])
  }
  return marks
}
