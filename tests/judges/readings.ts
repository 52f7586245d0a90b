/** What the judges see in a file. The Python programs beside this file print exactly these shapes as JSON. */

// --- measure_layout.py: lengths in mm from the top left corner of the page, type sizes in pt ---

/** White on each side. */
export interface Margins {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface StyledRun {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly font: string
  readonly color: string
}

/** A line of text. Its look is that of most of it; `runs` has the parts. */
export interface Line {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly baseline: number
  readonly text: string
  /** The widest blank between two of its words. */
  readonly blank: number
  readonly size: number
  readonly font: string
  readonly color: string
  readonly bold: boolean
  readonly italic: boolean
  readonly runs: readonly StyledRun[]
}

/** A drawn rule: a border of a table, the rule under a heading. */
export interface Rule {
  readonly direction: 'horizontal' | 'vertical'
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

export interface Page {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly orientation: 'portrait' | 'landscape'
  /** White up to the first text. */
  readonly text: Margins | null
  /** The same without the running header and footer. */
  readonly body: Margins | null
  /** White up to the first ink, rules included. */
  readonly ink: Margins | null
  readonly rules: readonly Rule[]
  /** From top to bottom, then from left to right. */
  readonly lines: readonly Line[]
}

export interface Layout {
  /** The faces really used: Liberation Serif stands for Times New Roman. */
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[]
  /** Type sizes in the page's own instructions, with counts: a cross-check of `Line.size`. */
  readonly contentSizes: Readonly<Record<string, number>>
  readonly pages: readonly Page[]
}

// --- read_docx.py: looks resolved through styles; lengths in mm, type sizes in pt ---

export interface DocxRun {
  readonly text: string
  readonly size: number | null
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly font: string | null
}

export interface DocxParagraph {
  readonly kind: 'paragraph'
  readonly text: string
  readonly style: string | null
  /** As OOXML says it: "both" is justified. */
  readonly alignment: string
  readonly firstLineIndent: number
  readonly outlineLevel: number | null
  readonly keepNext: boolean
  readonly pageBreakBefore: boolean
  /** Instructions of fields, e.g. "PAGE". */
  readonly fields: readonly string[]
  readonly runs: readonly DocxRun[]
}

export interface DocxCell {
  /** Paragraphs joined by line feeds. */
  readonly text: string
  readonly span: number
  readonly paragraphs: readonly DocxParagraph[]
}

export interface DocxRow {
  /** Repeated at the top of each page. */
  readonly repeated: boolean
  /** Not split over two pages. */
  readonly unsplit: boolean
  readonly cells: readonly DocxCell[]
}

export interface DocxTable {
  readonly kind: 'table'
  readonly columnWidths: readonly number[]
  readonly rows: readonly DocxRow[]
}

export type DocxBlock = DocxParagraph | DocxTable

export interface DocxSection {
  readonly orientation: 'portrait' | 'landscape'
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly headerDistance: number
  readonly differentFirstPage: boolean
  readonly header: readonly DocxBlock[]
  readonly firstPageHeader: readonly DocxBlock[]
  readonly footer: readonly DocxBlock[]
}

export interface DocxReading {
  readonly blocks: readonly DocxBlock[]
  readonly sections: readonly DocxSection[]
  /** Every face named anywhere in the file, in any channel. */
  readonly fonts: readonly string[]
  readonly languages: readonly string[]
  readonly properties: {
    readonly title: string
    readonly subject: string
    readonly author: string
    readonly last_modified_by: string
    readonly keywords: string
    readonly category: string
    readonly comments: string
    readonly language: string
    readonly identifier: string
    readonly created: string | null
    readonly modified: string | null
  }
}

// --- read_xlsx.py: widths in characters, heights in pt, margins in mm ---

export interface XlsxCell {
  readonly ref: string
  readonly column: string
  /** A date's value is ISO text. */
  readonly type: 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error'
  readonly value: string | number | boolean | null
  readonly numberFormat: string
  readonly font: string
  readonly size: number
  readonly bold: boolean
  readonly italic: boolean
  readonly horizontal: string | null
  readonly vertical: string | null
  readonly wrapped: boolean
  /** A border on all four sides. */
  readonly bordered: boolean
}

export interface XlsxRow {
  readonly number: number
  /** null: left to the program that opens the file. */
  readonly height: number | null
  readonly hidden: boolean
  /** Without the empty rest of merged ranges. */
  readonly cells: readonly XlsxCell[]
}

export interface XlsxSheet {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  readonly rows: readonly XlsxRow[]
  readonly columns: Readonly<Record<string, { readonly width: number | null; readonly hidden: boolean }>>
  readonly merged: readonly string[]
  readonly frozen: string | null
  readonly autoFilter: string | null
  readonly printTitleRows: string | null
  readonly printTitleColumns: string | null
  readonly printArea: readonly string[] | null
  readonly page: {
    readonly orientation: string | null
    /** 9 is A4. */
    readonly paperSize: number | null
    readonly fitToPage: boolean
    readonly fitToWidth: number | null
    readonly fitToHeight: number | null
    readonly scale: number | null
    readonly margins: Margins & { readonly header: number; readonly footer: number }
    readonly horizontallyCentered: boolean
    readonly header: string | null
    readonly footer: string | null
  }
}

export interface XlsxReading {
  readonly sheets: readonly XlsxSheet[]
  readonly properties: {
    readonly title: string | null
    readonly subject: string | null
    readonly creator: string | null
    readonly lastModifiedBy: string | null
    readonly keywords: string | null
    readonly category: string | null
    readonly description: string | null
    readonly language: string | null
    readonly identifier: string | null
    readonly created: string | null
    readonly modified: string | null
  }
}
