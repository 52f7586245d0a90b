/** What makes a page a certified copy: a line over the whole width, and below it the copy's own head and signature. */
import { BorderStyle, Paragraph, type Table } from 'docx'
import type { CopyNoteBlock } from '../page/blocks.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { organ } from './docx-header.ts'
import { centred, line, optional, sideBySide } from './docx-lines.ts'
import { writeRecipients, writeSignature } from './docx-signatures.ts'

const space = () => new Paragraph({ style: 'TableSpace' })

/** On one row that is never split, with the line above it. */
export function writeCopyNote(block: CopyNoteBlock, spec: FormatSpec): (Paragraph | Table)[] {
  const { left, right, gap } = block.columns
  const { header } = spec
  const rule = { style: BorderStyle.SINGLE, size: Math.round(block.ruleThickness * 8), space: 0, color: '000000' }
  const [signature] = block.signatures
  return [
    new Paragraph({ style: 'TableSpace', keepNext: true }),
    new Paragraph({ style: 'HeadingRule', keepNext: true, border: { top: rule } }),
    sideBySide([
      {
        width: left,
        right: gap,
        children: [
          ...organ('SuperiorOrgan', block.superiorOrgan, left - gap, header.superiorOrgan),
          ...organ('IssuingOrgan', block.organ, left - gap, header.issuingOrgan),
          ...optional('Asterisk', block.asterisk),
          line('NumberLine', block.number),
          space(),
          ...writeRecipients({ ...block, mark: '' }, spec),
        ],
      },
      {
        width: right,
        children: [
          ...centred('IssuingOrgan', block.indication, right, header.issuingOrgan),
          line('PlaceDate', block.placeDate),
          space(),
          ...(signature === undefined ? [] : writeSignature(signature, right, spec)),
        ],
      },
    ]),
  ]
}
