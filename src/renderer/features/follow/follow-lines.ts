/** The lines of the board: its rows in groups, each with a heading of its own. */
import { capitalize } from '../../../domain/words/text.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import type { BoardRow } from '../../../domain/follow-up/board.ts'

export type Grouping = 'lead' | 'day'
export const groupingNames: Readonly<Record<Grouping, string>> = { lead: 'Theo cơ quan', day: 'Theo hạn' }

export type FollowLine =
  | { readonly kind: 'heading'; readonly key: string; readonly title: string; readonly note: string }
  | { readonly kind: 'row'; readonly key: string; readonly row: BoardRow }

/** A row of several leads stands with each of them. */
export function linesOf(rows: readonly BoardRow[], by: Grouping): readonly FollowLine[] {
  const grouped = Map.groupBy(
    rows.flatMap((row) => groupsOf(row, by).map((group) => ({ group, row }))),
    ({ group }) => group,
  )
  const names = [...grouped.keys()]
  if (by === 'lead') names.sort((one, other) => one.localeCompare(other, 'vi'))
  return names.flatMap((name): FollowLine[] => {
    const own = (grouped.get(name) ?? []).map(({ row }) => row)
    return [
      { kind: 'heading', key: `# ${name}`, title: capitalize(name), note: countWords(own) },
      ...own.map((row) => ({ kind: 'row' as const, key: `${name} ${keyOf(row)}`, row })),
    ]
  })
}

export function keyOf({ obligationId, occasion }: Pick<BoardRow, 'obligationId' | 'occasion'>): string {
  return `${obligationId} ${occasion}`
}

function groupsOf({ leads, currentUntil }: BoardRow, by: Grouping): readonly string[] {
  if (by === 'day') return [currentUntil === null ? 'Không ghi ngày' : `Hạn ${writeShortDate(currentUntil)}`]
  return leads.length === 0 ? ['Chưa rõ cơ quan chủ trì'] : [...new Set(leads.map(({ name }) => name))]
}

function countWords(rows: readonly BoardRow[]): string {
  const overdue = rows.filter(({ current }) => current === 'overdue').length
  return `${rows.length} nhiệm vụ${overdue === 0 ? '' : `, ${overdue} quá hạn`}`
}
