/** Pages as LibreOffice sets them, and the same from our layout, line by line. */
import { execFileSync } from 'node:child_process'
import type { TextLine } from '../../../src/renderer/page-view/break-lines.ts'
import type { PageSlice, Sheet } from '../../../src/renderer/page-view/layout.ts'
import type { PaperParagraph } from '../../../src/renderer/page-view/paragraphs.ts'

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function tidy(text: string): string {
  return text
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll('\u2011', '-')
    .replace(/[\u00A0\s]+/g, ' ')
    .trim()
}

/** The lines of each page of a PDF, as poppler finds them. */
export function pdfPages(pdf: string): string[][] {
  const xml = execFileSync('pdftotext', ['-bbox-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1024 ** 3 })
  return xml
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<line [^>]*>([\s\S]*?)<\/line>/g)].map(([, line = '']) =>
        tidy([...line.matchAll(/<word [^>]*>(.*?)<\/word>/g)].map(([, word]) => word).join(' ')),
      ),
    )
}

function textOf(lines: readonly TextLine[]): string[] {
  return lines.map((line) => tidy(line.runs.map((run) => run.text).join(''))).filter((text) => text !== '')
}

const linesOf = (paragraphs: readonly PaperParagraph[]) => paragraphs.flatMap((paragraph) => paragraph.lines)

function sliceLines({ part, cut, headed }: PageSlice): string[] {
  const { drawing } = part
  const headings = headed ? textOf(linesOf(part.table?.headings ?? [])) : []
  const columns =
    drawing.kind === 'stack'
      ? [drawing.paragraphs]
      : drawing.kind === 'columns'
        ? drawing.columns.map((column) => column.paragraphs)
        : drawing.cells
  const own = columns.flatMap((paragraphs, at) => textOf(linesOf(paragraphs).slice(cut?.from[at] ?? 0, cut?.to[at])))
  return [...headings, ...own]
}

/** The lines of a sheet, without its number. */
export function sheetLines({ slices }: Sheet): string[] {
  return slices.flatMap(sliceLines)
}

/** The words of lines, sorted: poppler reads the columns of a page in another order. */
export function sortWords(lines: readonly string[]): string[] {
  return lines
    .join(' ')
    .split(' ')
    .filter((word) => word !== '')
    .toSorted()
}

/** How many words of either list the other lacks. */
export function countDifferences(some: readonly string[], others: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of some) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) - 1)
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0)
}
