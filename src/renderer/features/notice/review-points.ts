/** What an approver has to read of a notice, in the order in which it matters: each a point with its place. */
import { useMemo } from 'react'
import type { PlacedFinding } from '../../../checker/check.ts'
import { type NoticeChange, compareNotices } from '../../../domain/notice/compare-notices.ts'
import type { Notice, Table } from '../../../domain/notice/notice.ts'
import { walkItems } from '../../../domain/notice/numbering.ts'
import type { Spot } from '../../../domain/notice/spot.ts'
import type { StepTaken, StoredDoubt, Waiver } from '../../../domain/office/records.ts'
import { type AnsweredRemark, lastRemarks } from '../../../domain/office/remarks.ts'
import type { ChangedWords } from '../../page-view/changed-words.ts'
import { useCall } from '../../use-call.ts'
import type { Desk } from './use-desk.ts'

export type Point = { readonly key: string; readonly spot: Spot | null } & (
  | { readonly kind: 'waived'; readonly finding: PlacedFinding; readonly waiver: Waiver }
  | { readonly kind: 'doubt'; readonly doubt: StoredDoubt }
  | { readonly kind: 'change'; readonly change: NoticeChange }
  | { readonly kind: 'remark'; readonly remark: AnsweredRemark }
  | { readonly kind: 'finding'; readonly finding: PlacedFinding }
)
export interface Reading {
  /** The version that the approver decided on before; null: they have not read this notice yet. */
  readonly since: number | null
  /** Null while it is being asked. */
  readonly changes: readonly Point[] | null
  readonly waived: readonly Point[]
  readonly doubts: readonly Point[]
  readonly errors: readonly Point[]
  readonly warnings: readonly Point[]
  readonly remarks: readonly Point[]
  /** The step with which those remarks were made. */
  readonly returned: StepTaken | null
}

export function useReading({ id, notice, view, checker, progress, decidedOn }: Desk): Reading {
  const since = decidedOn ?? null
  const { data: before } = useCall('notice.version', { id, version: since ?? 1 }, since !== null)
  const changes = useMemo(() => {
    if (decidedOn === undefined) return null
    if (since === null) return []
    return before?.version === since ? changesSince(before.notice, notice) : null
  }, [decidedOn, since, before, notice])
  const { waived, open } = checker.verdict
  const returned = lastRemarks(progress)
  const points = (severity: PlacedFinding['severity']): Point[] =>
    open.flatMap((finding) =>
      finding.severity === severity
        ? [{ kind: 'finding' as const, key: `finding ${finding.key}`, spot: finding.spot, finding }]
        : [],
    )
  return {
    since,
    changes,
    waived: waived.map(({ finding, waiver }) => ({
      kind: 'waived',
      key: `waiver ${waiver.id}`,
      spot: finding.spot,
      finding,
      waiver,
    })),
    doubts: view.doubts.flatMap((doubt) =>
      doubt.settledAt === null
        ? [{ kind: 'doubt' as const, key: `doubt ${doubt.position}`, spot: doubt.spot, doubt }]
        : [],
    ),
    errors: points('error'),
    warnings: points('warning'),
    remarks: (returned?.remarks ?? []).map((remark, at) => ({
      kind: 'remark',
      key: `remark ${at}`,
      spot: remark.spot ?? null,
      remark,
    })),
    returned: returned?.step ?? null,
  }
}

function changesSince(before: Notice, now: Notice): Point[] {
  return compareNotices(before, now).map((change, at) => ({
    kind: 'change',
    key: `change ${at}`,
    spot: change.after?.spot ?? null,
    change,
  }))
}

/** The words that came, for the page; what went is in the list. */
export function changedWords(points: readonly Point[], notice: Notice): ChangedWords[] {
  const cells = cellsOf(notice)
  return points.flatMap((point): ChangedWords[] => {
    if (point.kind !== 'change') return []
    const { change } = point
    const { after } = change
    if (after === null) return []
    const place = { part: after.spot.part, cell: cells.get(after.spot.part)?.get(after.spot.field) }
    if (change.kind === 'moved') return []
    if (change.kind === 'added') return [{ ...place, text: null, spans: [] }]
    return [{ ...place, text: after.text, spans: change.replaced.map((one) => one.after) }]
  })
}

/** Of each row of a table, which cell shows which column. */
function cellsOf({ appendices, items, numbering }: Notice): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const cells = new Map<string, ReadonlyMap<string, number>>()
  const all: Table[] = appendices.flatMap((appendix) => (appendix.kind === 'text' ? [] : [appendix]))
  for (const { item } of walkItems({ items, numbering })) all.push(...(item.tables ?? []))
  for (const { columns, sections } of all) {
    const order = new Map(columns.map(({ id }, at) => [id, at]))
    for (const { rows } of sections) for (const { id } of rows) cells.set(id, order)
  }
  return cells
}
