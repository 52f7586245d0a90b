/** A table on the clipboard: read from what other programs put there, and written so that they and this one read it back alike. */
import { cleanLines, cleanText } from '../../domain/words/text.ts'
import { readSectionRow } from '../recognize/recognize-table.ts'
import { readHtmlTable } from './read-html-table.ts'

/** Rows of texts; "\n" separates the lines of a cell. */
export type Cells = readonly (readonly string[])[]

/** Marks HTML of this program: beside it is the text, in which no blank is lost. */
const ownMark = 'data-from="ket-luan"'

/** What was copied: HTML first, because there no line break is lost. Null where nothing is a table of more than one cell. */
export function readClipboard(html: string, text: string): Cells | null {
  const fromHtml = html === '' || html.includes(ownMark) ? null : readHtmlTable(html)
  const cells = fromHtml !== null && isTable(fromHtml) ? fromHtml : joinBroken(readQuotedText(text))
  if (!isTable(cells)) return null
  const width = Math.max(...cells.map((row) => row.length))
  return cells.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''))
}

/** More than one cell. Lines without a tab are the lines of a text. */
function isTable(cells: Cells): boolean {
  return cells.some((row) => row.length > 1)
}

/**
 * Rows of a text with tabs, as Excel writes it: a cell that begins with a quote goes on to the quote that is followed by
 * a tab, a line end or the end; inside it a doubled quote is one. Where no such quote follows, the first is a sign like
 * any other. The last line end adds no row.
 */
export function readQuotedText(written: string): string[][] {
  // A line end of Word inside a cell ends no row.
  const text = cleanLines(written).text.replace(/\n$/, '')
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const quoted = text.charAt(at) === '"' ? readQuoted(text, at) : null
    const end = quoted?.end ?? endOfCell(text, at)
    rows.at(-1)?.push(cleanText(quoted?.text ?? text.slice(at, end)).text)
    if (text.charAt(end) === '\n') rows.push([])
    at = end + 1
  }
  return rows
}

/**
 * Word's own text has no quotes: a line break in a cell ends its row there. Where rows are shorter than the longest, the
 * next line goes on in the last cell, if it fits into what is missing and is no row of its own.
 */
function joinBroken(rows: readonly (readonly string[])[]): string[][] {
  const width = Math.max(...rows.map((row) => row.length))
  const joined: string[][] = []
  for (const row of rows) {
    const last = joined.at(-1)
    const [first = '', ...others] = row
    if (last !== undefined && goesOn(last, row, width)) last.push(`${last.pop() ?? ''}\n${first}`, ...others)
    else joined.push([...row])
  }
  return joined
}

const ordinal = /^(?:\d{1,3}|[IVXLC]+)\.?$/

function goesOn(above: readonly string[], row: readonly string[], width: number): boolean {
  const [first = ''] = row
  if (width < 2 || first.trim() === '' || above.length - 1 + row.length > width) return false
  // A title over all columns is a line without a tab, too.
  if (row.length === 1) return above.length > 1 && readSectionRow({ cells: row }) === null && /\p{Ll}/u.test(first)
  return above.length > 1 && above.length < width && !ordinal.test(first.trim())
}

function endOfCell(text: string, from: number): number {
  const tab = text.indexOf('\t', from)
  const line = text.indexOf('\n', from)
  return Math.min(tab === -1 ? text.length : tab, line === -1 ? text.length : line)
}

function readQuoted(text: string, from: number): { readonly text: string; readonly end: number } | null {
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return null
    const next = text.charAt(quote + 1)
    if (next === '"') at = quote + 2
    else if (next === '\t' || next === '\n' || next === '')
      return { text: text.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 }
    else at = quote + 1
  }
}

/** Cells as a text with tabs, quoted as Excel quotes. */
export function writeQuotedText(cells: Cells): string {
  return cells
    .map(
      (row) => `${row.map((text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t')}\r\n`,
    )
    .join('')
}

/** Cells as HTML that Excel and Word take as they are: text, never a number or a date of their own; line breaks in their cell. */
export function writeHtmlTable(cells: Cells): string {
  const rows = cells.map(
    (row) =>
      `<tr>${row.map((text) => `<td style="mso-number-format:'\\@';white-space:pre-wrap;vertical-align:top">${escapeCell(text)}</td>`).join('')}</tr>`,
  )
  return `<html><head><meta charset="utf-8"></head><body><table ${ownMark} border="1" style="border-collapse:collapse">${rows.join('')}</table></body></html>`
}

/** Blanks at the ends and doubled ones would be taken for blanks of the markup. */
function escapeCell(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/ (?= )|^ | $/gm, '&#160;')
    .replaceAll('\t', '&#160;')
    .replaceAll('\n', '<br style="mso-data-placement:same-cell">')
}
