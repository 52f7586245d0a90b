import './page-view.css'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  memo,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import type { Block } from '../../page/blocks.ts'
import type { FormatSpec } from '../../page/format/spec.ts'
import { type ChangedWords, useChangedWords } from './changed-words.ts'
import { millimetres, Paragraphs, SheetContent } from './drawing.tsx'
import { findPosition, holdsAny, holdsPart } from './find-position.ts'
import { pageOf, type Sheet } from './layout.ts'
import { fontsOf, paperStyles } from './paper-styles.ts'
import { useSheets } from './use-sheets.ts'

export { PrintView } from './print-view.tsx'

export type Scale = Readonly<Record<Sheet['orientation'], number>>

export interface PageViewProps {
  readonly blocks: readonly Block[]
  readonly spec: FormatSpec
  /** CSS scale of the sheets of each orientation: 1 = 96 px per inch. */
  readonly scale: Scale
  /** Id of the block, row or recipient to bring into view and to mark softly. */
  readonly current?: string | null
  /** Whether it is marked, or only brought into view. */
  readonly isMarked?: boolean
  /** Words that are painted as changed. */
  readonly changed?: readonly ChangedWords[]
  /** Parts that are to be read: sheets with none of them are drawn small. Null: all are drawn alike. */
  readonly read?: ReadonlySet<string> | null
  /** A click on a block, row or recipient. */
  readonly onPick?: (id: string) => void
}

const pixelsPerMillimetre = 96 / 25.4
const nothingChanged: readonly ChangedWords[] = []
/** Between two sheets, above and below them, px. */
const gap = 24
/** Left free beside the widest sheet, px. */
const sideGap = 24
/** How large a sheet is that need not be read: its shape and its headings can be told. */
const smallShare = 0.3

