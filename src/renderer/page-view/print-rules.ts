import type { FormatSpec } from '../../page/format/spec.ts'
import type { Sheet } from './layout.ts'
import { fontsOf, paperStyles } from './paper-styles.ts'

/**
 * How far the printed area reaches into the left and right margins, mm: the outer lines of a table stand half in them.
 * Whatever overflows the printed area makes Chromium print all pages smaller.
 */
export const edge = 1

/** Name of the page a sheet is printed on. */
export function nameSheet(index: number): string {
  return `page-sheet-${index + 1}`
}

/**
 * The @page rules of the sheets. Each sheet has a named page with its own number as literal text: Chromium cannot set
 * the page counter anew, and an appendix may count from 1 again (F-APP-2).
 */
export function writePrintRules(sheets: readonly Sheet[], spec: FormatSpec): string {
  const { look } = spec.pageNumber
  const { lineHeight } = paperStyles(spec).PageNumber
  return sheets
    .map(({ orientation, number }, index) => {
      const page = orientation === 'portrait' ? spec.page : spec.landscapePage
      const margin = `${page.top}mm ${page.right - edge}mm ${page.bottom}mm ${page.left - edge}mm`
      const font = `${look.italic ? 'italic' : 'normal'} ${look.bold ? 'bold' : 'normal'} ${look.size}pt/${lineHeight}mm ${fontsOf(spec)}`
      const box = `@top-center { content: "${number}"; vertical-align: top; padding-top: ${page.headerDistance}mm; font: ${font}; color: #${spec.characters.colour} }`
      return `@page ${nameSheet(index)} { size: ${page.width}mm ${page.height}mm; margin: ${margin}; ${number === '' ? '' : box} }`
    })
    .join('\n')
}
