import type { Place } from '../../domain/errors.ts'
import type { Doubt, DoubtCode, ReadLine } from '../blocks.ts'
import type { InlineReader } from './read-inline.ts'
import { textOf } from '../compose/paragraphs.ts'

/** What the parts of recognition share: ids, doubts, and how the source wrote what the format sets. */
export interface SourceReading extends InlineReader {
  readonly doubts: Doubt[]
  /** Slot of the source form -> text as it stood. */
  readonly written: Map<string, string>
  /** Wrap width of the document, or null (paragraphs.ts). */
  readonly width: number | null
}

/** Adds a doubt. `message` is Vietnamese: what was found and what was done with it. */
export function doubt(reading: SourceReading, code: DoubtCode, place: Place, message: string, found?: string): void {
  reading.doubts.push(found === undefined ? { code, place, message } : { code, place, message, found })
}

/** A line of the source with its characters at hand. */
export interface Line extends ReadLine {
  readonly text: string
}

export function withText(line: ReadLine): Line {
  return { ...line, text: textOf(line.runs).trim() }
}