/** The official page of a notice on sheets of paper, as its DOCX prints. It fills its container and scrolls in it. */
export function PageView({
  blocks,
  spec,
  scale,
  current = null,
  isMarked = true,
  changed = nothingChanged,
  read = null,
  onPick,
}: PageViewProps): ReactNode {
  const { sheets, complete } = useSheets(blocks, spec)
  const desk = useRef<HTMLDivElement>(null)
  const units = unitsOf(sheets, scale, read, current)
  const heights = sheets.map((sheet, at) => pageOf(sheet, spec).height * (units[at] ?? 0))
  const virtualizer = useRoll(desk, heights)
  useSameSheet(desk, heights, current)
  useChangedWords(desk, changed)
  useCurrentInView(desk, current, { sheets, heights, units, spec })
  const pick = usePick(onPick)
  return (
    <div
      ref={desk}
      className={onPick === undefined ? 'page-desk' : 'page-desk page-pickable'}
      role="document"
      aria-label="Trang văn bản chính thức"
      aria-busy={!complete}
      lang={spec.language}
      tabIndex={0}
      onClick={pick}
    >
      <div
        className="page-roll"
        style={{
          height: virtualizer.getTotalSize(),
          minWidth: Math.max(0, ...sheets.map((sheet, at) => pageOf(sheet, spec).width * (units[at] ?? 0))) + sideGap,
        }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const sheet = sheets[index]
          if (sheet === undefined) return null
          const unit = units[index] ?? 0
          const marked = isMarked && current !== null && holdsPart(sheet, current) ? current : null
          return (
            <div
              key={index}
              className="page-place"
              data-small={unit < unitOf(sheet, scale) ? '' : undefined}
              style={{ top: start, width: pageOf(sheet, spec).width * unit }}
            >
              <SheetView sheet={sheet} spec={spec} scale={unit / pixelsPerMillimetre} current={marked} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The part that was clicked. */
function usePick(onPick: PageViewProps['onPick']): (event: MouseEvent) => void {
  return useCallback(
    (event: MouseEvent) => {
      const part = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-part]') : null
      if (part?.dataset.part !== undefined) onPick?.(part.dataset.part)
    },
    [onPick],
  )
}

/** Only the sheets in sight are drawn. */
function useRoll(desk: RefObject<HTMLDivElement | null>, heights: readonly number[]) {
  const virtualizer = useVirtualizer({
    count: heights.length,
    getScrollElement: () => desk.current,
    estimateSize: (index) => heights[index] ?? 0,
    gap,
    paddingStart: gap,
    paddingEnd: gap,
    overscan: 1,
  })
  const heightsKey = heights.join()
  useLayoutEffect(() => {
    virtualizer.measure()
  }, [virtualizer, heightsKey])
  return virtualizer
}

/** When sheets become larger or smaller, the one at the top of the view stays there, unless another part is to be shown. */
function useSameSheet(
  desk: RefObject<HTMLDivElement | null>,
  heights: readonly number[],
  current: string | null,
): void {
  const before = useRef({ heights, current })
  const key = heights.join()
  useLayoutEffect(() => {
    const { heights: former, current: shown } = before.current
    before.current = { heights, current }
    const root = desk.current
    if (root === null || shown !== current || former.length !== heights.length || former.join() === key) return
    const [at, share] = sheetAt(former, root.scrollTop)
    const top = topOf(heights, at) + share * (heights[at] ?? 0)
    // Once the roll has its new length.
    const frame = requestAnimationFrame(() => (root.scrollTop = top))
    return () => cancelAnimationFrame(frame)
  }, [desk, key])
}

const topOf = (heights: readonly number[], at: number) =>
  heights.slice(0, at).reduce((sum, height) => sum + height + gap, gap)

/** The sheet at a distance from the top, and how much of it is above. */
function sheetAt(heights: readonly number[], top: number): readonly [at: number, share: number] {
  const found = heights.findIndex((height, at) => topOf(heights, at) + height > top)
  const at = found === -1 ? Math.max(0, heights.length - 1) : found
  const height = heights[at] ?? 0
  return [at, height === 0 ? 0 : Math.max(0, (top - topOf(heights, at)) / height)]
}

interface Laid {
  readonly sheets: readonly Sheet[]
  /** Of each sheet, px. */
  readonly heights: readonly number[]
  /** Pixels of a millimetre of each. */
  readonly units: readonly number[]
  readonly spec: FormatSpec
}

/** Brings the current part into view once, as soon as a sheet holds it. */
function useCurrentInView(
  desk: RefObject<HTMLDivElement | null>,
  current: string | null,
  { sheets, heights, units, spec }: Laid,
): void {
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (shown.current === current) return
    const place = current === null ? undefined : findPosition(sheets, current)
    if (place === undefined || desk.current === null) {
      if (current === null) shown.current = null
      return
    }
    shown.current = current
    const above = heights.slice(0, place.sheet).reduce((sum, height) => sum + height + gap, gap)
    const sheet = sheets[place.sheet]
    if (sheet === undefined) return
    const unit = units[place.sheet] ?? 0
    bringIntoView(desk.current, above + (pageOf(sheet, spec).top + place.top) * unit, place.height * unit)
  })
}

/** Pixels of a millimetre of each sheet: one with nothing to be read is small, unless it holds what is at hand. */
function unitsOf(
  sheets: readonly Sheet[],
  scale: Scale,
  read: ReadonlySet<string> | null,
  current: string | null,
): number[] {
  return sheets.map((sheet) => {
    const isRead = read === null || holdsAny(sheet, read) || (current !== null && holdsPart(sheet, current))
    return unitOf(sheet, scale) * (isRead ? 1 : smallShare)
  })
}

/** Pixels of a millimetre of the sheet. */
function unitOf(sheet: Sheet, scale: Scale): number {
  return pixelsPerMillimetre * scale[sheet.orientation]
}

/** Scrolls only when the part is not already in sight. */
function bringIntoView(desk: HTMLElement, top: number, height: number): void {
  const inSight =
    top >= desk.scrollTop && top + Math.min(height, desk.clientHeight) <= desk.scrollTop + desk.clientHeight
  if (!inSight) desk.scrollTop = Math.max(0, top - desk.clientHeight / 4)
}

interface SheetViewProps {
  readonly sheet: Sheet
  readonly spec: FormatSpec
  readonly scale: number
  readonly current: string | null
}

/** One sheet of paper. */
const SheetView = memo(function SheetView({ sheet, spec, scale, current }: SheetViewProps): ReactNode {
  const page = pageOf(sheet, spec)
  const number = paperStyles(spec).PageNumber
  const area = {
    top: millimetres(page.top),
    left: millimetres(page.left),
    width: millimetres(page.width - page.left - page.right),
    height: millimetres(page.height - page.top - page.bottom),
  }
  return (
    <div
      className="page-sheet"
      style={{
        width: millimetres(page.width),
        height: millimetres(page.height),
        zoom: scale,
        fontFamily: fontsOf(spec),
      }}
    >
      {sheet.number !== '' && (
        <div
          className={`page-number page-${number.align}`}
          aria-hidden="true"
          style={{
            top: millimetres(page.headerDistance),
            left: area.left,
            width: area.width,
            fontSize: `${number.look.size}pt`,
            lineHeight: millimetres(number.lineHeight),
          }}
        >
          {sheet.number}
        </div>
      )}
      <div className="page-area" style={area}>
        <SheetContent slices={sheet.slices} current={current} />
      </div>
      {sheet.foot !== undefined && (
        <div
          className="page-foot"
          style={{
            bottom: millimetres(page.headerDistance),
            left: area.left,
            width: area.width,
            borderTopWidth: spec.contact.ruleAbove ? '0.5pt' : 0,
          }}
        >
          <Paragraphs paragraphs={[sheet.foot]} outer={false} current={null} />
        </div>
      )}
    </div>
  )
})
