/** Tables that only place things side by side: the head, the recipients beside the signature. Their cells are lines. */
import { squeeze } from '../../domain/words/text.ts'
import type { ReadBlock, ReadGrid, ReadLine } from '../blocks.ts'
import { isOrdinalHeading } from './recognize-columns.ts'
import { isPersonName, startsRecipients } from './recognize-ending.ts'
import { endsHead } from './head-lines.ts'

/** Blocks with the tables of the layout as lines, row by row and from left to right. */
export function layLines(blocks: readonly ReadBlock[]): ReadBlock[] {
  return blocks.flatMap((block) => (block.kind === 'grid' && isLayout(block) ? linesOf(block) : [block]))
}

/** The cells of an appendix stand in three columns and more; a head or an ending has two, and an empty one between them at most. */
function isLayout({ rows }: ReadGrid): boolean {
  const filled = rows.map(({ cells }) => cells.map(squeeze).filter((cell) => cell !== ''))
  const [first = []] = filled
  if (first.some(isOrdinalHeading)) return false
  const cells = rows.flatMap((row) => row.cells.flatMap((cell) => cell.split('\n'))).map(squeeze)
  const isHead = cells.some(endsHead)
  const isEnding = cells.some((cell) => startsRecipients(cell) || /^(?:[-–]\s*)?Lưu[\s:]/u.test(cell))
  if (isHead || isEnding) return true
  const widest = Math.max(...filled.map((row) => row.length))
  return widest <= 2 && (rows.length === 1 || cells.some(isPersonName))
}

function linesOf({ rows }: ReadGrid): ReadLine[] {
  return rows.flatMap(({ line, cells }, row) => {
    const last = cells.findLastIndex((cell) => cell.trim() !== '')
    return cells.flatMap((cell, at) =>
      cell
        .split('\n')
        .filter((text) => text.trim() !== '')
        .map((text, index): ReadLine => ({
          kind: 'line',
          line,
          runs: [{ text: squeeze(text) }],
          gapBefore: row === 0 && index === 0,
          whole: false,
          ...(last > 0 ? { column: at === 0 ? 0 : 1 } : {}),
        })),
    )
  })
}
