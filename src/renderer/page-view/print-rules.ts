import type { PageSetup } from '../../page/format/page-setup.ts'
import type { FormatSpec } from '../../page/format/spec.ts'
import { pageOf, type Sheet } from './layout.ts'
import { fontsOf, paperStyles } from './paper-styles.ts'
import type { PaperParagraph } from './paragraphs.ts'

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
    .map((sheet, index) => {
      const { number, foot } = sheet
      const page = pageOf(sheet, spec)
      const margin = `${page.top}mm ${page.right - edge}mm ${page.bottom}mm ${page.left - edge}mm`
      const font = `${look.italic ? 'italic' : 'normal'} ${look.bold ? 'bold' : 'normal'} ${look.size}pt/${lineHeight}mm ${fontsOf(spec)}`
      const box = `@top-center { content: "${number}"; vertical-align: top; padding-top: ${page.headerDistance}mm; font: ${font}; color: #${spec.characters.colour} }`
      const boxes = `${number === '' ? '' : box} ${foot === undefined ? '' : writeFoot(foot, page, spec)}`
      return `@page ${nameSheet(index)} { size: ${page.width}mm ${page.height}mm; margin: ${margin}; ${boxes} }`
    })
    .join('\n')
}

/** The contact line stands in the bottom margin, under a line across the text (F-CONT-2). */
function writeFoot({ style, lines }: PaperParagraph, page: PageSetup, spec: FormatSpec): string {
  const text = lines.map((line) => line.runs.map((run) => run.text).join('')).join('\n')
  const rule = spec.contact.ruleAbove ? '0.5pt solid #000' : '0 none'
  const free = page.bottom - page.headerDistance - lines.length * style.lineHeight
  const font = `${style.look.size}pt/${style.lineHeight}mm ${fontsOf(spec)}`
  return `@bottom-left { content: ${writeString(text)}; white-space: pre; width: calc(100% - ${2 * edge}mm); margin: ${free}mm ${edge}mm ${page.headerDistance}mm; border-top: ${rule}; padding-top: 2pt; text-align: left; vertical-align: top; font: ${font} }`
}

/** Text as a string of CSS. */
function writeString(text: string): string {
  return `"${text.replace(/[\\"]/g, String.raw`\$&`).replaceAll('\n', String.raw`\a `)}"`
}
