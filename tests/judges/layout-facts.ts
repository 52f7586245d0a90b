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
 * Text of a heading row that stands on the first of these pages and again at the top of every other, below the page
 * number, in the order of the page. Empty when it is not repeated on all of them.
 */
export function findRepeatedHeading(pages: readonly Page[], below = 18): string[] {
  const [first = [], second = [], ...others] = pages.map((page) =>
    page.lines.filter((line) => line.y > below).map((line) => line.text),
  )
  const differs = second.findIndex((text, index) => others.some((lines) => lines[index] !== text))
  const common = differs === -1 ? second : second.slice(0, differs)
  const holds = (count: number) =>
    first.some((_, start) => common.slice(0, count).every((text, index) => first[start + index] === text))
  const length = common.findLastIndex((_, index) => holds(index + 1)) + 1
  return common.slice(0, length)
}

/** A row of a table on one page, by its drawn rules (mm). */
export interface Band {
  readonly page: number
  readonly top: number
  readonly bottom: number
  /** Text of the first column: empty in the rest of a row split over two pages. */
  readonly firstCell: string
}

/** Rules closer than this (mm) are one: a double hit of the bitmap. */
const sameRule = 0.8

/** The rows of the tables with drawn borders, as bands between long horizontal rules, page by page. */
export function findBands(pages: readonly Page[]): Band[] {
  return pages.flatMap((page) => {
    const horizontal = page.rules.filter((rule) => rule.direction === 'horizontal')
    const widest = Math.max(0, ...horizontal.map((rule) => rule.x1 - rule.x0))
    const edges = riseWithoutTwins(horizontal.filter((rule) => rule.x1 - rule.x0 > widest * 0.8).map((rule) => rule.y0))
    const [left, right] = riseWithoutTwins(
      page.rules.filter((rule) => rule.direction === 'vertical').map((rule) => rule.x0),
    )
    if (left === undefined || right === undefined) return []
    return edges.slice(1).map((bottom, index) => {
      const top = edges[index]!
      const inside = page.lines.filter((line) => {
        const middle = line.y + line.height / 2
        return line.x > left && line.x < right && middle > top && middle < bottom
      })
      return { page: page.number, top, bottom, firstCell: inside.map((line) => line.text).join(' ') }
    })
  })
}

function riseWithoutTwins(places: readonly number[]): number[] {
  const rising = places.toSorted((a, b) => a - b)
  return rising.filter((place, index) => index === 0 || place - rising[index - 1]! > sameRule)
}
