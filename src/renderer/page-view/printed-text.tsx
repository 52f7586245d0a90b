/**
 * Text on paper and in a PDF. The browser tells a program that reads the pages aloud or copies from them what is a
 * heading and what a paragraph, but only where the lines are no blocks of their own; and of headings it makes bookmarks.
 */
import { createContext, createElement, Fragment, type ReactNode } from 'react'
import type { Block } from '../../page/blocks.ts'
import type { PageSlice } from './layout.ts'
import { lineStyle, paragraphStyle, shiftOf, Words } from './line.tsx'
import { type PagePart, spaceBetween } from './page-parts.ts'
import type { PaperParagraph } from './paragraphs.ts'

/** Level of each part that is a heading, by its id. */
export type Outline = ReadonlyMap<string, number>

/** Null on the screen. */
export const PaperOutline = createContext<Outline | null>(null)

const deepestHeading = 6

/** The type is the title; below it stand the items at the top, those that are headings, and the appendices. */
export function outlineOf(blocks: readonly Block[]): Outline {
  const chosen = blocks.filter((block) => block.kind === 'item').filter(({ heading, depth }) => heading || depth === 0)
  return new Map([
    ['typeName', 1],
    ...chosen.map(({ id, depth }) => [id, Math.min(depth + 2, deepestHeading)] as const),
    ...blocks.flatMap((block) => (block.kind === 'appendixHeading' ? [[block.id, 2] as const] : [])),
  ])
}

interface PrintedPartProps {
  readonly part: PagePart
  readonly cut: PageSlice['cut']
  readonly paragraphs: readonly PaperParagraph[]
  readonly outline: Outline
}

/** The paragraphs of a part; of the title of an appendix the last line, its link, is no heading. */
export function PrintedPart({ part, cut, paragraphs, outline }: PrintedPartProps): ReactNode {
  const level = outline.get(part.id)
  const [only] = paragraphs
  if (paragraphs.length === 1 && only !== undefined) {
    const element = level === undefined ? 'p' : `h${level}`
    return <PrintedParagraph paragraph={only} space={0} element={element} piece={pieceOf(part, cut)} />
  }
  const inHeading = level === undefined ? 0 : paragraphs.length - 1
  const drawn = paragraphs.map((paragraph, at) => {
    const above = paragraphs[at - 1]
    const space = above === undefined ? 0 : spaceBetween(above, paragraph)
    const element = at < inHeading ? 'span' : 'p'
    // A line of the heading goes on in the next one.
    return (
      <PrintedParagraph key={at} paragraph={paragraph} space={space} element={element} goesOn={at < inHeading - 1} />
    )
  })
  if (inHeading === 0) return drawn
  return (
    <>
      {createElement(`h${level}`, { className: 'page-heading' }, drawn.slice(0, inHeading))}
      {drawn.slice(inHeading)}
    </>
  )
}

/** A paragraph that runs over to the next sheet is one all the same: what is drawn first owns what goes on. */
interface Piece {
  readonly name: string
  readonly isRest: boolean
  readonly rest: string | undefined
}

function pieceOf({ id, columns }: PagePart, cut: PageSlice['cut']): Piece | undefined {
  if (cut === undefined) return undefined
  const [from = 0, to = 0, end = 0] = [cut.from[0], cut.to[0], columns?.[0]?.paragraphs[0]]
  const nameAt = (line: number) => `${id}-${line}`
  return { name: nameAt(from), isRest: from > 0, rest: to < end ? nameAt(to) : undefined }
}

interface PrintedParagraphProps {
  readonly paragraph: PaperParagraph
  readonly space: number
  readonly element?: string
  readonly piece?: Piece | undefined
  /** What follows belongs to it. */
  readonly goesOn?: boolean
}

export function PrintedParagraph({
  paragraph,
  space,
  element = 'p',
  piece,
  goesOn = piece?.rest !== undefined,
}: PrintedParagraphProps): ReactNode {
  const { style, lines } = paragraph
  const words = lines.map((line, at) => {
    const isLast = at === lines.length - 1
    return (
      <Fragment key={at}>
        <span className="page-words" style={lineStyle(line, shiftOf(style))}>
          <Words line={line} look={style.look} />
        </span>
        {/* Between two lines there was a blank: without it, the words would be one to whoever copies them. */}
        {line.breaksWord === true || (isLast && !goesOn) ? null : <span className="page-gap"> </span>}
        {isLast ? null : <br />}
      </Fragment>
    )
  })
  const look = { className: `page-paragraph page-text page-${style.align}`, style: paragraphStyle(paragraph, space) }
  const owns = piece?.rest === undefined ? {} : { 'aria-owns': piece.rest }
  if (piece?.isRest !== true) return createElement(element, { ...look, ...owns }, words)
  return (
    <div {...look}>
      <span id={piece.name} {...owns}>
        {words}
      </span>
    </div>
  )
}
