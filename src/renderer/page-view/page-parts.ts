/** What is on a sheet: the parts with what is drawn in their place, and their heights. */
import type { FormatSpec } from '../../page/format/spec.ts'
import type { Part, TableFrame } from './paginate.ts'
import { heightOfLines, type PaperParagraph } from './paragraphs.ts'

/** The task table of an appendix: what all its rows share. */
export interface PaperTable extends TableFrame {
  readonly id: string
  /** mm */
  readonly widths: readonly number[]
  readonly padding: number
  readonly border: number
  readonly headings: readonly PaperParagraph[]
}

interface StackDrawing {
  readonly kind: 'stack'
  readonly paragraphs: readonly PaperParagraph[]
}
export interface SideColumn {
  /** mm, with what is free on either side. */
  readonly width: number
  readonly left?: number
  readonly right?: number
  readonly paragraphs: readonly PaperParagraph[]
}
interface ColumnsDrawing {
  readonly kind: 'columns'
  readonly columns: readonly SideColumn[]
}
export interface RowDrawing {
  readonly kind: 'row'
  readonly section: boolean
  readonly cells: readonly (readonly PaperParagraph[])[]
}

/** A part of the page with what is drawn in its place. */
export interface PagePart extends Part {
  /** What a click picks. */
  readonly id: string
  readonly drawing: StackDrawing | ColumnsDrawing | RowDrawing
  readonly table?: PaperTable | undefined
}

/**
 * Parts laid out before, so that an edit costs what it changed. `end` forgets what the last layout did not use.
 */
export class PartCache {
  private older = new Map<string, PagePart>()
  private newer = new Map<string, PagePart>()
  private spec: FormatSpec | undefined
  private readonly tables = new Map<string, PaperTable>()

  /** Begins a layout: parts of another format are of no use. */
  begin(spec: FormatSpec): void {
    if (this.spec !== spec) {
      this.older.clear()
      this.newer.clear()
      this.tables.clear()
      this.spec = spec
    }
  }

  /** Ends a complete layout: what it did not use is forgotten. */
  end(): void {
    this.older = this.newer
    this.newer = new Map()
  }

  part(key: string, make: () => PagePart): PagePart {
    const known = this.newer.get(key) ?? this.older.get(key) ?? make()
    this.newer.set(key, known)
    return known
  }

  table(key: string, make: () => PaperTable): PaperTable {
    const known = this.tables.get(key) ?? make()
    this.tables.set(key, known)
    return known
  }
}

/** Height of paragraphs with the spaces between them, but not above and below. */
export function heightOfStack(paragraphs: readonly PaperParagraph[]): number {
  let height = 0
  for (const [at, paragraph] of paragraphs.entries()) {
    const above = paragraphs[at - 1]
    height += (above === undefined ? 0 : spaceBetween(above, paragraph)) + heightOfLines(paragraph)
  }
  return height
}

/** A cell holds the outer spaces of its paragraphs too. */
export function heightInCell(paragraphs: readonly PaperParagraph[]): number {
  return (paragraphs[0]?.style.before ?? 0) + heightOfStack(paragraphs) + (paragraphs.at(-1)?.style.after ?? 0)
}

/** Of the two spaces that meet the larger counts. */
export function spaceBetween(above: Pick<PaperParagraph, 'style'>, below: Pick<PaperParagraph, 'style'>): number {
  return Math.max(above.style.after, below.style.before)
}
