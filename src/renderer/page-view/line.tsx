/** The words of a line as they are drawn, on the screen and on paper. */
import { type CSSProperties, Fragment, type ReactNode } from 'react'
import type { MarkFrame } from '../../page/compose/mark-frames.ts'
import { faceOf, type LineRun, roomToLean, type TextLine } from './break-lines.ts'
import { millimetresPerPoint, type PaperStyle } from './paper-styles.ts'
import { heightOfLines, type PaperParagraph } from './paragraphs.ts'

/** Height above and below the baseline of Times New Roman, as shares of the size: where a browser sets it in a line. */
const ascent = 0.891
const descent = 0.216

export const millimetres = (value: number): string => `${Number(value.toFixed(4))}mm`

/** Place and look of a paragraph. */
export function paragraphStyle(paragraph: PaperParagraph, space: number): CSSProperties {
  const { look, lineHeight, colour } = paragraph.style
  return {
    marginTop: millimetres(space),
    height: millimetres(heightOfLines(paragraph)),
    lineHeight: millimetres(lineHeight),
    fontSize: `${look.size}pt`,
    fontWeight: look.bold ? 'bold' : 'normal',
    fontStyle: look.italic ? 'italic' : 'normal',
    ...(colour === undefined ? {} : { color: `#${colour}` }),
    ...(paragraph.frame === undefined ? {} : frameStyle(paragraph.frame)),
  }
}

function frameStyle({ width, thickness, above, below, colour }: MarkFrame): CSSProperties {
  return {
    width: millimetres(width),
    marginInline: 'auto',
    border: `${thickness}pt solid #${colour}`,
    paddingTop: `${above}pt`,
    paddingBottom: `${below}pt`,
  }
}

/** How far the baseline of the word processor is below that of the browser, which centres the letters in their line. */
export function shiftOf({ look, lineHeight, baseline }: PaperStyle): number {
  return baseline - lineHeight / 2 - ((ascent - descent) / 2) * look.size * millimetresPerPoint
}

export interface LineProps {
  readonly line: TextLine
  readonly look: PaperStyle['look']
  readonly shift: number
}

export function Line({ line, look, shift }: LineProps): ReactNode {
  return (
    <span className="page-line" style={lineStyle(line, shift)}>
      <Words line={line} look={look} />
    </span>
  )
}

export function lineStyle({ stretch, spacing, indent }: TextLine, shift: number): CSSProperties {
  return {
    top: millimetres(shift),
    ...(stretch === 0 ? {} : { wordSpacing: millimetres(stretch) }),
    ...(spacing === 0 ? {} : { letterSpacing: millimetres(spacing) }),
    ...(indent === 0 ? {} : { paddingLeft: millimetres(indent) }),
  }
}

export function Words({ line: { runs, stretch }, look }: Pick<LineProps, 'line' | 'look'>): ReactNode {
  return runs.map((run, at) => (
    <Fragment key={at}>
      {emphasize(run, tieBlanks(run.text, stretch, roomToLean(faceOf(run, look), look.size)))}
    </Fragment>
  ))
}

const noBreakSpace = '\u00A0'

/** No-break spaces keep their width in a justified line. */
function tieBlanks(text: string, stretch: number, room: number): ReactNode {
  if ((stretch === 0 && room === 0) || !text.includes(noBreakSpace)) return text
  const style = room === 0 ? undefined : { paddingLeft: millimetres(room) }
  return text.split(noBreakSpace).map((part, at) => (
    <Fragment key={at}>
      {at > 0 && (
        <span className="page-tie" style={style}>
          {noBreakSpace}
        </span>
      )}
      {part}
    </Fragment>
  ))
}

function emphasize({ emphasis, underline }: LineRun, text: ReactNode): ReactNode {
  const bold = emphasis === 'bold' || emphasis === 'boldItalic'
  const italic = emphasis === 'italic' || emphasis === 'boldItalic'
  const slanted = italic ? <i>{text}</i> : text
  const weighed = bold ? <b>{slanted}</b> : slanted
  return underline === true ? <u>{weighed}</u> : weighed
}
