/** The head of the first page: organ, asterisk, number | heading, its rule, place and date, and the marks. */
import { BorderStyle, type IParagraphOptions, Paragraph, type Table, TextRun } from 'docx'
import type { HeaderBlock, SetLines } from '../page/blocks.ts'
import { circulationFrame, type MarkFrame, urgencyFrame } from '../page/compose/mark-frames.ts'
import { tieWhereBroken } from '../page/compose/no-break.ts'
import { measureText } from '../page/compose/text-measure.ts'
import type { FormatSpec, Look } from '../page/format/spec.ts'
import { line, optional, runsOnLines, sideBySide } from './docx-lines.ts'
import { pointTwips, twips } from './docx-styles.ts'

export function writeHeader(block: HeaderBlock, spec: FormatSpec): Table {
  const { header } = spec
  const left = header.leftColumn - block.set.gap
  const { look } = header.placeDate
  const placeDate = tieWhereBroken(block.placeDate, { width: header.rightColumn, size: look.size, face: look })
  // A secrecy mark is a stamp: it is not printed, its place is left free (F-SEC-2, F-SEC-3).
  const stampPlace = new Paragraph({ style: 'Secrecy', spacing: { after: pointTwips(18) } })
  const parts: Readonly<Record<string, readonly Paragraph[]>> = {
    superiorOrgan: organ('SuperiorOrgan', block.set.superiorOrgan, left, header.superiorOrgan),
    issuingOrgan: organ('IssuingOrgan', block.set.issuingOrgan, left, header.issuingOrgan),
    asterisk: optional('Asterisk', block.asterisk),
    number: [line('NumberLine', block.number)],
    secrecy: block.secrecy === '' ? [] : [header.secrecy.printed ? line('Secrecy', block.secrecy) : stampPlace],
    urgency: framed('Urgency', [[block.urgency]], urgencyFrame(block.urgency, spec), left, header.urgency.look),
    draft: optional('DraftMark', block.draft),
    heading: [line('PartyHeading', block.heading)],
    rule: [headingRule(spec)],
    placeDate: [line('PlaceDate', placeDate)],
    circulation: framed(
      'Circulation',
      block.set.circulation,
      circulationFrame(block.set.circulation, spec),
      header.rightColumn,
      header.circulation,
    ),
  }
  const column = (order: readonly string[]) => order.flatMap((part) => parts[part] ?? [])
  return sideBySide([
    { width: header.leftColumn, right: block.set.gap, children: column(header.leftOrder) },
    { width: header.rightColumn, children: column(header.rightOrder) },
  ])
}

function headingRule({ header }: FormatSpec): Paragraph {
  const indent = twips((header.rightColumn - header.heading.ruleLength) / 2)
  return new Paragraph({
    style: 'HeadingRule',
    indent: { left: indent, right: indent },
    border: {
      top: { style: BorderStyle.SINGLE, size: Math.round(header.heading.ruleThickness * 8), space: 0, color: '000000' },
    },
  })
}

/** The lines of an organ's name; one that is a little too wide is condensed. */
export function organ(style: string, set: SetLines, width: number, look: Look): Paragraph[] {
  return set.map((lines) => {
    const [text = ''] = lines
    const excess = measureText(text, look.size, look) - width
    if (lines.length > 1 || excess <= 0) return new Paragraph({ style, children: runsOnLines(lines, width, look) })
    const characterSpacing = -Math.ceil(twips(excess + 0.5) / text.length)
    return new Paragraph({ style, children: [new TextRun({ text, characterSpacing })] })
  })
}

/** A mark in its frame, or without one: the borders of a paragraph as narrow as the frame. */
function framed(style: string, set: SetLines, frame: MarkFrame | undefined, width: number, look: Look): Paragraph[] {
  if (set.flat().every((text) => text === '')) return []
  if (frame === undefined)
    return set.map((lines) => new Paragraph({ style, children: runsOnLines(lines, width, look) }))
  const indent = twips((width - frame.width) / 2)
  const edge = { style: BorderStyle.SINGLE, size: Math.round(frame.thickness * 8), color: frame.colour }
  const options: IParagraphOptions = {
    style,
    indent: { left: indent, right: indent },
    border: {
      top: { ...edge, space: frame.above },
      bottom: { ...edge, space: frame.below },
      left: { ...edge, space: 0 },
      right: { ...edge, space: 0 },
    },
  }
  return set.map((lines) => new Paragraph({ ...options, children: runsOnLines(lines, frame.width, look) }))
}
