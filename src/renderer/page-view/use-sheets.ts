import { useLayoutEffect, useRef, useState } from 'react'
import type { Block } from '../../page/blocks.ts'
import type { FormatSpec } from '../../page/format/spec.ts'
import { layOut, type PageSlice, type Sheet } from './layout.ts'
import { PartCache } from './page-parts.ts'

/** What is ready of a page. */
export interface PageSheets {
  readonly sheets: readonly Sheet[]
  readonly complete: boolean
}

interface Shown {
  readonly sheets: readonly Sheet[]
  /** The blocks the sheets are complete for. */
  readonly blocks: readonly Block[] | null
  readonly spec: FormatSpec | null
}
const nothing: Shown = { sheets: [], blocks: null, spec: null }

/** How long the layout may hold up the screen at a time, ms. */
const stepTime = 8
/** How often the sheets of an unfinished first layout are shown, ms. */
const showEvery = 120

/**
 * The sheets of a page. A short notice is laid out before the screen is painted; a long one in steps: on first sight the
 * sheets appear as they get ready, after a change the former ones stay until the new ones are complete. Another notice
 * is another component: give it a key.
 */
export function useSheets(blocks: readonly Block[], spec: FormatSpec): PageSheets {
  const [shown, setShown] = useState<Shown>(nothing)
  const [cache] = useState(() => new PartCache())
  const completeFor = useRef<FormatSpec | null>(null)
  useLayoutEffect(() => {
    const steps = layOut(blocks, spec, cache)
    const channel = new MessageChannel()
    let shownAt = -Infinity
    const show = (sheets: readonly Sheet[], complete: boolean): void => {
      shownAt = performance.now()
      setShown((former) => ({ sheets: keepEqual(former.sheets, sheets), blocks: complete ? blocks : null, spec }))
    }
    const run = (): void => {
      const end = performance.now() + stepTime
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done === true) {
          completeFor.current = spec
          show(step.value, true)
          return
        }
        const now = performance.now()
        if (now < end) continue
        if (completeFor.current !== spec && now - shownAt > showEvery) show(step.value(), false)
        channel.port2.postMessage(null)
        return
      }
    }
    channel.port1.addEventListener('message', run)
    channel.port1.start()
    run()
    return () => {
      channel.port1.close()
    }
  }, [blocks, spec, cache])
  // Sheets of another format have other measures: they are not drawn by this one.
  return { sheets: shown.spec === spec ? shown.sheets : [], complete: shown.blocks === blocks && shown.spec === spec }
}

/** The new sheets, with the former object for each that is equal: React then leaves it as it is. */
function keepEqual(former: readonly Sheet[], sheets: readonly Sheet[]): readonly Sheet[] {
  return sheets.map((sheet, index) => {
    const before = former[index]
    return before !== undefined && isEqual(before, sheet) ? before : sheet
  })
}

function isEqual(one: Sheet, other: Sheet): boolean {
  return (
    one.orientation === other.orientation &&
    one.number === other.number &&
    one.isBack === other.isBack &&
    JSON.stringify(one.foot) === JSON.stringify(other.foot) &&
    one.slices.length === other.slices.length &&
    one.slices.every((slice, index) => isEqualSlice(slice, other.slices[index]))
  )
}

/** Parts come from the cache: an unchanged one is the same object. */
function isEqualSlice(one: PageSlice, other: PageSlice | undefined): boolean {
  return (
    one.part === other?.part &&
    one.top === other.top &&
    one.headed === other.headed &&
    one.cut?.from.join() === other.cut?.from.join() &&
    one.cut?.to.join() === other.cut?.to.join()
  )
}
