/** What stays on one page with what: the same for every writer of the page. */
import type { Block } from '../blocks.ts'
import type { FormatSpec } from '../format/spec.ts'
import { countLines } from './text-measure.ts'

/** A row taller than this share of the page may run on to the next: unsplit, it would leave the page empty or be cut off (hazard H7). */
export const tallShare = 0.6

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
