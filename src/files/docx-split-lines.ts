/** Lines of a paragraph of a DOCX. */
import type { Run } from '../page/blocks.ts'
import { textOf } from '../page/compose/paragraphs.ts'

/** Lines of a paragraph at its soft breaks, blanks squeezed, empty ones left out. A letter and its mark may be in two pieces. */
export function splitLines(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    run.text.split('\n').forEach((piece, index) => {
      if (index > 0) lines.push([])
      const text = piece.replace(/\s+/gu, ' ').normalize('NFC')
      if (text !== '') lines.at(-1)?.push({ ...run, text })
    })
  }
  return lines.map(trimEnds).filter((line) => textOf(line) !== '')
}

function trimEnds(runs: readonly Run[]): Run[] {
  return runs
    .map((run, index) => (index === 0 ? { ...run, text: run.text.trimStart() } : run))
    .map((run, index) => (index === runs.length - 1 ? { ...run, text: run.text.trimEnd() } : run))
    .filter((run) => run.text !== '')
}
