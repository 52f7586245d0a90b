/** What stays on one page with what: the same for every writer of the page. */
import type { Block } from '../blocks.ts'
import type { FormatSpec } from '../format/spec.ts'
import { countLines } from './text-measure.ts'

/**
 * Index of the first block that stays with the signature block, so that this is never alone on a page:
 * the last paragraph, and the one before it when the last is a single line.
 */
export function firstKept(blocks: readonly Block[], spec: FormatSpec): number {
  const signAt = blocks.findIndex((block) => block.kind === 'signatureBlock')
  const last = blocks[signAt - 1]
  if (last === undefined || !('runs' in last)) return signAt
  const { page, body } = spec
  const text = last.runs.map((run) => run.text).join('')
  const lines = countLines(text, page.width - page.left - page.right - body.firstLineIndent, body.look.size)
  return lines === 1 ? signAt - 2 : signAt - 1
}

/** Whether a table is the last thing on the pages: a word processor puts a line of text after it, on a page of its own if it must. */
export function endsInTable(blocks: readonly Block[]): boolean {
  const last = blocks.findLast(({ kind }) => kind !== 'contact')
  return last?.kind === 'table' || last?.kind === 'signatureBlock' || last?.kind === 'copyNote'
}
