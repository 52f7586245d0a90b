/** Facts of a measured layout that tests ask about: runs of pages, headings repeated, rows split over pages. */
import type { Layout, Page } from './readings.ts'

/** Pages of one orientation in a row, first and last number. */
export interface OrientationRun {
  readonly orientation: Page['orientation']
  readonly first: number
  readonly last: number
}

/** The document as runs of portrait and landscape pages, in order. */
export function runsOfOrientation({ pages }: Layout): OrientationRun[] {
  const starts = pages.filter((page, index) => page.orientation !== pages[index - 1]?.orientation)
  return starts.map((page, index) => ({
    orientation: page.orientation,
    first: page.number,
    last: (starts[index + 1]?.number ?? pages.length + 1) - 1,
  }))
}

/** Every type size of the lines (pt), rising. */
export function sizesOf(pages: readonly Page[]): number[] {
  return [...new Set(pages.flatMap((page) => page.lines.map((line) => line.size)))].sort((a, b) => a - b)
}

/**
 * Text of the lines that stand first below the page number on every one of these pages: a table's repeated heading
 * row, in the order of the page. Empty when the pages begin differently.
 */
export function findRepeatedTop(pages: readonly Page[], below = 18): string[] {
  const [first = [], ...others] = pages.map((page) =>
    page.lines.filter((line) => line.y > below).map((line) => line.text),
  )
  const end = first.findIndex((text, index) => others.some((lines) => lines[index] !== text))
  return end === -1 ? first : first.slice(0, end)
}

/** A row of a table on one page, by its drawn rules (mm). */
export interface Band {
  readonly page: number
  readonly top: number
  readonly bottom: number
  /** Text of the first column; empty for the rest of a row split over two pages, and for merged section rows never. */
  readonly firstCell: string
}

/** The rows of the tables with drawn borders, as bands between long horizontal rules, page by page. */
export function findBands(pages: readonly Page[]): Band[] {
  return pages.flatMap((page) => {
    const horizontal = page.rules.filter((rule) => rule.direction === 'horizontal')
    const widest = Math.max(0, ...horizontal.map((rule) => rule.x1 - rule.x0))
    const tops = [
      ...new Set(horizontal.filter((rule) => rule.x1 - rule.x0 > widest * 0.8).map((rule) => rule.y0)),
    ].sort((a, b) => a - b)
    const columns = [
      ...new Set(page.rules.filter((rule) => rule.direction === 'vertical').map((rule) => rule.x0)),
    ].sort((a, b) => a - b)
    const [left, right] = columns
    if (left === undefined || right === undefined) return []
    return tops.slice(1).map((bottom, index) => {
      const top = tops[index]!
      const inside = page.lines.filter((line) => {
        const middle = line.y + line.height / 2
        return line.x > left && line.x < right && middle > top && middle < bottom
      })
      return { page: page.number, top, bottom, firstCell: inside.map((line) => line.text).join(' ') }
    })
  })
}
