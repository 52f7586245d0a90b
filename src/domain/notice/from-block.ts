/**
 * That a part was put in as a text block of the office: which line of which block, and what the whole block said then. With
 * that the part can be changed when the office changes the block, and a line that was left out on purpose is not put in again.
 */
import { z } from 'zod'
import { squeeze } from '../words/text.ts'
import { filled } from './text-schema.ts'

export const fromBlock = z
  .strictObject({ block: z.string().min(1).max(64), line: z.number().int().min(0).max(999), text: filled })
  .readonly()
export type FromBlock = z.infer<typeof fromBlock>

/** Characters: a block that is longer is put in as any other words, for each of its parts would carry it. */
const longestRemembered = 5000

/** The lines of a block, as they are put in. */
export function linesOfBlock(text: string): readonly string[] {
  return text
    .split('\n')
    .map(squeeze)
    .filter((line) => line !== '')
}

/** What the lines of a block remember of it; null where it is too long. */
export function rememberBlock(block: string, text: string): readonly (FromBlock | null)[] {
  const lines = linesOfBlock(text)
  const kept = lines.join('\n')
  return lines.map((_, line) => (kept.length > longestRemembered ? null : { block, line, text: kept }))
}

export function isSameOrigin(one: FromBlock | null | undefined, other: FromBlock | null | undefined): boolean {
  if (one === other) return true
  return one?.block === other?.block && one?.line === other?.line && one?.text === other?.text
}
