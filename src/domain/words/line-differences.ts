/** Where two texts differ, line by line: what stands in one and not in the other, in pairs where lines were changed. */

/** A line, or a row of a table, with its place in words. */
export interface PlacedLine {
  /** "Mục III.2", "Bảng 1, hàng 4". */
  readonly place: string
  readonly cells: readonly string[]
  /** Headings of the cells of a table. */
  readonly headings?: readonly string[] | undefined
}

export interface LineDifference {
  readonly place: string
  /** What was there; empty for what was added. */
  readonly before: string
  /** What is there now; empty for what was taken out. */
  readonly after: string
}

/** Beyond so many comparisons lines are compared one by one in their order. */
const most = 4_000_000

export function findLineDifferences(before: readonly PlacedLine[], after: readonly PlacedLine[]): LineDifference[] {
  const [old, now] = [before.map(textOf), after.map(textOf)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  const [oldEnd, nowEnd] = [old.length - end, now.length - end]
  const kept = commonLines(old.slice(start, oldEnd), now.slice(start, nowEnd))
  const differences: LineDifference[] = []
  let [at, other] = [start, start]
  for (const [inOld, inNow] of [...kept, [oldEnd - start, nowEnd - start] as const]) {
    differences.push(...pair(before.slice(at, start + inOld), after.slice(other, start + inNow)))
    at = start + inOld + 1
    other = start + inNow + 1
  }
  return differences
}

function textOf({ cells }: PlacedLine): string {
  return cells.join('\u0001')
}

/** Places of the lines that both have in the same order: the longest such list. */
function commonLines(old: readonly string[], now: readonly string[]): (readonly [number, number])[] {
  if (old.length * now.length > most) return old.flatMap((line, at) => (line === now[at] ? [[at, at] as const] : []))
  const width = now.length + 1
  const lengths = new Uint32Array((old.length + 1) * width)
  const lengthAt = (at: number, other: number) => lengths[at * width + other] ?? 0
  for (let at = old.length - 1; at >= 0; at -= 1)
    for (let other = now.length - 1; other >= 0; other -= 1)
      lengths[at * width + other] =
        old[at] === now[other]
          ? lengthAt(at + 1, other + 1) + 1
          : Math.max(lengthAt(at + 1, other), lengthAt(at, other + 1))
  const common: (readonly [number, number])[] = []
  for (let [at, other] = [0, 0]; at < old.length && other < now.length;) {
    if (old[at] === now[other]) {
      common.push([at, other])
      at += 1
      other += 1
    } else if (lengthAt(at + 1, other) >= lengthAt(at, other + 1)) at += 1
    else other += 1
  }
  return common
}

/** Lines between two that stayed: changed one for one, the rest taken out or added. */
function pair(before: readonly PlacedLine[], after: readonly PlacedLine[]): LineDifference[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => [before[at], after[at]]).flatMap(
    ([old, now]) => (old !== undefined && now !== undefined ? changesOf(old, now) : [wholeLine(old, now)]),
  )
}

function wholeLine(old: PlacedLine | undefined, now: PlacedLine | undefined): LineDifference {
  return { place: (old ?? now)?.place ?? '', before: show(old), after: show(now) }
}

/** Of two rows with the same cells, the cells that differ. */
function changesOf(old: PlacedLine, now: PlacedLine): LineDifference[] {
  if (old.cells.length !== now.cells.length || old.cells.length < 2) return [wholeLine(old, now)]
  return old.cells.flatMap((cell, at) => {
    const other = now.cells[at] ?? ''
    const heading = old.headings?.[at] ?? ''
    const column = heading === '' ? `cột ${at + 1}` : `cột ${heading}`
    return cell === other ? [] : [{ place: `${old.place}, ${column}`, before: cell, after: other }]
  })
}

function show(line: PlacedLine | undefined): string {
  return line === undefined ? '' : line.cells.filter((cell) => cell !== '').join(' | ')
}
