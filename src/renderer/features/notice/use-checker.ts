/** The checker on the desk: what it finds, what is chosen and hidden, and what can be done about a finding. */
import { useMemo, useState } from 'react'
import type { NoticeView } from '../../../contract/notices.ts'
import { describePlace } from '../../../domain/errors.ts'
import type { Notice } from '../../../domain/notice/notice.ts'
import { placesOf } from '../../../domain/notice/places.ts'
import type { Waiver } from '../../../domain/office/records.ts'
import type { PlacedFinding } from '../../../checker/check.ts'
import type { Severity } from '../../../checker/rule.ts'
import { weigh } from '../../../checker/verdict.ts'
import { applyFix } from '../../../page/apply-fix.ts'
import { findDraft, fixDraft, putDraft, undoDraft } from '../../notice-editor/notice-drafts.ts'
import { type EditorPlace, findEditorSpot } from '../../notice-editor/places.ts'
import { newId } from '../../notice-editor/use-editor.ts'
import { useFindings } from '../../notice-editor/use-findings.ts'
import type { Mark } from '../../ui/marks.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { useWriteCall } from '../../use-call.ts'

interface CheckerInput {
  readonly view: NoticeView
  /** The notice under work. */
  readonly notice: Notice
  readonly readOnly: boolean
  readonly goTo: (place: EditorPlace) => void
  /** Saves what is changed and gives whether all is saved now. */
  readonly save: () => Promise<boolean>
}

export function useChecker({ view, notice, readOnly, goTo, save }: CheckerInput) {
  const { id } = notice
  const { waivers, doubts } = view
  const unsettled = useMemo(() => doubts.filter(({ settledAt }) => settledAt === null), [doubts])
  const findings = useFindings(notice, unsettled)
  const verdict = useMemo(() => weigh(findings, waivers), [findings, waivers])
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set())
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = useMemo(() => verdict.open.filter(({ severity }) => !hidden.has(severity)), [verdict, hidden])
  const marks = useMemo(() => marksOf(shown), [shown])
  const waiving = useWriteCall('notice.waive')
  const withdrawing = useWriteCall('notice.withdrawWaiver')

  function show(finding: PlacedFinding): void {
    setChosen(finding.key)
    goTo(findEditorSpot(notice, finding.spot))
  }

  function showNext(): void {
    const at = shown.findIndex(({ key }) => key === chosen)
    const next = shown[(at + 1) % shown.length]
    if (next !== undefined) show(next)
  }

  function applyFixes(these: readonly PlacedFinding[]): void {
    const now = findDraft(id)
    const fixes = these.flatMap(({ fix, rule, place, found }) =>
      fix === undefined ? [] : [{ fix, what: { rule, place: describePlace(place), found, label: fix.label } }],
    )
    if (now === null || readOnly || fixes.length === 0) return
    const changes = fixes.flatMap(({ fix }) => fix.changes)
    const fixedDraft = fixDraft(
      now,
      (present) => applyFix(present, { label: '', changes }, newId),
      fixes.map(({ what }) => what),
    )
    putDraft(fixedDraft)
    const takeBack = () => {
      const later = findDraft(id)
      if (later?.present === fixedDraft.present) putDraft(undoDraft(later))
      else notifyDone('Sau đó đã có thay đổi khác; dùng Ctrl+Z để lùi từng bước.')
    }
    notifyDone(fixes.length === 1 ? `Đã sửa: ${fixes[0]?.fix.label ?? ''}.` : `Đã sửa ${fixes.length} chỗ.`, [
      { label: 'Hoàn tác', run: takeBack },
    ])
  }

  function fixChosen(): void {
    applyFixes(shown.filter(({ key }) => key === chosen))
  }

  /** What is waived is what is saved, so changes are saved first. */
  async function waive(finding: PlacedFinding, reason: string): Promise<boolean> {
    if (!(await save())) return false
    const waiver = await waiving.attempt({ id, key: finding.key, reason }, 'Chưa bỏ qua được')
    if (waiver === null) return false
    notifyDone('Đã bỏ qua có lý do.', [{ label: 'Hoàn tác', run: () => withdraw(waiver) }])
    return true
  }

  function withdraw(waiver: Waiver): void {
    void withdrawing.attempt({ id, waiver: waiver.id }, 'Chưa rút lại được')
  }

  const { placeOf } = useMemo(() => placesOf(notice), [notice])
  return { placeOf, verdict, hidden, setHidden, chosen, marks, show, showNext, applyFixes, fixChosen, waive, withdraw }
}

export type Checker = ReturnType<typeof useChecker>

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
