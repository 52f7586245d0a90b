/** Heights of what is on the pages of a table, mm. */
import type { Orientation } from '../blocks.ts'
import { pageSetup } from '../format/page-setup.ts'
import type { FormatSpec } from '../format/spec.ts'
import { millimetresPerPoint, naturalLine } from './line-height.ts'

/** Space above and below the text of a cell, pt: that of the paragraph styles. */
const cellSpace = 1

export interface RowHeights {
  /** A line of a cell, and what a row takes beyond its lines. */
  readonly line: number
  readonly around: number
  /** The page within its margins. */
  readonly page: number
  /** Label, title and link line above the table of an appendix, each on a line. */
  readonly opening: number
}

export function rowHeights(orientation: Orientation, spec: FormatSpec): RowHeights {
  const { appendix } = spec
  const { height, top, bottom } = pageSetup(orientation, spec)
  const { labelLook, titleLook, linkLook, cellLook, borderThickness } = appendix
  const opening = (labelLook.size + titleLook.size + linkLook.size) * naturalLine
  return {
    line: cellLook.size * naturalLine * millimetresPerPoint,
    around: (2 * cellSpace + borderThickness) * millimetresPerPoint,
    page: height - top - bottom,
    opening: orientation === 'portrait' ? 0 : opening * millimetresPerPoint,
  }
}
