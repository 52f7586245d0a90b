/** The position of a block, row or recipient on the sheets. */
import type { PageSlice, Sheet } from './layout.ts'
import { spaceBetween } from './page-parts.ts'
import { heightOfLines } from './paragraphs.ts'

export interface SheetPosition {
  readonly sheet: number
  /** mm below the top margin. */
  readonly top: number
  readonly height: number
}

/** The first position of a part, or undefined when no sheet holds it. */
export function findPosition(sheets: readonly Sheet[], id: string): SheetPosition | undefined {
  for (const [index, sheet] of sheets.entries()) {
    for (const slice of sheet.slices) {
      if (slice.part.id === id) return { sheet: index, top: slice.top, height: slice.height }
      const inner = findInside(slice, id)
      if (inner !== undefined) return { sheet: index, ...inner }
    }
  }
  return undefined
}

/** Whether a part, or a piece of it, is on a sheet. */
export function holdsPart(sheet: Sheet, id: string): boolean {
  return sheet.slices.some((slice) => slice.part.id === id || findInside(slice, id) !== undefined)
}

/** Whether any of the parts, or a piece of one, is on a sheet. */
export function holdsAny(sheet: Sheet, ids: ReadonlySet<string>): boolean {
  return sheet.slices.some(
    ({ part: { id, drawing } }) =>
      ids.has(id) ||
      (drawing.kind === 'columns' &&
        drawing.columns.some(({ paragraphs }) => paragraphs.some((one) => one.id !== undefined && ids.has(one.id)))),
  )
}

/** The position of a paragraph inside a block with columns, such as a recipient in the signature block. */
function findInside({ part, top }: PageSlice, id: string): Omit<SheetPosition, 'sheet'> | undefined {
  if (part.drawing.kind !== 'columns') return undefined
  for (const { paragraphs } of part.drawing.columns) {
    let at = top
    for (const [index, paragraph] of paragraphs.entries()) {
      const above = paragraphs[index - 1]
      at += above === undefined ? paragraph.style.before : spaceBetween(above, paragraph)
      const height = heightOfLines(paragraph)
      if (paragraph.id === id) return { top: at, height }
      at += height
    }
  }
  return undefined
}
