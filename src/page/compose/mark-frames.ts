/** The frames of the urgency mark (F-URG-7) and of the circulation note (F-CIRC-3). */
import type { SetLines } from '../blocks.ts'
import type { FormatSpec } from '../format/spec.ts'
import { millimetresPerPoint, naturalLine } from './line-height.ts'
import { measureText } from './text-measure.ts'

export interface MarkFrame {
  /** mm */
  readonly width: number
  /** pt */
  readonly thickness: number
  /** Between the words and the frame, whole pt: the unit of the file. */
  readonly above: number
  readonly below: number
  readonly colour: string
}

export function urgencyFrame(urgency: string, { header }: FormatSpec): MarkFrame | undefined {
  const { names, frames, look, colour } = header.urgency
  const level = (Object.keys(frames) as (keyof typeof frames)[]).find((key) => names[key] === urgency)
  if (level === undefined) return undefined
  const { width, height } = frames[level]
  const { thickness } = header.markFrame
  const free = height / millimetresPerPoint - look.size * naturalLine - 2 * thickness
  const below = Math.max(0, Math.floor(free / 2))
  return { width, thickness, above: Math.max(0, Math.round(free - below)), below, colour }
}

export function circulationFrame(set: SetLines, { header, characters }: FormatSpec): MarkFrame | undefined {
  if (!header.circulationFramed || set.length === 0) return undefined
  const { size } = header.circulation
  const widest = Math.max(...set.flat().map((text) => measureText(text, size, header.circulation)))
  const { thickness, padding } = header.markFrame
  return { width: widest + 2 * padding, thickness, above: 1, below: 1, colour: characters.colour }
}
