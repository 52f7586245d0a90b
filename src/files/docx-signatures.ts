/** The end of the body part: recipients and signatures, side by side. */
import { Paragraph, type Table, TextRun, UnderlineType } from 'docx'
import type { SignatureBlock, SignatureLines } from '../page/blocks.ts'
import { signatureRows, signatureWidths, signedLine } from '../page/compose/signatures.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { centred, line, optional, sideBySide } from './docx-lines.ts'

/** Rows that are never split, held to the last lines of the body by them (keepNext). */
export function writeSignatureBlock(block: SignatureBlock, spec: FormatSpec): (Paragraph | Table)[] {
  const { leftColumn, rightColumn } = spec.signature
  const gap = spec.header.columnGap
  const recipients = writeRecipients(block, spec)
  const [first, ...others] = block.signatures
  if (others.length === 0) {
    const signature = first === undefined ? [] : writeSignature(first, rightColumn, spec)
    return [
      sideBySide([
        { width: leftColumn, right: gap, children: recipients },
        { width: rightColumn, children: signature },
      ]),
    ]
  }
  // Joint signatures are side by side; the recipients below them on the left.
  return [
    ...signatureRows(block.signatures).flatMap((row, at, rows) => {
      const { text, gap: beside } = signatureWidths(row.length, spec)
      return [
        sideBySide(
          row.map((signature) => ({
            width: text + beside,
            left: beside / 2,
            right: beside / 2,
            children: writeSignature(signature, text, spec),
          })),
        ),
        // A line between a name and the titles below it.
        new Paragraph({ style: at < rows.length - 1 ? 'SignTitle' : 'TableSpace' }),
      ]
    }),
    sideBySide([
      { width: leftColumn, right: gap, children: recipients },
      { width: rightColumn, children: [] },
    ]),
  ]
}

export function writeRecipients(
  block: Pick<SignatureBlock, 'label' | 'recipients' | 'mark'>,
  { recipients: form }: FormatSpec,
): Paragraph[] {
  const items = block.recipients.map(({ before, role, after }) => {
    const [open = '', close = ''] = form.role.split('{role}')
    const written =
      role === ''
        ? []
        : [
            new TextRun({ text: ` ${open.trimStart()}` }),
            new TextRun({ text: role, italics: form.roleItalic }),
            new TextRun({ text: close }),
          ]
    return new Paragraph({
      style: 'Recipient',
      children: [new TextRun({ text: before }), ...written, new TextRun({ text: after })],
    })
  })
  return [
    ...(block.recipients.length === 0 ? [] : [writeRecipientsLabel(block.label)]),
    ...items,
    ...optional('TypistMark', block.mark),
  ]
}

/** The underline belongs to the words, not to the colon after them (F-RECIP-7). */
function writeRecipientsLabel(label: string): Paragraph {
  const words = label.replace(/:$/, '')
  const rest = label.slice(words.length)
  return new Paragraph({
    style: 'RecipientsLabel',
    children: [
      new TextRun({ text: words }),
      ...(rest === '' ? [] : [new TextRun({ text: rest, underline: { type: UnderlineType.NONE } })]),
    ],
  })
}

export function writeSignature(
  { set, concurrently, signatory, room, signed }: SignatureLines,
  width: number,
  { signature }: FormatSpec,
): Paragraph[] {
  const first = concurrently !== ''
  return [
    ...centred('Authority', set.authority, width, signature.authority),
    ...centred(
      first ? 'SignTitleFirst' : 'SignTitle',
      set.title,
      width,
      first ? signature.titleBeforeConcurrent : signature.title,
    ),
    ...optional('Concurrently', concurrently),
    ...centred('ConcurrentTitle', set.concurrentTitle, width, signature.concurrentTitle),
    ...Array.from({ length: room }, (_, at) =>
      signed !== undefined && at === signedLine(room)
        ? line('PlaceDate', signed)
        : new Paragraph({ style: 'SignTitle' }),
    ),
    line('Signatory', signatory),
  ]
}
