/** The texts of a file that is no text, a line each: what is repaired, and the blocks with what became of it. */
import type { ReadBlock, Run } from '../page/blocks.ts'
import { textOf } from '../page/compose/paragraphs.ts'

/** Lines in the order of the paper; those of a cell are lines of their own. */
export function textLinesOf(blocks: readonly ReadBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'line'
      ? oneLine(textOf(block.runs))
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.normalize('NFC').split('\n'))),
  )
}

/** A line break inside a paragraph is a blank to whoever repairs its words. */
const oneLine = (text: string) => [text.normalize('NFC').replaceAll('\n', ' ')]

/** The same blocks with these texts in the place of theirs. */
export function withTextLines(blocks: readonly ReadBlock[], lines: readonly string[]): ReadBlock[] {
  let next = 0
  const take = () => {
    next += 1
    return lines[next - 1] ?? ''
  }
  return blocks.map((block): ReadBlock => {
    if (block.kind === 'line') return { ...block, runs: withText(block.runs, take()) }
    const rows = block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => cell.split('\n').map(take).join('\n')),
    }))
    return { ...block, rows }
  })
}

/** Emphasis stays where the words stayed; a paragraph that was repaired takes that of all its runs, if they have one. */
function withText(runs: readonly Run[], text: string): readonly Run[] {
  if (oneLine(textOf(runs))[0] === text) return runs
  const [first] = runs
  const isOfOneKind = runs.every(({ emphasis }) => JSON.stringify(emphasis) === JSON.stringify(first?.emphasis))
  return [isOfOneKind && first?.emphasis !== undefined ? { text, emphasis: first.emphasis } : { text }]
}
