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
import { findPosition, holdsPart } from './find-position.ts'
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
  /** Words that are painted as changed. */
  readonly changed?: readonly ChangedWords[]
  /** A click on a block, row or recipient. */
  readonly onPick?: (id: string) => void
}

const pixelsPerMillimetre = 96 / 25.4
const nothingChanged: readonly ChangedWords[] = []
/** Between two sheets, above and below them, px. */
const gap = 24
/** Left free beside the widest sheet, px. */
const sideGap = 24

/** The official page of a notice on sheets of paper, as its DOCX prints. It fills its container and scrolls in it. */
export function PageView({
  blocks,
  spec,
  scale,
  current = null,
  changed = nothingChanged,
  onPick,
}: PageViewProps): ReactNode {
  const { sheets, complete } = useSheets(blocks, spec)
  const desk = useRef<HTMLDivElement>(null)
  const heights = sheets.map((sheet) => pageOf(sheet, spec).height * unitOf(sheet, scale))
  const virtualizer = useRoll(desk, sheets, heights, scale)
  useChangedWords(desk, changed)
  useCurrentInView(desk, current, { sheets, heights, spec, scale })
  const pick = useCallback(
    (event: MouseEvent) => {
      const part = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-part]') : null
      if (part?.dataset.part !== undefined) onPick?.(part.dataset.part)
    },
    [onPick],
  )
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
          minWidth: Math.max(0, ...sheets.map((sheet) => pageOf(sheet, spec).width * unitOf(sheet, scale))) + sideGap,
        }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const sheet = sheets[index]
          if (sheet === undefined) return null
          const marked = current !== null && holdsPart(sheet, current) ? current : null
          return (
            <div
              key={index}
              className="page-place"
              style={{ top: start, width: pageOf(sheet, spec).width * unitOf(sheet, scale) }}
            >
              <SheetView sheet={sheet} spec={spec} scale={scale[sheet.orientation]} current={marked} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Only the sheets in sight are drawn. */
function useRoll(
  desk: RefObject<HTMLDivElement | null>,
  sheets: readonly Sheet[],
  heights: readonly number[],
  scale: Scale,
) {
  const virtualizer = useVirtualizer({
    count: sheets.length,
    getScrollElement: () => desk.current,
    estimateSize: (index) => heights[index] ?? 0,
    gap,
    paddingStart: gap,
    paddingEnd: gap,
    overscan: 1,
  })
  const heightsKey = `${scale.portrait} ${scale.landscape} ${sheets.map((sheet) => sheet.orientation[0]).join('')}`
  useLayoutEffect(() => {
    virtualizer.measure()
  }, [virtualizer, heightsKey])
  return virtualizer
}

interface Laid {
  readonly sheets: readonly Sheet[]
  /** Of each sheet, px. */
  readonly heights: readonly number[]
  readonly spec: FormatSpec
  readonly scale: Scale
}

/** Brings the current part into view once, as soon as a sheet holds it. */
function useCurrentInView(
  desk: RefObject<HTMLDivElement | null>,
  current: string | null,
  { sheets, heights, spec, scale }: Laid,
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
    const unit = unitOf(sheet, scale)
    bringIntoView(desk.current, above + (pageOf(sheet, spec).top + place.top) * unit, place.height * unit)
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
