/** A text measured once, so that its lines can be counted for many widths. */
import { tieNumbers } from './no-break.ts'
import { type Face, measureText } from './text-measure.ts'

/** The pieces of each of its lines that are not broken, mm, with what holds them apart. */
export interface MeasuredText {
  readonly lines: readonly (readonly number[])[]
  readonly blank: number
}

export function measureWords(text: string, size: number, face: Face): MeasuredText {
  const lines = tieNumbers(text)
    .split('\n')
    .map((line) => line.split(' ').map((word) => measureText(word, size, face)))
  return { lines, blank: measureText(' ', size, face) }
}

/** How many lines it takes in a width in mm. */
export function linesIn({ lines, blank }: MeasuredText, width: number): number {
  let count = 0
  for (const words of lines) {
    count += 1
    let line = 0
    for (const word of words) {
      if (line > 0 && line + blank + word > width) {
        count += 1
        line = 0
      }
      line += line > 0 ? blank + word : word
      while (line > width) {
        count += 1
        line -= width
      }
    }
  }
  return count
}
