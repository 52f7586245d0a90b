/** Paper and margins of a page, of the front and of the back of a sheet. */
import type { Orientation } from '../blocks.ts'
import type { FormatSpec } from './spec.ts'

export type PageSetup = Omit<FormatSpec['landscapePage'], 'leastAtNumber'>

/**
 * `isBack`: where sheets are printed on both sides. A printer turns every landscape page the same way, so that the binding
 * edge is the top of a front and the bottom of a back. The text is as high on both: rows then stand alike on them.
 */
export function pageSetup(orientation: Orientation, { page, landscapePage }: FormatSpec, isBack = false): PageSetup {
  if (orientation === 'portrait') return isBack ? { ...page, ...page.back } : page
  if (!page.mirrored) return landscapePage
  // On a back this edge is the top, where the page number stands.
  const outer = Math.max(landscapePage.bottom, landscapePage.leastAtNumber)
  if (!isBack) return { ...landscapePage, bottom: outer }
  const { top: bound, left, right } = landscapePage
  // Word changes left and right of every back, also where the sheet lies.
  return { ...landscapePage, top: outer, bottom: bound, left: right, right: left }
}
