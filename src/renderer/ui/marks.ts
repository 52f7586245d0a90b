/** Where fields underline what was found in their text. The key names a field; its owner and the finder agree on it. */
import { createContext } from 'react'

export interface Mark {
  readonly start: number
  readonly end: number
  readonly tone: 'error' | 'warning' | 'info'
}

export const Marks = createContext<ReadonlyMap<string, readonly Mark[]>>(new Map())

/** The pieces of a text between the ends of its marks; of two marks on one character the first wins. */
export function cutByMarks(
  text: string,
  marks: readonly Mark[],
): readonly { readonly text: string; readonly tone: Mark['tone'] | null }[] {
  const pieces: { text: string; tone: Mark['tone'] | null }[] = []
  let at = 0
  for (const { start, end, tone } of marks.toSorted((one, other) => one.start - other.start)) {
    const from = Math.max(start, at)
    const to = Math.min(end, text.length)
    if (from >= to) continue
    if (from > at) pieces.push({ text: text.slice(at, from), tone: null })
    pieces.push({ text: text.slice(from, to), tone })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), tone: null })
  return pieces
}
